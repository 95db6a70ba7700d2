import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { of, Subject } from "rxjs";
import { afterEach, expect, it, vi } from "vitest";
import type { SessionEndCause } from "./graphql/graphql.ts";
import { BACKGROUND, createApolloClient } from "./apollo.ts";
import { btgHeaders, btgLink, btgSessionOfTab, enterBtg, forgetBtg, isOfTab, leaveBtg, OUTSIDE_BTG } from "./btg.ts";

const QUERY = parse("query Name { name }");

afterEach(forgetBtg);

/** A client behind which only the headers of its requests are seen. */
function client() {
  const seen: Record<string, string>[] = [];
  const end = new ApolloLink((operation) => {
    seen.push(operation.getContext()["headers"] as Record<string, string>);
    return of({ data: { name: "Harbor" } });
  });
  const made = new ApolloClient({ link: ApolloLink.from([btgLink, end]), cache: new InMemoryCache() });
  const ask = (context = {}) => made.query({ query: QUERY, fetchPolicy: "no-cache", context });
  return { made, seen, ask };
}

it("puts each request of the tab into its BTG session, the live channel too, and leaves other headers as they are", async () => {
  const { made, seen, ask } = client();
  await ask(BACKGROUND);
  await enterBtg(made, "btg-1");
  await ask(BACKGROUND);
  await ask(OUTSIDE_BTG);
  expect(btgHeaders()).toEqual({ "Btg-Session": "btg-1" });
  await leaveBtg(made);
  await ask();
  expect(seen).toEqual([
    { "Chartward-Background": "1" },
    { "Chartward-Background": "1", "Btg-Session": "btg-1" },
    {},
    {},
  ]);
  expect(btgHeaders()).toEqual({});
});

it("forgets what was read, going in and coming out", async () => {
  const { made } = client();
  made.writeQuery({ query: QUERY, data: { name: "the vendor's" } });
  await enterBtg(made, "btg-1");
  expect(made.extract()).toEqual({});
  made.writeQuery({ query: QUERY, data: { name: "the practice's" } });
  await leaveBtg(made);
  expect(made.extract()).toEqual({});
  expect(btgSessionOfTab()).toBeNull();
});

it("is the tab's own: it stays over a reload, and no other tab has it", async () => {
  await enterBtg(client().made, "btg-1");
  expect(sessionStorage.getItem("chartward.btg-session")).toBe("btg-1");
  expect(JSON.stringify({ ...localStorage })).not.toContain("btg-1");
});

it("tells a late refusal of a place that the tab has left", async () => {
  const told: boolean[] = [];
  const answer = new Subject<ApolloLink.Result>();
  const link = ApolloLink.from([
    btgLink,
    new ApolloLink((operation) => {
      answer.subscribe(() => told.push(isOfTab(operation)));
      return answer;
    }),
  ]);
  const made = new ApolloClient({ link, cache: new InMemoryCache() });
  sessionStorage.setItem("chartward.btg-session", "btg-1");
  const asked = made.query({ query: QUERY, fetchPolicy: "no-cache" });
  await vi.waitFor(() => expect(answer.observed).toBe(true));
  answer.next({ data: { name: "Harbor" } });
  forgetBtg();
  answer.next({ data: { name: "Harbor" } });
  answer.complete();
  await asked;
  expect(told).toEqual([true, false]);
});

it("leaves for the sign-in only when the refusal is of where the tab is, and with its cause", async () => {
  const onUnauthenticated = vi.fn<(cause: SessionEndCause | null) => void>();
  const made = createApolloClient({ onUnauthenticated });
  const { fetch: realFetch } = globalThis;
  globalThis.fetch = async (address, init) => {
    if (address !== "/graphql") return realFetch(address, init);
    const errors = [{ message: "Sign in.", extensions: { code: "UNAUTHENTICATED", sessionEndCause: "USER_DISABLED" } }];
    return new Response(JSON.stringify({ data: null, errors }), { headers: { "content-type": "application/json" } });
  };
  try {
    sessionStorage.setItem("chartward.btg-session", "btg-1");
    await made.query({ query: QUERY, fetchPolicy: "no-cache", context: OUTSIDE_BTG }).catch(() => undefined);
    expect(onUnauthenticated).not.toHaveBeenCalled();
    await made.query({ query: QUERY, fetchPolicy: "no-cache" }).catch(() => undefined);
    expect(onUnauthenticated.mock.calls).toEqual([["USER_DISABLED"]]);
  } finally {
    globalThis.fetch = realFetch;
  }
});
