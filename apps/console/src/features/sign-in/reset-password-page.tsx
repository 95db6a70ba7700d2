import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import { Form } from "../../ui/form.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { LinkRefused, useMailedToken } from "./mailed-token.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { RESET_PASSWORD } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

const FIELDS = ["newPassword", "newPasswordConfirmation"] as const;

/** Where the link of a mail leads that sets a new password. */
export function ResetPasswordPage() {
  useDocumentTitle("New password");
  const deployment = useDeployment();
  const navigate = useNavigate();
  const token = useMailedToken();
  const [reset, { loading }] = useMutation(RESET_PASSWORD);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: { newPassword: "", newPasswordConfirmation: "" },
    validate: {
      newPassword: (value) => (value === "" ? "Type a password." : null),
      newPasswordConfirmation: (value, { newPassword }) =>
        value === newPassword ? null : "The two passwords differ. Type the same one.",
    },
  });

  const submit = form.onSubmit(
    async (values) => {
      setFailure(undefined);
      try {
        const { data } = await reset({ variables: { input: { token, ...values } } });
        const errors = formErrors(data?.resetPassword?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
        if (data?.resetPassword?.userErrors.length === 0) await navigate("/sign-in?why=reset", { replace: true });
      } catch (error) {
        setFailure(explainAct(error, "The password was not changed"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );

  return (
    <PublicFrame
      title="Choose a new password"
      lead="All your sessions end when it is changed."
      banner={<StageBanner deployment={deployment} />}
      below={
        <p className={styles.below}>
          <Link to="/forgot-password">Send a new link</Link>
        </p>
      }
    >
      {token === "" ? (
        <LinkRefused>This link is not whole. Open it from the mail again, or send a new one.</LinkRefused>
      ) : (
        <Form
          label="New password"
          onSubmit={submit}
          failure={failure}
          submit={
            <Button type="submit" variant="filled" fullWidth loading={loading}>
              Change the password
            </Button>
          }
        >
          <NewPasswordFields
            userName=""
            password={form.values.newPassword}
            passwordProps={form.getInputProps("newPassword")}
            confirmationProps={form.getInputProps("newPasswordConfirmation")}
            passwordError={form.errors["newPassword"] as string | undefined}
            confirmationError={form.errors["newPasswordConfirmation"] as string | undefined}
          />
        </Form>
      )}
    </PublicFrame>
  );
}
