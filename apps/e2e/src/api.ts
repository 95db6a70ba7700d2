import { ReadableStream } from "node:stream/web";
import { expect } from "@playwright/test";

/** What an operation answered. */
export interface Answer<Data> {
  readonly requestId: string;
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A login that works through the API, as programs do. */
export interface ApiLogin {
  readonly url: string;
  readonly token: string;
}

/** What a practice is made from. */
export interface NewPractice {
  readonly practiceName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly userName: string;
  readonly email: string;
  readonly password: string;
}

interface ImportCount {
  readonly resourceType: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly ignored: number;
  readonly bad: number;
}

/** The files of an import by name, each as what yields its lines. */
export type ExportFiles = ReadonlyMap<string, () => Iterable<string>>;

/** An import as it stands. */
export interface ImportJob {
  readonly state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
  readonly done: number;
  readonly total: number | null;
  readonly failure: string | null;
  readonly counts: readonly ImportCount[];
}

/** Asks the API; a connection that breaks throws. */
export async function ask<Data>(
  server: { url: string; token?: string; clientAddress?: string },
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(server.token !== undefined && { authorization: `Bearer ${server.token}` }),
      ...(server.clientAddress !== undefined && { "x-forwarded-for": server.clientAddress }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer<Data>>;
  return { requestId: response.headers.get("x-request-id") ?? "", data, errors };
}

/** The answer's data, where there must be some. */
export async function read<Data>(login: ApiLogin, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await ask<Data>(login, query, variables);
  expect(errors).toEqual([]);
  return data!;
}

let practices = 0;
let signUps = 0;

/** A practice that no other test has. */
export function newPractice(name = "Test practice"): NewPractice {
  practices += 1;
  const unique = `${process.pid}-${practices}`;
  return {
    practiceName: `${name} ${unique}`,
    firstName: "Robin",
    lastName: "Vega",
    userName: `robin.${unique}`,
    email: `robin.${unique}@practice.example`,
    password: "quiet harbour 41",
  };
}

export const SIGN_UP = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { bearerToken userErrors { field message } }
}`;

/** Signs a practice up, from an address of its own where the server trusts this machine as a proxy: sign-ups are counted by address. */
export async function signUp(url: string, practice: NewPractice): Promise<ApiLogin> {
  signUps += 1;
  const { data, errors } = await ask<{ signUp: { bearerToken: string | null; userErrors: object[] } }>(
    { url, clientAddress: `10.3.${Math.floor(signUps / 250)}.${(signUps % 250) + 1}` },
    SIGN_UP,
    { input: { ...practice, passwordConfirmation: practice.password, delivery: "BEARER" } },
  );
  expect({ errors, userErrors: data?.signUp.userErrors }).toEqual({ errors: [], userErrors: [] });
  return { url, token: data!.signUp.bearerToken! };
}

/** Begins an import and sends its files. @returns the job's id. */
export async function startImport(login: ApiLogin, files: ExportFiles): Promise<string> {
  const { startImport: started } = await read<{
    startImport: { job: { id: string; uploads: { fileName: string; url: string }[] } | null; userErrors: object[] };
  }>(
    login,
    `mutation ($input: StartImportInput!) {
      startImport(input: $input) { job { id uploads { fileName url } } userErrors { message } }
    }`,
    { input: { fileNames: [...files.keys()] } },
  );
  expect(started.userErrors).toEqual([]);
  for (const { fileName, url } of started.job!.uploads) {
    const response = await fetch(new URL(url, login.url), {
      method: "PUT",
      headers: { authorization: `Bearer ${login.token}`, "content-type": "application/fhir+ndjson" },
      body: ReadableStream.from(encoded(files.get(fileName)!())),
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(204);
  }
  return started.job!.id;
}

/** The import as it stands now. */
export async function readImport(login: ApiLogin, id: string): Promise<ImportJob> {
  const { node } = await read<{ node: ImportJob }>(
    login,
    `query ($id: ID!) {
      node(id: $id) {
        ... on ImportJob {
          state done total failure counts { resourceType created updated unchanged ignored bad }
        }
      }
    }`,
    { id },
  );
  return node;
}

/** Waits for the end of an import. */
export async function finishedImport(login: ApiLogin, id: string): Promise<ImportJob> {
  await expect
    .poll(async () => (await readImport(login, id)).state, { timeout: 60_000, intervals: [200] })
    .toBe("DONE");
  return readImport(login, id);
}

/** Lines in pieces that are worth a write. */
function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < 65_536) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  yield encoder.encode(piece);
}
