import { useQuery } from "@apollo/client/react";
import { VisuallyHidden } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { Link } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { useLiveLook } from "../../lib/live-look.ts";
import { NOTICE_CHANGED } from "../../lib/operations.ts";
import { useMe } from "../../lib/session.tsx";
import { isUnread, useAcknowledgement } from "./acknowledgement.ts";
import styles from "./notices-bell.module.css";
import { BELL_KINDS } from "./notice-words.ts";
import { UNREAD_NOTICES } from "./operations.ts";

const VARIABLES = { kinds: BELL_KINDS };

/** The way to one's notices, with how many are unread. The vendor's accesses and emergency access are told apart from it. */
export function NoticesBell() {
  const { actor, session } = useMe();
  // In BTG the notices are the user's.
  if (session === null || actor.kind !== "USER") return null;
  return <Bell key={session.id} />;
}

function Bell() {
  const { data, refetch } = useQuery(UNREAD_NOTICES, {
    variables: VARIABLES,
    context: BACKGROUND,
  });
  useLiveLook(NOTICE_CHANGED, refetch);
  useAcknowledgement((data?.notices?.edges ?? []).map(({ node }) => node).filter(isUnread));
  const count = useUnreadCount();
  return (
    <>
      <Link to="/notices" className={styles.bell} aria-label={labelOf(count)} title={labelOf(count)}>
        <IconBell size={18} stroke={1.75} aria-hidden="true" />
        {count === 0 ? null : (
          <span className={styles.count} aria-hidden="true">
            {shortly(count)}
          </span>
        )}
      </Link>
      <VisuallyHidden role="status">{count === 0 ? "" : labelOf(count)}</VisuallyHidden>
    </>
  );
}

/** How many the bell tells of; it is the one that asks. */
export function useUnreadCount(): number {
  const { data } = useQuery(UNREAD_NOTICES, { variables: VARIABLES, fetchPolicy: "cache-only" });
  const notices = data?.notices;
  if (notices == null) return 0;
  // Those that are seen since the last answer.
  return notices.totalCount - notices.edges.filter(({ node }) => !isUnread(node)).length;
}

/** "9+" of many: the sign keeps its size. */
export function shortly(count: number): string {
  return count > 9 ? "9+" : String(count);
}

function labelOf(count: number): string {
  return count === 0 ? "Notices" : `Notices, ${count} unread`;
}
