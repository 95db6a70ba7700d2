import { PasswordInput, VisuallyHidden } from "@mantine/core";
import { useId } from "react";
import { fieldError } from "./form.tsx";
import { keptRules } from "./kept-rules.ts";
import { PasswordRules } from "./password-rules.tsx";

interface FieldProps {
  readonly value?: string;
  readonly error?: unknown;
}

/** A new password with its rules below from the start, and the same once more. */
export function NewPasswordFields(props: {
  /** "Password" when left out. */
  label?: string;
  /** "Confirm Password" when left out. */
  confirmationLabel?: string;
  /** Undefined: not known yet. */
  rules: Parameters<typeof keptRules>[0] | undefined;
  /** The rules forbid it inside of the password; empty where it is not known. */
  userName: string;
  password: string;
  passwordProps: FieldProps & object;
  confirmationProps: FieldProps & object;
  passwordError: string | undefined;
  confirmationError: string | undefined;
}) {
  const rulesId = useId();
  return (
    <>
      <div>
        <PasswordInput
          label={props.label ?? "Password"}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
          {...props.passwordProps}
          error={fieldError(props.passwordError)}
          // Read out with the field, which Mantine lets nothing else describe than what stands below it.
          description={
            props.rules === undefined ? undefined : <VisuallyHidden>{props.rules.rules.join(". ")}</VisuallyHidden>
          }
          descriptionProps={{ component: "div", mt: 0 }}
        />
        {props.rules === undefined ? null : (
          <PasswordRules id={rulesId} rules={keptRules(props.rules, props.password, props.userName)} />
        )}
      </div>
      <PasswordInput
        label={props.confirmationLabel ?? "Confirm Password"}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": "Show the confirmation" }}
        {...props.confirmationProps}
        error={fieldError(props.confirmationError)}
      />
    </>
  );
}
