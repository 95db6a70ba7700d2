import { useMutation } from "@apollo/client/react";
import { Button, VisuallyHidden } from "@mantine/core";
import { IconClock, IconDoorEnter } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { btgSessionOfTab, OUTSIDE_BTG } from "../../lib/btg.ts";
import { failureOf } from "../../lib/errors.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import { type Me, useMe } from "../../lib/session.tsx";
import { isAnythingUnsaved } from "../../lib/unsaved.ts";
import { REASON_WORDS } from "../../lib/vendor-access/vendor-access-words.ts";
import { endedAddress } from "../sign-in-address.ts";
import styles from "./btg-banner.module.css";
import { END_OWN_BTG } from "./operations.ts";

const EndUnsaved = lazy(async () => ({ default: (await import("./end-unsaved.tsx")).EndUnsaved }));

/** Told aloud when so many seconds are left; each second would drown all else. */
const ANNOUNCED_SECONDS = [300, 60];

/** On every page of a practice's account that an agent is in: whose it is, why, for how much longer, and the way out. */
export function BtgBanner() {
  const { btgSession, user, practice } = useMe();
  return btgSession === null ? null : (
    <Banner session={btgSession} onBehalfOf={user?.name ?? ""} practice={practice?.name ?? ""} />
  );
}

function Banner(props: { session: NonNullable<Me["btgSession"]>; onBehalfOf: string; practice: string }) {
  const { session, onBehalfOf, practice } = props;
  const navigate = useNavigate();
  const [end, { loading }] = useMutation(END_OWN_BTG, { context: OUTSIDE_BTG, fetchPolicy: "no-cache" });
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const reason = REASON_WORDS[session.reasonCode];

  const leave = async () => {
    const btgSessionId = btgSessionOfTab();
    if (btgSessionId === null) return;
    setAsking(false);
    setFailed(false);
    try {
      // Refused in words is ended already: the staff console says how.
      await end({ variables: { input: { btgSessionId } } });
    } catch (error) {
      if (failureOf(error).code !== "UNAUTHENTICATED") {
        setFailed(true);
        return;
      }
    }
    await navigate(endedAddress(btgSessionId), { replace: true });
  };

  return (
    <>
      <section className={styles.banner} aria-label="Break-the-glass session">
        <span className={styles.lead}>
          <IconDoorEnter size={18} stroke={1.75} aria-hidden="true" className={styles.wide} />
          <span>
            <span className={styles.inside}>You are inside </span>
            {practice}
          </span>
        </span>
        <dl className={styles.facts}>
          <div>
            <dt>On behalf of</dt>
            <dd>{onBehalfOf}</dd>
          </div>
          <div className={styles.reason} title={`${reason}: ${session.reason}`}>
            <dt>
              Reason<span className={styles.wide}>: {reason}</span>
            </dt>
            <dd>{session.reason}</dd>
          </div>
          <div className={styles.wide}>
            <dt>Case</dt>
            <dd className={styles.number}>{session.caseNumber}</dd>
          </div>
        </dl>
        <span className={styles.end}>
          {failed ? (
            <span role="alert">Not ended. Try again.</span>
          ) : (
            <TimeLeft until={Date.parse(session.expiresAt)} />
          )}
          <Button
            size="xs"
            className={styles.button}
            loading={loading}
            onClick={() => (isAnythingUnsaved() ? setAsking(true) : void leave())}
          >
            End
          </Button>
        </span>
      </section>
      <div className={styles.frame} aria-hidden="true" />
      {asking ? (
        <Suspense fallback={null}>
          <EndUnsaved onStay={() => setAsking(false)} onEnd={() => void leave()} />
        </Suspense>
      ) : null}
    </>
  );
}

function TimeLeft({ until }: { until: number }) {
  const seconds = useSecondsUntil(until) ?? 0;
  const announced = ANNOUNCED_SECONDS.findLast((moment) => seconds <= moment);
  return (
    <span className={styles.left}>
      <IconClock size={16} stroke={1.75} aria-hidden="true" className={styles.wide} />
      <span role="timer">{clock(seconds)} left</span>
      <VisuallyHidden aria-live="polite">
        {announced === undefined ? "" : `${announced / 60} ${announced === 60 ? "minute" : "minutes"} left inside`}
      </VisuallyHidden>
    </span>
  );
}

/** "22:18", "7:59:59" */
function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}
