import { VisuallyHidden } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import type { AuditMark } from "../graphql/graphql.ts";

/** The sign of what was done in emergency access mode, whatever became of it. It stands before the words. */
export function EmergencyMark({ marks }: { marks: readonly AuditMark[] }) {
  if (!marks.includes("EMERGENCY_ACCESS")) return null;
  return (
    <>
      <IconUrgent stroke={1.75} aria-hidden="true" />
      <VisuallyHidden>In emergency access mode: </VisuallyHidden>
    </>
  );
}
