import { useMutation } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHourglass, IconMail } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { formatInstant } from "../../lib/dates.ts";
import { formErrors, throwRefusal } from "../../lib/form-errors.ts";
import { ActRefused } from "../../lib/errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { fieldError } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { CANCEL_EMAIL_CHANGE, REQUEST_EMAIL_CHANGE } from "./operations.ts";
import { useAct } from "./use-act.ts";
import type { OpenUser } from "./user-page.tsx";
import styles from "./login-tab.module.css";

/** The e-mail address, and its change while it waits for the new address to confirm it. */
export function EmailPart({ user, onChanged }: { user: OpenUser; onChanged: () => void }) {
  const zone = usePracticeTimeZone();
  const own = useMe().user?.id === user.id;
  const mayUpdate = useRight("USER_UPDATE") || own;
  const changeLocked = useLocked("Mutation.requestEmailChange");
  const cancelLocked = useLocked("Mutation.cancelEmailChange");
  const [cancel] = useMutation(CANCEL_EMAIL_CHANGE);
  const [opened, dialog] = useDisclosure(false);
  const act = useAct<"cancel">();
  const pending = user.profile.emailChange;
  const failure = act.failureOf("cancel");

  return (
    <div>
      <div className={styles.beside}>
        {changeLocked === undefined ? (
          <TextInput
            label="E-mail"
            value={user.profile.email}
            readOnly
            leftSection={<IconMail size={16} stroke={1.75} aria-hidden="true" />}
          />
        ) : (
          <LockedField label="E-mail" value={user.profile.email} reason={changeLocked} />
        )}
        {mayUpdate ? (
          <LockableButton onClick={dialog.open} locked={changeLocked} aria-haspopup="dialog">
            Change…
          </LockableButton>
        ) : null}
      </div>
      {pending === null ? null : (
        <div className={styles.below}>
          <Note icon={<IconHourglass size={16} stroke={1.75} />}>
            <b>{pending.newEmail}</b> waits for the link to be opened that we sent to it, until{" "}
            {formatInstant(pending.expiresAt, zone)}. Until then the old address stays. Asked for by{" "}
            {pending.requestedBy.name}.
            {mayUpdate ? (
              <div className={styles.noteAct}>
                <LockableButton
                  size="xs"
                  locked={cancelLocked}
                  loading={act.running === "cancel"}
                  onClick={() =>
                    void act.run(
                      "cancel",
                      async () => {
                        const { data } = await cancel({ variables: { input: { userId: user.id } } });
                        throwRefusal(data?.cancelEmailChange?.userErrors);
                      },
                      { done: "The e-mail address stays as it is.", undone: "The change was not cancelled" },
                    )
                  }
                >
                  Cancel the change
                </LockableButton>
              </div>
            ) : null}
          </Note>
        </div>
      )}
      {failure === undefined ? null : (
        <div className={styles.below}>
          <Failure>{failure}</Failure>
        </div>
      )}
      <ChangeEmail user={user} own={own} opened={opened} onClose={dialog.close} onChanged={onChanged} />
    </div>
  );
}

function ChangeEmail(props: {
  user: OpenUser;
  own: boolean;
  opened: boolean;
  onClose: () => void;
  onChanged: () => void;
}) {
  const { user, own } = props;
  const [request] = useMutation(REQUEST_EMAIL_CHANGE);
  const field = useRef<HTMLInputElement>(null);
  const [newEmail, setNewEmail] = useState("");
  const [wrong, setWrong] = useState<string>();
  const close = () => {
    props.onClose();
    setNewEmail("");
    setWrong(undefined);
  };
  return (
    <PasswordDialog
      opened={props.opened}
      onClose={close}
      title={own ? "Change your e-mail address?" : `Change ${user.name}'s e-mail address?`}
      text={`We mail a link to the new address, and tell the old one. Until the link is opened nothing changes.`}
      confirmLabel="Send the link"
      check={() => {
        const missing = /^[^@\s]+@[^@\s]+$/u.test(newEmail.trim())
          ? undefined
          : "Type the new e-mail address, such as kim@practice.example.";
        setWrong(missing);
        if (missing !== undefined) field.current?.focus();
        return missing === undefined;
      }}
      onConfirm={async (password) => {
        const { data } = await request({
          variables: { input: { userId: user.id, newEmail: newEmail.trim(), password } },
        });
        const errors = formErrors(data?.requestEmailChange?.userErrors ?? [], ["newEmail"]);
        setWrong(errors.fields["newEmail"]);
        if (errors.form !== undefined) throw new ActRefused(errors.form);
        if (errors.fields["newEmail"] !== undefined) throw new ActRefused("Type another address above.");
        props.onChanged();
        toastDone(`A link is on its way to ${newEmail.trim()}.`);
      }}
    >
      <TextInput
        ref={field}
        label="New e-mail address"
        type="email"
        autoComplete="off"
        data-autofocus
        value={newEmail}
        onChange={(event) => {
          setNewEmail(event.currentTarget.value);
          setWrong(undefined);
        }}
        error={fieldError(wrong)}
      />
    </PasswordDialog>
  );
}
