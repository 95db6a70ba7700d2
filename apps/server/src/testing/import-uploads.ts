import type { TestLogin, TestServer } from "./test-server.ts";

/** An import that waits for its files, and where to send them. */
export interface StartedImport {
  readonly id: string;
  readonly urls: readonly string[];
}

export const START_IMPORT = `mutation ($input: StartImportInput!) {
  startImport(input: $input) { job { id state title uploads { fileName url received } } userErrors { field code message } } }`;

/** Starts an import as the console does. */
export async function startImport(
  server: TestServer,
  login: TestLogin,
  ...fileNames: string[]
): Promise<StartedImport> {
  const { data, text } = await server.ask(START_IMPORT, { variables: { input: { fileNames } }, token: login.token });
  if (!data?.startImport?.job) throw new Error(text);
  return { id: data.startImport.job.id, urls: data.startImport.job.uploads.map(({ url }: { url: string }) => url) };
}

/** Sends a file of an import; a stream is sent without its length. */
export function putFile(
  server: TestServer,
  login: Pick<TestLogin, "token"> | null,
  url: string,
  body: string | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}${url}`, {
    method: "PUT",
    body,
    headers: {
      "content-type": "application/fhir+ndjson",
      ...(login === null ? {} : { authorization: `Bearer ${login.token}` }),
      ...headers,
    },
    ...(typeof body === "string" ? {} : { duplex: "half" }),
  } as RequestInit);
}

/** Resources as the lines of a file. */
export function ndjson(...resources: readonly object[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join("");
}
