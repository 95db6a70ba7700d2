import { afterAll, beforeAll, expect, it } from "vitest";
import { openBtg } from "../testing/btg-asks.ts";
import { putFile, startImport } from "../testing/import-uploads.ts";
import { LiveStream } from "../testing/live-stream.ts";
import { TestServer, uuidOf, type TestLogin } from "../testing/test-server.ts";
import { refusalsOf } from "../testing/user-asks.ts";
import { addEmployeeLogin } from "../testing/vendor-employees.ts";
import { nodeId } from "./node-id.ts";

let server: TestServer;
let practice: TestLogin;
/** What a request of the user's may name: a live BTG session on his behalf, one that there is none of, and nonsense. */
const headers: Record<string, { "btg-session": string }> = {};

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  const { id } = await openBtg(server, await addEmployeeLogin(server), practice);
  headers["a live BTG session"] = { "btg-session": id };
  headers["one that there is none of"] = {
    "btg-session": nodeId("VendorBtgSession", "00000000-0000-7000-8000-000000000000"),
  };
  headers["nonsense"] = { "btg-session": "x" };
});
afterAll(() => server.stop());

it.each(["a live BTG session", "one that there is none of", "nonsense"])(
  "A user's request in a BTG session is nobody's, whatever its header names: %s",
  async (which) => {
    const { token } = practice;
    const header = headers[which]!;
    const ask = (query: string) => server.ask(query, { token, headers: header });
    expect((await ask("{ me { user { id } } }")).data.me).toBeNull();
    for (const query of [
      "{ users { totalCount } }",
      "mutation { startUserExport { job { id } userErrors { code } } }",
      "mutation { signOut { userErrors { code } } }",
    ]) {
      const answer = await ask(query);
      expect(refusalsOf(answer)).toEqual(["UNAUTHENTICATED"]);
      expect(answer.errors[0]!.message).toBe("This DrChrono Access has ended. Open a new one in the staff console.");
    }
    const stream = await LiveStream.open(server, "subscription { sessionChanged { at } }", { token, headers: header });
    expect((await stream.next()).errors[0].extensions.code).toBe("UNAUTHENTICATED");
    stream.hangUp();
    // By itself the user's session goes on.
    expect((await server.ask("{ me { user { id } } }", { token })).data.me).not.toBeNull();
  },
);

it("It brings no file in, and takes none away", async () => {
  const header = headers["a live BTG session"]!;
  const { urls } = await startImport(server, practice, "a.ndjson");
  expect((await putFile(server, practice, urls[0]!, "{}\n", header)).status).toBe(401);
  expect((await putFile(server, practice, urls[0]!, "{}\n")).status).toBeLessThan(300);

  const started = await server.ask("mutation { startUserExport { job { id } } }", { token: practice.token });
  const { id } = started.data.startUserExport.job;
  const download = async (more: Record<string, string> = {}) =>
    (
      await fetch(`${server.url}/exports/${uuidOf(id)}`, {
        headers: { authorization: `Bearer ${practice.token}`, ...more },
      })
    ).status;
  await expect.poll(() => download()).toBe(200);
  expect(await download(header)).toBe(401);
});
