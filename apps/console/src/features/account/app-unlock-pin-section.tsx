import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { ActRefused } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { StatusDot } from "../../ui/badge.tsx";
import { FormSection } from "../../ui/form-section.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { isWholePin, PinBoxes, PinField } from "../../ui/pin.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { OWN_PINS, SET_APP_UNLOCK_PIN } from "./pin-operations.ts";
import styles from "./pins.module.css";

/** The four digits that open the mobile app again: set or changed by the password, shown to nobody. */
export function AppUnlockPinSection({ isSet }: { isSet: boolean | undefined }) {
  const locked = useLocked("Mutation.setAppUnlockPin");
  const [changing, setChanging] = useState(false);
  return (
    <FormSection
      id="app-unlock-pin"
      title="App Unlock PIN"
      help="4-digit numeric PIN for unlocking the mobile EHR app from inactivity."
    >
      <div className={styles.line}>
        {isSet === true ? <PinBoxes label="App Unlock PIN" text="••••" shown={false} /> : null}
        <span className={styles.state}>
          {isSet === undefined ? (
            <Skeleton width={60} />
          ) : (
            <StatusDot tone={isSet ? "proven" : "neutral"}>{isSet ? "Set" : "Not set"}</StatusDot>
          )}
        </span>
        <div className={styles.acts}>
          <LockableButton locked={locked} aria-haspopup="dialog" onClick={() => setChanging(true)}>
            {isSet === true ? "Change App Unlock PIN…" : "Set App Unlock PIN…"}
          </LockableButton>
        </div>
      </div>
      <p className={styles.hint}>It is not your Support PIN. Tell it to nobody, support included.</p>
      <SetDialog isSet={isSet === true} opened={changing} onClose={() => setChanging(false)} />
    </FormSection>
  );
}

const FIELDS = ["pin", "pinConfirmation"] as const;
type Field = (typeof FIELDS)[number];
const EMPTY = { pin: "", pinConfirmation: "" };

function SetDialog({ isSet, opened, onClose }: { isSet: boolean; opened: boolean; onClose: () => void }) {
  const [set] = useMutation(SET_APP_UNLOCK_PIN, {
    fetchPolicy: "no-cache",
    refetchQueries: [OWN_PINS],
    awaitRefetchQueries: true,
  });
  const [values, setValues] = useState(EMPTY);
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const inputs = {
    pin: useRef<HTMLInputElement>(null),
    pinConfirmation: useRef<HTMLInputElement>(null),
  };
  const refuse = (errors: Partial<Record<Field, string>>) => {
    setWrong(errors);
    const first = FIELDS.find((field) => errors[field] !== undefined);
    if (first !== undefined) inputs[first].current?.focus();
  };
  const check = () => {
    const errors: Partial<Record<Field, string>> = {};
    if (!isWholePin(values.pin)) errors.pin = "Type four digits.";
    else if (values.pin !== values.pinConfirmation) errors.pinConfirmation = "The two PINs differ. Type the same one.";
    refuse(errors);
    return Object.keys(errors).length === 0;
  };
  const field = (name: Field) => ({
    ref: inputs[name],
    value: values[name],
    onChange: (digits: string) => {
      setValues({ ...values, [name]: digits });
      setWrong({});
    },
    error: wrong[name],
    hidden: true,
  });
  // No PIN stays in memory.
  const close = () => {
    setValues(EMPTY);
    setWrong({});
    onClose();
  };
  return (
    <PasswordDialog
      title={isSet ? "Change your App Unlock PIN?" : "Set an App Unlock PIN?"}
      text="The mobile EHR app asks for it after inactivity. After three wrong ones in a row, you sign in again."
      confirmLabel={isSet ? "Change the PIN" : "Set the PIN"}
      opened={opened}
      onClose={close}
      check={check}
      onConfirm={async (password) => {
        const { data } = await set({ variables: { input: { ...values, password } } });
        const errors = formErrors(data?.setAppUnlockPin?.userErrors ?? [], FIELDS);
        if (errors.form !== undefined) throw new ActRefused(errors.form);
        if (Object.keys(errors.fields).length > 0) {
          refuse(errors.fields);
          return "STAY";
        }
        toastDone(isSet ? "Your App Unlock PIN is changed." : "Your App Unlock PIN is set.");
        return undefined;
      }}
    >
      <div className={styles.pair}>
        <PinField {...field("pin")} label="New App Unlock PIN" autoFocus />
        <PinField {...field("pinConfirmation")} label="The same once more" />
      </div>
    </PasswordDialog>
  );
}
