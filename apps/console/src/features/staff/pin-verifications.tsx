import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconDoorEnter, IconShieldCheck } from "@tabler/icons-react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant, localTimeZone, waitInWords } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { PinVerificationFragment } from "../../lib/graphql/graphql.ts";
import { useSecondsUntil } from "../../lib/seconds-until.ts";
import { useMe } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { Card, Cards, SkeletonCards, TableFrame } from "../../ui/table.tsx";
import { PIN_VERIFICATIONS } from "./pin-operations.ts";
import { CHANNEL_WORDS, METHOD_WORDS, untilWhen } from "./pin-words.ts";
import styles from "./pin.module.css";

const DAY_MILLISECONDS = 86_400_000;
const POLL_MILLISECONDS = 30_000;

/** Callers who were verified in the last day: by this employee, or by everybody for a supervisor. */
export function PinVerifications({ onEnter }: { onEnter: (verification: PinVerificationFragment) => void }) {
  const employee = useMe().vendorEmployee;
  const supervisor = employee?.role === "SUPERVISOR";
  const { data, error, refetch } = useQuery(PIN_VERIFICATIONS, {
    pollInterval: POLL_MILLISECONDS,
    context: BACKGROUND,
  });
  const slow = useDelayed(data === undefined && error === undefined);
  const shown = ofLastDay(data?.vendorPinVerifications?.edges.map(({ node }) => node));
  return (
    <Section id="verifications" title={supervisor ? "Verified in the last day" : "Verified by you in the last day"}>
      <TableFrame>
        {error !== undefined && shown === undefined ? (
          <ErrorState {...explain(error, "The verifications")} onRetry={() => void refetch()} />
        ) : shown === undefined ? (
          <SkeletonCards rows={3} visible={slow} />
        ) : shown.length === 0 ? (
          <EmptyState icon={<IconShieldCheck size={18} stroke={1.75} />} title="Nobody was verified yet">
            A match stands here for its case. It holds for 30 minutes, and grants nothing by itself.
          </EmptyState>
        ) : (
          <Cards label="Verifications">
            {shown.map((verification) => (
              <Verification
                key={verification.id}
                verification={verification}
                withAgent={supervisor}
                onEnter={verification.agent.id === employee?.id ? onEnter : undefined}
              />
            ))}
          </Cards>
        )}
      </TableFrame>
    </Section>
  );
}

function ofLastDay(verifications: PinVerificationFragment[] | undefined): PinVerificationFragment[] | undefined {
  const since = Date.now() - DAY_MILLISECONDS;
  return verifications?.filter(({ verifiedAt }) => Date.parse(verifiedAt) > since);
}

function Verification(props: {
  verification: PinVerificationFragment;
  withAgent: boolean;
  /** For one's own alone. */
  onEnter: ((verification: PinVerificationFragment) => void) | undefined;
}) {
  const { verification, withAgent, onEnter } = props;
  const { user, caseNumber, method, channel, verifiedAt, expiresAt, agent } = verification;
  const left = useSecondsUntil(Date.parse(expiresAt)) ?? 0;
  const verified = formatInstant(verifiedAt, localTimeZone());
  return (
    <Card
      name={user.name}
      state={left === 0 ? <Badge>Expired</Badge> : <Badge tone="proven">{waitInWords(left)} left</Badge>}
    >
      {user.practice.name}, case <b className={styles.case}>{caseNumber}</b>
      <br />
      {METHOD_WORDS[method]} {CHANNEL_WORDS[channel]}
      {withAgent ? `, to ${agent.name}` : ""}
      <br />
      <time dateTime={verifiedAt}>{verified}</time>, {left === 0 ? "until" : "holds until"} {untilWhen(expiresAt)}
      {left === 0 || onEnter === undefined ? null : (
        <div className={styles.cardAct}>
          <Button
            size="xs"
            variant="vendor"
            leftSection={<IconDoorEnter size={14} stroke={1.75} />}
            aria-haspopup="dialog"
            aria-label={`Break the glass on case ${caseNumber}, on behalf of ${user.name}`}
            onClick={() => onEnter(verification)}
          >
            Break the glass on this case
          </Button>
        </div>
      )}
    </Card>
  );
}
