import { ArgsType, Field, Int, ObjectType, type ClassType } from "type-graphql";
import { badInput } from "./errors.ts";
import { PageInfo } from "./common.types.ts";
import { isDate, isInstant } from "../store/dates.ts";
import { UUID } from "../store/uuid.ts";

/** Relay paging: `first` (and `after`) or `last` (and `before`), 1 to 100; 25 when neither is given. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => Int, { nullable: true })
  last?: number | null;

  @Field(() => String, { nullable: true })
  before?: string | null;
}

const DEFAULT_PAGE_SIZE = 25;
const MAXIMUM_PAGE_SIZE = 100;

/** A page as a query asks the database for it. */
export interface PageRequest {
  readonly size: number;
  /** Whether rows are asked for in the opposite order: the last ones. */
  readonly backward: boolean;
  /** The order's values at the cursor, as `printCursor` was given them; null: from the start. */
  readonly cursor: readonly (string | number | null)[] | null;
}

/**
 * Reads the arguments of a connection.
 * @param columns what this connection's cursors hold; a cursor of another connection or order is BAD_USER_INPUT.
 * @param order names the order, so that a cursor is refused under another one.
 */
export function readPage(args: PageArgs, order: string, columns: readonly CursorColumn[]): PageRequest {
  const { first, last, after, before } = args;
  if (first != null && last != null) throw badInput("last", "first and last exclude each other. Give one.");
  if (last == null && before != null) throw badInput("before", "before goes with last. Give last, or use after.");
  if (last != null && after != null) throw badInput("after", "after goes with first. Give first, or use before.");
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAXIMUM_PAGE_SIZE)
    throw badInput(last == null ? "first" : "last", `a page has 1 to ${MAXIMUM_PAGE_SIZE} items.`);
  const text = after ?? before ?? null;
  return {
    size,
    backward: last != null,
    cursor: text === null ? null : readCursor(text, order, columns, after == null ? "before" : "after"),
  };
}

/** What may stand in a cursor. It comes back from the client, so each value is checked before it reaches a statement. */
export type CursorColumn = "text" | "text?" | "uuid" | "integer" | "integer?" | "bigint" | "date" | "instant";

const MAXIMUM_INTEGER = 2_147_483_647;

const CURSOR_VALUES: Record<CursorColumn, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string" && !value.includes("\0"),
  uuid: (value) => typeof value === "string" && UUID.test(value),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) <= MAXIMUM_INTEGER,
  bigint: (value) => Number.isSafeInteger(value),
  /** Null: a row without one, sorted as PostgreSQL sorts it. */
  "text?": (value) => value === null || CURSOR_VALUES.text(value),
  "integer?": (value) => value === null || CURSOR_VALUES.integer(value),
  date: (value) => value === null || (typeof value === "string" && isDate(value)),
  instant: (value) => value === "-infinity" || (typeof value === "string" && isInstant(value)),
};

/** An opaque cursor: the order's name and the row's values in it. */
export function printCursor(order: string, values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString("base64url");
}

/**
 * The values of a cursor.
 * @param field the argument that it came in, for the error.
 */
export function readCursor(
  text: string,
  order: string,
  columns: readonly CursorColumn[],
  field: string,
): (string | number | null)[] {
  try {
    const [name, ...values]: unknown[] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const wellFormed =
      values.length === columns.length && columns.every((column, index) => CURSOR_VALUES[column](values[index]));
    if (name === order && wellFormed) return values as (string | number | null)[];
  } catch {
    // Falls through: a text that is no cursor is answered like one of another list.
  }
  throw badInput(field, "this cursor is not of this list and order. Begin again without it.");
}

/** A page as the API gives it. `totalCount` is computed when it is asked for. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number> | number;
}

/**
 * The page from rows that were asked for as `size + 1`, so that one too many tells that there is more.
 * @param rows in the order asked for: reversed for a backward page.
 */
export function pageOf<R, T>(
  request: PageRequest,
  rows: readonly R[],
  cursorOf: (row: R) => string,
  nodeOf: (row: R) => T,
  totalCount: Page<T>["totalCount"],
): Page<T> {
  const more = rows.length > request.size;
  const shown = rows.slice(0, request.size);
  if (request.backward) shown.reverse();
  const edges = shown.map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? request.cursor !== null : more,
      hasPreviousPage: request.backward ? more : request.cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The connection and edge types of a node type: `PatientConnection`, `PatientEdge`. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    declare cursor: string;

    @Field(node)
    declare node: T;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    declare edges: Edge[];

    @Field(() => PageInfo)
    declare pageInfo: PageInfo;

    @Field(() => Int)
    declare totalCount: never;
  }
  return Connection as unknown as ClassType<Page<T>>;
}
