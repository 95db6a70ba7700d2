import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useDelayed } from "../../lib/delayed.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Section } from "../../ui/page.tsx";
import { ErrorState, Failure } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { AccountSkeleton } from "./account-skeleton.tsx";
import styles from "./account.module.css";
import { BrowserTrusts } from "./browser-trusts.tsx";
import { ACCOUNT_SECURITY, END_OWN_SESSION, LOG_OUT_EVERYWHERE, REVOKE_BROWSER_TRUST } from "./operations.ts";
import { SessionList } from "./session-list.tsx";

/** Where one is signed in, and the browsers that ask for no second factor. */
export function SessionsTab() {
  const { data, error, refetch } = useQuery(ACCOUNT_SECURITY);
  const slow = useDelayed(data === undefined && error === undefined);
  const refresh = { refetchQueries: [ACCOUNT_SECURITY], awaitRefetchQueries: true };
  const [endSession] = useMutation(END_OWN_SESSION, refresh);
  const [revokeTrust] = useMutation(REVOKE_BROWSER_TRUST, refresh);
  const everywhereLocked = useLocked("Mutation.endAllSessions");
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<string>();

  const act = async (failed: string, done: string, work: () => Promise<readonly { message: string }[] | undefined>) => {
    setFailure(undefined);
    try {
      const errors = (await work()) ?? [];
      if (errors.length > 0) setFailure(errors.map(({ message }) => message).join(" "));
      else toastDone(done);
    } catch (reason) {
      setFailure(explainAct(reason, failed));
    }
  };

  if (error !== undefined && data === undefined) {
    return <ErrorState {...explain(error, "Your sessions")} onRetry={() => void refetch()} />;
  }
  const user = data?.me?.user;
  if (user?.security == null) return <AccountSkeleton visible={slow} />;
  return (
    <>
      {failure === undefined ? null : (
        <div className={styles.failure}>
          <Failure>{failure}</Failure>
        </div>
      )}
      <Section
        id="account-sessions"
        title="Where you are signed in"
        aside={
          <span className={styles.aside}>
            <LockableButton size="xs" variant="danger" locked={everywhereLocked} onClick={() => setLeaving(true)}>
              Log out everywhere…
            </LockableButton>
          </span>
        }
      >
        <p className={styles.lead}>
          If you do not know one of them, end it and change your password. A session ends by itself after 12 hours.
        </p>
        <SessionList
          sessions={user.security.sessions}
          onEnd={(session) =>
            void act("The session was not ended", `The session in ${session.device} has ended.`, async () => {
              const answer = await endSession({ variables: { input: { sessionId: session.id } } });
              return answer.data?.endSession?.userErrors;
            })
          }
        />
      </Section>
      <BrowserTrusts
        trusts={user.security.browserTrusts}
        onRevoke={(trust) =>
          void act(
            "The trust was not taken back",
            trust === undefined
              ? "No browser is trusted any more."
              : `${trust.device} asks for your second factor again.`,
            async () => {
              const answer = await revokeTrust({ variables: { input: { browserTrustId: trust?.id ?? null } } });
              return answer.data?.revokeBrowserTrust?.userErrors;
            },
          )
        }
      />
      <LeaveEverywhereDialog userId={user.id} opened={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}

function LeaveEverywhereDialog({ userId, opened, onClose }: { userId: string; opened: boolean; onClose: () => void }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [logOut, { loading }] = useMutation(LOG_OUT_EVERYWHERE);
  const [failure, setFailure] = useState<string>();
  const confirm = async () => {
    setFailure(undefined);
    try {
      const { data } = await logOut({ variables: { input: { userId } } });
      const errors = data?.endAllSessions?.userErrors ?? [];
      if (errors.length > 0) return setFailure(errors.map(({ message }) => message).join(" "));
      await navigate("/sign-in?why=signed-out", { replace: true });
      return await client.clearStore();
    } catch (error) {
      return setFailure(explainAct(error, "You were not signed out"));
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Log out everywhere?" withCloseButton={false}>
      <DialogBody>
        <p>All your sessions end at once, this one too. What is not saved in them is lost.</p>
        <Failure>{failure}</Failure>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button variant="danger-filled" loading={loading} onClick={() => void confirm()}>
          Log out everywhere
        </Button>
      </DialogFoot>
    </Modal>
  );
}
