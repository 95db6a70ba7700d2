import { useMutation } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRef, useState } from "react";
import { formatDay } from "../../lib/dates.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { StatusDot } from "../../ui/badge.tsx";
import { fieldError } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { Failure } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./login-tab.module.css";
import { RESET_TWO_FACTOR, SEND_PASSWORD_RESET, UNLOCK_LOGIN } from "./operations.ts";
import { useAct } from "./use-act.ts";
import type { OpenUser } from "./user-page.tsx";

/** Help for who forgot the password, or mistyped it too often. */
export function PasswordPart({ user }: { user: OpenUser }) {
  const mayUpdate = useRight("USER_UPDATE");
  const resetLocked = useLocked("Mutation.sendPasswordReset");
  const unlockLocked = useLocked("Mutation.unlockLogin");
  const [sendReset] = useMutation(SEND_PASSWORD_RESET);
  const [unlock] = useMutation(UNLOCK_LOGIN);
  const act = useAct<"reset" | "unlock">();
  const failure = act.failureOf("reset") ?? act.failureOf("unlock");
  if (!mayUpdate) return <p className={styles.help}>Ask whoever may change users for a reset.</p>;

  return (
    <>
      <div className={styles.row}>
        <p className={styles.words}>Forgotten: a link to set a new one, by mail, for an hour.</p>
        <LockableButton
          locked={resetLocked}
          loading={act.running === "reset"}
          onClick={() =>
            void act.run(
              "reset",
              async () => {
                const { data } = await sendReset({ variables: { input: { userId: user.id } } });
                throwRefusal(data?.sendPasswordReset?.userErrors);
              },
              { done: `A link is on its way to ${user.profile.email}.`, undone: "No mail was sent" },
            )
          }
        >
          Send password reset
        </LockableButton>
      </div>
      <div className={styles.row}>
        <p className={styles.words}>Mistyped too often: the login waits. Unlocking ends the wait.</p>
        <LockableButton
          locked={unlockLocked}
          loading={act.running === "unlock"}
          onClick={() =>
            void act.run(
              "unlock",
              async () => {
                const { data } = await unlock({ variables: { input: { userId: user.id } } });
                throwRefusal(data?.unlockLogin?.userErrors);
              },
              { done: `${user.name} can try again at once.`, undone: "The login was not unlocked" },
            )
          }
        >
          Unlock login
        </LockableButton>
      </div>
      <Failure>{failure}</Failure>
    </>
  );
}

/** Whether a second factor is asked for, and the way to take it away from who has lost it. */
export function TwoFactorPart({ user }: { user: OpenUser }) {
  const zone = usePracticeTimeZone();
  const own = useMe().user?.id === user.id;
  const mayReset = useRight("TWO_FACTOR_RESET") && !own;
  const locked = useLocked("Mutation.resetTwoFactor");
  const [opened, dialog] = useDisclosure(false);
  const factor = user.security?.twoFactor;
  if (factor === undefined) return null;
  const { enabled, required, totpConfirmedAt, recoveryCodesLeft } = factor;
  const codes = recoveryCodesLeft === 1 ? "1 recovery code" : `${recoveryCodesLeft} recovery codes`;

  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <StatusDot tone={enabled ? "proven" : required ? "refused" : "neutral"}>
          <b>{enabled ? "On" : required ? "Not set up" : "Off"}</b>
        </StatusDot>
        <p>
          {enabled
            ? `${totpConfirmedAt === null ? "" : `Since ${formatDay(totpConfirmedAt, zone)}. `}${codes} left.`
            : required
              ? "Your practice demands it: the next sign-in sets it up."
              : "The password alone lets the person in."}
        </p>
      </div>
      {enabled && mayReset ? (
        <LockableButton variant="danger" locked={locked} onClick={dialog.open} aria-haspopup="dialog">
          Reset two-factor…
        </LockableButton>
      ) : null}
      <ResetTwoFactor user={user} opened={opened} onClose={dialog.close} />
    </div>
  );
}

function ResetTwoFactor({ user, opened, onClose }: { user: OpenUser; opened: boolean; onClose: () => void }) {
  const [reset] = useMutation(RESET_TWO_FACTOR);
  const field = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<string>();
  return (
    <PasswordDialog
      opened={opened}
      onClose={() => {
        onClose();
        setNote("");
        setWrong(undefined);
      }}
      title={`Reset ${user.name}'s two-factor?`}
      text="The app's codes, the recovery codes and all trusted browsers are void. The person is told by mail. Be sure whom you speak with first."
      confirmLabel="Reset two-factor"
      danger
      check={() => {
        const missing = note.trim() === "" ? "Say how you knew that it is this person." : undefined;
        setWrong(missing);
        if (missing !== undefined) field.current?.focus();
        return missing === undefined;
      }}
      onConfirm={async (password) => {
        const { data } = await reset({ variables: { input: { userId: user.id, note: note.trim(), password } } });
        throwRefusal(data?.resetTwoFactor?.userErrors);
        toastDone(`${user.name}'s two-factor is reset.`);
      }}
    >
      <TextInput
        ref={field}
        label="How you identified the person"
        placeholder="Such as: in person, at the front desk"
        description={wrong === undefined ? "Stands in the audit log." : undefined}
        autoComplete="off"
        maxLength={500}
        data-autofocus
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          setWrong(undefined);
        }}
        error={fieldError(wrong)}
      />
    </PasswordDialog>
  );
}
