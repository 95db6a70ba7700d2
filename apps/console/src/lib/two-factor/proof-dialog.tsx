import { useMutation } from "@apollo/client/react";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { ActRefused } from "../errors.ts";
import { formErrors } from "../form-errors.ts";
import { useMe } from "../session.tsx";
import { PROVE_SECOND_FACTOR } from "./operations.ts";
import { ProofField, useProof } from "./proof-field.tsx";
import styles from "./proof-dialog.module.css";

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
  const [proof, field] = useProof();
  const close = () => {
    proof.clear();
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
      check={proof.check}
      onConfirm={async (password) => {
        const { data } = await prove({ variables: { input: { password, proof: proof.given! } } });
        const { session, userErrors = [] } = data?.proveSecondFactor ?? {};
        if (session == null) {
          const { fields, form } = formErrors(userErrors, ["proof"]);
          if (fields["proof"] === undefined) throw new ActRefused(form ?? "It was not done. Try again.");
          proof.refuse(fields["proof"]);
          return "STAY";
        }
        return props.onProven();
      }}
    >
      <ProofField proof={proof} field={field} />
      <button type="button" className={styles.switch} onClick={proof.takeOtherWay}>
        {proof.otherWay}
      </button>
    </PasswordDialog>
  );
}
