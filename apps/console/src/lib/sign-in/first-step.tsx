import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { explainAct } from "../errors.ts";
import { focusFirstError, formErrors } from "../form-errors.ts";
import { fieldError, Form } from "../../ui/form.tsx";
import type { Challenge } from "./second-step.tsx";

const FIELDS = ["login", "password"] as const;

/** What a first step is answered with: one of a session, a challenge, and refusals. */
interface SignInAnswer {
  readonly session: object | null;
  readonly challenge: Challenge | null;
  readonly userErrors: Parameters<typeof formErrors>[0];
}

/** Name and password. An unknown name and a wrong password get the same answer. */
export function FirstStep(props: {
  /** What somebody is known by here. */
  loginLabel: string;
  signIn: (input: { login: string; password: string }) => Promise<SignInAnswer | null | undefined>;
  /** What the form begins with: a demo login that was chosen, or the name as it was typed before the second step. */
  initial: { readonly login: string; readonly password: string };
  onSignedIn: () => Promise<void>;
  onChallenge: (challenge: Challenge, login: string) => void;
}) {
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: props.initial,
    validate: {
      login: (value) => (value.trim() === "" ? `Type your ${props.loginLabel.toLowerCase()}.` : null),
      password: (value) => (value === "" ? "Type your password." : null),
    },
  });
  const submit = form.onSubmit(
    async ({ login, password }) => {
      setFailure(undefined);
      setWorking(true);
      try {
        const payload = await props.signIn({ login: login.trim(), password });
        if (payload?.session) return await props.onSignedIn();
        if (payload?.challenge) return props.onChallenge(payload.challenge, login);
        const errors = formErrors(payload?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
      } catch (error) {
        setFailure(explainAct(error, "You were not signed in"));
      } finally {
        setWorking(false);
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );

  return (
    <Form
      label="Sign in"
      onSubmit={submit}
      failure={failure}
      submit={
        <Button type="submit" variant="filled" fullWidth loading={working} autoFocus={props.initial.password !== ""}>
          Sign in
        </Button>
      }
    >
      <TextInput
        label={props.loginLabel}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={props.initial.login === ""}
        {...form.getInputProps("login")}
        error={fieldError(form.errors["login"])}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
        autoFocus={props.initial.login !== "" && props.initial.password === ""}
        {...form.getInputProps("password")}
        error={fieldError(form.errors["password"])}
      />
    </Form>
  );
}
