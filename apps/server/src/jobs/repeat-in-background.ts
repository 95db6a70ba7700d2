import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";

/** Work that a server does again and again. */
export interface RepeatedWork {
  /** Before each time, the first one too. */
  readonly pauseMs: number;
  readonly log: Logger;
  /** In the log, where it fails; the next time tries again. */
  readonly failure: string;
  /** @param signal the server closes: stop where that is safe. */
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/** Does work in the background, each time a pause after the last one, until it is closed, which waits for what is under way. */
export function repeatInBackground({ pauseMs, log, failure, work }: RepeatedWork): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;
  const repeating = (async () => {
    for (;;) {
      await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await work(signal).catch((error: unknown) => log.warn({ err: error }, failure));
    }
  })();
  return {
    async close() {
      closing.abort();
      await repeating;
    },
  };
}
