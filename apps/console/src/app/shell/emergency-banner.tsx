import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { clockTime, zoneName } from "../../lib/dates.ts";
import { useHasCome } from "../../lib/has-come.ts";
import { useMe, usePracticeTimeZone } from "../../lib/session.tsx";
import styles from "./emergency-banner.module.css";
import { useSignOut } from "./use-sign-out.ts";

/** Before the time limit: what is under way is saved in time. */
const WARNING_MILLISECONDS = 15 * 60_000;

/** On every page of who is in emergency access mode, until the way out is gone through to its end. */
export function EmergencyBanner() {
  const { emergencyAccessActivation: own } = useMe();
  // Nothing of it is there before the second factor.
  if (own == null || own.state === "AWAITING_SIGN_IN" || own.state === "ENDED") return null;
  return own.state === "ACTIVE" ? <On until={own.endsAt} /> : <Pending />;
}

function On({ until }: { until: string }) {
  const zone = usePracticeTimeZone();
  const ending = useHasCome(Date.parse(until) - WARNING_MILLISECONDS);
  const moment = `${clockTime(until, zone).slice(0, 5)} ${zoneName(zone)}`;
  return (
    <>
      <section className={styles.banner} aria-label="Emergency access mode">
        <IconUrgent size={18} stroke={1.75} aria-hidden="true" />
        <p role="status">
          {ending ? (
            <>
              <b>Emergency access mode ends by itself at {moment}.</b> Finish and save what you are doing.
            </>
          ) : (
            <>
              <b>Emergency access mode is on</b> until {moment} at the latest.{" "}
              <span className={styles.wide}>You have the rights of an administrator. All that you do is marked.</span>
            </>
          )}
        </p>
        <Button component={Link} to="/settings/emergency-access" size="xs" className={styles.button}>
          Turn it off
        </Button>
      </section>
      <div className={styles.frame} aria-hidden="true" />
    </>
  );
}

/** The rights are gone, the sign-out is not done yet. */
function Pending() {
  const { mayDesignate } = useMe();
  const signOut = useSignOut();
  const [leaving, setLeaving] = useState(false);
  return (
    <section className={styles.banner} data-pending aria-label="Emergency access mode">
      <IconUrgent size={18} stroke={1.75} aria-hidden="true" />
      <p>
        <b>Emergency access mode is off, pending your sign-out.</b>{" "}
        <span>
          The rights that it lent are gone{mayDesignate ? "; those that you have for good stay" : ""}. Sign out and in
          again to finish.
        </span>
      </p>
      <Button
        size="xs"
        className={styles.button}
        loading={leaving}
        onClick={() => {
          setLeaving(true);
          void signOut();
        }}
      >
        Sign out
      </Button>
    </section>
  );
}
