import { parseAuditQuery, type AuditQueryKey, type AuditQueryTerm } from "@chartward/schema/audit-query";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { ChartwardError } from "../graphql/errors.ts";
import { isDate } from "../store/dates.ts";
import { fold } from "../store/fold.ts";
import { beginsWith, namesBegin } from "../store/prefix.ts";
import { UUID } from "../store/uuid.ts";
import { AUDIT_ACTION_NAMES } from "./actions.ts";
import { isWholeTo, type AuditReader } from "./audit-reader.ts";

type Condition = RawBuilder<SqlBool>;

/** Values as one would type them, and the message for one that is none of them. */
const OUTCOMES: Record<string, string> = { success: "SUCCESS", refused: "REFUSED", failure: "FAILURE" };
const MARKS: Record<string, string> = {
  "vendor-access": "VENDOR_ACCESS",
  "emergency-access": "EMERGENCY_ACCESS",
  "chart-override": "CHART_OVERRIDE",
};
/** Actors that are no user, by what the report calls them. */
const ACTOR_KINDS: Record<string, string> = { system: "SYSTEM", anonymous: "ANONYMOUS" };
const MAXIMUM_TERMS = 30;
const MAXIMUM_LENGTH = 1_000;

/**
 * The report's search text as a condition on `audit_entry entry` in the practice's time zone: any of the values within a key, all of the
 * keys.
 * @param reader what is kept back from him is matched by nothing, in either sense.
 * @throws BAD_USER_INPUT with the position of what cannot be understood.
 */
export function auditCondition(text: string, reader: AuditReader): Condition {
  if (text.length > MAXIMUM_LENGTH)
    throw fault(`A search has at most ${MAXIMUM_LENGTH} characters. Shorten it.`, MAXIMUM_LENGTH);
  const { terms, faults } = parseAuditQuery(text);
  if (faults[0] !== undefined) throw fault(faults[0].message, faults[0].position);
  if (terms.length > MAXIMUM_TERMS)
    throw fault(`A search has at most ${MAXIMUM_TERMS} filters. Leave some out.`, terms[MAXIMUM_TERMS]!.start);
  const conditions: Condition[] = [];
  const whole = isWholeTo(reader);
  for (const [key, group] of Map.groupBy(terms, (term) => term.key)) {
    const wanted = group.filter((term) => !term.negated).map((term) => CONDITIONS[key](term, whole));
    const unwanted = group
      .filter((term) => term.negated)
      .map((term) => sql<SqlBool>`NOT COALESCE(${CONDITIONS[key](term, whole)}, false)`);
    // Words of free text narrow each other, as do two limits of time; values of a filter widen.
    if (key === "text" || key === "created") conditions.push(...wanted);
    else if (wanted.length > 0) conditions.push(sql`(${sql.join(wanted, sql` OR `)})`);
    conditions.push(...unwanted);
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `);
}

/** @param whole entries of which nothing is kept back: only there may a subject or a patient be matched. */
const CONDITIONS: Record<AuditQueryKey, (term: AuditQueryTerm, whole: Condition) => Condition> = {
  actor: ({ value }) => {
    const kind = ACTOR_KINDS[value.toLowerCase()];
    return kind === undefined ? sql`entry.actor_id = ANY(${usersNamed(value)})` : sql`entry.actor_kind = ${kind}`;
  },
  user: (
    { value },
    whole,
  ) => sql`(entry.actor_id = ANY(${usersNamed(value)}) OR entry.on_behalf_of_user_id = ANY(${usersNamed(value)})
    OR (entry.subject_type = 'User' AND entry.subject_id = ANY(${usersNamed(value)}::text[]) AND ${whole}))`,
  patient: (term, whole) => sql`(${patientNamed(term)} AND ${whole})`,
  action: (term) => {
    const name = term.value.toLowerCase();
    const actions = AUDIT_ACTION_NAMES.filter((action) => action === name || action.startsWith(`${name}.`));
    if (actions.length === 0)
      throw fault(
        `There is no action "${term.value}". Actions are written as chart.open, or chart for all of them.`,
        term.start,
      );
    return sql`entry.action = ANY(${actions}::text[])`;
  },
  outcome: (term) => sql`entry.outcome = ${oneOf(term, OUTCOMES)}`,
  // Written out: PostgreSQL knows the index of a mark by the word alone.
  mark: (term) => sql`${sql.lit(oneOf(term, MARKS))} = ANY (entry.marks)`,
  ip: (term) => {
    if (
      isIP(term.value.replace(/\/\d{1,3}$/, "")) === 0 ||
      term.value.includes("%") ||
      !(isIP(term.value) > 0 || ipaddr.isValidCIDR(term.value))
    ) {
      throw fault(`"${term.value}" is no IP address. Write one as 10.20.4.18, or a network as 10.0.0.0/8.`, term.start);
    }
    return sql`entry.ip_address <<= ${term.value}::inet`;
  },
  created: (term) => created(term),
  session: (term) => {
    if (!UUID.test(term.value.toLowerCase()))
      throw fault(`"${term.value}" is no session. Copy it from an entry.`, term.start);
    return sql`entry.session_id = ${term.value}::uuid`;
  },
  request: ({ value }) => sql`entry.request_id = ${value}`,
  text: ({ value }, whole) => sql`(strpos(entry.search_text, ${fold(value)}) > 0 AND ${whole})`,
};

/** Users whose user name it is, or one of whose names begins so. Few: found first, then matched by the index. */
function usersNamed(value: string): RawBuilder<unknown> {
  const name = fold(value);
  return sql`ARRAY(SELECT u.id FROM user_account u WHERE u.user_name_folded = ${name}
    OR ${beginsWith(sql`u.name_folded`, name)} OR strpos(u.name_folded, ${` ${name}`}) > 0)`;
}

/** Patients whose Demographic # or MRN it is, or whose names begin so. */
function patientNamed({ value }: AuditQueryTerm): Condition {
  const words = fold(value)
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .slice(0, 6);
  if (words.length === 0) return sql`false`;
  const number = /^\d{1,9}$/.test(words.join(" ")) ? sql`OR p.demographic_number = ${Number(words[0])}` : sql``;
  return sql`entry.patient_id = ANY(ARRAY(SELECT p.id FROM patient p
    WHERE ${namesBegin(words, sql`p.first_name_folded`, sql`p.last_name_folded`)} OR p.mrn_folded = ${words.join(" ")} ${number} LIMIT 1000))`;
}

const MOMENT =
  /^(?<operator>>=|<=|>|<)?(?<from>\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?)(?:\.\.(?<to>\d{4}-\d{2}-\d{2}))?$/i;

/**
 * `2026-11-01`: that day. `>2026-11-01`: after it. `>=`, `<`, `<=` likewise; `2026-11-01..2026-11-07`: both days included. A time of day
 * makes it an instant. Days are the practice's.
 */
function created(term: AuditQueryTerm): Condition {
  const { operator, from, to } = MOMENT.exec(term.value)?.groups ?? {};
  const wrong = () =>
    fault(`"${term.value}" is no date. Write one as 2026-11-01, >2026-11-01 or 2026-11-01..2026-11-07.`, term.start);
  if (from === undefined || (operator !== undefined && to !== undefined)) throw wrong();
  if (from.length > 10) {
    const instant = new Date(from);
    if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1 || to !== undefined) throw wrong();
    return sql`entry.occurred_at ${sql.raw(operator ?? "=")} ${instant}`;
  }
  const start = startOfDay(from, 0) ?? fail(wrong);
  const end = startOfDay(to ?? from, 1) ?? fail(wrong);
  switch (operator) {
    case ">":
      return sql`entry.occurred_at >= ${end}`;
    case ">=":
      return sql`entry.occurred_at >= ${start}`;
    case "<":
      return sql`entry.occurred_at < ${start}`;
    case "<=":
      return sql`entry.occurred_at < ${end}`;
    default:
      return sql`(entry.occurred_at >= ${start} AND entry.occurred_at < ${end})`;
  }
}

/** The first instant of a day in the practice's zone, so many days later; null where there is no such day. */
function startOfDay(date: string, later: 0 | 1): RawBuilder<Date> | null {
  if (!isDate(date)) return null;
  return sql`((${date}::date + ${later}::integer)::timestamp AT TIME ZONE (SELECT time_zone FROM practice))`;
}

function oneOf(term: AuditQueryTerm, values: Record<string, string>): string {
  const value = values[term.value.toLowerCase()];
  if (value === undefined) throw fault(`"${term.value}" is none of ${Object.keys(values).join(", ")}.`, term.start);
  return value;
}

function fault(message: string, position: number): ChartwardError {
  return new ChartwardError("BAD_USER_INPUT", message, { field: "query", position });
}

function fail(error: () => Error): never {
  throw error();
}
