import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { leaveBtg } from "../../lib/btg.ts";
import { localTimeZone } from "../../lib/dates.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import { fieldError, FieldPair, Form } from "../../ui/form.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";
import { SIGN_UP } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

const FIELDS = [
  "practiceName",
  "firstName",
  "lastName",
  "userName",
  "email",
  "password",
  "passwordConfirmation",
] as const;
const required = (what: string) => (value: string) => (value.trim() === "" ? `Type ${what}.` : null);

/** A new practice and its first provider, who administers it. */
export function SignUpPage() {
  useDocumentTitle("Create a practice");
  const deployment = useDeployment();
  const navigate = useNavigate();
  const client = useApolloClient();
  const timeZone = localTimeZone();
  const [signUp, { loading }] = useMutation(SIGN_UP);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: {
      practiceName: "",
      firstName: "",
      lastName: "",
      userName: "",
      email: "",
      password: "",
      passwordConfirmation: "",
    },
    validateInputOnBlur: true,
    validate: {
      practiceName: required("the practice's name"),
      firstName: required("your first name"),
      lastName: required("your last name"),
      userName: required("the user name that you will sign in with"),
      email: (value) =>
        /^[^@\s]+@[^@\s]+$/u.test(value.trim()) ? null : "Type an e-mail address, such as kim@practice.example.",
      password: (value) => (value === "" ? "Type a password." : null),
      passwordConfirmation: (value, { password }) =>
        value === password ? null : "The two passwords differ. Type the same one.",
    },
  });
  const text = (field: (typeof FIELDS)[number]) => ({
    ...form.getInputProps(field),
    error: fieldError(form.errors[field]),
  });

  const submit = form.onSubmit(
    async (values) => {
      setFailure(undefined);
      try {
        const { data } = await signUp({
          variables: {
            input: {
              ...values,
              practiceName: values.practiceName.trim(),
              firstName: values.firstName.trim(),
              lastName: values.lastName.trim(),
              userName: values.userName.trim(),
              email: values.email.trim(),
              timeZone,
            },
          },
        });
        const payload = data?.signUp;
        if (payload?.session) {
          await leaveBtg(client);
          await navigate("/", { replace: true });
          toastDone(`${values.practiceName.trim()} is set up. You are its administrator.`);
          return;
        }
        const errors = formErrors(payload?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
      } catch (error) {
        setFailure(explainAct(error, "The practice was not created"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );

  return (
    <PublicFrame
      wide
      title="Create a practice"
      lead="You become its first provider and its administrator."
      banner={<StageBanner deployment={deployment} />}
      below={
        <p className={styles.below}>
          Do you have a login? <Link to="/sign-in">Sign in</Link>
        </p>
      }
    >
      <Form
        label="Create a practice"
        onSubmit={submit}
        failure={failure}
        submit={
          <Button
            type="submit"
            variant="filled"
            fullWidth
            loading={loading}
            // The error of a field that loses the focus would move the button away between press and release.
            onMouseDown={(event) => event.preventDefault()}
          >
            Create the practice
          </Button>
        }
      >
        <TextInput
          label="Practice name"
          autoComplete="organization"
          autoFocus
          {...text("practiceName")}
          description={
            form.errors["practiceName"]
              ? undefined
              : `Times are shown in ${timeZone.replaceAll("_", " ")}, as on this device.`
          }
        />
        <FieldPair>
          <TextInput label="First Name" autoComplete="given-name" {...text("firstName")} />
          <TextInput label="Last Name" autoComplete="family-name" {...text("lastName")} />
        </FieldPair>
        <FieldPair>
          <TextInput
            label="User Name"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...text("userName")}
          />
          <TextInput label="Email" type="email" autoComplete="email" {...text("email")} />
        </FieldPair>
        <NewPasswordFields
          userName={form.values.userName.trim()}
          password={form.values.password}
          passwordProps={form.getInputProps("password")}
          confirmationProps={form.getInputProps("passwordConfirmation")}
          passwordError={form.errors["password"] as string | undefined}
          confirmationError={form.errors["passwordConfirmation"] as string | undefined}
        />
      </Form>
    </PublicFrame>
  );
}
