import { useQuery } from "@apollo/client/react";
import { IconCircleCheck } from "@tabler/icons-react";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { ErrorState, Note } from "../../ui/states.tsx";
import { SkeletonCards, TableFrame } from "../../ui/table.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_STANDING } from "./operations.ts";
import { StandingItem } from "./standing-item.tsx";

/** What was brought about in the mode and nobody has taken back since. To read it is itself an entry of the log: it is read once. */
export function ReviewStanding({ activationId }: { activationId: string }) {
  const { data, error, refetch } = useQuery(EMERGENCY_STANDING, {
    variables: { id: activationId },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const standing = data?.node?.__typename === "EmergencyAccessActivation" ? data.node.review?.standing : undefined;
  const slow = useDelayed(standing === undefined && error === undefined);
  return (
    <Section
      id="review-standing"
      title="What still stands"
      aside={standing === undefined || standing.length === 0 ? null : <Badge tone="emergency">{standing.length}</Badge>}
    >
      {error !== undefined ? (
        <TableFrame>
          <ErrorState {...explain(error, "What still stands")} onRetry={() => void refetch()} />
        </TableFrame>
      ) : standing === undefined ? (
        <SkeletonCards rows={2} visible={slow} />
      ) : standing.length === 0 ? (
        <Note tone="proven" icon={<IconCircleCheck size={16} stroke={1.75} />}>
          Of access, logins, settings, patient sets, imports and exports, nothing that was changed or taken out in the
          mode still stands.
        </Note>
      ) : (
        <ul className={styles.stands} aria-label="What still stands">
          {standing.map((act) => (
            <StandingItem key={act.auditEntryId} act={act} />
          ))}
        </ul>
      )}
    </Section>
  );
}
