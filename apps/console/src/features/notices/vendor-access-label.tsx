import { useQuery } from "@apollo/client/react";
import { Tooltip, VisuallyHidden } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useLiveLook } from "../../lib/live-look.ts";
import { NOTICE_CHANGED } from "../../lib/operations.ts";
import { useMe, usePracticeTimeZone } from "../../lib/session.tsx";
import { isUnread, useAcknowledgement } from "./acknowledgement.ts";
import { NoticeLink } from "./notice-link.tsx";
import { UNREAD_ACCESSES } from "./operations.ts";
import styles from "./vendor-access-label.module.css";

const LISTED_AT_MOST = 5;

/**
 * The BTG label: tells this user of every access of the vendor until he has followed it, and its page has loaded. It goes on all of his
 * tabs then, and for nobody else.
 */
export function VendorAccessLabel() {
  const { actor, session } = useMe();
  // In BTG the notices are the user's: the agent sees no label, and clears none.
  if (session === null || actor.kind !== "USER") return null;
  return <Label key={session.id} />;
}

function Label() {
  const zone = usePracticeTimeZone();
  const { data, refetch } = useQuery(UNREAD_ACCESSES, { context: BACKGROUND });
  useLiveLook(NOTICE_CHANGED, refetch);
  const unread = (data?.notices?.edges ?? []).map(({ node }) => node).filter(isUnread);
  useAcknowledgement(unread);
  const newest = unread[0];
  return (
    // It stands empty before: what comes into it is read out, when the reader has nothing else to say.
    <div role="status" className={styles.place}>
      {newest === undefined ? null : (
        <Tooltip
          position="bottom-end"
          offset={8}
          label={
            <>
              {newest.detail}
              {unread.length === 1 ? null : (
                <ul className={styles.accesses}>
                  {unread.slice(0, LISTED_AT_MOST).map(({ id, raisedAt }) => (
                    <li key={id}>{formatInstant(raisedAt, zone)}</li>
                  ))}
                  {unread.length > LISTED_AT_MOST ? <li>and {unread.length - LISTED_AT_MOST} before</li> : null}
                </ul>
              )}
            </>
          }
        >
          <NoticeLink
            notices={unread}
            className={styles.label}
            data-vendor-access-label
            aria-description={newest.detail}
          >
            <IconHeadset size={16} stroke={1.75} aria-hidden="true" />
            <span>{newest.label}</span>
            {unread.length === 1 ? null : (
              <>
                <span className={styles.count} aria-hidden="true">
                  {unread.length}
                </span>
                <VisuallyHidden>{unread.length} times</VisuallyHidden>
              </>
            )}
          </NoticeLink>
        </Tooltip>
      )}
    </div>
  );
}
