import { setTimeout as delay } from "node:timers/promises";
import { vi } from "vitest";
import type { Loose, TestServer } from "./test-server.ts";

/** Longer than anything a test waits for: what has not come by then does not come. */
const PATIENCE_MS = 30_000;

/** Waits until a server hears what the database signals: what comes afterwards comes without a sweep. */
export async function untilListening({ server }: TestServer): Promise<void> {
  await vi.waitUntil(() => server.dependencies.live.listening, PATIENCE_MS);
}

/** A live channel as a program has it: one request, answered by events. */
export class LiveStream {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #stop: AbortController;
  #text = "";
  /** A read that has found nothing yet. */
  #pending: Promise<Loose> | undefined;

  private constructor(response: Response, stop: AbortController) {
    this.response = response;
    this.#stop = stop;
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(
    server: TestServer,
    query: string,
    options: { token?: string; variables?: object; headers?: Record<string, string> } = {},
  ): Promise<LiveStream> {
    const { token, variables = {}, headers = {} } = options;
    const stop = new AbortController();
    const response = await fetch(`${server.url}/graphql/stream`, {
      method: "POST",
      signal: stop.signal,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return new LiveStream(response, stop);
  }

  /** The next result; "complete" when the server has ended the subscription, "cut" when the connection broke before. */
  async next(): Promise<Loose> {
    const late = new AbortController();
    const result = await Promise.race([
      this.#pending ?? this.#read(),
      delay(PATIENCE_MS, "nothing came", { signal: late.signal, ref: false }),
    ]);
    late.abort();
    this.#pending = undefined;
    return result;
  }

  /** Fails if something has come. What was told before is here by the time a request that began later is answered. */
  async expectSilence(): Promise<void> {
    await fetch(new URL("/health", this.response.url));
    const pending = this.#pending ?? this.#read();
    const come = await Promise.race([pending, delay(20, "silence", { ref: false })]);
    this.#pending = pending;
    if (come !== "silence") throw new Error(`Something has come: ${JSON.stringify(come)}`);
  }

  hangUp(): void {
    this.#stop.abort();
  }

  async #read(): Promise<Loose> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end < 0) {
        const chunk = await this.#reader.read().catch(() => ({ done: true, value: undefined }) as const);
        if (chunk.done) return "cut";
        this.#text += chunk.value;
        continue;
      }
      const message = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const [, event, data] = /^event: (\w+)\ndata:(.*)$/.exec(message) ?? [];
      if (event === "complete") return "complete";
      // The rest are comments, which keep the connection alive.
      if (event === "next") return JSON.parse(data!);
    }
  }
}
