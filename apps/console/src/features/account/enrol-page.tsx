import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { useMe } from "../../lib/session.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { Failure } from "../../ui/states.tsx";
import styles from "./enrol.module.css";
import { TotpSetup } from "../../lib/two-factor/totp-setup.tsx";

/** All that is open while the practice demands a second factor that is not set up yet. */
export function EnrolPage(props: { banner: ReactNode; onDone: () => Promise<void>; onSignOut: () => void }) {
  useDocumentTitle("Set up a second factor");
  const me = useMe();
  const [failure, setFailure] = useState<string>();

  const goOn = async () => {
    setFailure(undefined);
    try {
      await props.onDone();
    } catch (error) {
      setFailure(explainAct(error, "The console did not open"));
    }
  };

  return (
    <PublicFrame
      title="Your practice asks for a second factor"
      lead="Set it up once, and your sign-in asks for a code of your phone besides the password."
      banner={props.banner}
      below={
        <div className={styles.who}>
          <span>
            Signed in as {me.user?.name ?? me.actor.name}
            {me.practice === null ? "" : `, ${me.practice.name}`}
          </span>
          <Button size="xs" variant="subtle" onClick={props.onSignOut}>
            Sign out
          </Button>
        </div>
      }
    >
      <TotpSetup place="page" onCancel={undefined} onDone={() => void goOn()} />
      <Failure>{failure}</Failure>
    </PublicFrame>
  );
}
