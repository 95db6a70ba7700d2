import { ApolloLink } from "@apollo/client";
import { print } from "graphql";
import { defer, Observable, repeat, retry, switchMap } from "rxjs";
import type { Client, RequestParams } from "graphql-sse";
import { btgSessionOfTab } from "./btg.ts";

/** After the server has ended a subscription, or refused it: it may have too many, or the right may be given back. */
const AGAIN_AFTER_MILLISECONDS = 30_000;

/** Context of a subscription: which session it is of. Tabs of the same session share it, and in BTG those of the same BTG session. */
export const ofSession = (sessionId: string) => ({ sessionId });

/** Subscriptions, as server-sent events. They go on for as long as somebody listens. */
export const liveLink = new ApolloLink((operation) => {
  const { query, variables, operationName = "" } = operation;
  const request: RequestParams = { query: print(query), variables, operationName };
  const { sessionId } = operation.getContext();
  const holder = btgSessionOfTab() ?? sessionId;
  return sharedByTabs(JSON.stringify([holder, operationName, variables]), resultsOf(request));
});

/** The results of a subscription. It ends never: what is over is opened again after a while. */
function resultsOf(request: RequestParams): Observable<ApolloLink.Result> {
  return defer(() => import("./live-client.ts")).pipe(
    switchMap(({ liveClient }) => streamOf(liveClient, request)),
    repeat({ delay: AGAIN_AFTER_MILLISECONDS }),
    retry({ delay: AGAIN_AFTER_MILLISECONDS }),
  );
}

function streamOf(client: Client, request: RequestParams): Observable<ApolloLink.Result> {
  return new Observable((observer) =>
    client.subscribe(request, {
      next: (result) => observer.next(result as ApolloLink.Result),
      error: (error) => observer.error(error),
      complete: () => observer.complete(),
    }),
  );
}

/**
 * One tab of the browser holds the channel and tells the others, since a browser opens only six connections to a host over HTTP/1.1. When
 * that tab goes, the next one takes the channel over.
 */
function sharedByTabs(name: string, results: Observable<ApolloLink.Result>): Observable<ApolloLink.Result> {
  return new Observable((observer) => {
    const otherTabs = new BroadcastChannel(name);
    otherTabs.addEventListener("message", ({ data }) => observer.next(data as ApolloLink.Result));
    const leaving = new AbortController();
    const { signal } = leaving;
    const hold = () =>
      new Promise<void>((release) => {
        const held = results.subscribe((result) => {
          // A refusal is this tab's own: another one may be let in.
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it reaches its own origin alone
          if (result.errors === undefined) otherTabs.postMessage(result);
          observer.next(result);
        });
        signal.addEventListener("abort", () => {
          held.unsubscribe();
          release();
        });
      });
    // Rejects when this tab leaves before its turn has come.
    navigator.locks.request(name, { signal }, hold).catch(() => undefined);
    return () => {
      leaving.abort();
      otherTabs.close();
    };
  });
}
