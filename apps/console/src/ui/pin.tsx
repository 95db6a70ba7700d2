import { TextInput } from "@mantine/core";
import clsx from "clsx";
import type { ReactNode, Ref } from "react";
import { fieldError } from "./form.tsx";
import input from "./mantine-input.module.css";
import styles from "./pin.module.css";

const DIGITS = 4;

/** Four characters in boxes, each clear to be read out: a PIN's digits, or the dots that stand for them. */
export function PinBoxes({ label, text, shown }: { label: string; text: string; shown: boolean }) {
  return (
    <span
      role="img"
      aria-label={`${label}: ${shown ? [...text].join(" ") : "hidden"}`}
      className={clsx(styles.boxes, shown && styles.shown)}
    >
      {Array.from(text, (character, place) => (
        <i key={place}>{character}</i>
      ))}
    </span>
  );
}

/** Takes four digits, typed or pasted: one field over four boxes. Digits stay text, so leading zeros are kept. */
export function PinField({
  ref,
  ...props
}: {
  label: string;
  value: string;
  onChange: (digits: string) => void;
  error: string | undefined;
  description?: ReactNode;
  /** As dots, where somebody may look over the shoulder. */
  hidden?: boolean;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}) {
  return (
    <TextInput
      ref={ref}
      label={props.label}
      description={props.error === undefined ? props.description : undefined}
      inputMode="numeric"
      // No password manager keeps it, or offers a password for it.
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      spellCheck={false}
      data-autofocus={props.autoFocus || undefined}
      classNames={{ ...input, input: clsx(styles.input, props.hidden === true && styles.dots) }}
      inputContainer={overSlots(props.value.length, props.error !== undefined)}
      value={props.value}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/[^0-9]/gu, "");
        // More than four are not cut: another number was pasted, and a wrong try would be counted.
        if (digits.length <= DIGITS) props.onChange(digits);
      }}
      error={fieldError(props.error)}
      errorProps={{ role: "alert" }}
    />
  );
}

/** The boxes below the field, the one that is typed into next in the colour of focus. */
function overSlots(typed: number, wrong: boolean) {
  return (field: ReactNode) => (
    <div className={clsx(styles.field, wrong && styles.wrong)}>
      <span className={styles.slots} aria-hidden="true">
        {Array.from({ length: DIGITS }, (_, place) => (
          <i key={place} data-next={place === Math.min(typed, DIGITS - 1) || undefined} />
        ))}
      </span>
      {field}
    </div>
  );
}

/** Whether all four digits are there. */
export function isWholePin(digits: string): boolean {
  return digits.length === DIGITS;
}
