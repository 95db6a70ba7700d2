import { vi } from "vitest";
import { DEMOGRAPHIC_COLUMNS } from "../demographic-report/report-columns.ts";
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
  const isUnderWay = async () => /WAITING|RUNNING/.test((await exportJob(server, login, id)).state);
  await vi.waitUntil(async () => !(await isUnderWay()), 30_000);
  return exportJob(server, login, id);
}

/** Exports what a report finds, with every column that there is; answers the address of the file, which is made. */
export async function exportWholeReport(server: TestServer, login: TestLogin, where: object = {}): Promise<string> {
  const { data, text } = await server.ask(
    `mutation ($report: DemographicReportInput!) { startReportExport(input: { report: $report }) { job { id } } }`,
    { variables: { report: { searchFor: DEMOGRAPHIC_COLUMNS, where } }, token: login.token },
  );
  if (data?.startReportExport?.job == null) throw new Error(text);
  return (await exportMade(server, login, data.startReportExport.job.id)).downloadUrl;
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
