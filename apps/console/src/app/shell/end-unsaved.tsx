import { Button, Modal } from "@mantine/core";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";

/** Asks before an access is ended in which something is typed and not saved: afterwards nothing can be saved any more. */
export function EndUnsaved({ onStay, onEnd }: { onStay: () => void; onEnd: () => void }) {
  return (
    <Modal opened onClose={onStay} title="End without saving?" withCloseButton={false}>
      <DialogBody>What you changed here is not saved. It is lost when the access ends.</DialogBody>
      <DialogFoot>
        <Button onClick={onEnd}>End without saving</Button>
        <Button variant="filled" data-autofocus onClick={onStay}>
          Stay
        </Button>
      </DialogFoot>
    </Modal>
  );
}
