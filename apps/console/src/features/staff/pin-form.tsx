import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { type FormEvent, type Ref, useEffect, useRef, useState } from "react";
import { explainAct, failureOf } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import type {
  CallerFragment,
  PinChannel,
  PinVerificationFragment,
  PinVerificationMethod,
  ValidateSupportPinMutation,
} from "../../lib/graphql/graphql.ts";
import { fieldError } from "../../ui/form.tsx";
import { isWholePin, PinField } from "../../ui/pin.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Note } from "../../ui/states.tsx";
import { CallerFields } from "./caller-fields.tsx";
import { type PinAnswer, PinAnswerBox } from "./pin-answer.tsx";
import { SEND_SUPPORT_CODE, VALIDATE_SUPPORT_CODE, VALIDATE_SUPPORT_PIN } from "./pin-operations.ts";
import { CHANNELS, untilWhen } from "./pin-words.ts";
import styles from "./pin.module.css";

const CODE_LENGTH = 8;
const CASE_NUMBER_LENGTH = 40;
/** In the order of the form: the first that is wrong has the focus. */
const FIELDS = ["userId", "caseNumber", "pin", "code"] as const;
type Field = (typeof FIELDS)[number];
type Errors = Readonly<Partial<Record<Field, string>>>;
type Payload = NonNullable<ValidateSupportPinMutation["vendorValidateSupportPin"]>;

interface PinFormProps {
  readonly practiceId: string | undefined;
  readonly caller: CallerFragment | undefined;
  /** False while the person of the page's address is read. */
  readonly callerIsKnown: boolean;
  readonly onPractice: (id: string) => void;
  readonly onCaller: (id: string) => void;
  readonly onNobody: () => void;
  /** A caller was verified, or may have been. */
  readonly onVerified: () => void;
  readonly onEnter: (verification: PinVerificationFragment) => void;
}

/** Person, case, way, and the four digits; or the code that is mailed where the caller cannot reach the PIN. */
export function PinForm({ caller, practiceId, ...props }: PinFormProps) {
  const [method, setMethod] = useState<PinVerificationMethod>("SUPPORT_PIN");
  const [caseNumber, setCaseNumber] = useState("");
  const [channel, setChannel] = useState<PinChannel>("PHONE");
  const [typed, setTyped] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [answer, setAnswer] = useState<PinAnswer>();
  const [mailed, setMailed] = useState<{ userId: string; caseNumber: string; until: string }>();
  const [working, setWorking] = useState(false);
  const [validatePin] = useMutation(VALIDATE_SUPPORT_PIN, { fetchPolicy: "no-cache" });
  const [validateCode] = useMutation(VALIDATE_SUPPORT_CODE, { fetchPolicy: "no-cache" });
  const [sendCode, sending] = useMutation(SEND_SUPPORT_CODE, { fetchPolicy: "no-cache" });
  const practiceField = useRef<HTMLInputElement>(null);
  const callerField = useRef<HTMLInputElement>(null);
  const caseField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [practiceChosen, setPracticeChosen] = useState(false);
  const matched = answer?.kind === "MATCHED";
  const byPin = method === "SUPPORT_PIN";
  const isMailed = caller !== undefined && mailed?.userId === caller.id && mailed.caseNumber === caseNumber.trim();

  // On a phone it comes below what is seen.
  useEffect(() => {
    if (answer !== undefined) title.current?.closest("section")?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  // The form has gone, and the focus with it.
  useEffect(() => {
    if (matched) title.current?.focus();
  }, [matched]);

  /** What was told is of what stood there before. */
  const touch = (field: Field) => {
    setAnswer(undefined);
    setErrors(({ [field]: _, ...others }) => others);
  };
  const refuse = (next: Errors) => {
    setErrors(next);
    const fields = {
      userId: caller ? callerField : practiceId === undefined ? practiceField : callerField,
      caseNumber: caseField,
      pin: secretField,
      code: secretField,
    };
    const first = FIELDS.find((field) => next[field] !== undefined);
    if (first !== undefined) fields[first].current?.focus();
  };
  const missing = (withSecret: boolean): Errors => ({
    ...(caller === undefined
      ? { userId: practiceId === undefined ? "Choose the practice." : "Choose the caller." }
      : {}),
    ...(caseNumber.trim() === "" ? { caseNumber: "Type the number of the case that you work on." } : {}),
    ...(!withSecret
      ? {}
      : byPin
        ? isWholePin(typed)
          ? {}
          : { pin: "Type the four digits." }
        : typed.length === CODE_LENGTH
          ? {}
          : { code: "Type the eight letters and digits of the code." }),
  });
  const aboutOf = (who: CallerFragment) => `${who.name}, case ${caseNumber.trim()}`;
  const told = (payload: Payload | null | undefined, who: CallerFragment) => {
    const refused = formErrors(payload?.userErrors ?? [], FIELDS);
    if (Object.keys(refused.fields).length > 0) refuse(refused.fields);
    if (refused.form !== undefined) setAnswer({ kind: "FAILED", message: refused.form });
    if (payload?.matched == null || payload.message === null) return;
    if (payload.verification !== null) {
      setAnswer({ kind: "MATCHED", message: payload.message, verification: payload.verification });
      props.onVerified();
      return;
    }
    setAnswer({
      kind: "NOT_MATCHED",
      message: payload.message,
      method,
      triesLeft: payload.triesLeft ?? undefined,
      about: aboutOf(who),
    });
    secretField.current?.focus();
  };
  const failed = (error: unknown, act: string, who: CallerFragment) => {
    const { code, retryAfterSeconds, requestId } = failureOf(error);
    if (code === "NETWORK" || code === "INTERNAL_SERVER_ERROR") {
      if (act === NOT_MAILED) {
        setAnswer({ kind: "MAIL_UNKNOWN", requestId });
        return;
      }
      setAnswer({ kind: "UNKNOWN", method, about: aboutOf(who), requestId });
      props.onVerified();
      return;
    }
    if (code !== "RATE_LIMITED" || retryAfterSeconds === undefined) {
      setAnswer({ kind: "FAILED", message: explainAct(error, act) });
      return;
    }
    const until = untilWhen(new Date(Date.now() + retryAfterSeconds * 1000).toISOString());
    setAnswer(
      act === NOT_MAILED
        ? { kind: "FAILED", message: `No more codes are mailed for now. The next one is possible from ${until}.` }
        : { kind: "NO_TRY_LEFT", method, until },
    );
  };
  const validate = async () => {
    const wrong = missing(true);
    refuse(wrong);
    if (caller === undefined || Object.keys(wrong).length > 0 || working) return;
    setWorking(true);
    setAnswer(undefined);
    // It stands in the field no longer than it takes to send it.
    setTyped("");
    const input = { userId: caller.id, caseNumber: caseNumber.trim(), channel };
    try {
      const payload = byPin
        ? (await validatePin({ variables: { input: { ...input, pin: typed } } })).data?.vendorValidateSupportPin
        : (await validateCode({ variables: { input: { ...input, code: typed } } })).data?.vendorValidateSupportCode;
      told(payload, caller);
    } catch (error) {
      failed(error, "It was not validated", caller);
    } finally {
      setWorking(false);
    }
  };
  const mail = async () => {
    const wrong = missing(false);
    refuse(wrong);
    if (caller === undefined || Object.keys(wrong).length > 0) return;
    setAnswer(undefined);
    const input = { userId: caller.id, caseNumber: caseNumber.trim() };
    try {
      const payload = (await sendCode({ variables: { input } })).data?.vendorSendSupportCode;
      const refused = formErrors(payload?.userErrors ?? [], FIELDS);
      if (Object.keys(refused.fields).length > 0) refuse(refused.fields);
      if (refused.form !== undefined) setAnswer({ kind: "FAILED", message: refused.form });
      if (payload?.expiresAt == null) return;
      setTyped("");
      setMailed({ ...input, until: payload.expiresAt });
      setTimeout(() => secretField.current?.focus());
    } catch (error) {
      failed(error, NOT_MAILED, caller);
    }
  };
  const turnTo = (next: PinVerificationMethod) => {
    setMethod(next);
    setTyped("");
    setErrors({});
    setAnswer(undefined);
  };
  const another = () => {
    setMethod("SUPPORT_PIN");
    setCaseNumber("");
    setTyped("");
    setErrors({});
    setAnswer(undefined);
    setMailed(undefined);
    setPracticeChosen(false);
    props.onNobody();
    setTimeout(() => practiceField.current?.focus());
  };

  return (
    <form
      className={styles.card}
      noValidate
      aria-label="Validate PIN"
      aria-busy={!props.callerIsKnown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void (byPin || isMailed ? validate() : mail());
      }}
    >
      {matched ? null : (
        <>
          <CallerFields
            practiceId={practiceId}
            caller={caller}
            error={errors.userId}
            practiceRef={practiceField}
            callerRef={callerField}
            focusCaller={practiceChosen}
            onPractice={(id) => {
              touch("userId");
              props.onPractice(id);
              setPracticeChosen(true);
            }}
            onCaller={(id) => {
              touch("userId");
              props.onCaller(id);
            }}
          />
          <div className={styles.pair}>
            <TextInput
              ref={caseField}
              label="Case number"
              autoComplete="off"
              spellCheck={false}
              maxLength={CASE_NUMBER_LENGTH}
              description={
                errors.caseNumber === undefined
                  ? `1 to ${CASE_NUMBER_LENGTH} letters, digits and -_./#, no spaces.`
                  : undefined
              }
              value={caseNumber}
              onChange={(event) => {
                setCaseNumber(event.currentTarget.value);
                touch("caseNumber");
              }}
              error={fieldError(errors.caseNumber)}
              errorProps={{ role: "alert" }}
            />
            <Segments label="Given by" showLabel value={channel} segments={CHANNELS} onChange={setChannel} />
          </div>
          {byPin ? (
            <PinField
              ref={secretField}
              label="Support PIN, as the caller says it"
              value={typed}
              onChange={(digits) => {
                setTyped(digits);
                touch("pin");
              }}
              error={errors.pin}
            />
          ) : isMailed ? (
            <CodeField
              ref={secretField}
              value={typed}
              onChange={(code) => {
                setTyped(code);
                touch("code");
              }}
              error={errors.code}
              until={mailed.until}
            />
          ) : (
            <Note icon={<IconMail size={16} stroke={1.75} />}>
              A code of eight characters goes to the caller’s e-mail address on file, which is not shown here. It holds
              for 10 minutes, once, and for this case alone. Never send it anywhere else.
            </Note>
          )}
          <Button
            type="submit"
            variant="filled"
            className={styles.submit!}
            loading={working || (sending.loading && !isMailed)}
            {...(byPin || isMailed ? {} : { leftSection: <IconMail size={16} stroke={1.75} /> })}
          >
            {byPin ? "Validate" : isMailed ? "Validate the code" : "Mail a one-time code"}
          </Button>
        </>
      )}
      <PinAnswerBox answer={answer} titleRef={title} onEnter={props.onEnter} onAnother={another} />
      {matched ? null : (
        <div className={styles.others}>
          {!byPin && isMailed ? (
            <Button size="sm" variant="subtle" loading={sending.loading} onClick={() => void mail()}>
              Mail another code
            </Button>
          ) : null}
          <Button size="sm" variant="subtle" onClick={() => turnTo(byPin ? "ONE_TIME_CODE" : "SUPPORT_PIN")}>
            {byPin ? "The caller cannot reach the PIN" : "Back to the Support PIN"}
          </Button>
        </div>
      )}
    </form>
  );
}

const NOT_MAILED = "No code was mailed";

/** The code as it is typed or pasted, with spaces or without, in capitals. */
function CodeField({
  ref,
  ...props
}: {
  ref: Ref<HTMLInputElement>;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
  until: string;
}) {
  return (
    <TextInput
      ref={ref}
      label="Code, as the caller says it"
      description={
        props.error === undefined
          ? `Mailed to the address on file. It holds until ${untilWhen(props.until)}.`
          : undefined
      }
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      className={styles.code!}
      value={props.value}
      onChange={(event) => {
        const code = event.currentTarget.value.replace(/[^0-9a-z]/giu, "").toUpperCase();
        if (code.length <= CODE_LENGTH) props.onChange(code);
      }}
      error={fieldError(props.error)}
      errorProps={{ role: "alert" }}
    />
  );
}
