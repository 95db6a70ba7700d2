import { VisuallyHidden } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { entryTone } from "../../lib/audit-words.ts";
import type { AuditRowFragment } from "../../lib/graphql/graphql.ts";
import { Badge } from "../../ui/badge.tsx";
import styles from "./audit-report.module.css";

/** What was done, in the colour of how; what was done in emergency access mode wears its sign, whatever became of it. */
export function ActionBadge({ entry }: { entry: AuditRowFragment }) {
  return (
    <Badge tone={entryTone(entry)}>
      {entry.marks.includes("EMERGENCY_ACCESS") ? (
        <>
          <IconUrgent stroke={1.75} aria-hidden="true" />
          <VisuallyHidden>In emergency access mode: </VisuallyHidden>
        </>
      ) : null}
      <span className={styles.action} title={entry.actionLabel}>
        {entry.actionLabel}
      </span>
    </Badge>
  );
}
