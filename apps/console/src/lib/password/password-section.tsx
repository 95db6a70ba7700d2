import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { ActRefused } from "../errors.ts";
import { focusFirstError, formErrors } from "../form-errors.ts";
import { useLocked } from "../lockdown.ts";
import { SESSION } from "../operations.ts";
import { usePasswordEntry } from "../password-entry.ts";
import { fieldError } from "../../ui/form.tsx";
import { FormSection } from "../../ui/form-section.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { NewPasswordFields } from "../../ui/new-password-fields.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./password-section.module.css";
import { CHANGE_PASSWORD } from "./operations.ts";

const FIELDS = ["newPassword", "newPasswordConfirmation"] as const;
const EMPTY = { newPassword: "", newPasswordConfirmation: "" };

interface PasswordSectionProps {
  readonly userName: string;
  /** Undefined: not known yet. */
  readonly rules: Parameters<typeof NewPasswordFields>[0]["rules"];
}

/** A new password, by the present one. */
export function PasswordSection(props: PasswordSectionProps) {
  const locked = useLocked("Mutation.changePassword");
  // Anew after each change: no password stays in memory.
  const [changes, setChanges] = useState(0);
  return (
    <FormSection
      id="account-password"
      title="Password"
      help="When it is changed, your other sessions end; this one goes on."
    >
      {locked === undefined ? (
        <PasswordForm key={changes} {...props} onChanged={() => setChanges(changes + 1)} />
      ) : (
        <LockedField label="Password" value="••••••••••" reason={locked} />
      )}
    </FormSection>
  );
}

function PasswordForm({ userName, rules, onChanged }: PasswordSectionProps & { onChanged: () => void }) {
  const client = useApolloClient();
  const [change] = useMutation(CHANGE_PASSWORD);
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      newPassword: (value) => (value === "" ? "Type a new password." : null),
      newPasswordConfirmation: (value, { newPassword }) =>
        value === newPassword ? null : "The two passwords differ. Type the same one.",
    },
  });
  const entry = usePasswordEntry(
    async (password) => {
      const { data } = await change({ variables: { input: { password, ...form.values } } });
      const errors = formErrors(data?.changePassword?.userErrors ?? [], FIELDS);
      if (errors.form !== undefined) throw new ActRefused(errors.form);
      if (Object.keys(errors.fields).length > 0) {
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        return;
      }
      // The session is renewed: what follows it has a new id.
      await client.refetchQueries({ include: [SESSION] });
      toastDone("Your password is changed. Your other sessions have ended.");
      onChanged();
    },
    () => {
      const { hasErrors, errors } = form.validate();
      // The present one stands above: its own refusal comes first.
      if (entry.password === "") return true;
      focusFirstError(form, errors, FIELDS);
      return !hasErrors;
    },
  );
  const typed = entry.password !== "" || form.values.newPassword !== "" || form.values.newPasswordConfirmation !== "";

  return (
    <form className={styles.form} onSubmit={entry.submit} noValidate aria-label="Password">
      <LeaveGuard unsaved={typed} />
      {/* Password managers keep the new one under this name. */}
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <PasswordInput
        id={entry.fieldId}
        label="Present password"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": "Show the present password" }}
        value={entry.password}
        onChange={(event) => entry.setPassword(event.currentTarget.value)}
        error={fieldError(entry.refusal)}
        errorProps={{ role: "alert" }}
      />
      <NewPasswordFields
        label="New password"
        confirmationLabel="Confirm new password"
        rules={rules}
        userName={userName}
        password={form.values.newPassword}
        passwordProps={form.getInputProps("newPassword")}
        confirmationProps={form.getInputProps("newPasswordConfirmation")}
        passwordError={form.errors["newPassword"] as string | undefined}
        confirmationError={form.errors["newPasswordConfirmation"] as string | undefined}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={entry.working}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
