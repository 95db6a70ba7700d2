import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { StageBanner } from "../../ui/stage-banner.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { LinkRefused, useMailedToken } from "./mailed-token.tsx";
import { CONFIRM_EMAIL_CHANGE, STOP_EMAIL_CHANGE } from "./operations.ts";
import styles from "./sign-in.module.css";
import { useDeployment } from "../../lib/use-deployment.ts";

/** Where the new address's link leads: it becomes the login's e-mail. */
export function ConfirmEmailPage() {
  const [confirm] = useMutation(CONFIRM_EMAIL_CHANGE);
  return (
    <ActByLink
      title="Confirm your e-mail address"
      lead="Press the button, and this address becomes the e-mail of your login."
      button="Confirm the address"
      notDone="The address was not confirmed"
      done="Your e-mail address is changed. Notices come to it from now on, and you can sign in with it."
      act={async (token) => (await confirm({ variables: { input: { token } } })).data?.confirmEmailChange?.userErrors}
    />
  );
}

/** Where the old address's link leads: everything stays as it is. */
export function StopEmailChangePage() {
  const [stop] = useMutation(STOP_EMAIL_CHANGE);
  return (
    <ActByLink
      title="Stop the change of e-mail"
      lead="Somebody asked to change the e-mail address of your login. Press the button, and this address stays."
      button="Stop the change"
      notDone="The change was not stopped"
      done={
        <>
          The change is stopped, and your e-mail address stays. If it was not you who asked for it, somebody may know
          your password: <Link to="/forgot-password">set a new one</Link>, and tell an administrator of your practice.
        </>
      }
      act={async (token) => (await stop({ variables: { input: { token } } })).data?.stopEmailChange?.userErrors}
    />
  );
}

/** A mailed link that acts by a button, never by being opened: scanners of mail open links too. */
function ActByLink(props: {
  title: string;
  lead: string;
  button: string;
  /** A sentence without its full stop. */
  notDone: string;
  done: ReactNode;
  act: (token: string) => Promise<readonly { readonly message: string }[] | undefined>;
}) {
  useDocumentTitle(props.title);
  const deployment = useDeployment();
  const token = useMailedToken();
  const [state, setState] = useState<"asking" | "acting" | "done" | "over">("asking");
  const [message, setMessage] = useState<string>();

  const act = async () => {
    setState("acting");
    setMessage(undefined);
    try {
      const errors = await props.act(token);
      if (errors === undefined) throw new Error(props.notDone);
      setMessage(errors.map((error) => error.message).join(" "));
      setState(errors.length === 0 ? "done" : "over");
    } catch (error) {
      setMessage(explainAct(error, props.notDone));
      setState("asking");
    }
  };

  return (
    <PublicFrame
      title={props.title}
      lead={state === "done" || state === "over" ? undefined : props.lead}
      banner={<StageBanner deployment={deployment} />}
      below={
        <p className={styles.below}>
          <Link to="/sign-in">Sign in</Link>
        </p>
      }
    >
      {token === "" ? (
        <LinkRefused>This link is not whole. Open it from the mail again.</LinkRefused>
      ) : state === "over" ? (
        <LinkRefused>{message}</LinkRefused>
      ) : state === "done" ? (
        <div className={styles.done}>
          <Note tone="proven" role="status" icon={<IconCircleCheck size={16} stroke={1.75} />}>
            {props.done}
          </Note>
        </div>
      ) : (
        <div className={styles.done}>
          <Failure>{message}</Failure>
          <Button variant="filled" fullWidth loading={state === "acting"} onClick={() => void act()}>
            {props.button}
          </Button>
        </div>
      )}
    </PublicFrame>
  );
}
