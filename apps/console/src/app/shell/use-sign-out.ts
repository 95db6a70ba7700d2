import { useApolloClient, useMutation } from "@apollo/client/react";
import { useLocation, useNavigate } from "react-router";
import { OUTSIDE_BTG } from "../../lib/btg.ts";
import { failureOf } from "../../lib/errors.ts";
import { SIGN_OUT } from "../../lib/operations.ts";
import { leaveOnce } from "../leave-for-sign-in.ts";
import { signInAddress, signInState } from "../sign-in-address.ts";

/** The way out: ends the session, in BTG the employee's own with all accesses of it, leaves for the sign-in page, and forgets what was read. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const [signOut] = useMutation(SIGN_OUT, { context: OUTSIDE_BTG });
  return () =>
    leaveOnce(client, async () => {
      // By where the tab is now: the end of a BTG session takes it out at once.
      const [out, notOut] = [signInAddress(location, "signed-out"), signInAddress(location, "not-signed-out")];
      const state = signInState(client, "signed-out");
      const isOut = await signOut().then(
        () => true,
        // A session that has ended already is what was asked for.
        (error: unknown) => failureOf(error).code === "UNAUTHENTICATED",
      );
      await (isOut ? navigate(out, { state }) : navigate(notOut));
    });
}
