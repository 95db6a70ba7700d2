import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconCircleCheck, IconListSearch, IconLock, IconUrgent } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useToldWhose } from "../../lib/emergency-access/told-whose.ts";
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
import { ReviewStanding } from "./review-standing.tsx";
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
    variables: { id, toldWhose: useToldWhose() },
    fetchPolicy: "cache-and-network",
    context: BACKGROUND,
  });
  const found = data?.node?.__typename === "EmergencyAccessActivation" ? data.node : undefined;
  useEmergencyChanges(refetch, { polls: found?.state !== "ENDED" });
  const failure = error === undefined ? undefined : explain(error, "The review");
  const slow = useDelayed(data === undefined && error === undefined);
  useDocumentTitle(found === undefined ? "Emergency Access" : `Emergency access of ${whoseInWords(found)}`);
  const back = <BackLink to="/settings/emergency-access">Emergency Access</BackLink>;
  if (found !== undefined) return <Review key={found.state} activation={found} back={back} />;
  return (
    <Page>
      {back}
      {failure !== undefined && failure.kind !== "missing" ? (
        <ErrorState wholePage {...failure} onRetry={() => void refetch()} />
      ) : data === undefined && failure === undefined ? (
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
  const administers = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const readsLog = useRight("AUDIT_READ");
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
            {readsLog ? (
              <Button
                component={Link}
                to={activityOf(activation)}
                size="sm"
                leftSection={<IconListSearch size={16} stroke={1.75} />}
              >
                In the audit report
              </Button>
            ) : null}
            {isOn && administers ? <Deactivate activation={activation}>Deactivate</Deactivate> : null}
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
          <ReviewStanding activationId={activation.id} />
          <ReviewOverrides activation={activation} />
          <ReviewEntries activationId={activation.id} isOn={activation.state !== "ENDED"} />
          <Verdict activation={activation} review={activation.review} />
        </>
      )}
    </Page>
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
      ) : review.signOffHindrance !== null ? (
        <Note icon={<IconLock size={16} stroke={1.75} />}>
          <b>You cannot sign it off.</b> {review.signOffHindrance}
        </Note>
      ) : (
        <SignOff activation={activation} />
      )}
    </Section>
  );
}
