import { useMutation } from "@apollo/client/react";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import { fieldError, Form } from "../../ui/form.tsx";
import { SIGN_IN } from "./operations.ts";
import type { Challenge } from "./second-step.tsx";

const FIELDS = ["login", "password"] as const;

/** Name and password. An unknown name and a wrong password get the same answer. */
export function FirstStep(props: {
  /** What the form begins with: a demo login that was chosen, or the name as it was typed before the second step. */
  initial: { readonly login: string; readonly password: string };
  onSignedIn: () => Promise<void>;
  onChallenge: (challenge: Challenge, login: string) => void;
}) {
  const [signIn, { loading }] = useMutation(SIGN_IN);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: props.initial,
    validate: {
      login: (value) => (value.trim() === "" ? "Type your user name or e-mail address." : null),
      password: (value) => (value === "" ? "Type your password." : null),
    },
  });
  const submit = form.onSubmit(
    async ({ login, password }) => {
      setFailure(undefined);
      try {
        const { data } = await signIn({ variables: { input: { login: login.trim(), password } } });
        const payload = data?.signIn;
        if (payload?.session) return await props.onSignedIn();
        if (payload?.challenge) return props.onChallenge(payload.challenge, login);
        const errors = formErrors(payload?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
      } catch (error) {
        setFailure(explainAct(error, "You were not signed in"));
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
        <Button type="submit" variant="filled" fullWidth loading={loading} autoFocus={props.initial.password !== ""}>
          Sign in
        </Button>
      }
    >
      <TextInput
        label="User name or e-mail address"
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
