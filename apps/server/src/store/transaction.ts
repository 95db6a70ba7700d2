import type { EntityManager, Transaction } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { OperationContext } from "../identity/actor.ts";
import type { Store } from "./store.ts";
import { UUID } from "./uuid.ts";

/** What services work with: one transaction, in the context of who acts, at one moment. */
export interface Tx {
  /** For reads and for statements over sets. */
  readonly db: Kysely<unknown>;
  /** For writes of single things: entities, with their optimistic lock. */
  readonly em: EntityManager;
  /** The operation's moment, from the injected clock. */
  readonly now: Date;
  readonly context: OperationContext;
}

/**
 * A transaction that is begun, committed and rolled back by hand; `inTransaction` suits where one function holds all the work.
 * It begins with `begin`, or by itself with its first statement.
 */
export class ManualTransaction {
  readonly #store: Store;
  readonly #practiceId: string | null;
  #state: "NEW" | "OPEN" | "ENDED" = "NEW";
  #client: pg.PoolClient | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #db: Kysely<unknown> | undefined;
  #em: EntityManager | undefined;

  /** @param practiceId the practice that row-level security lets through; null: none. */
  constructor(store: Store, practiceId: string | null) {
    if (practiceId !== null && !UUID.test(practiceId)) throw new TypeError("practiceId is not a UUID");
    this.#store = store;
    this.#practiceId = practiceId;
  }

  /**
   * Begins and sets the practice, in one round trip.
   * @param statements more SQL for the same round trip, each in a snapshot of its own; without parameters, so each value in it must be
   *   safe by construction.
   * @returns the rows of each of `statements`.
   */
  async begin(statements: readonly string[] = []): Promise<Record<string, unknown>[][]> {
    if (this.#state !== "NEW") throw new Error("The transaction has begun already");
    this.#state = "OPEN";
    const client = await this.#store.pool.connect();
    try {
      const all = ["BEGIN", `SELECT set_config('app.practice', '${this.#practiceId ?? ""}', true)`, ...statements];
      const results = (await client.query(all.join(";"))) as unknown as pg.QueryResult[];
      this.#client = client;
      return results.slice(2).map((result) => result.rows);
    } catch (error) {
      this.#state = "ENDED";
      client.release(error as Error);
      throw error;
    }
  }

  /** Kysely over this transaction's connection. Statements asked for at once are sent one after the other. */
  get db(): Kysely<unknown> {
    this.#db ??= new Kysely({
      dialect: new PostgresDialect({
        pool: {
          connect: async () => ({ query: this.#query, release: () => undefined }) as never,
          end: async () => undefined,
        } as never,
      }),
    });
    return this.#db;
  }

  /** MikroORM's entity manager over the same connection; what it holds is flushed at the commit. */
  get em(): EntityManager {
    if (this.#em === undefined) {
      this.#em = this.#store.orm.em.fork();
      this.#em.setTransactionContext(this.db as unknown as Transaction);
    }
    return this.#em;
  }

  async commit(): Promise<void> {
    await this.#em?.flush();
    await this.#end("COMMIT");
  }

  async rollback(): Promise<void> {
    await this.#end("ROLLBACK");
  }

  readonly #query = (...args: unknown[]): Promise<unknown> => {
    const result = this.#queue.then(async () => {
      if (this.#state === "NEW") await this.begin();
      if (this.#client === undefined) throw new Error("The transaction has ended");
      return (this.#client.query as (...args: unknown[]) => Promise<unknown>)(...args);
    });
    this.#queue = result.catch(() => undefined);
    return result;
  };

  async #end(statement: "COMMIT" | "ROLLBACK"): Promise<void> {
    await this.#queue;
    this.#state = "ENDED";
    const client = this.#client;
    if (client === undefined) return;
    this.#client = undefined;
    let command: string;
    try {
      ({ command } = await client.query(statement));
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    client.release();
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, without an error.
    if (command !== statement) throw new Error("The transaction had failed and was rolled back");
  }
}

/** The Tx of a transaction that is under way. */
export function txOf(transaction: ManualTransaction, context: OperationContext, now: Date): Tx {
  return {
    get db() {
      return transaction.db;
    },
    get em() {
      return transaction.em;
    },
    now,
    context,
  };
}

/** The same transaction, in another context: after a sign-in, of who has signed in. */
export function withContext(tx: Tx, context: OperationContext): Tx {
  return {
    get db() {
      return tx.db;
    },
    get em() {
      return tx.em;
    },
    now: tx.now,
    context,
  };
}

/** Runs `work` in a transaction of its own: a return commits, a throw rolls back. */
export async function inTransaction<T>(
  store: Store,
  context: OperationContext,
  now: Date,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const transaction = new ManualTransaction(store, context.practiceId);
  try {
    const result = await work(txOf(transaction, context, now));
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}
