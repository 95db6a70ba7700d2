import { useApolloClient, useMutation } from "@apollo/client/react";
import { useNavigate } from "react-router";
import { SIGN_OUT } from "../../lib/operations.ts";

/** The way out: ends the session, leaves for the sign-in page, and forgets what was read. */
export function useSignOut(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [signOut] = useMutation(SIGN_OUT);
  return async () => {
    // A session that has ended already is what was asked for.
    await signOut().catch(() => undefined);
    await navigate("/sign-in?why=signed-out");
    await client.clearStore();
  };
}
