import { ActDialog } from "../../ui/act-dialog.tsx";
import { toastDone } from "../../ui/toast.tsx";

/** Asks before "Allow emergency access" is taken from a user. */
export function WithdrawDialog(props: {
  userName: string;
  opened: boolean;
  onClose: () => void;
  onWithdraw: () => Promise<void>;
}) {
  return (
    <ActDialog
      title={`Withdraw emergency access from ${props.userName}?`}
      confirmLabel="Withdraw"
      danger
      opened={props.opened}
      onClose={props.onClose}
      onConfirm={async () => {
        await props.onWithdraw();
        toastDone(`${props.userName} is not designated any more.`);
      }}
    >
      <p>
        The person cannot activate emergency access any more. Where the mode is on, its rights end at once, and the
        person must sign out to finish.
      </p>
    </ActDialog>
  );
}
