import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import { fieldError, Form } from "../../ui/form.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { Note } from "../../ui/states.tsx";
import { DemoLogins } from "./demo-logins.tsx";
import { DEMO_LOGINS, SIGN_IN } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "./use-deployment.ts";

const REASONS: Readonly<Record<string, string>> = {
  ended: "Your session has ended. Sign in to go on where you were.",
  idle: "You were signed out because Chartward was not used for a while. Sign in to go on where you were.",
  "signed-out": "You are signed out.",
  reset: "Your password is changed, and every session of yours has ended. Sign in with the new one.",
};

const FIELDS = ["login", "password"] as const;

/** The way in. An unknown name and a wrong password get the same answer. */
export function SignInPage() {
  useDocumentTitle("Sign in");
  const deployment = useDeployment();
  const demo = useQuery(DEMO_LOGINS, { skip: deployment?.stage !== "DEVELOPMENT", fetchPolicy: "cache-first" });
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [signIn, { loading }] = useMutation(SIGN_IN);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: { login: "", password: "" },
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
        if (payload?.session) {
          await client.clearStore();
          await navigate(returnAddress(parameters.get("next")), { replace: true });
          return;
        }
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

  const reason = REASONS[parameters.get("why") ?? ""];
  return (
    <PublicFrame
      title="Sign in"
      lead="To the charts of your practice. Every access is recorded in your name."
      banner={<StageBanner stage={deployment?.stage} />}
      below={
        <>
          <p className={styles.below}>
            New here? <Link to="/sign-up">Create a practice</Link>
            {deployment?.mailbox ? (
              <>
                {" · "}
                <Link to="/mailbox">Development mailbox</Link>
              </>
            ) : null}
          </p>
          <DemoLogins
            logins={demo.data?.deployment?.demoLogins ?? []}
            onPick={({ userName, password }) => {
              form.setValues({ login: userName, password });
              form.clearErrors();
              document.getElementById("sign-in-submit")?.focus();
            }}
          />
        </>
      }
    >
      {reason === undefined ? null : (
        <div className={styles.reason}>
          <Note icon={<IconInfoCircle size={16} stroke={1.75} />} role="status">
            {reason}
          </Note>
        </div>
      )}
      <Form
        label="Sign in"
        onSubmit={submit}
        failure={failure}
        submit={
          <Button id="sign-in-submit" type="submit" variant="filled" fullWidth loading={loading}>
            Sign in
          </Button>
        }
      >
        <TextInput
          label="User name or e-mail address"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.getInputProps("login")}
          error={fieldError(form.errors["login"])}
        />
        <div className={styles.password}>
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
            {...form.getInputProps("password")}
            error={fieldError(form.errors["password"])}
          />
          <Link to="/forgot-password" className={styles.forgot}>
            Forgot password
          </Link>
        </div>
      </Form>
    </PublicFrame>
  );
}

/** Only a path of this console: an address in a link must not lead elsewhere. */
function returnAddress(next: string | null): string {
  return next !== null && /^\/(?![/\\])/u.test(next) && !next.startsWith("/sign-in") ? next : "/";
}
