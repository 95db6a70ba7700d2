import { useQuery } from "@apollo/client/react";
import { IconHeadset } from "@tabler/icons-react";
import { useParams } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { useRight } from "../../lib/session.tsx";
import { accessNameOf, REASON_WORDS, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Badge } from "../../ui/badge.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { AccessFacts } from "./access-facts.tsx";
import { EndNow } from "./end-now.tsx";
import { TimeLeft } from "./live-accesses.tsx";
import { VENDOR_ACCESS } from "./operations.ts";
import { Timeline } from "./timeline.tsx";
import { useAccessChanges } from "./use-changes.ts";
import styles from "./vendor-access.module.css";

/** One access: why, by whose leave it ended, and all that was done in it. */
export function AccessPage() {
  const { accessId = "" } = useParams();
  const accessName = accessNameOf(useVendorName());
  const { data, error, refetch } = useQuery(VENDOR_ACCESS, {
    variables: { id: accessId },
    fetchPolicy: "cache-and-network",
    context: BACKGROUND,
  });
  useAccessChanges(refetch);
  const access = data?.node?.__typename === "BtgSession" ? data.node : undefined;
  const slow = useDelayed(data === undefined && error === undefined);
  useDocumentTitle(access === undefined ? accessName : `${REASON_WORDS[access.reasonCode]}, ${accessName}`);
  const seesAll = useRight("BTG_READ");
  const back = seesAll ? (
    <BackLink to="/vendor-access">{accessName}</BackLink>
  ) : (
    <BackLink to="/audit?q=mark:vendor-access">Audit report</BackLink>
  );

  if (access === undefined) {
    return (
      <Page>
        {back}
        {error !== undefined ? (
          <ErrorState wholePage {...explain(error, accessName)} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          slow ? (
            <Skeleton width={260} />
          ) : null
        ) : (
          <EmptyState wholePage icon={<IconHeadset size={18} stroke={1.75} />} title="No such access">
            The address is wrong: no access of your practice has it.
          </EmptyState>
        )}
      </Page>
    );
  }
  const isLive = access.state === "LIVE";
  return (
    <Page>
      <PageHead
        before={back}
        title={
          <span className={styles.pageTitle}>
            {REASON_WORDS[access.reasonCode]}
            {isLive ? <Badge tone="vendor">Live</Badge> : <Badge>Ended</Badge>}
          </span>
        }
        actions={
          isLive ? (
            <div className={styles.acts}>
              <TimeLeft until={access.expiresAt} />
              <EndNow access={access} />
            </div>
          ) : undefined
        }
      >
        {access.reason}
      </PageHead>
      <div className={styles.panel}>
        <AccessFacts access={access} />
      </div>
      {/* Anew when it ends: its end is the last entry. */}
      <Timeline key={access.state} accessId={access.id} isLive={isLive} />
    </Page>
  );
}
