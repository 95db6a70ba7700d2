import { TextInput } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import styles from "./code-field.module.css";
import { fieldError } from "./form.tsx";

/** The digits of a code that is read from another device: typed, pasted with spaces, or filled in by the browser. */
export function CodeField({
  ref,
  ...props
}: {
  label: string;
  description?: ReactNode;
  digits: number;
  value: string;
  onChange: (digits: string) => void;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}) {
  return (
    <TextInput
      ref={ref}
      label={props.label}
      description={props.error === undefined ? props.description : undefined}
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      className={styles.code!}
      data-autofocus={props.autoFocus || undefined}
      autoFocus={props.autoFocus}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value.replace(/\D/gu, "").slice(0, props.digits))}
      error={fieldError(props.error)}
      errorProps={{ role: "alert" }}
    />
  );
}
