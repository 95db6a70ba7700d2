import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { ActRefused, explainAct } from "../errors.ts";
import { usePasswordEntry } from "../password-entry.ts";
import { CodeField } from "../../ui/code-field.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { PasswordEntryField } from "../../ui/password-dialog.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { Failure } from "../../ui/states.tsx";
import { CONFIRM_TOTP_ENROLMENT, START_TOTP_ENROLMENT } from "./operations.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { StepFrame, type StepPlace } from "./step-frame.tsx";
import styles from "./steps.module.css";

const DIGITS = 6;

interface Enrolment {
  readonly uri: string;
  readonly manualKey: string;
}

type Step =
  | { readonly name: "password"; readonly again?: string }
  | ({ readonly name: "scan" } & Enrolment)
  | { readonly name: "codes"; readonly codes: readonly string[] };

/**
 * Sets an authenticator app up: the password, the QR code and a first code of the app, then the recovery codes, where it is the first
 * factor.
 */
export function TotpSetup(props: {
  place: StepPlace;
  onDone: () => void;
  /** Undefined: there is no way back. */
  onCancel: (() => void) | undefined;
  /** From then on the dialog must not be closed by accident. */
  onCodes?: () => void;
}) {
  const [step, setStep] = useState<Step>({ name: "password" });
  const cancel = props.onCancel === undefined ? null : <Button onClick={props.onCancel}>Cancel</Button>;
  if (step.name === "password") {
    return (
      <PasswordStep
        place={props.place}
        again={step.again}
        cancel={cancel}
        onStarted={(enrolment) => setStep({ name: "scan", ...enrolment })}
      />
    );
  }
  if (step.name === "scan") {
    return (
      <ScanStep
        place={props.place}
        enrolment={step}
        cancel={cancel}
        onOver={(again) => setStep({ name: "password", again })}
        onConfirmed={(codes) => {
          if (codes === null) return props.onDone();
          props.onCodes?.();
          return setStep({ name: "codes", codes });
        }}
      />
    );
  }
  return <RecoveryCodes place={props.place} codes={step.codes} onKept={props.onDone} />;
}

function PasswordStep(props: {
  place: StepPlace;
  again: string | undefined;
  cancel: React.ReactNode;
  onStarted: (enrolment: Enrolment) => void;
}) {
  const [start] = useMutation(START_TOTP_ENROLMENT);
  const entry = usePasswordEntry(async (password) => {
    const { data } = await start({ variables: { input: { password } } });
    const { uri, manualKey, userErrors } = data?.startTotpEnrolment ?? {};
    if (uri == null || manualKey == null) {
      throw new ActRefused(
        userErrors?.map(({ message }) => message).join(" ") ?? "The set-up did not begin. Try again.",
      );
    }
    props.onStarted({ uri, manualKey });
  });
  return (
    <form onSubmit={entry.submit} noValidate>
      <StepFrame
        place={props.place}
        title="Your password first"
        foot={
          <>
            {props.cancel}
            <Button type="submit" variant="filled" loading={entry.working}>
              Go on
            </Button>
          </>
        }
      >
        <Failure>{props.again}</Failure>
        <p>
          Then you need an authenticator app on your phone, such as Aegis, Google Authenticator or Microsoft
          Authenticator. Your sign-in will ask for its code. Your first app ends your other sessions.
        </p>
        <PasswordEntryField entry={entry} first={props.place} />
      </StepFrame>
    </form>
  );
}

function ScanStep(props: {
  place: StepPlace;
  enrolment: Enrolment;
  cancel: React.ReactNode;
  /** The secret is void, in words: the set-up begins again. */
  onOver: (message: string) => void;
  onConfirmed: (codes: readonly string[] | null) => void;
}) {
  const { uri, manualKey } = props.enrolment;
  const [confirm, { loading }] = useMutation(CONFIRM_TOTP_ENROLMENT);
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
    field.current?.select();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    if (code.length < DIGITS) return refuse("Type the 6 digits that the app shows now.");
    try {
      const { data } = await confirm({ variables: { input: { code } } });
      const payload = data?.confirmTotpEnrolment;
      const [error] = payload?.userErrors ?? [];
      if (error?.code === "EXPIRED") return props.onOver(error.message);
      if (payload == null || error !== undefined) return refuse(error?.message ?? "It was not set up. Try again.");
      return props.onConfirmed(payload.recoveryCodes);
    } catch (error) {
      return refuse(explainAct(error, "It was not set up"));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <StepFrame
        place={props.place}
        title="Scan the code with your app"
        foot={
          <>
            {props.cancel}
            <Button type="submit" variant="filled" loading={loading}>
              Turn it on
            </Button>
          </>
        }
      >
        <div className={styles.scan}>
          <QrCode text={uri} label="QR code for the authenticator app" />
          <div className={styles.manual}>
            <p>If it cannot be scanned, type this key into the app:</p>
            <code className={styles.key}>{inGroups(manualKey)}</code>
            <CopyButton size="xs" label="Copy the key" text={manualKey.replaceAll(" ", "")} />
          </div>
        </div>
        <CodeField
          ref={field}
          label="Code that the app shows now"
          description="6 digits, new every 30 seconds."
          digits={DIGITS}
          value={code}
          onChange={setCode}
          error={wrong}
          autoFocus
        />
      </StepFrame>
    </form>
  );
}

/** In fours, as it is read and typed. */
function inGroups(key: string): string {
  return key.replaceAll(" ", "").replace(/.{4}(?=.)/gu, "$& ");
}
