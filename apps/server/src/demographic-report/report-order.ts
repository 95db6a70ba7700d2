import { randomInt } from "node:crypto";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { CursorColumn } from "../graphql/connection.ts";
import type { DemographicReportInput } from "./demographic-report.types.ts";
import { reportColumn, type PracticeDay } from "./report-columns.ts";

/** One of the values that rows are ordered by. */
export interface OrderKey {
  readonly value: RawBuilder<unknown>;
  readonly type: "text" | "integer" | "date" | "uuid";
  /** NULL stands last ascending and first descending, as PostgreSQL sorts it. */
  readonly nullable: boolean;
  readonly descending: boolean;
}

/** A total order of rows: the last key is unique. */
export interface ReportOrder {
  /** Tells a cursor of this order from one of another. */
  readonly name: string;
  readonly keys: readonly OrderKey[];
  /** Whether `practitioner` has to be joined to order. */
  readonly ofPractitioner: boolean;
}

const BY_ID: OrderKey = { value: sql`patient.id`, type: "uuid", nullable: false, descending: false };
const BY_NAME: DemographicReportInput["orderBy"] = [
  { by: "LAST_NAME", direction: "ASC" },
  { by: "FIRST_NAME", direction: "ASC" },
];
const LARGEST_SEED = 2 ** 31;

export function newSeed(): number {
  return randomInt(LARGEST_SEED);
}

/** The order that a report asks for; by name where it asks for none. @param seed of the shuffle, where it is random. */
export function reportOrder(report: DemographicReportInput, day: PracticeDay, seed: number): ReportOrder {
  if (report.random) {
    // Of the seed and the id alone: the same in every page, and of the rows of no other.
    const value = sql`(uuid_hash_extended(patient.id, ${seed}::bigint) & 2147483647)::integer`;
    return {
      name: "RANDOM",
      keys: [{ value, type: "integer", nullable: false, descending: false }, BY_ID],
      ofPractitioner: false,
    };
  }
  const orderBy = report.orderBy.length === 0 ? BY_NAME : report.orderBy;
  const keys = orderBy.map(({ by, direction }): OrderKey => {
    const { value, order, type, required } = reportColumn(by);
    const stored = value(day);
    return {
      value: order ?? (type === "text" ? sql`(lower(${stored}) COLLATE "C")` : stored),
      type,
      nullable: required !== true,
      descending: direction === "DESC",
    };
  });
  // Going the way of the others, it continues an index that begins with them.
  const last = { ...BY_ID, descending: keys.at(-1)!.descending };
  return {
    name: orderBy.map(({ by, direction }) => `${by} ${direction}`).join(),
    keys: [...keys, last],
    ofPractitioner: orderBy.some(({ by }) => reportColumn(by).ofPractitioner),
  };
}

/** What a cursor of the order holds, besides the seed of a shuffle. */
export function cursorColumns({ keys }: ReportOrder): CursorColumn[] {
  return keys.map(({ type, nullable }) => {
    if (type === "uuid" || type === "date" || !nullable) return type;
    return type === "text" ? "text?" : "integer?";
  });
}

/** ORDER BY over values that stand under these names. @param backward the other way round. */
export function sorting(keys: readonly OrderKey[], names: readonly RawBuilder<unknown>[], backward = false) {
  return sql.join(
    names.map((name, index) => sql`${name} ${sql.raw(keys[index]!.descending === backward ? "ASC" : "DESC")}`),
  );
}

/** Rows behind a cursor. @param backward the other way round. */
export function beyond(
  keys: readonly OrderKey[],
  names: readonly RawBuilder<unknown>[],
  cursor: readonly (string | number | null)[],
  backward: boolean,
): RawBuilder<SqlBool> {
  const descends = keys.map(({ descending }) => descending !== backward);
  const values = cursor.map((value, index) => sql`${value}::${sql.raw(keys[index]!.type)}`);
  // One comparison of rows, which an index serves.
  if (keys.every(({ nullable }) => !nullable) && new Set(descends).size === 1)
    return sql`(${sql.join(names)}) ${sql.raw(descends[0]! ? "<" : ">")} (${sql.join(values)})`;
  const ways = keys.map((_, last) => {
    const same = names
      .slice(0, last)
      .map((name, index) => (cursor[index] === null ? sql`${name} IS NULL` : sql`${name} = ${values[index]}`));
    return sql`(${sql.join([...same, later(last)], sql` AND `)})`;
  });
  return sql`(${sql.join(ways, sql` OR `)})`;

  function later(index: number): RawBuilder<unknown> {
    const name = names[index];
    if (cursor[index] === null) return descends[index]! ? sql`${name} IS NOT NULL` : sql`false`;
    if (descends[index]!) return sql`${name} < ${values[index]}`;
    return keys[index]!.nullable
      ? sql`(${name} > ${values[index]} OR ${name} IS NULL)`
      : sql`${name} > ${values[index]}`;
  }
}
