import { endBtgSession } from "../btg/end-btg-session.service.ts";
import type { Config } from "../config.ts";
import {
  ANONYMOUS,
  btgOf,
  SYSTEM,
  type Actor,
  type OperationContext,
  type UserActor,
  type VendorEmployeeActor,
} from "../identity/actor.ts";
import { isVendorCredential, type Credential } from "../identity/credential.ts";
import { employeeNameOf } from "../identity/btg-names.ts";
import { openBtgStatements, practiceOfOverdueBtg, readOpenedBtg } from "../identity/open-btg.ts";
import {
  openSessionStatements,
  readOpenedSession,
  type MutationLocks,
  type OpenedSession,
} from "../identity/open-session.ts";
import { readSessionEndCause } from "../identity/session-end-cause.ts";
import { openVendorSessionStatements, readOpenedVendorSession } from "../identity/open-vendor-session.ts";
import { expireSession } from "../identity/sessions.service.ts";
import type { SessionEndCause } from "../live/live.types.ts";
import { isDeadlock } from "../store/sql-state.ts";
import type { Store } from "../store/store.ts";
import {
  inTransaction,
  ManualTransaction,
  scopeOf,
  txOf,
  type TransactionScope,
  type Tx,
} from "../store/transaction.ts";
import { expireVendorSession } from "../vendor/vendor-sessions.service.ts";

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
  /** The BTG session that a vendor employee's request is made in; null: outside of any. */
  readonly btgSessionId: string | null;
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
  readonly #vendorName: string;
  #context: OperationContext;
  #session: OpenedSession | null = null;
  #sessionEndCause: SessionEndCause | null = null;
  #reading: Promise<Tx> | undefined;
  #outsideBtg = false;
  #changed = false;
  #abandoned = false;
  #pinEvaluated = false;
  #readTransaction: ManualTransaction | undefined;

  constructor(
    { store, clock, config }: { store: Store; clock: () => Date; config: Pick<Config, "vendorName"> },
    facts: RequestFacts,
  ) {
    this.store = store;
    this.clock = clock;
    this.facts = facts;
    this.#vendorName = config.vendorName;
    this.#context = this.#contextOf(ANONYMOUS);
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

  /** Why the session of the request's token has ended; null where it is in force, or there is none. */
  get sessionEndCause(): SessionEndCause | null {
    return this.#sessionEndCause;
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

  /** From here on the request is a vendor employee's own, in whichever BTG session it was made: also in one that has ended. */
  leaveBtg(): void {
    this.#outsideBtg = true;
  }

  /** A transaction of its own, in another context than the operation's if one is given. */
  async apart<T>(work: (tx: Tx) => Promise<T>, context: Partial<OperationContext> = {}): Promise<T> {
    // A practice that is given, or none, is not in the vendor's realm, wherever the operation is.
    const { realm, ...own } = this.#context;
    const base = realm === undefined || "practiceId" in context ? own : { ...own, realm };
    const result = await inTransaction(this.store, { ...base, ...context }, this.clock(), work);
    this.#changed = true;
    return result;
  }

  /** Whether a PIN or code may be evaluated: once a request, whatever aliases say, or one request would be many guesses. */
  claimPinEvaluation(): boolean {
    const isFirst = !this.#pinEvaluated;
    this.#pinEvaluated = true;
    return isFirst;
  }

  /**
   * From here on the operation is this session's, as its actor is now: after a sign-in, or an act on his own emergency mode, for its
   * payload.
   */
  adopt(actor: UserActor | VendorEmployeeActor, session: OpenedSession | null): void {
    this.#context = this.#contextOf(actor);
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
    const transaction = new ManualTransaction(this.store, scopeOf(this.#context));
    this.#readTransaction = transaction;
    this.#reading = Promise.resolve(txOf(transaction, this.#context, this.clock()));
  }

  /**
   * Begins with what the request's credential is looked up by. Without one, with one that is not in force, and with a user's in a BTG session,
   * nobody is signed in.
   */
  async #begin(locks: MutationLocks | null): Promise<{ transaction: ManualTransaction; tx: Tx }> {
    const now = this.clock();
    const { credential, btgSessionId } = this.facts;
    this.#session = null;
    this.#sessionEndCause = null;
    this.#context = this.#contextOf(ANONYMOUS);
    const begun =
      credential === null
        ? null
        : !isVendorCredential(credential)
          ? btgSessionId === null
            ? await this.#beginAsUser(credential, now, locks)
            : null
          : btgSessionId === null || this.#outsideBtg
            ? await this.#beginAsVendor(credential, now, locks)
            : await this.#beginInBtg(credential, btgSessionId, now, locks);
    const transaction = begun ?? new ManualTransaction(this.store, scopeOf(this.#context));
    if (begun === null) await transaction.begin();
    return { transaction, tx: txOf(transaction, this.#context, now) };
  }

  async #beginAsUser(
    credential: Credential,
    now: Date,
    locks: MutationLocks | null,
  ): Promise<ManualTransaction | null> {
    const { practiceId } = credential;
    const scope: TransactionScope = {
      realm: "PRACTICE",
      practice: practiceId,
      actorKind: "USER",
      btgSessionId: null,
      userId: null,
      allRecords: false,
      chartOverrides: [],
    };
    const activity = !this.facts.background;
    const { transaction, row } = await this.#look(scope, openSessionStatements(credential, now, { locks, activity }));
    const opened = readOpenedSession(row, practiceId, now);
    if (opened.state === "LIVE") {
      this.#session = opened.session;
      this.#context = this.#contextOf(opened.actor);
      return transaction;
    }
    if (row !== undefined)
      this.#sessionEndCause = await readSessionEndCause(txOf(transaction, this.#context, now), credential);
    await transaction.rollback();
    if (opened.state === "EXPIRED")
      await this.apart((tx) => expireSession(tx, opened.session), { practiceId, actor: SYSTEM });
    return null;
  }

  async #beginAsVendor(
    credential: Credential,
    now: Date,
    locks: MutationLocks | null,
  ): Promise<ManualTransaction | null> {
    const activity = !this.facts.background;
    const statements = openVendorSessionStatements(credential, now, { locks, activity });
    const { transaction, row } = await this.#look({ realm: "VENDOR", actorKind: "VENDOR_EMPLOYEE" }, statements);
    const actor = readOpenedVendorSession(row, now);
    if (actor === null) {
      await transaction.rollback();
      if (row?.["ended_at"] === null)
        await this.apart((tx) => expireVendorSession(tx, credential), {
          realm: "VENDOR",
          practiceId: null,
          actor: SYSTEM,
        });
      return null;
    }
    this.#context = this.#contextOf(actor);
    return transaction;
  }

  /** The credential is the employee's own: the id of a BTG session alone opens nothing. */
  async #beginInBtg(
    credential: Credential,
    btgSessionId: string,
    now: Date,
    locks: MutationLocks | null,
  ): Promise<ManualTransaction | null> {
    const scope: TransactionScope = {
      realm: "PRACTICE",
      practice: { btg: btgSessionId },
      actorKind: "VENDOR_EMPLOYEE",
      btgSessionId,
      userId: null,
      allRecords: false,
      chartOverrides: [],
    };
    const activity = !this.facts.background;
    const statements = openBtgStatements(credential, btgSessionId, now, { locks, activity });
    const { transaction, row } = await this.#look(scope, statements);
    const actor = readOpenedBtg(row, employeeNameOf(this.#vendorName), now);
    if (actor === null) {
      await transaction.rollback();
      const practiceId = practiceOfOverdueBtg(row, now);
      if (practiceId !== null)
        await this.apart((tx) => endBtgSession(tx, this.#vendorName, btgSessionId, "EXPIRED"), {
          practiceId,
          actor: SYSTEM,
        });
      return null;
    }
    this.#context = this.#contextOf(actor);
    return transaction;
  }

  /** Begins a transaction and reads the one row of its last statement. */
  async #look(
    scope: TransactionScope,
    statements: readonly string[],
  ): Promise<{ transaction: ManualTransaction; row: Record<string, unknown> | undefined }> {
    const transaction = new ManualTransaction(this.store, scope);
    const rows = (await transaction.begin(statements)).at(-1)!;
    return { transaction, row: rows[0] };
  }

  #contextOf(actor: Actor): OperationContext {
    const { requestId, ipAddress } = this.facts;
    const context = { requestId, ipAddress, actor };
    if (actor.kind === "USER") return { ...context, practiceId: actor.practiceId, sessionId: actor.sessionId };
    if (actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "VENDOR")
      return { ...context, practiceId: null, realm: "VENDOR", sessionId: actor.sessionId };
    const btg = btgOf(actor);
    return { ...context, practiceId: btg?.account.practiceId ?? null, sessionId: btg?.btgSessionId ?? null };
  }
}
