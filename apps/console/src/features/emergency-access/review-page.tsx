import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconCircleCheck, IconListSearch, IconUrgent } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { EmergencyActivationQuery } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { BackLink, Page, PageHead, Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState, Note, Skeleton } from "../../ui/states.tsx";
import { AccessTimes } from "./access-card.tsx";
import { Deactivate } from "./deactivate.tsx";
import styles from "./emergency-access.module.css";
import { activityOf, STATE_WORDS, whoseInWords } from "./emergency-words.ts";
import { EMERGENCY_ACTIVATION } from "./operations.ts";
import { ReviewEntries } from "./review-entries.tsx";
import { ReviewOverrides } from "./review-overrides.tsx";
import { SignOff } from "./sign-off.tsx";
import { useEmergencyChanges } from "./use-changes.ts";

type Activation = Extract<NonNullable<EmergencyActivationQuery["node"]>, { __typename: "EmergencyAccessActivation" }>;

/** One use of emergency access, for its review: why, what was done, what of it still stands, and the sign-off. */
export function ReviewPage() {
  const { activationId = "" } = useParams();
  return <OneUse key={activationId} id={activationId} />;
}

function OneUse({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(EMERGENCY_ACTIVATION, {
    variables: { id, administers: useRight("EMERGENCY_ACCESS_ADMINISTER") },
    fetchPolicy: "cache-and-network",
    context: BACKGROUND,
  });
  useEmergencyChanges(refetch);
  const found = data?.node?.__typename === "EmergencyAccessActivation" ? data.node : undefined;
  const slow = useDelayed(data === undefined && error === undefined);
  useDocumentTitle(found === undefined ? "Emergency Access" : `Emergency access of ${whoseInWords(found)}`);
  const back = <BackLink to="/settings/emergency-access">Emergency Access</BackLink>;
  if (found !== undefined) return <Review key={found.state} activation={found} back={back} />;
  return (
    <Page>
      {back}
      {error !== undefined ? (
        <ErrorState wholePage {...explain(error, "The review")} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        slow ? (
          <Skeleton width={260} />
        ) : null
      ) : (
        <EmptyState wholePage icon={<IconUrgent size={18} stroke={1.75} />} title="No such emergency access">
          The address is wrong: no use of it in your practice has it.
        </EmptyState>
      )}
    </Page>
  );
}

function Review({ activation, back }: { activation: Activation; back: ReactNode }) {
  const whose = whoseInWords(activation);
  const { label, tone } = STATE_WORDS[activation.state];
  const isOn = activation.state === "ACTIVE" || activation.state === "AWAITING_SIGN_IN";
  return (
    <Page>
      <PageHead
        before={back}
        title={
          <span className={styles.pageTitle}>
            Emergency access of {whose}
            <Badge tone={tone}>{label}</Badge>
          </span>
        }
        actions={
          <>
            <Button
              component={Link}
              to={activityOf(whose)}
              size="sm"
              leftSection={<IconListSearch size={16} stroke={1.75} />}
            >
              In the audit report
            </Button>
            {isOn ? <Deactivate activation={activation}>Deactivate</Deactivate> : null}
          </>
        }
      >
        {activation.reason == null ? null : `“${activation.reason}”`}
      </PageHead>
      <div className={styles.panel}>
        <AccessTimes access={activation} />
      </div>
      {activation.review === null ? null : (
        <>
          <Standing standing={activation.review.standing} />
          <ReviewOverrides activationId={activation.id} />
          <ReviewEntries activationId={activation.id} isOn={activation.state !== "ENDED"} />
          <Verdict activation={activation} review={activation.review} />
        </>
      )}
    </Page>
  );
}

/** What was given in the mode and has been changed by nobody since. */
function Standing({ standing }: { standing: readonly string[] }) {
  return (
    <Section
      id="review-standing"
      title="What still stands"
      aside={standing.length === 0 ? null : <Badge tone="emergency">{standing.length}</Badge>}
    >
      {standing.length === 0 ? (
        <Note tone="proven" icon={<IconCircleCheck size={16} stroke={1.75} />}>
          Of access, logins, settings, patient sets and imports, nothing that was changed in the mode still stands.
        </Note>
      ) : (
        <ul className={styles.stands} aria-label="What still stands">
          {standing.map((sentence, index) => (
            // Two acts may read the same.
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Verdict({ activation, review }: { activation: Activation; review: NonNullable<Activation["review"]> }) {
  const zone = usePracticeTimeZone();
  return (
    <Section id="review-sign-off" title="Sign-off">
      {review.signedOffAt !== null ? (
        <Note tone="proven" icon={<IconCircleCheck size={16} stroke={1.75} />}>
          <b>
            Signed off by {review.signedOffBy?.name}, {formatInstant(review.signedOffAt, zone)}.
          </b>{" "}
          {review.comment === null ? null : `“${review.comment}”`}
        </Note>
      ) : activation.state !== "ENDED" ? (
        <Note>It is signed off when it has ended: when it is off, and its user has signed out.</Note>
      ) : activation.elevatedAt === null ? (
        <Note>Nobody signed in for it: nothing was done in it, and nothing is to be reviewed.</Note>
      ) : (
        <SignOff activation={activation} />
      )}
    </Section>
  );
}
