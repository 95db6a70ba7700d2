import { useMutation, useQuery } from "@apollo/client/react";
import { IconUrgent, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useToldWhose } from "../../lib/emergency-access/told-whose.ts";
import { explainAct } from "../../lib/errors.ts";
import type { UnreadEmergenciesQuery } from "../../lib/graphql/graphql.ts";
import { useLiveLook } from "../../lib/live-look.ts";
import { NOTICE_CHANGED } from "../../lib/operations.ts";
import { useMe, usePracticeTimeZone } from "../../lib/session.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { focusTitleWhenLost } from "../../ui/page.tsx";
import { isUnread, useAcknowledgement } from "./acknowledgement.ts";
import styles from "./emergency-notice.module.css";
import { ACKNOWLEDGE_NOTICES, UNREAD_EMERGENCIES } from "./operations.ts";

type Subject = NonNullable<NonNullable<UnreadEmergenciesQuery["notices"]>["edges"][number]["node"]["subject"]>;
type Emergency = Extract<Subject, { __typename: "EmergencyAccessActivation" }>;

/**
 * Tells everybody that emergency access is on, at each sign-in anew: whoever is in the mode, administrators with the name, all others
 * without.
 */
export function EmergencyNotice() {
  const { actor, session } = useMe();
  // In BTG the notices are the user's.
  if (session === null || actor.kind !== "USER") return null;
  return <Notice key={session.id} />;
}

function Notice() {
  const { emergencyAccessActivation: mode } = useMe();
  const { data, refetch } = useQuery(UNREAD_EMERGENCIES, {
    variables: { toldWhose: useToldWhose() },
    context: BACKGROUND,
  });
  useLiveLook(NOTICE_CHANGED, refetch);
  const unread = (data?.notices?.edges ?? []).map(({ node }) => node).filter(isUnread);
  useAcknowledgement(unread);
  const [acknowledge] = useMutation(ACKNOWLEDGE_NOTICES);
  const [failure, setFailure] = useState<string>();

  const emergencies = unread.flatMap(({ subject }) =>
    subject?.__typename === "EmergencyAccessActivation" ? [subject] : [],
  );
  const own = emergencies.find(({ id }) => id === mode?.id);
  const others = emergencies.filter((each) => each !== own);
  const named = others.filter(({ user }) => user != null);
  const nameless = others
    .filter(({ user }) => user == null)
    .toSorted((one, other) => +isAwaited(one) - +isAwaited(other))[0];
  const dismiss = async () => {
    setFailure(undefined);
    try {
      await acknowledge({ variables: { input: { noticeIds: unread.map(({ id }) => id) } } });
      focusTitleWhenLost();
    } catch (error) {
      setFailure(explainAct(error, "It was not marked as seen"));
    }
  };

  if (emergencies.length === 0) return null;
  return (
    <div role="alert">
      <section className={styles.notice} aria-label="Emergency access is on">
        <IconUrgent size={18} stroke={1.75} aria-hidden="true" />
        <div>
          {own === undefined ? null : (
            <p>
              <b>Emergency access mode is on.</b>{" "}
              {isAwaited(own)
                ? "You get the rights of an administrator with your next sign-in and its second factor"
                : "You have the rights of an administrator"}
              , and everybody in your practice is told. Turn it off in Settings when the emergency is over.
            </p>
          )}
          {named.map((each) => (
            <Named key={each.id} emergency={each} />
          ))}
          {nameless === undefined ? null : <Nameless emergency={nameless} />}
          <p className={styles.ways}>
            {own === undefined && named.length === 0 ? (
              <Link to="/settings/emergency-access">About emergency access</Link>
            ) : (
              <>
                <Link to="/settings/emergency-access">Manage emergency access</Link>
                <Link to="/audit?q=mark:emergency-access">Track emergency access activity</Link>
              </>
            )}
          </p>
          {failure === undefined ? null : <p>{failure}</p>}
        </div>
        <IconButton label="Mark as seen, until the next sign-in" onClick={() => void dismiss()}>
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </section>
    </div>
  );
}

/** Whether nobody has had its rights yet: the second factor has not been given. */
function isAwaited({ state }: Emergency): boolean {
  return state === "AWAITING_SIGN_IN";
}

function Named({ emergency }: { emergency: Emergency }) {
  const zone = usePracticeTimeZone();
  return (
    <p>
      <b>
        {emergency.user?.name} {isAwaited(emergency) ? "activated emergency access." : "has emergency access."}
      </b>{" "}
      {isAwaited(emergency) ? "The rights come with the next sign-in and its second factor. " : null}
      Since {formatInstant(emergency.activatedAt, zone)}
      {emergency.reason == null ? "." : `: “${emergency.reason}”`}
    </p>
  );
}

function Nameless({ emergency }: { emergency: Emergency }) {
  const zone = usePracticeTimeZone();
  return (
    <p>
      <b>Emergency access is on.</b> Since {formatInstant(emergency.activatedAt, zone)} somebody in your practice{" "}
      {isAwaited(emergency)
        ? "gets the rights of an administrator for an emergency with the next sign-in and its second factor."
        : "has the rights of an administrator for an emergency."}{" "}
      All that is done with them is marked.
    </p>
  );
}
