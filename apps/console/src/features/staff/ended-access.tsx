import { useQuery } from "@apollo/client/react";
import { IconDoorExit } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useUrlState } from "../../lib/url-state.ts";
import { ClosableNote } from "./closable-note.tsx";
import { ENDED_BTG_SESSION } from "./operations.ts";
import { type StaffBtgSession, YOUR_END_WORDS } from "./staff-words.ts";

/** After a tab has come out of a practice's account: that it has, and by whom or what. Told once: the address forgets it at once. */
export function EndedAccess() {
  const [parameters, change] = useUrlState();
  const told = parameters.get("ended");
  const [id, setId] = useState(told);
  if (told !== null && told !== id) setId(told);
  useEffect(() => {
    if (told !== null) change({ ended: null }, { replace: true });
  }, [told, change]);
  // An address that anybody can write: of what is not known as one's own, nothing is said.
  const { data } = useQuery(ENDED_BTG_SESSION, { variables: { id: id ?? "" }, skip: id === null });
  const session = data?.node?.__typename === "VendorBtgSession" ? data.node : undefined;
  return (
    <ClosableNote icon={<IconDoorExit size={16} stroke={1.75} />} onClose={() => setId(null)}>
      {id === null || session === undefined ? undefined : <span>{inWords(session)}</span>}
    </ClosableNote>
  );
}

function inWords({ state, practice, onBehalfOf, endCause }: StaffBtgSession): string {
  if (state === "LIVE") return `You are out of ${practice.name}. The access goes on until it is ended: see My access.`;
  const how = endCause === null ? "" : ` ${YOUR_END_WORDS[endCause]}`;
  return `Your access to ${practice.name}, on behalf of ${onBehalfOf.name}, has ended.${how}`;
}
