import { START_OF_FILE, type Position } from "./ndjson.ts";

/** One file of an import. */
export interface ImportFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The file's bytes from this offset on. */
  open(offset: number): AsyncIterable<Uint8Array>;
}

/** What became of the lines of one resource type. */
export interface TypeCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Not used: of another type, or replaced by a later line of the same batch. */
  readonly ignored: number;
  readonly bad: number;
}

export type Outcome = keyof TypeCounts;

/** Under this name stand the lines whose type cannot be told. */
export const UNREADABLE = "Unreadable";

export interface BadLine {
  readonly fileName: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * How far an import has come. It is kept in the transaction of each batch, so that an import that was killed goes on where it stopped
 * and its counts stay true.
 */
export interface ImportState {
  /** Batches committed so far. */
  readonly batches: number;
  /** 0: practitioners, 1: patients, 2: the rest. */
  readonly pass: number;
  /** Index of the file that is being read in this pass. */
  readonly file: number;
  /** In that file; the lines before it that belong to this pass are settled. */
  readonly position: Position;
  /** Bytes of all lines settled so far, over all passes. */
  readonly done: number;
  readonly counts: Readonly<Record<string, TypeCounts>>;
}

export const START_OF_IMPORT: ImportState = {
  batches: 0,
  pass: 0,
  file: 0,
  position: START_OF_FILE,
  done: 0,
  counts: {},
};

const NO_COUNTS: TypeCounts = { created: 0, updated: 0, unchanged: 0, ignored: 0, bad: 0 };

/** How many lines of a batch had which outcome, by type. */
export class Tally {
  readonly counts: Record<string, TypeCounts> = {};

  add(type: string, outcome: Outcome): void {
    const counts = this.counts[type] ?? NO_COUNTS;
    this.counts[type] = { ...counts, [outcome]: counts[outcome] + 1 };
  }
}

/** Both counts together. */
export function sumOf(one: ImportState["counts"], other: ImportState["counts"]): ImportState["counts"] {
  const sum: Record<string, TypeCounts> = { ...one };
  for (const [type, counts] of Object.entries(other)) {
    const before = sum[type] ?? NO_COUNTS;
    sum[type] = {
      created: before.created + counts.created,
      updated: before.updated + counts.updated,
      unchanged: before.unchanged + counts.unchanged,
      ignored: before.ignored + counts.ignored,
      bad: before.bad + counts.bad,
    };
  }
  return sum;
}

/** The counts of all types together. */
export function totalOf(counts: ImportState["counts"]): TypeCounts {
  return Object.values(counts).reduce((total, each) => sumOf({ all: total }, { all: each })["all"]!, NO_COUNTS);
}

/** The counts of all types, in the order of their names. */
export function countsByType(counts: ImportState["counts"]): [type: string, counts: TypeCounts][] {
  return Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
