import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconDoorEnter,
  IconHourglass,
} from "@tabler/icons-react";
import { type Ref, useId } from "react";
import { waitInWords } from "../../lib/dates.ts";
import type { PinVerificationFragment, PinVerificationMethod } from "../../lib/graphql/graphql.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import { METHOD_WORDS, untilWhen } from "./pin-words.ts";
import styles from "./pin.module.css";

/** What came of a try. It names whom it was about: the form may hold another one by now. */
export type PinAnswer =
  | {
      readonly kind: "MATCHED";
      readonly message: string;
      readonly verification: PinVerificationFragment;
    }
  | {
      readonly kind: "NOT_MATCHED";
      readonly message: string;
      readonly method: PinVerificationMethod;
      readonly triesLeft: number | undefined;
      readonly about: string;
    }
  /** Nothing was compared: no try is left until then. */
  | { readonly kind: "NO_TRY_LEFT"; readonly method: PinVerificationMethod; readonly until: string }
  | { readonly kind: "FAILED"; readonly message: string }
  /** No answer came, or a failed one: the server may have compared before. */
  | {
      readonly kind: "UNKNOWN";
      readonly method: PinVerificationMethod;
      readonly about: string;
      readonly requestId: string | undefined;
    }
  /** The same of a code that was to be mailed. */
  | { readonly kind: "MAIL_UNKNOWN"; readonly requestId: string | undefined };

/** The answer, big, in words, colour and icon. It stands empty before: what comes into it is read out at once. */
export function PinAnswerBox(props: {
  answer: PinAnswer | undefined;
  titleRef: Ref<HTMLHeadingElement>;
  onEnter: (verification: PinVerificationFragment) => void;
  onAnother: () => void;
}) {
  return (
    <div role="alert" className={styles.answerPlace}>
      {props.answer === undefined ? null : <Answer {...props} answer={props.answer} />}
    </div>
  );
}

const LOOKS = {
  MATCHED: { tone: "proven", Icon: IconCircleCheckFilled },
  NOT_MATCHED: { tone: "refused", Icon: IconCircleXFilled },
  NO_TRY_LEFT: { tone: "emergency", Icon: IconHourglass },
  FAILED: { tone: "refused", Icon: IconAlertTriangle },
  UNKNOWN: { tone: "emergency", Icon: IconAlertTriangle },
  MAIL_UNKNOWN: { tone: "emergency", Icon: IconAlertTriangle },
} as const;

function Answer({
  answer,
  titleRef,
  ...props
}: { answer: PinAnswer } & Omit<Parameters<typeof PinAnswerBox>[0], "answer">) {
  const titleId = useId();
  const { tone, Icon } = LOOKS[answer.kind];
  return (
    <section className={styles.answer} data-tone={tone} aria-labelledby={titleId}>
      <Icon className={styles.answerIcon} size={32} stroke={1.75} aria-hidden="true" />
      <div className={styles.answerWords}>
        <h2 id={titleId} ref={titleRef} tabIndex={-1}>
          {titleOf(answer)}
        </h2>
        {answer.kind === "MATCHED" ? (
          <Matched verification={answer.verification} {...props} />
        ) : (
          <p>{whatNext(answer)}</p>
        )}
      </div>
    </section>
  );
}

function titleOf(answer: PinAnswer): string {
  switch (answer.kind) {
    case "MATCHED":
    case "NOT_MATCHED":
      return answer.message;
    case "NO_TRY_LEFT":
      return "No try is left";
    case "FAILED":
      return "Nothing was compared";
    case "UNKNOWN":
      return "It is not known whether it matched";
    case "MAIL_UNKNOWN":
      return "It is not known whether a code was mailed";
  }
}

function whatNext(answer: Exclude<PinAnswer, { kind: "MATCHED" }>): string {
  if (answer.kind === "FAILED") return answer.message;
  if (answer.kind === "NO_TRY_LEFT") {
    const other =
      answer.method === "SUPPORT_PIN" ? "Until then a one-time code may help." : "Until then the Support PIN may help.";
    return `Too many wrong ones were given. The next try is possible from ${answer.until}. ${other}`;
  }
  if (answer.kind === "UNKNOWN" || answer.kind === "MAIL_UNKNOWN") {
    const id = answer.requestId === undefined ? "" : ` The request id is ${answer.requestId}.`;
    return `${unknownNext(answer)}${id}`;
  }
  const { triesLeft, about, method } = answer;
  if (triesLeft === 0) return `${about}. No try is left for now.`;
  const tries = triesLeft === undefined ? "" : `${triesLeft} ${triesLeft === 1 ? "try" : "tries"} left. `;
  return `${about}. ${tries}Ask the caller to read ${method === "SUPPORT_PIN" ? "it" : "the code"} again.`;
}

function unknownNext(answer: Extract<PinAnswer, { kind: "UNKNOWN" | "MAIL_UNKNOWN" }>): string {
  if (answer.kind === "MAIL_UNKNOWN") return "Mail another one: it voids the one before.";
  const anew =
    answer.method === "SUPPORT_PIN"
      ? "the caller must look at the PIN anew: it may be another one by now."
      : "mail another code: this one may hold no more.";
  return `${answer.about}. If it stands in the list of verifications, it matched. If not, ${anew}`;
}

function Matched({
  verification,
  onEnter,
  onAnother,
}: {
  verification: PinVerificationFragment;
  onEnter: (verification: PinVerificationFragment) => void;
  onAnother: () => void;
}) {
  const { user, caseNumber, expiresAt, method } = verification;
  const left = useSecondsUntil(Date.parse(expiresAt)) ?? 0;
  return (
    <>
      <p>
        {user.name} of {user.practice.name} is verified by {METHOD_WORDS[method]} on case <b>{caseNumber}</b> until{" "}
        {untilWhen(expiresAt)}.{method === "SUPPORT_PIN" ? " The caller has a new PIN now." : ""}
      </p>
      {/* It ticks: not a part of what is read out. */}
      <p className={styles.left} aria-live="off">
        <IconHourglass size={14} stroke={1.75} aria-hidden="true" />
        {left === 0 ? "Its time is over." : `${waitInWords(left)} left`}
      </p>
      <div className={styles.answerActs}>
        <Button
          variant="vendor-filled"
          leftSection={<IconDoorEnter size={16} stroke={1.75} />}
          aria-haspopup="dialog"
          onClick={() => onEnter(verification)}
        >
          Break the glass on this case
        </Button>
        <Button onClick={onAnother}>Validate another</Button>
      </div>
    </>
  );
}
