import { Button, Modal, PasswordInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { type PasswordEntry, usePasswordEntry } from "../lib/password-entry.ts";
import { DialogBody, DialogFoot } from "./dialog.tsx";
import { fieldError } from "./form.tsx";
import styles from "./password-dialog.module.css";

interface PasswordDialogProps {
  readonly title: string;
  /** What follows. */
  readonly text: ReactNode;
  /** The act by its verb. */
  readonly confirmLabel: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /**
   * Does the act. The dialog closes when it is done; when it throws, the dialog stays and says why: what failed in the API, or an
   * `ActRefused` with the words of a `userError`. With "STAY" it stays and says nothing: something in `children` does.
   * `closed` is aborted as soon as the dialog is closed: what comes after that is for nobody to see.
   */
  readonly onConfirm: (password: string, closed: AbortSignal) => Promise<void | "STAY">;
  /** What else is asked for, above the password. Mark its first field with `data-autofocus`. */
  readonly children?: ReactNode;
  /** False: something in `children` is missing and says so itself; nothing is done. */
  readonly check?: () => boolean;
  /** The act takes something away. */
  readonly danger?: boolean;
}

/** Asks for one's own password once more before an act. */
export function PasswordDialog(props: PasswordDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} withCloseButton={false}>
      <PasswordDialogForm {...props} />
    </Modal>
  );
}

/** Inside the Modal, which forgets it on closing: no password stays in memory. */
function PasswordDialogForm(props: PasswordDialogProps) {
  const closing = useRef(new AbortController());
  useEffect(() => {
    if (!props.opened) return undefined;
    const controller = new AbortController();
    closing.current = controller;
    return () => controller.abort();
  }, [props.opened]);
  const entry = usePasswordEntry(async (password) => {
    const closed = closing.current.signal;
    const outcome = await props.onConfirm(password, closed);
    // It may be open again by now, for another try.
    if (outcome !== "STAY" && !closed.aborted) props.onClose();
  }, props.check);
  return (
    <form onSubmit={entry.submit} noValidate>
      <DialogBody>
        {props.text}
        <div className={styles.fields}>
          {props.children}
          <PasswordEntryField entry={entry} first={props.children === undefined ? "dialog" : undefined} />
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button type="submit" variant={props.danger === true ? "danger-filled" : "filled"} loading={entry.working}>
          {props.confirmLabel}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** The field for one's own password, with what the last try was refused with. */
export function PasswordEntryField(props: {
  entry: PasswordEntry;
  /** Where it is the first field, and has the focus: a dialog gives it, a page's own field takes it. */
  first: "dialog" | "page" | undefined;
}) {
  const { entry, first } = props;
  return (
    <PasswordInput
      id={entry.fieldId}
      label="Your password"
      autoComplete="current-password"
      data-autofocus={first === "dialog" || undefined}
      autoFocus={first === "page"}
      visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
      value={entry.password}
      onChange={(event) => entry.setPassword(event.currentTarget.value)}
      error={fieldError(entry.refusal)}
      errorProps={{ role: "alert" }}
    />
  );
}
