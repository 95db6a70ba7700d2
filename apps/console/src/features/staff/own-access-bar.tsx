import { Button } from "@mantine/core";
import { IconDoorEnter } from "@tabler/icons-react";
import { useState } from "react";
import { lengthInWords } from "../../lib/dates.ts";
import { explainAct } from "../../lib/errors.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import styles from "./own-access-bar.module.css";
import { useEndAccess, useGoOn, useOwnAccesses } from "./own-accesses.ts";
import type { StaffBtgSession } from "./staff-words.ts";

/** On every page of the staff console: the accesses of one's own that are live, whichever tab they are used in, and their ends. */
export function OwnAccessBar() {
  const accesses = useOwnAccesses({ polls: true }) ?? [];
  if (accesses.length === 0) return null;
  return (
    <section className={styles.accesses} aria-label="Your live accesses">
      {accesses.map((session) => (
        <OwnAccess key={session.id} session={session} />
      ))}
    </section>
  );
}

function OwnAccess({ session }: { session: StaffBtgSession }) {
  const { practice, expiresAt } = session;
  const seconds = useSecondsUntil(Date.parse(expiresAt)) ?? 0;
  const goOn = useGoOn();
  const end = useEndAccess();
  const [ending, setEnding] = useState(false);
  const [failure, setFailure] = useState<string>();
  const onEnd = async () => {
    setEnding(true);
    setFailure(undefined);
    try {
      await end(session);
    } catch (error) {
      setFailure(explainAct(error, "It was not ended"));
    } finally {
      setEnding(false);
    }
  };
  if (seconds === 0) return null;
  return (
    <div className={styles.access}>
      <IconDoorEnter size={16} stroke={1.75} aria-hidden="true" />
      <span className={styles.words}>
        <b>You are inside {practice.name}</b> <span>({lengthInWords(seconds)} left)</span>
        {failure === undefined ? null : <span role="alert"> {failure}</span>}
      </span>
      <Button size="xs" variant="vendor" aria-label={`Go on in ${practice.name}`} onClick={() => void goOn(session)}>
        Go on
      </Button>
      <Button
        size="xs"
        variant="danger"
        loading={ending}
        aria-label={`End the access to ${practice.name}`}
        onClick={() => void onEnd()}
      >
        End
      </Button>
    </div>
  );
}
