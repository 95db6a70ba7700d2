import { createContext, type ReactNode, use } from "react";
import type { AccessRight, SessionQuery } from "./graphql/graphql.ts";

/** Who is signed in, where, and what the server permits them. */
export type Me = NonNullable<SessionQuery["me"]>;

const SessionContext = createContext<Me | undefined>(undefined);

/** Gives everything inside it the signed-in session. */
export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <SessionContext value={me}>{children}</SessionContext>;
}

/** The signed-in session; only pages behind the sign-in ask for it. */
export function useMe(): Me {
  const me = use(SessionContext);
  if (me === undefined) throw new Error("useMe outside of SessionProvider");
  return me;
}

/** Whether the server permits it. The console decides nothing of its own. */
export function useRight(right: AccessRight): boolean {
  return useMe().rights.includes(right);
}

/** The practice's time zone, or UTC where none is known. */
export function usePracticeTimeZone(): string {
  return useMe().practice?.timeZone ?? "UTC";
}
