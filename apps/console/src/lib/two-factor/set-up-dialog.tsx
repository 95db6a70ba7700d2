import { Modal } from "@mantine/core";
import { useState } from "react";
import { toastDone } from "../../ui/toast.tsx";
import { TotpSetup } from "./totp-setup.tsx";

/** Sets up the first authenticator app, or another one in its place. */
export function SetUpDialog({
  opened,
  enabled,
  onClose,
  onDone,
}: {
  opened: boolean;
  /** There is one already. */
  enabled: boolean;
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
      title="Set up two-factor"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={!showsCodes}
    >
      <TotpSetup
        place="dialog"
        onCancel={close}
        onCodes={() => setShowsCodes(true)}
        onDone={() => {
          toastDone(
            enabled ? "The other app gives your codes now." : "Two-factor is on. Your next sign-in asks for a code.",
          );
          onDone();
          close();
        }}
      />
    </Modal>
  );
}
