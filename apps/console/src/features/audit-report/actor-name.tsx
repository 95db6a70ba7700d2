import { IconHeadset, IconRobot, IconUserQuestion } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ActorKind, AuditRowFragment } from "../../lib/graphql/graphql.ts";
import { Avatar } from "../../ui/badge.tsx";
import styles from "./audit-report.module.css";
import { entryTone } from "../../lib/audit-words.ts";

const ICONS: Partial<Record<ActorKind, ReactNode>> = {
  VENDOR_EMPLOYEE: <IconHeadset stroke={1.75} />,
  SERVICE_ACCOUNT: <IconRobot stroke={1.75} />,
  SYSTEM: <IconRobot stroke={1.75} />,
  ANONYMOUS: <IconUserQuestion stroke={1.75} />,
};

/** Who it was: initials of a person, a sign for who is none of the practice's. */
export function ActorName({ entry }: { entry: AuditRowFragment }) {
  const tone = entryTone({ outcome: "SUCCESS", marks: entry.marks });
  return (
    <span className={styles.actor}>
      <Avatar
        name={entry.actor.name}
        tone={entry.actor.kind === "VENDOR_EMPLOYEE" ? "vendor" : tone}
        icon={ICONS[entry.actor.kind]}
      />
      <span>{entry.actor.name}</span>
    </span>
  );
}
