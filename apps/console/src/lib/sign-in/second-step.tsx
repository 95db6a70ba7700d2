import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useDocumentTitle } from "../document-title.ts";
import { explainAct } from "../errors.ts";
import type { TwoFactorMethod } from "../graphql/graphql.ts";
import { Check } from "../../ui/check.tsx";
import { Form } from "../../ui/form.tsx";
import { FrameWays } from "../../ui/public-frame.tsx";
import { Note } from "../../ui/states.tsx";
import { ProofField, useProof } from "../two-factor/proof-field.tsx";
import { COMPLETE_SIGN_IN } from "./operations.ts";

/** What the API asks for when the password was right and a second factor is due. */
export interface Challenge {
  readonly token: string;
  readonly methods: readonly TwoFactorMethod[];
  /** 0: no browser is trusted. */
  readonly browserTrustDays: number;
  /** It begins or goes on with emergency access mode, which a practice's users alone have. */
  readonly emergencyAccess?: boolean;
}

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
  const [proof, field] = useProof();
  const [trust, setTrust] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [complete, { loading }] = useMutation(COMPLETE_SIGN_IN);
  const wrongCodes = useRef(0);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (!proof.check()) return;
    try {
      const { data } = await complete({
        variables: {
          input: {
            challengeToken: challenge.token,
            proof: proof.given!,
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
      proof.refuse(error?.message ?? "You were not signed in. Try again.");
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
        <ProofField proof={proof} field={field} />
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
          <button
            type="button"
            onClick={() => {
              proof.takeOtherWay();
              setFailure(undefined);
            }}
          >
            {proof.otherWay}
          </button>
        ) : null}
        <button type="button" onClick={props.onBack}>
          Back to the password
        </button>
      </FrameWays>
    </>
  );
}
