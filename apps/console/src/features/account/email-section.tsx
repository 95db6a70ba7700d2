import { useMutation } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { IconHourglass, IconMail } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { formatInstant } from "../../lib/dates.ts";
import { ActRefused, explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import type { ProfileUser } from "../../lib/profile/profile-form.tsx";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { fieldError } from "../../ui/form.tsx";
import { FormSection } from "../../ui/form-section.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./account.module.css";
import { ACCOUNT, CANCEL_OWN_EMAIL_CHANGE, REQUEST_OWN_EMAIL_CHANGE } from "./operations.ts";

/** The address that one signs in with and that notices go to, and its change until the new address confirms. */
export function EmailSection({ user }: { user: ProfileUser }) {
  const { email, emailChange } = user.profile;
  const zone = usePracticeTimeZone();
  const locked = useLocked("Mutation.requestEmailChange");
  const cancelLocked = useLocked("Mutation.cancelEmailChange");
  const [changing, setChanging] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [cancel, { loading }] = useMutation(CANCEL_OWN_EMAIL_CHANGE);

  const stop = async () => {
    setFailure(undefined);
    try {
      const { data } = await cancel({ variables: { input: { userId: user.id } } });
      const errors = data?.cancelEmailChange?.userErrors ?? [];
      if (errors.length > 0) setFailure(errors.map(({ message }) => message).join(" "));
      else toastDone(`Your e-mail address stays ${email}.`);
    } catch (error) {
      setFailure(explainAct(error, "The change was not cancelled"));
    }
  };

  return (
    <FormSection
      id="account-email"
      title="E-mail address"
      help="You can sign in with it, and notices go to it. A new address counts once it has confirmed."
    >
      <div className={styles.row}>
        {locked === undefined ? (
          <TextInput
            label="Present address"
            value={email}
            readOnly
            leftSection={<IconMail size={16} stroke={1.75} aria-hidden="true" />}
          />
        ) : (
          <LockedField label="Present address" value={email} reason={locked} />
        )}
        <LockableButton locked={locked} onClick={() => setChanging(true)}>
          Change e-mail…
        </LockableButton>
      </div>
      {emailChange === null ? null : (
        <Note icon={<IconHourglass size={16} stroke={1.75} />}>
          <div className={styles.pending}>
            <span>
              <b>{emailChange.newEmail}</b> is waiting for you to open the link that we sent to it, until{" "}
              {formatInstant(emailChange.expiresAt, zone)}. Until then the present address stays.
            </span>
            <LockableButton size="xs" locked={cancelLocked} loading={loading} onClick={() => void stop()}>
              Cancel the change
            </LockableButton>
          </div>
        </Note>
      )}
      <Failure>{failure}</Failure>
      <ChangeEmailDialog userId={user.id} email={email} opened={changing} onClose={() => setChanging(false)} />
    </FormSection>
  );
}

function ChangeEmailDialog(props: { userId: string; email: string; opened: boolean; onClose: () => void }) {
  const [request] = useMutation(REQUEST_OWN_EMAIL_CHANGE, { refetchQueries: [ACCOUNT], awaitRefetchQueries: true });
  const [newEmail, setNewEmail] = useState("");
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
  };
  const close = () => {
    setNewEmail("");
    setWrong(undefined);
    props.onClose();
  };

  return (
    <PasswordDialog
      title="Change your e-mail address?"
      text={
        <ol className={styles.steps}>
          <li>We mail a link to the new address. It holds for 72 hours.</li>
          <li>Until you open it and confirm, nothing changes.</li>
          <li>We tell {props.email} at once, and it can stop the change.</li>
        </ol>
      }
      confirmLabel="Mail the link"
      opened={props.opened}
      onClose={close}
      check={() => {
        if (/^[^@\s]+@[^@\s]+$/u.test(newEmail.trim())) return true;
        refuse("Type an e-mail address, such as kim@practice.example.");
        return false;
      }}
      onConfirm={async (password) => {
        const { data } = await request({
          variables: { input: { userId: props.userId, newEmail: newEmail.trim(), password } },
        });
        const errors = formErrors(data?.requestEmailChange?.userErrors ?? [], ["newEmail"]);
        if (errors.form !== undefined) throw new ActRefused(errors.form);
        if (errors.fields["newEmail"] !== undefined) {
          refuse(errors.fields["newEmail"]);
          return "STAY";
        }
        toastDone(`A link is on its way to ${newEmail.trim()}.`);
        return undefined;
      }}
    >
      <TextInput
        ref={field}
        label="New address"
        type="email"
        autoComplete="email"
        data-autofocus
        value={newEmail}
        onChange={(event) => {
          setNewEmail(event.currentTarget.value);
          setWrong(undefined);
        }}
        error={fieldError(wrong)}
        errorProps={{ role: "alert" }}
      />
    </PasswordDialog>
  );
}
