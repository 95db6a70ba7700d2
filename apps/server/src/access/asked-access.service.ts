import { sql, type RawBuilder, type SqlBool } from "kysely";
import { readNodeId } from "../graphql/node-id.ts";
import { accountOf } from "../identity/actor.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ACCESS_RIGHTS, isAccessRight, type AccessRight } from "./access-rights.ts";
import { dayInWords } from "./day-in-words.ts";
import { explainAccess, type Explanation, type ExplainedUser } from "./explain-access.policy.ts";
import { isInUse, isOn, rightsInEmergency } from "./rights-in-emergency.ts";
import type { PatientReference } from "./patient-access.types.ts";
import type { UserReference } from "./user-access.types.ts";

/** What questions are about, as a subquery of `(index, id)`: the uuids that are meant by the question of this number. */
export type Referenced = RawBuilder<{ index: number; id: string }>;

/** A role as a question needs it. */
interface AskedRole {
  readonly uuid: string;
  readonly name: string;
  readonly rights: readonly AccessRight[];
}

export interface AskedUser extends ExplainedUser<AskedRole> {
  readonly uuid: string;
  readonly nameFolded: string;
}

/** All that questions about access are answered from. */
export interface AskedAccess {
  readonly users: ReadonlyMap<string, AskedUser>;
  /** Who is meant by a question; null: nobody whom the asker may know of. */
  userOf(index: number): AskedUser | null;
  /** Who is meant; null: none whom the asker may know of, or several. */
  patientOf(index: number): string | null;
  /** @param patient null: the question is about none. */
  explain(user: AskedUser, right: AccessRight, patient: string | null): Explanation<AskedRole>;
}

/**
 * Reads users, their roles and exceptions, patients and blocks in one statement, so that all of it is of the same moment: an answer put
 * together from two could allow what was never allowed.
 * The patients are those that the asker sees; the blocks are everybody's.
 */
export async function readAskedAccess(tx: Tx, who: Referenced, whom: Referenced): Promise<AskedAccess> {
  const { rows } = await sql<StoredAnswers>`
    WITH who AS MATERIALIZED (${who}), whom AS MATERIALIZED (${whom}),
      -- Pair by pair, by the patient's few sets: a join would read all members of all sets.
      block AS (
        SELECT pair.user_id, pair.patient_id, s.id AS set_id, s.name,
          NOT EXISTS (SELECT FROM private.blocking_set own WHERE own.patient_set_id = s.id) AS namable,
          EXISTS (SELECT FROM chart_override o JOIN emergency_activation a ON a.practice_id = o.practice_id AND a.id = o.activation_id
                  WHERE o.user_id = pair.user_id AND o.patient_id = pair.patient_id AND o.ends_at > ${tx.now}
                    AND ${isOn(tx.now)} AND ${isInUse(tx.now)}) AS overridden
        FROM (SELECT DISTINCT who.id AS user_id, whom.id AS patient_id FROM who JOIN whom ON whom.index = who.index) pair
          CROSS JOIN LATERAL (
            SELECT b.patient_set_id FROM private.blocked_pair b
            WHERE b.user_id = pair.user_id AND b.patient_id = pair.patient_id OFFSET 0) b
          JOIN patient_set s ON s.id = b.patient_set_id
        ORDER BY s.name_folded)
    SELECT p.time_zone, p.blocked_record_mode,
      (SELECT json_agg(json_build_array(who.index, who.id)) FROM who) AS who,
      (SELECT json_agg(json_build_array(whom.index, whom.id)) FROM whom) AS whom,
      (SELECT json_agg(json_build_object('uuid', r.id, 'name', r.name, 'rights', r.rights) ORDER BY r.name) FROM role r) AS roles,
      (SELECT json_agg(json_build_object(
         'uuid', u.id, 'name', concat_ws(' ', u.first_name, u.last_name), 'nameFolded', u.name_folded, 'state', u.state,
         'roles', ARRAY(SELECT ur.role_id FROM user_role ur WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id),
         'exceptions', ARRAY(
           SELECT json_build_object('right', e.access_right, 'effect', e.effect, 'giver', e.given_by ->> 'name', 'at', e.given_at)
           FROM access_right_exception e WHERE e.practice_id = u.practice_id AND e.user_id = u.id),
         'emergency', ${rightsInEmergency(tx.now)}))
       FROM user_account u WHERE u.id IN (SELECT who.id FROM who)) AS users,
      (SELECT json_agg(block) FROM block) AS blocks
    FROM practice p`.execute(tx.db);
  return answersFrom(rows[0]!, accountOf(tx.context.actor)?.rights.has("patient-set:read") ?? false);
}

interface StoredAnswers {
  readonly time_zone: string;
  readonly blocked_record_mode: "RECORD" | "CHART";
  readonly who: readonly [number, string][] | null;
  readonly whom: readonly [number, string][] | null;
  readonly roles: readonly { uuid: string; name: string; rights: string[] }[] | null;
  readonly users:
    | readonly {
        uuid: string;
        name: string;
        nameFolded: string;
        state: ExplainedUser["state"];
        roles: string[];
        exceptions: { right: AccessRight; effect: "ALLOW" | "DENY"; giver: string; at: string }[];
        emergency: string[] | null;
      }[]
    | null;
  readonly blocks:
    | readonly {
        user_id: string;
        patient_id: string;
        set_id: string;
        name: string;
        namable: boolean;
        /** A chart override opens the chart to the user now (D4). */
        overridden: boolean;
      }[]
    | null;
}

/** @param readsSets whether the asker may know of patient sets: of one that blocks himself he is told no name in any case. */
function answersFrom(stored: StoredAnswers, readsSets: boolean): AskedAccess {
  const roles = (stored.roles ?? []).map(({ rights, ...role }) => ({
    ...role,
    rights: ACCESS_RIGHTS.filter((right) => rights.includes(right)),
  }));
  const users = new Map(
    (stored.users ?? []).map((user): [string, AskedUser] => [
      user.uuid,
      {
        ...user,
        roles: roles.filter(({ uuid }) => user.roles.includes(uuid)),
        emergency: (user.emergency ?? []).filter(isAccessRight),
        exceptions: user.exceptions.map(({ at, ...exception }) => ({
          ...exception,
          day: dayInWords(new Date(at), stored.time_zone),
        })),
      },
    ]),
  );
  const who = new Map(stored.who);
  const whom = Map.groupBy(stored.whom ?? [], ([index]) => index);
  const blocks = Map.groupBy(stored.blocks ?? [], (block) => `${block.user_id} ${block.patient_id}`);
  const unblocked = new Map<string, Explanation<AskedRole>>();
  return {
    users,
    userOf: (index) => users.get(who.get(index) ?? "") ?? null,
    patientOf(index) {
      const found = whom.get(index) ?? [];
      return found.length === 1 ? found[0]![1] : null;
    },
    explain(user, right, patient) {
      const counts = right === "chart:open" || (right === "patient:read" && stored.blocked_record_mode === "RECORD");
      const blockedBy = counts && patient !== null ? (blocks.get(`${user.uuid} ${patient}`) ?? []) : [];
      const explainWith = () =>
        explainAccess(user, right, {
          blockedBy: blockedBy.map(({ set_id, name, namable }) =>
            readsSets && namable ? { uuid: set_id, name } : null,
          ),
          overridden: blockedBy.some(({ overridden }) => overridden),
        });
      if (blockedBy.length > 0) return explainWith();
      // Of many questions about a user most have no block in them, and the same answer.
      const key = `${user.uuid} ${right}`;
      const explanation = unblocked.get(key) ?? explainWith();
      unblocked.set(key, explanation);
      return explanation;
    },
  };
}

/** One way of naming something: which column holds it, and what to compare it with. */
interface Way<R> {
  /** The SQL type of each value. */
  readonly types: readonly string[];
  /** Null: the reference names it in another way, or by what can be none. */
  valuesOf(reference: R): readonly unknown[] | null;
  /** On the row's columns, given those of the values: `asked.v0`, `asked.v1`. */
  readonly matching: RawBuilder<SqlBool>;
}

const USER_WAYS: readonly Way<UserReference>[] = [
  {
    types: ["uuid"],
    valuesOf: ({ id }) => keyOf(id, "User"),
    matching: sql`found.id = asked.v0`,
  },
  {
    types: ["text"],
    valuesOf: ({ userName }) => (userName == null ? null : [fold(userName)]),
    matching: sql`found.user_name_folded = asked.v0`,
  },
  {
    types: ["text"],
    valuesOf: ({ email }) => (email == null ? null : [fold(email)]),
    matching: sql`found.email_folded = asked.v0`,
  },
];

const PATIENT_WAYS: readonly Way<PatientReference>[] = [
  {
    types: ["uuid"],
    valuesOf: ({ id }) => keyOf(id, "Patient"),
    matching: sql`found.id = asked.v0`,
  },
  {
    types: ["integer"],
    valuesOf: ({ demographicNumber }) => (demographicNumber == null ? null : [demographicNumber]),
    matching: sql`found.demographic_number = asked.v0`,
  },
  {
    types: ["text"],
    valuesOf: ({ mrn }) => (mrn == null ? null : [fold(mrn)]),
    matching: sql`found.mrn_folded = asked.v0`,
  },
  {
    types: ["text"],
    valuesOf: ({ fhirId }) => (fhirId == null ? null : [fhirId]),
    matching: sql`found.fhir_id = asked.v0`,
  },
  {
    types: ["text", "text", "date"],
    valuesOf: ({ person }) =>
      person == null ? null : [fold(person.lastName), fold(person.firstName), person.birthDate],
    matching: sql`found.last_name_folded = asked.v0 AND found.first_name_folded = asked.v1 AND found.birth_date = asked.v2`,
  },
];

/** The users who are meant, each numbered as its reference. */
export function usersMeant(references: readonly UserReference[]): Referenced {
  return meant(sql`user_account`, USER_WAYS, references);
}

/** The patients who are meant, each numbered as its reference; null: the question is about none. */
export function patientsMeant(references: readonly (PatientReference | null)[]): Referenced {
  return meant(sql`patient`, PATIENT_WAYS, references);
}

/** One look-up for each way of naming that occurs, whatever the number of references. */
function meant<R>(table: RawBuilder<unknown>, ways: readonly Way<R>[], references: readonly (R | null)[]): Referenced {
  const lookUps = ways.flatMap(({ types, valuesOf, matching }) => {
    const asked = references.flatMap((reference, index) => {
      const values = reference === null ? null : valuesOf(reference);
      return values === null ? [] : [[index, ...values]];
    });
    if (asked.length === 0) return [];
    const names = sql.raw(["index", ...types.map((_, column) => `v${column}`)].join(", "));
    return [
      sql`SELECT asked.index, found.id FROM ${rowsOf(["integer", ...types], asked)} AS asked(${names}) JOIN ${table} found ON ${matching}`,
    ];
  });
  if (lookUps.length === 0) return sql`SELECT NULL::integer AS index, NULL::uuid AS id WHERE false`;
  return sql`${sql.join(lookUps, sql` UNION ALL `)}`;
}

/** As a table. One row is written as such: of arrays PostgreSQL expects more, and plans the statement anew each time, longer than it runs. */
function rowsOf(types: readonly string[], rows: readonly (readonly unknown[])[]): RawBuilder<unknown> {
  if (rows.length === 1)
    return sql`(VALUES (${sql.join(rows[0]!.map((value, column) => sql`${value}::${sql.raw(types[column]!)}`))}))`;
  const columns = types.map((type, column) => sql`${rows.map((row) => row[column])}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(columns)})`;
}

function keyOf(id: string | null | undefined, type: "User" | "Patient"): [string] | null {
  const node = id == null ? null : readNodeId(id);
  return node?.type === type ? [node.key] : null;
}
