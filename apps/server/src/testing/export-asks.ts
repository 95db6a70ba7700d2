import { expect } from "vitest";
import type { Loose, TestLogin, TestServer } from "./test-server.ts";

/** Asks for an export by its id. */
export const EXPORT_JOB =
  "query ($id: ID!) { node(id: $id) { ... on ExportJob { state done total fileName rows downloadUrl expiresAt startedBy { name } } } }";

/** An export as its starter sees it. */
export async function exportJob(server: TestServer, login: TestLogin, id: string): Promise<Loose> {
  return (await server.ask(EXPORT_JOB, { variables: { id }, token: login.token })).data.node;
}

/** Waits until the file of an export is made. */
export async function exportMade(server: TestServer, login: TestLogin, id: string): Promise<Loose> {
  await expect
    .poll(async () => (await exportJob(server, login, id)).state, { timeout: 15_000 })
    .not.toMatch(/WAITING|RUNNING/);
  return exportJob(server, login, id);
}

/** Takes a file by its address. */
export function download(
  server: TestServer,
  login: TestLogin | null,
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Response> {
  return fetch(`${server.url}${url}`, {
    method,
    headers: { ...(login === null ? {} : { authorization: `Bearer ${login.token}` }), ...headers },
  });
}

/** The cells of a CSV as RFC 4180 writes them, after the mark that says UTF-8. */
export function cellsOf(text: string): string[][] {
  const lines = [
    ...text.replace("\ufeff", "").matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g),
  ];
  return lines.map(([, line]) =>
    [...line!.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
    ),
  );
}
