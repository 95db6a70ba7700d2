import { ANONYMOUS, SYSTEM, type Actor, type OperationContext } from "../identity/actor.ts";
import type { Credential } from "../identity/credential.ts";
import {
  openSessionStatements,
  readOpenedSession,
  type MutationLocks,
  type OpenedSession,
} from "../identity/open-session.ts";
import { expireSession } from "../identity/sessions.service.ts";
import { isDeadlock } from "../store/sql-state.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, ManualTransaction, txOf, type Tx } from "../store/transaction.ts";

/** How often a mutation is tried that meets another in a deadlock. */
const ATTEMPTS = 3;

/** What an HTTP request brings along, before anybody knows whose it is. */
export interface RequestFacts {
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly credential: Credential | null;
  /** How the credential came, and thus how a renewed one goes back. */
  readonly delivery: "COOKIE" | "BEARER";
  /** The token of the browser, if it has signed in before. */
  readonly deviceToken: string | null;
  /** The token of the browser's trust: in place of a second factor, where it is in force. */
  readonly trustToken: string | null;
  /** A poll: it is no activity for Auto Logout. */
  readonly background: boolean;
}

/**
 * One GraphQL operation and its transactions. The places that open one:
 * - `read`: the one transaction of a query operation, and the one in which a mutation's payload resolves, after its commit;
 * - `write`: one for each mutation field, under a shared lock of its session;
 * - `apart`: refusals, and what must stand although the operation fails; public mutations, whose practice is not known before.
 */
export class Operation {
  readonly store: Store;
  readonly clock: () => Date;
  readonly facts: RequestFacts;
  #context: OperationContext;
  #session: OpenedSession | null = null;
  #reading: Promise<Tx> | undefined;
  #changed = false;
  #abandoned = false;
  #readTransaction: ManualTransaction | undefined;

  constructor(store: Store, clock: () => Date, facts: RequestFacts) {
    this.store = store;
    this.clock = clock;
    this.facts = facts;
    this.#context = this.#contextOf(null, ANONYMOUS);
  }

  /** Who acts, as far as it is known: after the first `read` or `write`. */
  get context(): OperationContext {
    return this.#context;
  }

  get actor(): Actor {
    return this.#context.actor;
  }

  /** Whether something was committed besides what reads leave behind: then a failure may come after a change that stands. */
  get changed(): boolean {
    return this.#changed;
  }

  /** The session of the request, if it has one that is in force. */
  get session(): OpenedSession | null {
    return this.#session;
  }

  /** The transaction that reads go through; begun once an operation, with the actor looked up in it. */
  read(): Promise<Tx> {
    if (this.#abandoned) throw new Error("The operation has ended");
    this.#reading ??= this.#begin(null).then(({ transaction, tx }) => {
      this.#readTransaction = transaction;
      return tx;
    });
    return this.#reading;
  }

  /**
   * The transaction of a mutation field. It holds a shared lock of its session and looks the session up in a later statement: whoever
   * revokes takes the lock exclusively, so nothing commits after the acknowledgement of a revocation.
   * Work that met a deadlock is done once more: it has changed nothing.
   */
  async write<T>(work: (tx: Tx) => Promise<T>, locks: MutationLocks): Promise<T> {
    await this.finish();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#writeOnce(work, locks);
      } catch (error) {
        if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
      }
    }
  }

  async #writeOnce<T>(work: (tx: Tx) => Promise<T>, locks: MutationLocks): Promise<T> {
    const { transaction, tx } = await this.#begin(locks);
    try {
      const result = await work(tx);
      await transaction.commit();
      this.#changed = true;
      this.#resolvePayload();
      return result;
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
  }

  /** A transaction of its own, in another context than the operation's if one is given. */
  async apart<T>(work: (tx: Tx) => Promise<T>, context: Partial<OperationContext> = {}): Promise<T> {
    const result = await inTransaction(this.store, { ...this.#context, ...context }, this.clock(), work);
    this.#changed = true;
    return result;
  }

  /** From here on the operation is this session's: after a sign-in, for its payload. */
  adopt(actor: Actor & { kind: "USER" }, session: OpenedSession): void {
    this.#context = this.#contextOf(actor.practiceId, actor);
    this.#session = session;
    this.#resolvePayload();
  }

  /** Commits what was read: the entries of sensitive reads with it. An operation is answered only after this. */
  async finish(): Promise<void> {
    await (await this.#endReading())?.commit();
  }

  /** Ends what is open without keeping it: the client has gone, or the operation failed as a whole. */
  async abandon(): Promise<void> {
    this.#abandoned = true;
    await (await this.#endReading())?.rollback().catch(() => undefined);
  }

  /** The transaction of the reads, if there is one; one that is being begun is waited for, so that none is left open. */
  async #endReading(): Promise<ManualTransaction | undefined> {
    await this.#reading?.catch(() => undefined);
    const transaction = this.#readTransaction;
    this.#readTransaction = undefined;
    this.#reading = undefined;
    return transaction;
  }

  /** The payload of a mutation reads in a transaction of its own, begun by its first statement if there is one. */
  #resolvePayload(): void {
    const transaction = new ManualTransaction(this.store, this.#context.practiceId);
    this.#readTransaction = transaction;
    this.#reading = Promise.resolve(txOf(transaction, this.#context, this.clock()));
  }

  async #begin(locks: MutationLocks | null): Promise<{ transaction: ManualTransaction; tx: Tx }> {
    const now = this.clock();
    const { credential, background } = this.facts;
    const transaction = new ManualTransaction(this.store, credential?.practiceId ?? null);
    if (credential === null) {
      this.#session = null;
      this.#context = this.#contextOf(null, ANONYMOUS);
      await transaction.begin();
      return { transaction, tx: txOf(transaction, this.#context, now) };
    }
    const rows = (await transaction.begin(openSessionStatements(credential, now, { locks, activity: !background }))).at(
      -1,
    )!;
    const opened = readOpenedSession(rows[0], credential.practiceId, now);
    if (opened.state === "LIVE") {
      this.#session = opened.session;
      this.#context = this.#contextOf(credential.practiceId, opened.actor);
      return { transaction, tx: txOf(transaction, this.#context, now) };
    }
    // A token that is not in force names no practice: what is public goes on without one.
    await transaction.rollback();
    this.#session = null;
    this.#context = this.#contextOf(null, ANONYMOUS);
    if (opened.state === "EXPIRED") {
      await this.apart((tx) => expireSession(tx, opened.session), { practiceId: credential.practiceId, actor: SYSTEM });
    }
    const anonymous = new ManualTransaction(this.store, null);
    await anonymous.begin();
    return { transaction: anonymous, tx: txOf(anonymous, this.#context, now) };
  }

  #contextOf(practiceId: string | null, actor: Actor): OperationContext {
    return {
      practiceId,
      actor,
      requestId: this.facts.requestId,
      ipAddress: this.facts.ipAddress,
      sessionId: actor.kind === "USER" ? actor.sessionId : null,
    };
  }
}
