import { Button, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { explainAct } from "../lib/errors.ts";
import { DialogBody, DialogFoot } from "./dialog.tsx";
import styles from "./act-dialog.module.css";
import { Failure } from "./states.tsx";

interface ActDialogProps {
  /** The act as a question. */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** The act by its verb. */
  readonly confirmLabel: string;
  /** The way back; "Cancel" when left out. */
  readonly cancelLabel?: string;
  readonly danger?: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The dialog closes when it is done; when it throws, the dialog stays and says why. */
  readonly onConfirm: () => Promise<void>;
}

/** Asks before an act that takes something away. The way back has the focus. */
export function ActDialog(props: ActDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} withCloseButton={false}>
      <ActBody {...props} />
    </Modal>
  );
}

/** Inside the Modal, which forgets what failed on closing. */
function ActBody(props: ActDialogProps) {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const confirm = async () => {
    setWorking(true);
    setFailure(undefined);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (error) {
      setFailure(explainAct(error, "It was not done"));
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      <DialogBody>
        <div className={styles.body}>
          {props.children}
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={props.onClose}>
          {props.cancelLabel ?? "Cancel"}
        </Button>
        <Button
          variant={props.danger === true ? "danger-filled" : "filled"}
          loading={working}
          onClick={() => void confirm()}
        >
          {props.confirmLabel}
        </Button>
      </DialogFoot>
    </>
  );
}
