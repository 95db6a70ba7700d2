import type { EntityManager, Transaction } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Actor, OperationContext } from "../identity/actor.ts";
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

/** Whose rows a transaction sees, and who acts: what row-level security and the lockdown's fence go by. */
export type TransactionScope =
  | {
      readonly realm: "PRACTICE";
      /** Null: no tenant's row is visible. `btg`: that of this BTG session, looked up by the database. */
      readonly practice: string | { readonly btg: string } | null;
      /** SUPPORT_AGENT: a vendor employee in no BTG session; the fence lets him through to a few tables alone. */
      readonly actorKind: Actor["kind"] | "SUPPORT_AGENT";
      readonly btgSessionId: string | null;
      /**
       * Whose blocks hold: the user's, in BTG the user's on whose behalf. Null until the session is looked up, which sets it, and for
       * whoever has no account in use: without it no record is seen.
       */
      readonly userId: string | null;
      /** See OperationContext. */
      readonly allRecords: boolean;
      /** Of the user's emergency mode; none until the session is looked up, which sets them. */
      readonly chartOverrides: readonly string[];
    }
  /** The vendor's own tables, as the vendor's database role. */
  | { readonly realm: "VENDOR"; readonly actorKind: Actor["kind"] };

export function scopeOf({ realm, practiceId, actor, allRecords = false }: OperationContext): TransactionScope {
  if (realm === "VENDOR") return { realm, actorKind: actor.kind };
  const inBtg = actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "PRACTICE";
  return {
    realm: "PRACTICE",
    practice: practiceId,
    actorKind: actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "SUPPORT" ? "SUPPORT_AGENT" : actor.kind,
    btgSessionId: inBtg ? actor.btgSessionId : null,
    userId: actor.kind === "USER" ? actor.userId : inBtg ? actor.account.userId : null,
    allRecords,
    chartOverrides: (actor.kind === "USER" && actor.emergency?.overriddenPatients) || [],
  };
}

/**
 * A transaction that is begun, committed and rolled back by hand; `inTransaction` suits where one function holds all the work.
 * It begins with `begin`, or by itself with its first statement.
 */
export class ManualTransaction {
  readonly #store: Store;
  readonly #scope: TransactionScope;
  #state: "NEW" | "OPEN" | "ENDED" = "NEW";
  #client: pg.PoolClient | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #db: Kysely<unknown> | undefined;
  #em: EntityManager | undefined;

  constructor(store: Store, scope: TransactionScope) {
    this.#store = store;
    this.#scope = scope;
  }

  /**
   * Begins and sets practice and actor, in one round trip.
   * @param statements more SQL for the same round trip, each in a snapshot of its own; without parameters, so each value in it must be
   *   safe by construction.
   * @returns the rows of each of `statements`.
   */
  async begin(statements: readonly string[] = []): Promise<Record<string, unknown>[][]> {
    if (this.#state !== "NEW") throw new Error("The transaction has begun already");
    this.#state = "OPEN";
    const setting = settingStatements(this.#scope);
    const client = await (this.#scope.realm === "VENDOR" ? this.#store.vendorPool : this.#store.pool).connect();
    try {
      const all = ["BEGIN", ...setting, ...statements];
      const results = (await client.query(all.join(";"))) as pg.QueryResult | pg.QueryResult[];
      this.#client = client;
      return [results]
        .flat()
        .slice(1 + setting.length)
        .map((result) => result.rows);
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

/** What the transaction's scope is to the database: UUIDs and words of our own, safe by construction. */
function settingStatements(scope: TransactionScope): string[] {
  if (scope.realm === "VENDOR") return [`SELECT set_config('app.actor_kind', '${scope.actorKind}', true)`];
  const { practice, actorKind, btgSessionId, userId, allRecords, chartOverrides } = scope;
  const practiceSql =
    typeof practice === "object" && practice !== null
      ? `coalesce(private.practice_of_btg_session('${checked(practice.btg)}')::text, '')`
      : `'${practice === null ? "" : checked(practice)}'`;
  const settings = {
    "app.actor_kind": actorKind,
    "app.btg_session": btgSessionId === null ? "" : checked(btgSessionId),
    "app.user": userId === null ? "" : checked(userId),
    "app.all_records": allRecords ? "on" : "",
    "app.chart_overrides": `{${chartOverrides.map(checked).join(",")}}`,
  };
  const others = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return [`SELECT set_config('app.practice', ${practiceSql}, true), ${others.join(", ")}`];
}

function checked(id: string): string {
  if (!UUID.test(id)) throw new TypeError("An id of the transaction's scope is not a UUID");
  return id;
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
  const transaction = new ManualTransaction(store, scopeOf(context));
  try {
    const result = await work(txOf(transaction, context, now));
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback().catch(() => undefined);
    throw error;
  }
}
