/** More than this many events that wait for a client who does not read them are a fault of the client. */
const MAXIMUM_WAITING = 100;

/** The channel was cut off before its end; its client may open it again. */
export class ChannelInterruptedError extends Error {
  override name = "ChannelInterruptedError";
}

/** Events on their way to one client: pushed here, awaited there by one reader. */
export class EventQueue<Event> implements AsyncIterableIterator<Event, undefined, undefined> {
  readonly #onLeave: () => void;
  readonly #waiting: Event[] = [];
  #end: { readonly error: Error | null } | undefined;
  #changed = Promise.withResolvers<void>();

  /** @param onLeave called once, when the queue has ended for whatever reason. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(event: Event): void {
    if (this.#end !== undefined) return;
    if (this.#waiting.length === MAXIMUM_WAITING) {
      this.interrupt("The client does not read its events");
      return;
    }
    this.#waiting.push(event);
    this.#changed.resolve();
  }

  /** No event comes any more; those that wait are still read. */
  end(): void {
    this.#endWith(null);
  }

  /** What waits is lost, and the reader is told so. */
  interrupt(why: string): void {
    this.#waiting.length = 0;
    this.#endWith(new ChannelInterruptedError(why));
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    while (this.#waiting.length === 0 && this.#end === undefined) {
      // One after the other: each turn waits for the next change.
      await this.#changed.promise;
      this.#changed = Promise.withResolvers();
    }
    if (this.#waiting.length > 0) return { done: false, value: this.#waiting.shift()! };
    if (this.#end?.error) throw this.#end.error;
    return { done: true, value: undefined };
  }

  /** The reader has left. */
  async return(): Promise<IteratorResult<Event, undefined>> {
    this.#waiting.length = 0;
    this.#endWith(null);
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #endWith(error: Error | null): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#changed.resolve();
    this.#onLeave();
  }
}
