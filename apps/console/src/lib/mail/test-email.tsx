import { useMutation } from "@apollo/client/react";
import { IconAlertTriangle, IconCircleCheck, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Note } from "../../ui/states.tsx";
import { explainAct } from "../errors.ts";
import type { OutgoingMail } from "../graphql/graphql.ts";
import { useLocked } from "../lockdown.ts";
import { SEND_TEST_EMAIL } from "./operations.ts";
import styles from "./test-email.module.css";

/** Mails oneself the way that mail goes out as it is saved, and says what came of it. */
export function TestEmail({ outgoingMail, help }: { outgoingMail: OutgoingMail; help: string }) {
  const [send, { loading }] = useMutation(SEND_TEST_EMAIL);
  const locked = useLocked("Mutation.sendTestEmail");
  const [result, setResult] = useState<{ sent: boolean; text: string }>();
  const test = async () => {
    setResult(undefined);
    try {
      const { data } = await send({ variables: { input: { outgoingMail } } });
      const { sentTo, userErrors } = data?.sendTestEmail ?? {};
      setResult(
        sentTo == null
          ? { sent: false, text: userErrors?.map(({ message }) => message).join(" ") ?? "No mail was sent. Try again." }
          : { sent: true, text: `The mail server has taken a test e-mail for ${sentTo}.` },
      );
    } catch (error) {
      setResult({ sent: false, text: explainAct(error, "No mail was sent") });
    }
  };
  return (
    <>
      <div className={styles.test}>
        <LockableButton
          size="sm"
          locked={locked}
          loading={loading}
          leftSection={<IconSend size={14} stroke={1.75} />}
          onClick={() => void test()}
        >
          Send a test e-mail
        </LockableButton>
        <span>{help}</span>
      </div>
      {result === undefined ? null : (
        <Note
          tone={result.sent ? "proven" : "refused"}
          role={result.sent ? "status" : "alert"}
          icon={
            result.sent ? <IconCircleCheck size={16} stroke={1.75} /> : <IconAlertTriangle size={16} stroke={1.75} />
          }
        >
          {result.text}
        </Note>
      )}
    </>
  );
}
