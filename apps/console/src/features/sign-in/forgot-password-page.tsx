import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import { fieldError, Form } from "../../ui/form.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { Note } from "../../ui/states.tsx";
import { REQUEST_PASSWORD_RESET } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

const FIELDS = ["login"] as const;

/** Asks for a link by mail. The answer is the same whether or not the login exists. */
export function ForgotPasswordPage() {
  useDocumentTitle("Forgot password");
  const deployment = useDeployment();
  const [request, { loading }] = useMutation(REQUEST_PASSWORD_RESET);
  const [failure, setFailure] = useState<string>();
  const [sent, setSent] = useState(false);
  const form = useForm({
    initialValues: { login: "" },
    validate: { login: (value) => (value.trim() === "" ? "Type your user name or e-mail address." : null) },
  });

  const submit = form.onSubmit(
    async ({ login }) => {
      setFailure(undefined);
      try {
        const { data } = await request({ variables: { input: { login: login.trim() } } });
        const errors = formErrors(data?.requestPasswordReset?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
        setSent(Object.keys(errors.fields).length === 0 && errors.form === undefined);
      } catch (error) {
        setFailure(explainAct(error, "No mail was sent"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );

  return (
    <PublicFrame
      title="Forgot password"
      lead="We mail you a link that sets a new one."
      banner={<StageBanner deployment={deployment} />}
      below={
        <p className={styles.below}>
          <Link to="/sign-in">Back to sign-in</Link>
        </p>
      }
    >
      {sent ? (
        <div className={styles.done}>
          <Note icon={<IconMail size={16} stroke={1.75} />} role="status">
            If a login fits <b>{form.values.login.trim()}</b>, a mail with a link is on its way to its e-mail address.
            The link can be used once.
          </Note>
          {deployment?.mailbox ? (
            <Button component={Link} to="/mailbox">
              Open the development mailbox
            </Button>
          ) : null}
        </div>
      ) : (
        <Form
          label="Forgot password"
          onSubmit={submit}
          failure={failure}
          submit={
            <Button type="submit" variant="filled" fullWidth loading={loading}>
              Send the link
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
        </Form>
      )}
    </PublicFrame>
  );
}
