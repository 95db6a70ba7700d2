import { type FormEvent, useId, useState } from "react";
import { waitInWords } from "./dates.ts";
import { explainAct, failureOf } from "./errors.ts";
import { useSecondsUntil } from "./seconds-until.ts";

export interface PasswordEntry {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  /** What the last try was refused with, with the tries or the time left; counts down while one has to wait. */
  readonly refusal: string | undefined;
  readonly working: boolean;
  /** The id that the field must have. */
  readonly fieldId: string;
  readonly submit: (event: FormEvent) => void;
}

/**
 * One's own password, asked for once more before an act.
 * @param act what is done with it. A throw is shown at the field, which gets the focus.
 * @param check false: something else in the form is missing and says so itself; nothing is done.
 */
export function usePasswordEntry(act: (password: string) => Promise<void>, check?: () => boolean): PasswordEntry {
  const fieldId = useId();
  const [password, setPassword] = useState("");
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const wait = useSecondsUntil(refusal?.retryAt);

  const refuse = (reason: Refusal) => {
    setRefusal(reason);
    const field = document.getElementById(fieldId);
    field?.focus();
    // What is wrong is typed over.
    if (field instanceof HTMLInputElement) field.select();
  };
  const submit = async () => {
    if (working || check?.() === false) return;
    if (password === "") {
      refuse({ text: "Type your password." });
      return;
    }
    setWorking(true);
    setRefusal(undefined);
    try {
      await act(password);
    } catch (error) {
      refuse(refusalOf(error));
    } finally {
      setWorking(false);
    }
  };

  return {
    password,
    setPassword,
    refusal: refusal === undefined ? undefined : inWords(refusal.text, wait),
    working,
    fieldId,
    submit: (event) => {
      event.preventDefault();
      // The form that a dialog was opened from is its parent in React: it is not submitted by it.
      event.stopPropagation();
      void submit();
    },
  };
}

interface Refusal {
  readonly text: string;
  /** From then on one can try again, in milliseconds since 1970; undefined: at once. */
  readonly retryAt?: number;
}

function refusalOf(error: unknown): Refusal {
  const { code, retryAfterSeconds, triesLeft } = failureOf(error);
  if (code === "RATE_LIMITED") {
    return { text: "Too many attempts.", retryAt: Date.now() + (retryAfterSeconds ?? 60) * 1000 };
  }
  if (code === "PASSWORD_REQUIRED") return { text: wrongPassword(triesLeft) };
  return { text: explainAct(error, "It was not done") };
}

function wrongPassword(triesLeft: number | undefined): string {
  if (triesLeft === undefined) return "The password is wrong. Type your own password.";
  if (triesLeft === 0) return "The password is wrong, and no try is left for now. Wait some minutes, then try again.";
  return `The password is wrong. ${triesLeft} ${triesLeft === 1 ? "try" : "tries"} left.`;
}

function inWords(text: string, wait: number | undefined): string {
  if (wait === undefined) return text;
  return wait === 0 ? "You can try again now." : `${text} Wait ${waitInWords(wait)}, then try again.`;
}
