import { printAuditQuery } from "@chartward/schema/audit-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { clockTime } from "../../lib/dates.ts";
import type { AuditRowFragment } from "../../lib/graphql/graphql.ts";
import { Instant } from "../../lib/moments.tsx";
import { accessNameOf, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Diff } from "../../ui/diff.tsx";
import { QuickFilter } from "../../ui/filters.tsx";
import styles from "./audit-report.module.css";
import { entryTone, fieldInWords, OUTCOME_WORDS, valueInWords } from "../../lib/audit-words.ts";
import { isSame, readTerms, type SearchTerm } from "./search-terms.ts";

/** Everything that is known of one entry: the sentence, what changed, and what to filter by. */
export function EntryDetail(props: {
  entry: AuditRowFragment;
  zone: string;
  query: string;
  onSearch: (text: string) => void;
}) {
  const { entry, zone } = props;
  const accessName = accessNameOf(useVendorName());
  return (
    <div className={styles.entry}>
      <div className={styles.entryMain}>
        <p className={styles.sentence}>{entry.sentence}</p>
        {entry.reason === null ? null : (
          <p className={styles.reason}>
            Reason: <b>{entry.reason}</b>
          </p>
        )}
        {entry.withheld ? (
          <p className={styles.withheld}>
            The details of this entry are kept back from you: whom it concerns, and what was changed. They are for those
            who may read the audit log and whom no patient set keeps from them.
          </p>
        ) : null}
        {entry.changes.length === 0 ? null : (
          <Diff
            changes={entry.changes.map(({ field, before, after }) => ({
              field: fieldInWords(field),
              before: valueInWords(before),
              after: valueInWords(after),
            }))}
          />
        )}
        <FilterByThis {...props} />
      </div>
      <dl className={styles.facts}>
        <Fact label="Time">
          <Instant at={entry.occurredAt} />
        </Fact>
        <Fact label="Outcome">
          <Badge tone={entry.outcome === "SUCCESS" ? "proven" : entryTone(entry)}>{OUTCOME_WORDS[entry.outcome]}</Badge>
        </Fact>
        {entry.onBehalfOf === null ? null : <Fact label="On behalf of">{entry.onBehalfOf.name}</Fact>}
        {entry.patient === null ? null : (
          <Fact label="Patient">
            <Link to={`/patients/${encodeURIComponent(entry.patient.id)}`}>
              {entry.patient.name} (# {entry.patient.demographicNumber})
            </Link>
          </Fact>
        )}
        {entry.subject === null || entry.patient !== null ? null : (
          <Fact label={fieldInWords(entry.subject.type)}>{entry.subject.label}</Fact>
        )}
        <Fact label="Action">
          {/* The name for programs has a word that the practice never reads. */}
          {entry.actionName.startsWith("btg.") ? entry.actionLabel : <code>{entry.actionName}</code>}
        </Fact>
        {entry.actor.agentReference === null ? null : (
          <Fact label="Agent reference">
            <code>{entry.actor.agentReference}</code>
          </Fact>
        )}
        {entry.btgSession === null ? null : (
          <Fact label={accessName}>
            <Link to={`/vendor-access/${encodeURIComponent(entry.btgSession.id)}`}>
              {clockTime(entry.btgSession.openedAt, zone)} to{" "}
              {entry.btgSession.endedAt === null ? "now" : clockTime(entry.btgSession.endedAt, zone)}
            </Link>
          </Fact>
        )}
        {entry.sessionId === null ? null : (
          <Fact label="Session">
            <code>{entry.sessionId}</code>
          </Fact>
        )}
        {entry.requestId === null ? null : (
          <Fact label="Request id">
            <code>{entry.requestId}</code>
          </Fact>
        )}
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function FilterByThis({
  entry,
  query,
  onSearch,
}: {
  entry: AuditRowFragment;
  query: string;
  onSearch: (text: string) => void;
}) {
  const { terms } = readTerms(query);
  const offered: readonly [string, SearchTerm["key"], string | undefined | null][] = [
    ["actor", "actor", entry.actor.name],
    ["action", "action", entry.actionName],
    ["patient", "patient", entry.patient === null ? null : String(entry.patient.demographicNumber)],
    ["session", "session", entry.sessionId],
    ["request", "request", entry.requestId],
    ["ip", "ip", entry.ipAddress],
  ];
  return (
    <div className={styles.filterBy} role="group" aria-label="Filter by this">
      <span>Filter by this</span>
      {offered.map(([label, key, value]) => {
        if (value === null || value === undefined) return null;
        const term = { key, negated: false, value };
        const isSet = terms.some((each) => isSame(each, term));
        return (
          <QuickFilter
            key={label}
            pressed={isSet}
            label={`Filter by ${label} ${value}`}
            onPress={() =>
              onSearch(printAuditQuery(isSet ? terms.filter((each) => !isSame(each, term)) : [...terms, term]))
            }
          >
            {label}
          </QuickFilter>
        );
      })}
    </div>
  );
}
