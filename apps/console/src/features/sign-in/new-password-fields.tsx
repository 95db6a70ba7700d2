import { PasswordInput } from "@mantine/core";
import { useId } from "react";
import { fieldError } from "../../ui/form.tsx";
import { PasswordRules } from "../../ui/password-rules.tsx";
import { keptRules } from "./kept-rules.ts";
import { useDeployment } from "./use-deployment.ts";

interface FieldProps {
  readonly value?: string;
  readonly error?: unknown;
}

/** A new password with its rules below from the start, and the same once more. */
export function NewPasswordFields(props: {
  userName: string;
  password: string;
  passwordProps: FieldProps & object;
  confirmationProps: FieldProps & object;
  passwordError: string | undefined;
  confirmationError: string | undefined;
}) {
  const rulesId = useId();
  const rules = useDeployment()?.passwordRules;
  return (
    <>
      <div>
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
          {...props.passwordProps}
          error={fieldError(props.passwordError)}
          aria-describedby={rulesId}
        />
        {rules === undefined ? null : (
          <PasswordRules id={rulesId} rules={keptRules(rules, props.password, props.userName)} />
        )}
      </div>
      <PasswordInput
        label="Confirm Password"
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": "Show the confirmation" }}
        {...props.confirmationProps}
        error={fieldError(props.confirmationError)}
      />
    </>
  );
}
