import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Skeleton } from "../../ui/states.tsx";
import styles from "./chart.module.css";
import { badgeWords, type ClinicalEntry, type ClinicalKind, entryDay, entryDetails } from "./entry-words.ts";

/** One kind of the overview: its count, its newest items, and the way to all of them. */
export function ClinicalCard({
  kind,
  entries,
  count,
}: {
  kind: ClinicalKind;
  entries: readonly ClinicalEntry[];
  count: number;
}) {
  return (
    <section className={styles.kind} aria-labelledby={`kind-${kind.key}`}>
      <header>
        <h2 id={`kind-${kind.key}`}>{kind.label}</h2>
        <Badge>{formatNumber(count)}</Badge>
        {count > entries.length ? (
          <Link
            to={`?tab=clinical&all=${kind.key}`}
            preventScrollReset
            aria-label={`Show all ${count} ${kind.label.toLowerCase()}`}
          >
            Show all
          </Link>
        ) : null}
      </header>
      {entries.length === 0 ? (
        <p className={styles.none}>{kind.none}</p>
      ) : (
        <EntryList entries={entries} label={kind.label} />
      )}
    </section>
  );
}

/** Items one below the other: the day, what it is, its status, and what else is known. */
export function EntryList({ entries, label }: { entries: readonly ClinicalEntry[]; label: string }) {
  const zone = usePracticeTimeZone();
  return (
    <ul className={styles.entries} aria-label={label}>
      {entries.map((entry) => {
        const details = entryDetails(entry, zone);
        return (
          <li key={entry.id}>
            <span className={styles.entryTitle} title={entry.code === null ? undefined : codeInWords(entry.code)}>
              {entry.title}
            </span>
            {entry.status === null ? null : <Badge>{badgeWords(entry.status)}</Badge>}
            <time className={styles.entryDay}>{entryDay(entry, zone)}</time>
            {details.length === 0 ? null : <span className={styles.entryDetails}>{details.join(" · ")}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** Keeps the place of a kind while the chart is asked for. */
export function ClinicalCardSkeleton({ kind, rows, visible }: { kind: ClinicalKind; rows: number; visible: boolean }) {
  return (
    <section className={styles.kind} aria-hidden="true">
      <header>
        <h2>{kind.label}</h2>
      </header>
      <ul className={styles.entries}>
        {Array.from({ length: rows }, (_, row) => (
          <li key={row}>{visible ? <Skeleton width={140 + ((row * 53) % 90)} /> : null}</li>
        ))}
      </ul>
    </section>
  );
}

function codeInWords({ system, code }: { system: string | null; code: string }): string {
  return system === null ? code : `${CODE_SYSTEMS[system] ?? system} ${code}`;
}

const CODE_SYSTEMS: Readonly<Record<string, string>> = {
  "http://snomed.info/sct": "SNOMED CT",
  "http://loinc.org": "LOINC",
  "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
  "http://hl7.org/fhir/sid/cvx": "CVX",
  "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
};
