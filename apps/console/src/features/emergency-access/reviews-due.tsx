import { Button } from "@mantine/core";
import { IconClipboardCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import type { EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./emergency-access.module.css";
import { addressOf, whoseInWords } from "./emergency-words.ts";

/** What has ended and nobody has signed off yet, the oldest first. */
export function ReviewsDue({ due }: { due: readonly EmergencyActivationFragment[] }) {
  const zone = usePracticeTimeZone();
  return (
    <Section id="reviews-due" title="To be reviewed" aside={<Badge tone="emergency">{due.length}</Badge>}>
      <ul className={styles.due} aria-label="To be reviewed">
        {due.map((access) => (
          <li key={access.id}>
            <IconClipboardCheck size={18} stroke={1.75} aria-hidden="true" />
            <div>
              <b>{whoseInWords(access)}</b>
              {access.reason == null ? null : <p>“{access.reason}”</p>}
              <p>
                Activated {formatInstant(access.activatedAt, zone)}
                {access.elevatedAt === null ? "" : `, in force ${formatInstant(access.elevatedAt, zone)}`}
              </p>
            </div>
            <Button
              component={Link}
              to={addressOf(access)}
              size="xs"
              aria-label={`Review the emergency access of ${whoseInWords(access)}`}
            >
              Review
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
