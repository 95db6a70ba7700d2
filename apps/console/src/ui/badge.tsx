import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./badge.module.css";

/** What a colour claims: blue the vendor, amber emergency, red refused or lost, green proven, pine what can be pressed. */
export type Tone = "neutral" | "vendor" | "emergency" | "refused" | "proven" | "own";

/** A state or an act in a word. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={clsx(styles.badge, styles[tone])}>{children}</span>;
}

/** A dot before a state's word; the word says what the colour says. */
export function StatusDot({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.status}>
      <span className={clsx(styles.dot, styles[`${tone}Dot`])} />
      {children}
    </span>
  );
}

/** A person by initials. */
export function Avatar({
  name,
  tone = "neutral",
  size = 24,
  icon,
}: {
  name: string;
  tone?: Tone;
  size?: 24 | 28 | 32 | 44;
  icon?: ReactNode;
}) {
  return (
    <span className={clsx(styles.avatar, styles[`avatar${size}`], styles[tone])} aria-hidden="true">
      {icon ?? initials(name)}
    </span>
  );
}

/** "AO" of "Dr. Amelia Okafor", and of "Okafor, Amelia". */
export function initials(name: string): string {
  const [family, given] = name.split(",", 2);
  const words = (given === undefined ? name : `${given} ${family}`)
    .replace(/^(dr|mr|mrs|ms|prof)\.?\s+/iu, "")
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}
