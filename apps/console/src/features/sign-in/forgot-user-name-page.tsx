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
import { REQUEST_USER_NAME } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

const FIELDS = ["email"] as const;

/** Asks for one's user name by mail. The answer is the same whether or not anybody has the address. */
export function ForgotUserNamePage() {
  useDocumentTitle("Forgot user name");
  const deployment = useDeployment();
  const [request, { loading }] = useMutation(REQUEST_USER_NAME);
  const [failure, setFailure] = useState<string>();
  const [sent, setSent] = useState(false);
  const form = useForm({
    initialValues: { email: "" },
    validate: {
      email: (value) =>
        /^[^@\s]+@[^@\s]+$/u.test(value.trim()) ? null : "Type an e-mail address, such as kim@practice.example.",
    },
  });

  const submit = form.onSubmit(
    async ({ email }) => {
      setFailure(undefined);
      try {
        const { data } = await request({ variables: { input: { email: email.trim() } } });
        const errors = formErrors(data?.requestUserName?.userErrors ?? [], FIELDS);
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
      title="Forgot user name"
      lead="We mail it to the e-mail address of your login."
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
            If a login has the address <b>{form.values.email.trim()}</b>, a mail with its user name is on its way.
          </Note>
          {deployment?.mailbox ? (
            <Button component={Link} to="/mailbox">
              Open the development mailbox
            </Button>
          ) : null}
        </div>
      ) : (
        <Form
          label="Forgot user name"
          onSubmit={submit}
          failure={failure}
          submit={
            <Button type="submit" variant="filled" fullWidth loading={loading}>
              Mail me the user name
            </Button>
          }
        >
          <TextInput
            label="Email"
            type="email"
            autoComplete="email"
            autoFocus
            {...form.getInputProps("email")}
            error={fieldError(form.errors["email"])}
          />
        </Form>
      )}
    </PublicFrame>
  );
}
