import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useDocumentTitle } from "../document-title.ts";
import { explainAct } from "../errors.ts";
import type { TwoFactorMethod } from "../graphql/graphql.ts";
import { Check } from "../../ui/check.tsx";
import { CodeField } from "../../ui/code-field.tsx";
import { fieldError, Form } from "../../ui/form.tsx";
import { FrameWays } from "../../ui/public-frame.tsx";
import { Note } from "../../ui/states.tsx";
import { COMPLETE_SIGN_IN } from "./operations.ts";
import styles from "./sign-in.module.css";

/** What the API asks for when the password was right and a second factor is due. */
export interface Challenge {
  readonly token: string;
  readonly methods: readonly TwoFactorMethod[];
  /** 0: no browser is trusted. */
  readonly browserTrustDays: number;
  /** It begins or goes on with emergency access mode, which a practice's users alone have. */
  readonly emergencyAccess?: boolean;
}

const DIGITS = 6;
/** Wrong codes after which a sign-in is over. */
const TRIES = 5;

/** The second step: a code of the authenticator app, or a recovery code in its place. */
export function SecondStep(props: {
  challenge: Challenge;
  onSignedIn: () => Promise<void>;
  /** The challenge is over, in words; the password comes first again. */
  onOver: (message: string) => void;
  onBack: () => void;
}) {
  useDocumentTitle("Second factor");
  const { challenge } = props;
  const [recovering, setRecovering] = useState(false);
  const [code, setCode] = useState("");
  const [trust, setTrust] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [complete, { loading }] = useMutation(COMPLETE_SIGN_IN);
  const field = useRef<HTMLInputElement>(null);
  const wrongCodes = useRef(0);

  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
    field.current?.select();
  };
  const switchMethod = () => {
    setRecovering(!recovering);
    setCode("");
    setWrong(undefined);
    setFailure(undefined);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    setFailure(undefined);
    if (recovering && code.trim() === "") return refuse("Type one of your recovery codes.");
    if (!recovering && code.length < DIGITS) return refuse("Type the 6 digits that the app shows now.");
    try {
      const { data } = await complete({
        variables: {
          input: {
            challengeToken: challenge.token,
            proof: recovering ? { recoveryCode: code.trim() } : { totpCode: code },
            trustBrowser: trust,
          },
        },
      });
      const payload = data?.completeSignIn;
      if (payload?.session) return await props.onSignedIn();
      const [error] = payload?.userErrors ?? [];
      if (error?.code === "EXPIRED")
        return props.onOver(wrongCodes.current < TRIES ? error.message : `Too many wrong codes. ${error.message}`);
      wrongCodes.current += 1;
      refuse(error?.message ?? "You were not signed in. Try again.");
    } catch (error) {
      setFailure(explainAct(error, "You were not signed in"));
    }
  };

  return (
    <>
      <Form
        label="Second factor"
        onSubmit={(event) => void submit(event)}
        failure={failure}
        submit={
          <Button type="submit" variant="filled" fullWidth loading={loading}>
            Sign in
          </Button>
        }
      >
        {recovering ? (
          <TextInput
            key="recovery"
            ref={field}
            label="Recovery code"
            description={wrong === undefined ? "One of those that you kept when you set up two-factor." : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            className={styles.recovery!}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
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
            onChange={setCode}
            error={wrong}
          />
        )}
        {challenge.emergencyAccess === true ? (
          <Note tone="emergency" icon={<IconUrgent size={16} stroke={1.75} />}>
            <b>This sign-in is for emergency access mode.</b> With the code you get the rights of an administrator, and
            all that you do is marked. A trusted browser does not count for it. Activated by mistake? Sign in, then turn
            it off in Settings &gt; Emergency Access; or an administrator turns it off.
          </Note>
        ) : null}
        {challenge.browserTrustDays > 0 && challenge.emergencyAccess !== true ? (
          <Check
            label={`Trust this browser for ${challenge.browserTrustDays} ${challenge.browserTrustDays === 1 ? "day" : "days"}`}
            description="It asks for no code in this time. Leave it off on a computer that others use."
            checked={trust}
            onChange={setTrust}
          />
        ) : null}
      </Form>
      <FrameWays>
        {challenge.methods.includes("RECOVERY_CODE") ? (
          <button type="button" onClick={switchMethod}>
            {recovering ? "Use the authenticator app instead" : "Use a recovery code instead"}
          </button>
        ) : null}
        <button type="button" onClick={props.onBack}>
          Back to the password
        </button>
      </FrameWays>
    </>
  );
}
