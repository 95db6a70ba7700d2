import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { Outlet } from "react-router";
import { btgSessionOfTab, leaveBtg } from "../../lib/btg.ts";

/** All addresses of the staff console. A tab that comes out of a practice's account has forgotten it before anything of this is shown. */
export function VendorRealm() {
  const client = useApolloClient();
  const [here, setHere] = useState(() => btgSessionOfTab() === null);
  useEffect(() => {
    if (!here) void leaveBtg(client).then(() => setHere(true));
  }, [here, client]);
  return here ? <Outlet /> : null;
}
