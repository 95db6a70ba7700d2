import { TextInput } from "@mantine/core";
import { type RefObject, useRef, useState } from "react";
import { CodeField } from "../../ui/code-field.tsx";
import { fieldError } from "../../ui/form.tsx";
import type { TwoFactorProofInput } from "../graphql/graphql.ts";
import styles from "./proof-field.module.css";

const DIGITS = 6;

/** A second factor as it is being typed: a code of the authenticator app, or a recovery code in its place. */
interface TypedProof {
  readonly recovering: boolean;
  readonly code: string;
  readonly put: (code: string) => void;
  /** Why it was not taken; the field has the focus then. */
  readonly wrong: string | undefined;
  readonly refuse: (message: string) => void;
  /** What is typed, for the server; undefined: it is not whole. */
  readonly given: TwoFactorProofInput | undefined;
  /** Whether it is whole; what is missing is said, and what was said before is not any more. */
  readonly check: () => boolean;
  readonly takeOtherWay: () => void;
  readonly otherWay: string;
  /** Forgets what is typed, and begins with the app again. */
  readonly clear: () => void;
}

/** What `ProofField` shows, and its element apart, as the rules of hooks ask of a ref. */
export function useProof(): [TypedProof, RefObject<HTMLInputElement | null>] {
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
  const totp = code.length === DIGITS ? { totpCode: code } : undefined;
  const recovery = code.trim() === "" ? undefined : { recoveryCode: code.trim() };
  const given = recovering ? recovery : totp;
  const proof: TypedProof = {
    recovering,
    code,
    put,
    wrong,
    refuse,
    given,
    check: () => {
      if (given === undefined)
        refuse(recovering ? "Type one of your recovery codes." : "Type the 6 digits that the app shows now.");
      else setWrong(undefined);
      return given !== undefined;
    },
    takeOtherWay: () => {
      put("");
      setRecovering(!recovering);
    },
    otherWay: recovering ? "Use the authenticator app instead" : "Use a recovery code instead",
    clear: () => {
      put("");
      setRecovering(false);
    },
  };
  return [proof, field];
}

/** The field of a second factor: six digits, or a recovery code. */
export function ProofField({ proof, field }: { proof: TypedProof; field: RefObject<HTMLInputElement | null> }) {
  return proof.recovering ? (
    <TextInput
      key="recovery"
      ref={field}
      label="Recovery code"
      description={proof.wrong === undefined ? "One of those that you kept when you set up two-factor." : undefined}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus
      className={styles.recovery!}
      value={proof.code}
      onChange={(event) => proof.put(event.currentTarget.value)}
      error={fieldError(proof.wrong)}
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
      value={proof.code}
      onChange={proof.put}
      error={proof.wrong}
    />
  );
}
