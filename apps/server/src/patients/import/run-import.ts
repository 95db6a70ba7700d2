import { sql } from "kysely";
import { record, type AuditSubject } from "../../audit/record.ts";
import type { OperationContext } from "../../identity/actor.ts";
import type { Store } from "../../store/store.ts";
import { inTransaction, type Tx } from "../../store/transaction.ts";
import {
  START_OF_IMPORT,
  sumOf,
  Tally,
  totalOf,
  UNREADABLE,
  type BadLine,
  type ImportFile,
  type ImportState,
} from "./import-state.ts";
import { isUsed, readUsedResource, resourceTypeOf } from "./map-resource.ts";
import { BadLineError, readLines, START_OF_FILE, textOf, type Line, type Position } from "./ndjson.ts";
import { PractitionerDirectory } from "./practitioner-directory.ts";
import { passOf, PASSES } from "./passes.ts";
import { storeBatch, type BatchItem } from "./store-batch.ts";

/** A batch is stored once it holds this many resources and bad lines, or its lines this many bytes. */
const BATCH_LINES = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;

/** What an import works with. */
export interface ImportRun {
  readonly store: Store;
  readonly clock: () => Date;
  /** In whose name; it names the practice. */
  readonly context: OperationContext;
  /** In the order in which they are read: new patients get their Demographic # in it. */
  readonly files: readonly ImportFile[];
  /** What the audit entries say was imported: the job, or the folder. */
  readonly subject: AuditSubject;
  /** Where an earlier run of the same files stopped. */
  readonly from?: ImportState;
  /** Stops between two batches. */
  readonly signal?: AbortSignal;
  /**
   * Called in the transaction of each batch, and of the end (`finished`), to keep what must stand exactly if the batch does. A throw
   * rolls the batch back and ends the run.
   */
  readonly keep?: (tx: Tx, state: ImportState, badLines: readonly BadLine[], finished: boolean) => Promise<void>;
  /** Called once a batch has been committed. */
  readonly onBatch?: (state: ImportState, badLines: readonly BadLine[]) => void;
}

/**
 * Imports FHIR R4 resources from NDJSON files: practitioners, then patients, then the rest, each pass streaming through all files, so
 * that references find what they name and memory stays flat. Each batch is a transaction with its audit entry in it. A bad line is
 * passed over with its reason; importing the same again changes nothing.
 * @returns the state at the end; `counts` covers every line.
 */
export async function runImport(run: ImportRun): Promise<ImportState> {
  const importer = new Importer(run);
  await importer.readPractice();
  return importer.run();
}

class Batch {
  readonly items: BatchItem[] = [];
  readonly badLines: BadLine[] = [];
  readonly tally = new Tally();
  bytes = 0;

  get isFull(): boolean {
    return this.items.length + this.badLines.length >= BATCH_LINES || this.bytes >= BATCH_BYTES;
  }
}

class Importer {
  readonly #run: ImportRun;
  readonly #practiceId: string;
  readonly #directory: PractitionerDirectory;
  #timeZone = "UTC";
  /** What has been committed. */
  #state: ImportState;
  /** What is being read. */
  #batch = new Batch();
  /** The batch before it, on its way into the database meanwhile. */
  #storing: Promise<void> = Promise.resolve();

  constructor(run: ImportRun) {
    if (run.context.practiceId === null) throw new TypeError("An import needs a practice");
    this.#run = run;
    this.#practiceId = run.context.practiceId;
    this.#directory = new PractitionerDirectory(this.#practiceId);
    this.#state = run.from ?? START_OF_IMPORT;
  }

  async readPractice(): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const { rows } = await sql<{
        time_zone: string;
      }>`SELECT time_zone FROM practice WHERE id = ${this.#practiceId}`.execute(tx.db);
      if (!rows[0]) throw new Error("The practice to import into does not exist");
      this.#timeZone = rows[0].time_zone;
    });
  }

  async run(): Promise<ImportState> {
    let { pass, file, position } = this.#state;
    try {
      for (; pass < PASSES; pass += 1, file = 0) {
        for (; file < this.#run.files.length; file += 1, position = START_OF_FILE)
          await this.#readFile(pass, file, position);
      }
    } finally {
      await this.#storing;
    }
    await this.#finish();
    return this.#state;
  }

  async #readFile(pass: number, index: number, from: Position): Promise<void> {
    const file = this.#run.files[index]!;
    let last = from;
    for await (const line of readLines(file.open(from.offset), from)) {
      this.#run.signal?.throwIfAborted();
      if (passOf(line) === pass) {
        this.#batch.bytes += line.end - last.offset;
        this.#settle(file.name, line);
      }
      last = { offset: line.end, line: line.number };
      if (this.#batch.isFull) await this.#handOver(pass, index, last);
    }
    // The place after a file is the beginning of the next one: a batch never spans two.
    await this.#handOver(pass, index + 1, START_OF_FILE);
  }

  /** Puts a line into the batch: its resource, its count, or its reason. */
  #settle(fileName: string, line: Line): void {
    let type = UNREADABLE;
    try {
      const resource = parsed(textOf(line));
      type = resourceTypeOf(resource);
      if (isUsed(type))
        this.#batch.items.push({ fileName, line: line.number, resource: readUsedResource(type, resource) });
      else this.#batch.tally.add(type, "ignored");
    } catch (error) {
      if (!(error instanceof BadLineError)) throw error;
      this.#batch.badLines.push({ fileName, line: line.number, reason: error.message });
      this.#batch.tally.add(type, "bad");
    }
  }

  /** Lets the batch be stored while the next one is read; one at a time, so that memory stays flat and batches stay in order. */
  async #handOver(pass: number, file: number, position: Position): Promise<void> {
    const batch = this.#batch;
    if (batch.bytes === 0) return;
    this.#batch = new Batch();
    await this.#storing;
    this.#storing = this.#store(batch, pass, file, position);
    // A failure is thrown where the next batch, or the end, waits for this one.
    this.#storing.catch(() => undefined);
  }

  async #store(batch: Batch, pass: number, file: number, position: Position): Promise<void> {
    const { state, badLines } = await this.#inTransaction(async (tx) => {
      await this.#lockImports(tx);
      const stored = await storeBatch(
        tx,
        { id: this.#practiceId, timeZone: this.#timeZone },
        this.#directory,
        batch.items,
      );
      const next: ImportState = {
        batches: this.#state.batches + 1,
        pass,
        file,
        position,
        done: this.#state.done + batch.bytes,
        counts: sumOf(this.#state.counts, sumOf(batch.tally.counts, stored.tally.counts)),
      };
      const bad = [...batch.badLines, ...stored.badLines].toSorted((one, other) => one.line - other.line);
      await this.#recordBatch(tx, batch, stored.tally);
      await this.#run.keep?.(tx, next, bad, false);
      return { state: next, badLines: bad };
    });
    this.#state = state;
    this.#run.onBatch?.(state, badLines);
  }

  /** An entry for a batch that changed something, in its transaction: no change without its entry, no entry without a change. */
  async #recordBatch(tx: Tx, { items }: Batch, { counts }: Tally): Promise<void> {
    const changed = Object.entries(counts).filter(([, { created, updated }]) => created + updated > 0);
    if (changed.length === 0) return;
    const [first, last] = [items[0]!, items.at(-1)!];
    await record(tx, {
      action: "patient.import",
      subject: this.#run.subject,
      detail: ` from ${first.fileName}, ${first === last ? `line ${first.line}` : `lines ${first.line} to ${last.line}`}`,
      changes: changed.map(([type, { created, updated }]) => ({
        field: type,
        before: null,
        after: { created, updated },
      })),
    });
  }

  /** The one summary, in the same transaction in which the import is marked as finished. */
  async #finish(): Promise<void> {
    const total = this.#run.files.reduce((sum, { size }) => sum + size, 0);
    const finished: ImportState = { ...this.#state, pass: PASSES, file: 0, position: START_OF_FILE, done: total };
    const { created, updated, unchanged, ignored, bad } = totalOf(finished.counts);
    await this.#inTransaction(async (tx) => {
      await record(tx, {
        action: "patient.import",
        subject: this.#run.subject,
        detail: `: finished, ${created} created, ${updated} updated, ${unchanged} unchanged, ${ignored} ignored, ${bad} bad`,
        changes: Object.entries(finished.counts).map(([type, counts]) => ({
          field: type,
          before: null,
          after: { ...counts },
        })),
      });
      await this.#run.keep?.(tx, finished, [], true);
    });
    this.#state = finished;
  }

  /** Imports of one practice take turns by the batch: two of the same patients neither deadlock nor overtake each other. */
  async #lockImports(tx: Tx): Promise<void> {
    // Tables grow a thousandfold under prepared statements: a plan that was made for an empty one, reading it whole, must not be kept.
    await sql`
      SELECT pg_advisory_xact_lock(hashtextextended(${`import ${this.#practiceId}`}, 0)), set_config('enable_seqscan', 'off', true)
    `.execute(tx.db);
  }

  #inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.#run.store, this.#run.context, this.#run.clock(), work);
  }
}

/** The JSON of a line. The parser's own message is not passed on: it quotes the line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    throw new BadLineError(
      position === undefined
        ? "The line is not valid JSON: it ends too early"
        : `The line is not valid JSON at character ${Number(position) + 1}`,
    );
  }
}
