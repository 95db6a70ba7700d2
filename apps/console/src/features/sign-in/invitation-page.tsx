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
import { ACCEPT_INVITATION } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

const FIELDS = ["password", "passwordConfirmation"] as const;

/** Where an invitation's link leads: the person chooses the password, and nobody else ever knows it. */
export function InvitationPage() {
  useDocumentTitle("Invitation");
  const deployment = useDeployment();
  const navigate = useNavigate();
  const token = useMailedToken();
  const [accept, { loading }] = useMutation(ACCEPT_INVITATION);
  const [failure, setFailure] = useState<string>();
  // The link does nothing any more; the API says what to do then.
  const [over, setOver] = useState<string>();
  const form = useForm({
    initialValues: { password: "", passwordConfirmation: "" },
    validate: {
      password: (value) => (value === "" ? "Type a password." : null),
      passwordConfirmation: (value, { password }) =>
        value === password ? null : "The two passwords differ. Type the same one.",
    },
  });

  const submit = form.onSubmit(
    async (values) => {
      setFailure(undefined);
      try {
        const { data } = await accept({ variables: { input: { token, ...values } } });
        const userErrors = data?.acceptInvitation?.userErrors ?? [];
        if (data?.acceptInvitation && userErrors.length === 0) {
          await navigate("/sign-in?why=invited", { replace: true });
          return;
        }
        setOver(userErrors.find(({ field }) => field?.includes("token"))?.message);
        const errors = formErrors(userErrors, FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
      } catch (error) {
        setFailure(explainAct(error, "The password was not set"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );

  return (
    <PublicFrame
      title="Choose your password"
      lead="Your practice has made a login for you. The password is yours alone."
      banner={<StageBanner deployment={deployment} />}
      below={
        <p className={styles.below}>
          <Link to="/sign-in">Sign in</Link>
          {" · "}
          <Link to="/forgot-password">Forgot your password?</Link>
        </p>
      }
    >
      {token === "" ? (
        <LinkRefused>
          This link is not whole. Open it from the mail again, or ask an administrator to send a new invitation.
        </LinkRefused>
      ) : over !== undefined ? (
        <LinkRefused>{over}</LinkRefused>
      ) : (
        <Form
          label="Invitation"
          onSubmit={submit}
          failure={failure}
          submit={
            <Button type="submit" variant="filled" fullWidth loading={loading}>
              Set the password
            </Button>
          }
        >
          <NewPasswordFields
            userName=""
            password={form.values.password}
            passwordProps={form.getInputProps("password")}
            confirmationProps={form.getInputProps("passwordConfirmation")}
            passwordError={form.errors["password"] as string | undefined}
            confirmationError={form.errors["passwordConfirmation"] as string | undefined}
          />
        </Form>
      )}
    </PublicFrame>
  );
}
