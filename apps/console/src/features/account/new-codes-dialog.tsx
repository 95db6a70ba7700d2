import { useMutation } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { ActRefused } from "../../lib/errors.ts";
import { usePasswordEntry } from "../../lib/password-entry.ts";
import { PasswordEntryField } from "../../ui/password-dialog.tsx";
import { REGENERATE_RECOVERY_CODES } from "./operations.ts";
import { RecoveryCodes } from "../../lib/two-factor/recovery-codes.tsx";
import { StepFrame } from "../../lib/two-factor/step-frame.tsx";

/** Makes new recovery codes in place of the old ones, and shows them once. */
export function NewCodesDialog({
  opened,
  onClose,
  onDone,
}: {
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const [showsCodes, setShowsCodes] = useState(false);
  const close = () => {
    setShowsCodes(false);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={540}
      title="New recovery codes"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={!showsCodes}
    >
      <Steps
        onCancel={close}
        onKept={close}
        onMade={() => {
          setShowsCodes(true);
          onDone();
        }}
      />
    </Modal>
  );
}

/** Inside the Modal, which forgets it on closing: no code stays in memory. */
function Steps(props: { onCancel: () => void; onKept: () => void; onMade: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodes place="dialog" codes={codes} onKept={props.onKept} />;
  return (
    <PasswordStep
      onCancel={props.onCancel}
      onCodes={(made) => {
        setCodes(made);
        props.onMade();
      }}
    />
  );
}

function PasswordStep({ onCancel, onCodes }: { onCancel: () => void; onCodes: (codes: readonly string[]) => void }) {
  const [regenerate] = useMutation(REGENERATE_RECOVERY_CODES);
  const entry = usePasswordEntry(async (password) => {
    const { data } = await regenerate({ variables: { input: { password } } });
    const { recoveryCodes, userErrors } = data?.regenerateRecoveryCodes ?? {};
    if (recoveryCodes == null) {
      throw new ActRefused(userErrors?.map(({ message }) => message).join(" ") ?? "No codes were made. Try again.");
    }
    onCodes(recoveryCodes);
  });
  return (
    <form onSubmit={entry.submit} noValidate>
      <StepFrame
        place="dialog"
        title="Your password first"
        foot={
          <>
            <Button onClick={onCancel}>Cancel</Button>
            <Button type="submit" variant="filled" loading={entry.working}>
              Make new codes
            </Button>
          </>
        }
      >
        <p>You get ten new codes. The ones that you have now stop working at once.</p>
        <PasswordEntryField entry={entry} first="dialog" />
      </StepFrame>
    </form>
  );
}
