import { Button, Modal } from "@mantine/core";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";

/** The last minute before Auto Logout. */
export function IdleWarning({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  return (
    <Modal
      opened
      onClose={onStay}
      title={`You will be signed out in ${seconds} s`}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <DialogBody>You have not used Chartward for a while. What is not saved will be lost.</DialogBody>
      <DialogFoot>
        <Button variant="filled" data-autofocus onClick={onStay}>
          Stay signed in
        </Button>
      </DialogFoot>
    </Modal>
  );
}
