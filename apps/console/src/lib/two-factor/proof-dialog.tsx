import { useMutation } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { CodeField } from "../../ui/code-field.tsx";
import { fieldError } from "../../ui/form.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { ActRefused } from "../errors.ts";
import { formErrors } from "../form-errors.ts";
import { useMe } from "../session.tsx";
import { PROVE_SECOND_FACTOR } from "./operations.ts";
import styles from "./proof-dialog.module.css";

const DIGITS = 6;

/**
 * Whether this session was signed in without a second factor. Where its user has one, the browser is trusted, and `ProofDialog` comes
 * first.
 */
export function useUnproven(): boolean {
  return useMe().session?.twoFactor === false;
}

/** Asks a trusted browser for the second factor that its sign-in has spared, before an act that takes it. */
export function ProofDialog(props: {
  opened: boolean;
  onClose: () => void;
  /** From here on the session has shown it. */
  onProven: () => void;
}) {
  const [prove] = useMutation(PROVE_SECOND_FACTOR);
  const [recovering, setRecovering] = useState(false);
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  const put = (typed: string) => {
    setCode(typed);
    setWrong(undefined);
  };
  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
    field.current?.select();
  };
  const close = () => {
    put("");
    setRecovering(false);
    props.onClose();
  };

  return (
    <PasswordDialog
      title="Your second factor first"
      text={
        <p>
          This browser is trusted, so your sign-in asked for no code. It is asked for now. Have you neither the app nor
          a recovery code? Ask an administrator to reset your two-factor authentication.
        </p>
      }
      confirmLabel="Go on"
      opened={props.opened}
      onClose={close}
      check={() => {
        if (recovering ? code.trim() !== "" : code.length === DIGITS) return true;
        refuse(recovering ? "Type one of your recovery codes." : "Type the 6 digits that the app shows now.");
        return false;
      }}
      onConfirm={async (password) => {
        const proof = recovering ? { recoveryCode: code.trim() } : { totpCode: code };
        const { data } = await prove({ variables: { input: { password, proof } } });
        const { session, userErrors = [] } = data?.proveSecondFactor ?? {};
        if (session == null) {
          const { fields, form } = formErrors(userErrors, ["proof"]);
          if (fields["proof"] === undefined) throw new ActRefused(form ?? "It was not done. Try again.");
          refuse(fields["proof"]);
          return "STAY";
        }
        return props.onProven();
      }}
    >
      {recovering ? (
        <TextInput
          key="recovery"
          ref={field}
          label="Recovery code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={code}
          onChange={(event) => put(event.currentTarget.value)}
          error={fieldError(wrong)}
          errorProps={{ role: "alert" }}
        />
      ) : (
        <CodeField
          key="totp"
          ref={field}
          label="Code from your authenticator app"
          description="6 digits, new every 30 seconds."
          digits={DIGITS}
          autoFocus
          value={code}
          onChange={put}
          error={wrong}
        />
      )}
      <button
        type="button"
        className={styles.switch}
        onClick={() => {
          put("");
          setRecovering(!recovering);
        }}
      >
        {recovering ? "Use the authenticator app instead" : "Use a recovery code instead"}
      </button>
    </PasswordDialog>
  );
}
