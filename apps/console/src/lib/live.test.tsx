import { ApolloClient, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { liveLink, ofSession } from "./live.ts";

/** A stream that the console has opened, and the way to answer it. */
interface OpenStream {
  readonly body: { query: string; operationName: string };
  readonly headers: Record<string, string>;
  open: boolean;
  tell(change: string): void;
}

const QUERY = parse("subscription SessionChanged { sessionChanged { kind } }");

let streams: OpenStream[];
const { fetch: realFetch } = globalThis;

beforeEach(() => {
  streams = [];
  // The server, as far as this test needs one. The client takes the function once, when it is loaded.
  globalThis.fetch = async (address, init = {}) => {
    if (address !== "/graphql/stream") return realFetch(address, init);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const stream: OpenStream = {
      body: JSON.parse(init.body as string) as OpenStream["body"],
      headers: init.headers as Record<string, string>,
      open: true,
      tell: (kind) =>
        void writer.write(
          new TextEncoder().encode(`event: next\ndata: ${JSON.stringify({ data: { sessionChanged: { kind } } })}\n\n`),
        ),
    };
    init.signal?.addEventListener("abort", () => {
      stream.open = false;
    });
    (globalThis as unknown as { streams: OpenStream[] }).streams.push(stream);
    return new Response(readable, { headers: { "content-type": "text/event-stream" } });
  };
  Object.assign(globalThis, { streams });
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** A tab of the browser that is signed in with a session. */
function tab(sessionId: string) {
  const client = new ApolloClient({ link: liveLink, cache: new InMemoryCache() });
  const heard: string[] = [];
  const subscription = client
    .subscribe<{ sessionChanged: { kind: string } }>({ query: QUERY, context: ofSession(sessionId) })
    .subscribe(({ data }) => heard.push(data!.sessionChanged.kind));
  return { heard, close: () => subscription.unsubscribe() };
}

it("opens one stream for all tabs of a session; the next tab takes it over", async () => {
  const [first, second] = [tab("s1"), tab("s1")];
  await expect.poll(() => streams.length).toBe(1);
  expect(streams[0]!.body.operationName).toBe("SessionChanged");
  streams[0]!.tell("RIGHTS_CHANGED");
  await expect.poll(() => [first.heard, second.heard]).toEqual([["RIGHTS_CHANGED"], ["RIGHTS_CHANGED"]]);
  first.close();
  await expect.poll(() => streams.map(({ open }) => open)).toEqual([false, true]);
  streams[1]!.tell("IDLE_WARNING");
  await expect.poll(() => second.heard).toEqual(["RIGHTS_CHANGED", "IDLE_WARNING"]);
  expect(first.heard).toEqual(["RIGHTS_CHANGED"]);
  second.close();
});

it("tells nothing to a tab with another session", async () => {
  const [own, other] = [tab("s2"), tab("s3")];
  await expect.poll(() => streams.length).toBe(2);
  streams[0]!.tell("ENDED");
  await expect.poll(() => own.heard).toEqual(["ENDED"]);
  expect(other.heard).toEqual([]);
  own.close();
  other.close();
});
