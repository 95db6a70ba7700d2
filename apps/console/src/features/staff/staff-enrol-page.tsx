import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { StaffBar } from "../../lib/staff/staff-bar.tsx";
import { TotpSetup } from "../../lib/two-factor/totp-setup.tsx";
import { PublicFrame } from "../../ui/public-frame.tsx";
import { Failure } from "../../ui/states.tsx";
import styles from "./staff.module.css";

/** The first sign-in of an employee: nothing is open before there is a second factor. */
export function StaffEnrolPage(props: {
  banner: ReactNode;
  name: string;
  onDone: () => Promise<void>;
  onSignOut: () => void;
}) {
  useDocumentTitle("Set up a second factor");
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
      bar={<StaffBar />}
      banner={props.banner}
      title="Set up your second factor"
      lead="Every sign-in of yours asks for a code of your phone besides the password. There are no recovery codes: a lost phone is replaced on the command line."
      below={
        <div className={styles.who}>
          <span>Signed in as {props.name}</span>
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
