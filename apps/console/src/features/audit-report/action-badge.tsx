import { entryTone } from "../../lib/audit-words.ts";
import { EmergencyMark } from "../../lib/emergency-access/emergency-mark.tsx";
import type { AuditRowFragment } from "../../lib/graphql/graphql.ts";
import { Badge } from "../../ui/badge.tsx";
import styles from "./audit-report.module.css";

/** What was done, in the colour of how; what was done in emergency access mode wears its sign, whatever became of it. */
export function ActionBadge({ entry }: { entry: AuditRowFragment }) {
  return (
    <Badge tone={entryTone(entry)}>
      <EmergencyMark marks={entry.marks} />
      <span className={styles.action} title={entry.actionLabel}>
        {entry.actionLabel}
      </span>
    </Badge>
  );
}
