import { useMutation } from "@apollo/client/react";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceDesktop, IconShieldCheck } from "@tabler/icons-react";
import { formatInstant, relativeTime } from "../../lib/dates.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Failure } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./login-tab.module.css";
import { END_ALL_SESSIONS_OF_USER, END_SESSION_OF_USER } from "./operations.ts";
import { useAct } from "./use-act.ts";
import type { OpenUser } from "./user-page.tsx";

/** The live sessions, each to be ended, or all. */
export function SessionsPart({ user, onChanged }: { user: OpenUser; onChanged: () => void }) {
  const zone = usePracticeTimeZone();
  const own = useMe().user?.id === user.id;
  const mayEnd = useRight("SESSION_END") || own;
  const endLocked = useLocked("Mutation.endSession");
  const endAllLocked = useLocked("Mutation.endAllSessions");
  const [end] = useMutation(END_SESSION_OF_USER);
  const [endAll] = useMutation(END_ALL_SESSIONS_OF_USER);
  const [opened, dialog] = useDisclosure(false);
  const act = useAct<string>();
  const sessions = user.security?.sessions ?? [];
  const failure = sessions.map(({ id }) => act.failureOf(id)).find((words) => words !== undefined);

  if (sessions.length === 0) return <p className={styles.help}>Signed in nowhere.</p>;
  return (
    <>
      <ul className={styles.sessions} aria-label="Sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <IconDeviceDesktop size={18} stroke={1.75} aria-hidden="true" />
            <div>
              <b>{session.device}</b>
              {session.current ? <Badge tone="own">This one</Badge> : null}
              {session.twoFactor ? (
                <Badge tone="proven">
                  <IconShieldCheck stroke={1.75} aria-hidden="true" />
                  Two-factor
                </Badge>
              ) : null}
              <p>
                <span className={styles.address}>{session.ipAddress}</span> · used{" "}
                <time dateTime={session.lastUsedAt} title={formatInstant(session.lastUsedAt, zone)}>
                  {relativeTime(session.lastUsedAt)}
                </time>{" "}
                · signed in <time dateTime={session.startedAt}>{formatInstant(session.startedAt, zone)}</time>
              </p>
            </div>
            {mayEnd && !session.current ? (
              <LockableButton
                size="xs"
                locked={endLocked}
                loading={act.running === session.id}
                aria-label={`End the session on ${session.device}, ${session.ipAddress}`}
                onClick={() =>
                  void act.run(
                    session.id,
                    async () => {
                      const { data } = await end({ variables: { input: { sessionId: session.id } } });
                      throwRefusal(data?.endSession?.userErrors);
                      onChanged();
                    },
                    { done: "The session has ended.", undone: "The session was not ended" },
                  )
                }
              >
                End
              </LockableButton>
            ) : null}
          </li>
        ))}
      </ul>
      <Failure>{failure}</Failure>
      {mayEnd ? (
        <div>
          <LockableButton variant="danger" locked={endAllLocked} onClick={dialog.open} aria-haspopup="dialog">
            Log out everywhere…
          </LockableButton>
        </div>
      ) : null}
      <ActDialog
        title={own ? "Log out everywhere, here too?" : `Log ${user.name} out everywhere?`}
        confirmLabel="Log out everywhere"
        danger
        opened={opened}
        onClose={dialog.close}
        onConfirm={async () => {
          const { data } = await endAll({ variables: { input: { userId: user.id } } });
          throwRefusal(data?.endAllSessions?.userErrors);
          onChanged();
          toastDone(`${user.name} is logged out everywhere.`);
        }}
      >
        <p>
          {sessions.length === 1 ? "The session ends" : `All ${sessions.length} sessions end`} at once, and open pages
          close. What is not saved there is lost.
        </p>
      </ActDialog>
    </>
  );
}
