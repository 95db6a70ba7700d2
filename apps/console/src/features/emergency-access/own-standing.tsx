import { IconInfoCircle, IconShieldOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import type { EmergencyAccessHindrance, EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Note } from "../../ui/states.tsx";
import { AccessCard } from "./access-card.tsx";
import { Deactivate } from "./deactivate.tsx";
import styles from "./emergency-access.module.css";

/** How emergency access stands for whoever looks: on, pending, open to them, or why it is not. */
export function OwnStanding(props: {
  own: EmergencyActivationFragment | undefined;
  hindrance: EmergencyAccessHindrance | null;
}) {
  const { own, hindrance } = props;
  return (
    <div className={styles.standing}>
      {own === undefined ? <WayIn hindrance={hindrance} /> : <OwnAccess own={own} />}
    </div>
  );
}

function OwnAccess({ own }: { own: EmergencyActivationFragment }) {
  const zone = usePracticeTimeZone();
  const { user, mayDesignate } = useMe();
  switch (own.state) {
    case "ACTIVE":
      return (
        <AccessCard
          access={own}
          title="Emergency access mode is on for you"
          acts={<Deactivate activation={own}>Deactivate emergency access mode</Deactivate>}
        />
      );
    case "PENDING":
      return (
        <AccessCard access={own} title="Pending: emergency access mode is off">
          <p>
            <b>Sign out and in again to finish.</b> The rights that it lent are gone
            {own.deactivatedAt === null ? "" : ` since ${formatInstant(own.deactivatedAt, zone)}`}.{" "}
            {mayDesignate && user !== null ? (
              <>
                You have the rights of an administrator for good, and they stay. They are changed in{" "}
                <Link to={`/users/${encodeURIComponent(user.id)}`}>your user</Link>.
              </>
            ) : (
              "What was given for good in it stays, and is reviewed."
            )}{" "}
            Until you sign out, the status reads Pending.
          </p>
        </AccessCard>
      );
    case "AWAITING_SIGN_IN":
      return (
        <AccessCard access={own} title="Emergency access waits for your sign-in">
          <p>Sign out and in with your second factor to get its rights.</p>
        </AccessCard>
      );
    case "ENDED":
      return null;
  }
}

function WayIn({ hindrance }: { hindrance: EmergencyAccessHindrance | null }) {
  const { user } = useMe();
  const designates = useRight("EMERGENCY_ACCESS_ADMINISTER");
  switch (hindrance) {
    case "NOT_DESIGNATED":
      return (
        <Note icon={<IconInfoCircle size={16} stroke={1.75} />}>
          <b>You cannot activate emergency access:</b> you are not designated for it.{" "}
          {designates && user !== null ? (
            <>
              Tick “Allow emergency access” under{" "}
              <Link to={`/users/${encodeURIComponent(user.id)}`}>Login info of your own user</Link>, or below.
            </>
          ) : (
            "An administrator ticks “Allow emergency access” under Login info of your user."
          )}
        </Note>
      );
    case "NO_SECOND_FACTOR":
      return (
        <Note tone="emergency" icon={<IconShieldOff size={16} stroke={1.75} />}>
          <b>You are designated, and cannot activate yet:</b> emergency access demands two-factor authentication.{" "}
          <Link to="/account?tab=two-factor">Set it up on your account page</Link> before you need it.
        </Note>
      );
    case "IN_BTG":
      return (
        <Note tone="vendor" icon={<IconInfoCircle size={16} stroke={1.75} />}>
          Emergency access is for the practice’s own users: nobody activates it in BTG.
        </Note>
      );
    case "ALREADY_ON":
      return null;
    case null:
      return (
        <Note icon={<IconInfoCircle size={16} stroke={1.75} />}>
          <b>You are designated.</b> In an emergency you can give yourself administrator rights here. It asks for your
          second factor.
        </Note>
      );
  }
}
