import type pg from "pg";
import type { Logger } from "pino";
import { decide, type AccessRule, type AccessSubject } from "../access/decide.ts";
import { ChartwardError } from "../graphql/errors.ts";
import { emergencyOf, SYSTEM, type Account, type BtgActor, type UserActor } from "../identity/actor.ts";
import type { Credential } from "../identity/credential.ts";
import { isOverdue } from "../identity/session-end-cause.ts";
import type { Store } from "../store/store.ts";
import { inTransaction } from "../store/transaction.ts";
import { EventQueue } from "./event-queue.ts";
import { Listening } from "./listen.ts";
import type { SessionChange } from "./live.types.ts";
import { endOf, idleWarning, nextMoment, rightsChanged } from "./session-changes.ts";
import type { Signal } from "./signal.ts";
import { endOfBtg, watchBtgSessions, type WatchedBtg } from "./watch-btg.ts";
import { expireIfOverdue, rightsOf, watchSessions, type WatchedSession } from "./watch-sessions.ts";

/** A browser opens six connections to a host over HTTP/1.1: one is left for the requests. */
const CHANNELS_OF_SESSION = 5;
const CHANNELS_OF_USER = 20;
/** Each holds a socket and some kilobytes. */
const CHANNELS_OF_PROCESS = 1_000;
const RETRY_SECONDS = 30;

/** How often all sessions are looked at: for limits that have passed and signals that were lost, and where no signal is heard at all. */
const SWEEP_MS = { listening: 5_000, deaf: 1_000 };
const SHORTEST_PAUSE_MS = 50;

/** What a channel tells its client, besides closing when its session ends. */
export interface ChannelPlan<Event> {
  /** Asked at each change of the channel's own session, in BTG of its BTG session; undefined: nothing is told. */
  readonly onSessionChange?: (change: SessionChange) => Event | undefined;
  /**
   * Asked at each signal of its practice; undefined: nothing is told. The event names what to read: the field's resolver reads it afresh,
   * in a transaction of the event, after access was checked again.
   */
  readonly onSignal?: (signal: Signal) => Event | undefined;
}

/** On whose behalf a channel is opened, and by which rule. */
export interface ChannelOwner {
  readonly actor: UserActor | BtgActor;
  readonly credential: Credential;
  readonly rule: AccessRule;
}

interface Channel {
  readonly owner: ChannelOwner;
  readonly plan: ChannelPlan<unknown>;
  readonly queue: EventQueue<unknown>;
  /** What its user could do when it was last looked at. */
  access: string;
  /** The idle limit that was warned of, in milliseconds. */
  warnedOf: number | undefined;
  /** When it is to be looked at again though nothing is heard, in milliseconds. */
  nextMoment: number;
}

/**
 * The open live channels of this process. A channel holds no transaction: signals and sweeps bring its session to be looked at, all
 * sessions that are due in one statement. It closes when its session has ended, its user is not active, or its rule no longer allows it.
 * A channel of a BTG session hangs on that alone: whatever ends the employee's own session ends it too.
 */
export class LiveChannels {
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #log: Logger;
  readonly #listening: Listening;
  readonly #channels = new Set<Channel>();
  /** Sessions and BTG sessions to be looked at. */
  readonly #due = new Set<string>();
  /** Sessions past their limit that are being marked so. */
  readonly #expiring = new Map<string, Promise<void>>();
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When all were looked at last, by the monotonic clock. */
  #sweptAt = 0;
  #closed = false;

  constructor({ store, clock, log }: { store: Store; clock: () => Date; log: Logger }) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#listening = new Listening({
      store,
      log,
      heard: (signal) => this.#hear(signal),
      changed: () => this.#resume(),
    });
  }

  /** Whether signals are heard now; while they are not, sweeps come in short turns. */
  get listening(): boolean {
    return this.#listening.connection !== undefined;
  }

  /** How many channels are open. */
  get size(): number {
    return this.#channels.size;
  }

  /**
   * Opens a channel for a session that was in force a moment ago. It is looked at once more when it is registered: what ended it in
   * between was heard by nobody.
   * @throws RATE_LIMITED when its session, its user or this process has as many channels as it may.
   */
  open<Event>(owner: ChannelOwner, plan: ChannelPlan<Event>): AsyncIterableIterator<Event> {
    this.#demandRoom(owner.actor);
    const queue = new EventQueue<Event>(() => this.#channels.delete(channel));
    const channel: Channel = {
      owner,
      plan,
      queue: queue as EventQueue<unknown>,
      access: accessOf(owner.actor, emergencyOf(owner.actor) !== null),
      warnedOf: undefined,
      nextMoment: Infinity,
    };
    if (this.#closed) {
      queue.interrupt("The server closes");
      return queue;
    }
    this.#channels.add(channel);
    void this.#lookAt([stayOf(owner.actor)]);
    return queue;
  }

  /** Looks at the sessions of all channels. Never throws: what fails is tried again at the next one. */
  async sweep(): Promise<void> {
    this.#sweptAt = performance.now();
    await this.#lookAt([...this.#channels].map(({ owner }) => stayOf(owner.actor)));
    await Promise.all(this.#expiring.values());
  }

  /** Cuts all channels off; their clients come back to the next process. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { queue } of this.#channels) queue.interrupt("The server closes");
    await this.#listening.close();
    await this.#looking;
    await Promise.all(this.#expiring.values());
  }

  #demandRoom(asker: UserActor | BtgActor): void {
    const open = [...this.#channels].map(({ owner }) => owner.actor);
    const ofUser = open.filter((actor) => loginOf(actor) === loginOf(asker));
    const ofSession = ofUser.filter((actor) => stayOf(actor) === stayOf(asker));
    const rule =
      ofSession.length >= CHANNELS_OF_SESSION
        ? `A session has ${CHANNELS_OF_SESSION} live channels at most.`
        : ofUser.length >= CHANNELS_OF_USER
          ? `A login has ${CHANNELS_OF_USER} live channels at most.`
          : open.length >= CHANNELS_OF_PROCESS
            ? "The server has as many live channels as it can."
            : null;
    if (rule === null) return;
    throw new ChartwardError("RATE_LIMITED", `${rule} Close one, or try again later.`, {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }

  #hear(signal: Signal): void {
    const concerned: string[] = [];
    for (const { owner, plan, queue } of this.#channels) {
      const { practiceId, userId } = accountIn(owner.actor);
      if (practiceId !== signal.practice) continue;
      const stay = stayOf(owner.actor);
      if (signal.id === (signal.kind === "user" ? userId : stay)) concerned.push(stay);
      const event = plan.onSignal?.(signal);
      if (event !== undefined) queue.push(event);
    }
    void this.#lookAt(concerned);
  }

  /** After a time without signals. Who waits for them reads anew when he comes back; for sessions, one look tells all. */
  #resume(): void {
    for (const { plan, queue } of this.#channels)
      if (plan.onSignal !== undefined) queue.interrupt("Signals may have been lost");
    void this.sweep();
  }

  /** Looks at these sessions; those that become due meanwhile are looked at together afterwards. */
  #lookAt(sessionIds: readonly string[]): Promise<void> {
    for (const id of sessionIds) this.#due.add(id);
    // With nothing to look at, none begins: it would have ended before whoever comes next in this turn is heard.
    if (this.#looking === undefined && this.#due.size > 0)
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined;
        this.#arm();
      });
    return this.#looking ?? Promise.resolve();
  }

  async #look(): Promise<void> {
    while (this.#due.size > 0 && !this.#closed) {
      const ids = [...this.#due];
      this.#due.clear();
      try {
        await this.#tellChanges(ids);
      } catch (error) {
        this.#log.warn({ err: error }, "Live channels could not be looked at; the next sweep does it");
      }
    }
  }

  async #tellChanges(ids: readonly string[]): Promise<void> {
    const btgSessions = new Set<string>();
    for (const { owner } of this.#channels) if (owner.actor.kind !== "USER") btgSessions.add(owner.actor.btgSessionId);
    const [inBtg, own] = [ids.filter((id) => btgSessions.has(id)), ids.filter((id) => !btgSessions.has(id))];
    if (own.length > 0) await this.#tellOfSessions(own);
    if (inBtg.length > 0) await this.#tellOfBtgSessions(inBtg);
  }

  async #tellOfBtgSessions(ids: readonly string[]): Promise<void> {
    const channels = this.#channelsOf(ids);
    const now = this.#clock();
    const sessions = await this.#read((database) => watchBtgSessions(database, ids));
    for (const channel of channels) {
      const session = sessions.get(stayOf(channel.owner.actor));
      if (session === undefined) channel.queue.interrupt("There is no such session");
      else tellBtgChange(channel, session, now);
    }
  }

  async #tellOfSessions(sessionIds: readonly string[]): Promise<void> {
    // Those that are opened while this reads are looked at afterwards.
    const channels = this.#channelsOf(sessionIds);
    const now = this.#clock();
    const sessions = await this.#read((database) => watchSessions(database, sessionIds, now));
    for (const channel of channels) {
      const session = sessions.get(stayOf(channel.owner.actor));
      if (session === undefined) channel.queue.interrupt("There is no such session");
      else if (isOverdue(session, now)) this.#expire(session, now);
      else tellChange(channel, session, now);
    }
  }

  #channelsOf(ids: readonly string[]): Channel[] {
    const asked = new Set(ids);
    return [...this.#channels].filter(({ owner }) => asked.has(stayOf(owner.actor)));
  }

  async #read<T>(watch: (database: pg.Client | pg.Pool) => Promise<T>): Promise<T> {
    const { connection } = this.#listening;
    if (connection !== undefined) {
      try {
        return await watch(connection);
      } catch {
        // It is dead, or too slow to be of use: another one is made.
        void connection.end().catch(() => undefined);
      }
    }
    return watch(this.#store.pool);
  }

  /**
   * Marks a session as expired, so that the log says so, and looks at it again: a request may just have moved its limit on. Nobody else
   * waits for this. The channels close all the same if it fails.
   */
  #expire(session: WatchedSession, now: Date): void {
    const { session_id: id, practice_id: practiceId } = session;
    if (this.#expiring.has(id)) return;
    const context = { practiceId, actor: SYSTEM, requestId: "live", ipAddress: null, sessionId: null };
    const marked = inTransaction(this.#store, context, now, (tx) => expireIfOverdue(tx, id)).then(
      () => {
        this.#expiring.delete(id);
        return this.#lookAt([id]);
      },
      (error: unknown) => {
        this.#expiring.delete(id);
        this.#log.error({ err: error }, "A session past its limit could not be marked");
        for (const channel of this.#channelsOf([id])) tellChange(channel, session, now);
      },
    );
    this.#expiring.set(id, marked);
  }

  /** Sets the timer of the next sweep. */
  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#channels.size === 0) return;
    const turn = (this.listening ? SWEEP_MS.listening : SWEEP_MS.deaf) - (performance.now() - this.#sweptAt);
    const moment = Math.min(...[...this.#channels].map(({ nextMoment: next }) => next)) - this.#clock().getTime();
    this.#timer = setTimeout(() => void this.sweep(), Math.max(Math.min(turn, moment), SHORTEST_PAUSE_MS)).unref();
  }
}

/** Tells one channel what has become of its session, and closes it if that has ended. */
function tellChange(channel: Channel, session: WatchedSession, now: Date): void {
  const { owner, queue } = channel;
  const end = endOf(session, now);
  if (end !== null) {
    tell(channel, end);
    queue.end();
    return;
  }
  if (session.token_hash.toString("hex") !== owner.credential.hash) {
    queue.interrupt("The session has a new token");
    return;
  }
  const rights = rightsOf(session);
  tellAccess(channel, { kind: "USER", rights, enrolling: session.enrolling }, session.in_emergency, now);
  const warning = idleWarning(session, now);
  const limit = session.idle_expires_at.getTime();
  if (warning !== null && channel.warnedOf !== limit) {
    channel.warnedOf = limit;
    tell(channel, warning);
  }
  channel.nextMoment = nextMoment(session, now).getTime();
}

/** The same for a channel of a BTG session. */
function tellBtgChange(channel: Channel, btg: WatchedBtg, now: Date): void {
  const end = endOfBtg(btg, now);
  if (end !== null) {
    tell(channel, end);
    channel.queue.end();
    return;
  }
  const rights = rightsOf(btg);
  tellAccess(channel, { kind: "VENDOR_EMPLOYEE", realm: "PRACTICE", account: { rights } }, false, now);
  channel.nextMoment = btg.expires_at.getTime();
}

function tell({ plan, queue }: Channel, change: SessionChange): void {
  const event = plan.onSessionChange?.(change);
  if (event !== undefined) queue.push(event);
}

/** Tells a channel that its rights are others than before, and closes it if they open it no longer. */
function tellAccess(channel: Channel, subject: AccessSubject, inEmergency: boolean, now: Date): void {
  const access = accessOf(subject, inEmergency);
  if (access === channel.access) return;
  channel.access = access;
  tell(channel, rightsChanged(now));
  if (decide(channel.owner.rule, subject, true) !== "ALLOWED") channel.queue.end();
}

/** What somebody may do, as a text to compare: whoever has the rights of emergency mode for good loses by its end what it opened. */
function accessOf({ rights, account, enrolling = false }: AccessSubject, inEmergency: boolean): string {
  return [String(enrolling), String(inEmergency), ...[...(rights ?? account?.rights ?? [])].toSorted()].join(" ");
}

/** What a channel hangs on: the session, in BTG the BTG session. */
function stayOf(actor: UserActor | BtgActor): string {
  return actor.kind === "USER" ? actor.sessionId : actor.btgSessionId;
}

/** Whose account a channel shows. */
function accountIn(actor: UserActor | BtgActor): Account {
  return actor.kind === "USER" ? actor : actor.account;
}

/** Whose channels are counted together: an agent takes nothing from the user on whose behalf he is there. */
function loginOf(actor: UserActor | BtgActor): string {
  return actor.kind === "USER" ? `${actor.practiceId} ${actor.userId}` : actor.btgSessionId;
}
