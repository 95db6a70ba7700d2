import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import type { Store } from "../store/store.ts";
import { LIVE_CHANNEL, readSignal, type Signal } from "./signal.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Longer than any answer takes: a connection that is silent for so long is dead, though nobody has said so. */
const ANSWER_MS = 2_000;

export interface ListeningOptions {
  readonly store: Store;
  readonly log: Logger;
  readonly heard: (signal: Signal) => void;
  /** The connection was made or lost: what was told in between was heard by nobody. */
  readonly changed: () => void;
}

/** The one connection of this process that hears signals. It is not the pool's: it works while all of those are busy. */
export class Listening {
  readonly #options: ListeningOptions;
  readonly #closing = new AbortController();
  readonly #ended: Promise<void>;
  #client: pg.Client | undefined;

  constructor(options: ListeningOptions) {
    this.#options = options;
    this.#ended = this.#keepConnected();
  }

  /** The connection, for statements too; undefined while there is none. */
  get connection(): pg.Client | undefined {
    return this.#client;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => undefined);
    await this.#ended;
  }

  async #keepConnected(): Promise<void> {
    const { log, changed } = this.#options;
    const { signal } = this.#closing;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        const client = await this.#connect();
        const lost = new Promise<void>((resolve) => client.once("end", resolve).once("error", () => resolve()));
        this.#client = client;
        pause = FIRST_PAUSE_MS;
        changed();
        await lost;
        this.#client = undefined;
        void client.end().catch(() => undefined);
        if (!signal.aborted) changed();
      } catch (error) {
        log.warn({ err: error }, "Listening for signals failed; live channels are looked at in short turns meanwhile");
      }
      // Spread, so that processes do not come back all at once.
      await delay(pause * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => undefined);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  async #connect(): Promise<pg.Client> {
    const { store, heard } = this.#options;
    const client = new pg.Client({
      ...store.pool.options,
      application_name: "chartward live",
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    // More than one error can come; one that nobody hears would end the process.
    client.on("error", () => undefined);
    client.on("notification", ({ channel, payload }) => {
      const told = channel === LIVE_CHANNEL ? readSignal(payload ?? "") : null;
      if (told !== null) heard(told);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      this.#closing.signal.throwIfAborted();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
