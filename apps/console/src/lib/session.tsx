import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { setCulture } from "./culture.ts";
import type { AccessRight, PreferencesQuery, SessionQuery } from "./graphql/graphql.ts";

/** Who is signed in, where, and what the server permits them. */
export type Me = NonNullable<SessionQuery["me"]>;

/** How the signed-in person wants things shown. */
export type Preferences = Pick<
  NonNullable<NonNullable<NonNullable<PreferencesQuery["me"]>["user"]>["profile"]>,
  "culture" | "defaultPatientView" | "defaultDocumentTab"
>;

const DEFAULT_PREFERENCES: Preferences = {
  culture: "UNITED_STATES",
  defaultPatientView: "PATIENT_REGISTRATION",
  defaultDocumentTab: "ALL",
};

const SessionContext = createContext<{ me: Me; preferences: Preferences } | undefined>(undefined);

/** Gives everything inside it the signed-in session, and writes dates and numbers as its person does. */
export function SessionProvider(props: { me: Me; preferences?: Preferences | undefined; children: ReactNode }) {
  const { me, preferences = DEFAULT_PREFERENCES } = props;
  // Before the children are rendered: they write dates while rendering.
  setCulture(preferences.culture);
  useEffect(() => () => setCulture(undefined), []);
  const session = useMemo(() => ({ me, preferences }), [me, preferences]);
  return <SessionContext value={session}>{props.children}</SessionContext>;
}

/** The signed-in session; only pages behind the sign-in ask for it. */
export function useMe(): Me {
  return useSession().me;
}

/** How the signed-in person wants things shown. */
export function usePreferences(): Preferences {
  return useSession().preferences;
}

function useSession() {
  const session = use(SessionContext);
  if (session === undefined) throw new Error("The session was asked for outside of SessionProvider");
  return session;
}

/** Whether the server permits it. The console decides nothing of its own. */
export function useRight(right: AccessRight): boolean {
  return useMe().rights.includes(right);
}

/** The practice's time zone, or UTC where none is known. */
export function usePracticeTimeZone(): string {
  return useMe().practice?.timeZone ?? "UTC";
}
