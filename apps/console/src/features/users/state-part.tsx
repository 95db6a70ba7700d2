import { useMutation } from "@apollo/client/react";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { formatInstant } from "../../lib/dates.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { StatusDot } from "../../ui/badge.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Failure } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./login-tab.module.css";
import { DISABLE_USER, ENABLE_USER, RESEND_INVITATION } from "./operations.ts";
import { useAct } from "./use-act.ts";
import type { OpenUser } from "./user-page.tsx";
import { STATE_WORDS } from "./user-words.ts";

/** Whether the person may sign in, and the way to the other state. */
export function StatePart({ user }: { user: OpenUser }) {
  const zone = usePracticeTimeZone();
  const own = useMe().user?.id === user.id;
  const mayDisable = useRight("USER_DISABLE");
  const mayInvite = useRight("USER_ADD");
  const disableLocked = useLocked("Mutation.disableUser");
  const enableLocked = useLocked("Mutation.enableUser");
  const inviteLocked = useLocked("Mutation.resendInvitation");
  const [enable] = useMutation(ENABLE_USER);
  const [resend] = useMutation(RESEND_INVITATION);
  const [asked, setAsked] = useState<"disable" | "enable">();
  const close = () => setAsked(undefined);
  const act = useAct<"resend">();
  const disabled = user.state === "DISABLED";
  const lastSignInAt = user.security?.lastSignInAt ?? null;
  const failure = act.failureOf("resend");

  return (
    <>
      <div className={styles.row}>
        <div className={styles.words}>
          <StatusDot tone={STATE_WORDS[user.state].tone}>
            <b>{STATE_WORDS[user.state].label}</b>
          </StatusDot>
          <p>
            {disabled
              ? "Cannot sign in. Roles, exceptions and history are kept."
              : user.state === "INVITED"
                ? "Has been mailed a link, and has not set a password yet."
                : lastSignInAt === null
                  ? "Has never signed in."
                  : `Signed in last on ${formatInstant(lastSignInAt, zone)}.`}
          </p>
        </div>
        <div className={styles.acts}>
          {user.state === "INVITED" && mayInvite ? (
            <LockableButton
              locked={inviteLocked}
              loading={act.running === "resend"}
              onClick={() =>
                void act.run(
                  "resend",
                  async () => {
                    const { data } = await resend({ variables: { input: { userId: user.id } } });
                    throwRefusal(data?.resendInvitation?.userErrors);
                  },
                  { done: `A new link is on its way to ${user.profile.email}.`, undone: "No invitation was sent" },
                )
              }
            >
              Resend invitation
            </LockableButton>
          ) : null}
          {/* One button for both ways: it keeps the focus when its dialog closes. */}
          {mayDisable && !own ? (
            <LockableButton
              variant={disabled ? "default" : "danger"}
              locked={disabled ? enableLocked : disableLocked}
              onClick={() => setAsked(disabled ? "enable" : "disable")}
              aria-haspopup="dialog"
            >
              {disabled ? "Bring back…" : "Disable…"}
            </LockableButton>
          ) : null}
        </div>
      </div>
      {own && mayDisable ? (
        <p className={styles.help}>You cannot disable yourself. Another administrator can.</p>
      ) : null}
      <Failure>{failure}</Failure>
      {/* Both stay, whatever the state: a dialog that goes away with its act gives the focus to nobody. */}
      <ActDialog
        title={`Bring ${user.name} back?`}
        confirmLabel="Bring back"
        opened={asked === "enable"}
        onClose={close}
        onConfirm={async () => {
          const { data } = await enable({ variables: { input: { userId: user.id } } });
          throwRefusal(data?.enableUser?.userErrors);
          toastDone(`${user.name} can sign in again.`);
        }}
      >
        <p>
          The password, the second factor, the roles and the exceptions are as they were. The sessions are not back.
        </p>
      </ActDialog>
      <DisableDialog user={user} opened={asked === "disable"} onClose={close} />
    </>
  );
}

function DisableDialog({ user, opened, onClose }: { user: OpenUser; opened: boolean; onClose: () => void }) {
  const administers = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const [disable] = useMutation(DISABLE_USER);
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={`Disable ${user.name}?`}
      confirmLabel="Disable user"
      danger
      opened={opened}
      onClose={() => {
        onClose();
        setReason("");
      }}
      onConfirm={async () => {
        const { data } = await disable({
          variables: {
            input: { userId: user.id, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) },
            administers,
          },
        });
        throwRefusal(data?.disableUser?.userErrors);
        toastDone(`${user.name} is disabled and signed out everywhere.`);
      }}
    >
      <ol className={styles.follows}>
        <li>Every session ends at once, and open pages close.</li>
        <li>The person cannot sign in, and mailed links are void.</li>
        <li>The name stays in the audit log. You can bring the login back.</li>
      </ol>
      <Textarea
        label="Reason"
        description="Stands in the audit log. May stay empty."
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
