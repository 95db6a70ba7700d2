import type { FloorTransaction } from "./floor-transaction.ts";

/** A practice of the bench's database, with a login that may do everything. */
export interface BenchPractice {
  readonly practiceId: string;
  readonly practitionerIds: readonly string[];
  /** Of patients who have a chart. */
  readonly chartPatientIds: readonly string[];
  /** Of some patients, far apart. */
  readonly patientIds: readonly string[];
  /** Of its users but the administrator; sets block the first. */
  readonly userIds: readonly string[];
}

/** A GraphQL request over HTTP, without what all of them have in common. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * One thing that is measured: a request to our server, and the floor, which is the same answer from node:http and pg alone. Both are
 * sent the same bytes and must answer the same data; the floor's SQL is ours, statement by statement, in the same kind of transaction.
 */
export interface Workload {
  /** What `pnpm bench` calls it. */
  readonly name: string;
  readonly title: string;
  /** The least ratio of our requests a second to the floor's, and the most of CPU per request, as multiples of the floor's. */
  readonly target: { readonly ratio: number; readonly cpu?: number };
  /** The requests, sent in turn by every connection. */
  prepare(practice: BenchPractice): readonly GraphqlRequest[];
  /**
   * What the floor answers as `data`. WITHOUT_BLOCKS: there is none; our own server is asked by a user whom sets block, and against that by
   * one whom none blocks.
   */
  readonly floor:
    | ((tx: FloorTransaction, variables: GraphqlRequest["variables"]) => Promise<unknown>)
    | "WITHOUT_BLOCKS";
}

/** The opaque id of a node, as the API writes it. */
export function nodeId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString("base64url");
}

/** The key in an opaque id. */
export function keyOf(id: unknown): string {
  return Buffer.from(String(id), "base64url").toString().split(":")[1]!;
}
