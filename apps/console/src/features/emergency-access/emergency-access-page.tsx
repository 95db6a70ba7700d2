import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { Link } from "react-router";
import { useArrival, usePageLoaded } from "../../lib/arrival.ts";
import { BACKGROUND } from "../../lib/apollo.ts";
import { lengthInWords } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useToldWhose } from "../../lib/emergency-access/told-whose.ts";
import { explain } from "../../lib/errors.ts";
import { usePaging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { SkeletonCards, TableFrame } from "../../ui/table.tsx";
import { Activate } from "./activate.tsx";
import { CurrentAccesses } from "./current-accesses.tsx";
import { Designations } from "./designations.tsx";
import { ACTIVITY } from "./emergency-words.ts";
import { History } from "./history.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_ACCESS } from "./operations.ts";
import { OpenBlockedChart } from "./open-blocked-chart.tsx";
import { OwnStanding } from "./own-standing.tsx";
import { ReviewsDue } from "./reviews-due.tsx";
import { useEmergencyChanges } from "./use-changes.ts";

/**
 * Settings > Emergency Access: one's own way into the mode and out of it, and for administrators who may, who is in it, and what is to be
 * reviewed.
 */
export function EmergencyAccessPage() {
  // Followed from a notice, it must show what that tells of, even when it is this very page that was left.
  return <Standing key={useArrival().key} />;
}

function Standing() {
  useDocumentTitle("Emergency Access");
  const administers = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const reviews = useRight("EMERGENCY_ACCESS_REVIEW");
  const readsLog = useRight("AUDIT_READ");
  const administersPractice = useRight("PRACTICE_ADMINISTER");
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(EMERGENCY_ACCESS, {
    variables: { toldWhose: useToldWhose(), administers, reviews, ...paging.variables },
    fetchPolicy: "cache-and-network",
    context: BACKGROUND,
    notifyOnNetworkStatusChange: true,
  });
  useEmergencyChanges(refetch);
  usePageLoaded(data !== undefined && !loading && error === undefined);
  const answer = data ?? (error === undefined ? previousData : undefined);
  const shown = answer?.emergencyAccess ?? undefined;
  const own = answer?.me?.emergencyAccessActivation ?? undefined;
  const slow = useDelayed(shown === undefined && error === undefined);

  return (
    <Page>
      <PageHead
        title="Emergency Access"
        actions={
          <>
            {readsLog ? (
              <Button component={Link} to={ACTIVITY} size="sm" leftSection={<IconListSearch size={16} stroke={1.75} />}>
                Track activity
              </Button>
            ) : null}
            {own === undefined ? (
              <Activate hindrance={shown?.hindrance} maximumMinutes={shown?.maximumMinutes} />
            ) : null}
          </>
        }
      >
        Designated users give themselves administrator rights in an emergency. Everyone in the practice is told, and all
        that they do is marked.
      </PageHead>
      {shown === undefined ? (
        <TableFrame>
          {error === undefined ? (
            <SkeletonCards rows={4} visible={slow} />
          ) : (
            <ErrorState {...explain(error, "Emergency access")} onRetry={() => void refetch()} />
          )}
        </TableFrame>
      ) : (
        <>
          {administersPractice ? (
            <p className={styles.limit}>
              Each use ends by itself after {lengthInWords(shown.maximumMinutes * 60)} at the latest.{" "}
              <Link to="/practice-settings">Change it in Practice Settings</Link>
            </p>
          ) : null}
          <OwnStanding own={own} hindrance={shown.hindrance} />
          {own?.state === "ACTIVE" ? <OpenBlockedChart /> : null}
          <CurrentAccesses accesses={shown.current.filter(({ id }) => id !== own?.id)} alone={own !== undefined} />
          {shown.reviewsDue == null || shown.reviewsDue.length === 0 ? null : <ReviewsDue due={shown.reviewsDue} />}
          {shown.designations == null ? null : (
            <Designations designations={shown.designations} current={shown.current} />
          )}
          {shown.history == null ? null : (
            <History history={shown.history} paging={paging} busy={loading} pending={data === undefined} />
          )}
        </>
      )}
    </Page>
  );
}
