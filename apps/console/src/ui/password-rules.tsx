import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCircle } from "@tabler/icons-react";
import styles from "./password-rules.module.css";

/** A rule in words, and whether the typed password keeps it. */
export interface PasswordRule {
  readonly text: string;
  /** Undefined: only the server can tell. */
  readonly kept: boolean | undefined;
}

/** The rules below the password, from the start: a ring, then a green tick. */
export function PasswordRules({ id, rules }: { id: string; rules: readonly PasswordRule[] }) {
  return (
    <ul id={id} className={styles.rules} aria-label="Password rules">
      {rules.map(({ text, kept }) => (
        <li key={text} data-kept={kept === true || undefined}>
          {kept === true ? (
            <IconCheck size={14} stroke={2} aria-hidden="true" />
          ) : (
            <span className={styles.ring}>
              <IconCircle size={8} stroke={2.5} aria-hidden="true" />
            </span>
          )}
          {text}
          {kept === undefined ? null : <VisuallyHidden>{kept ? " (kept)" : " (not yet)"}</VisuallyHidden>}
        </li>
      ))}
    </ul>
  );
}
