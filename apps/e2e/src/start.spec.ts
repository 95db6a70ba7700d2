import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { newPractice, read, signUp } from "./api.ts";
import { Installation } from "./installation.ts";
import { runProgram } from "./run-program.ts";

const installation = new Installation();
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "chartward-start-"));
  await installation.start();
});
test.afterAll(async () => {
  await installation.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program of the server to its end, on a data folder that no server has, unless the settings name another. */
function run(program: "main" | "cli", settings: Record<string, string>, args: readonly string[] = []) {
  return runProgram(program, { dataFolder: folder, settings, args });
}

test("a second start on the same data folder says that one runs, and where", async () => {
  const { code, output } = await run("main", { DATA_FOLDER: installation.dataFolder });
  expect(code).toBe(1);
  expect(output).toMatch(/Chartward runs already at http:\/\/localhost:\d+\. Stop that one first/u);
});

test("a port that is taken is one clear sentence with the setting to change", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const { code, output } = await run("main", { PORT: String(port), DEMO: "false" });
  await new Promise((resolve) => other.close(resolve));
  expect(code).toBe(1);
  expect(output).toContain(`Port ${port} is taken by another program. Set PORT to a free one`);
  expect(output).not.toContain("    at ");
});

test("wrong settings are all named at once, without a stack and without a secret", async () => {
  const { code, output } = await run("main", {
    PORT: "x",
    DEPLOYMENT_STAGE: "prod",
    DATABASE_URL: "mysql://root:hunter22@localhost/x",
  });
  expect(code).toBe(1);
  for (const name of ["PORT", "DEPLOYMENT_STAGE", "DATABASE_URL"]) expect(output).toContain(`  ${name} must`);
  expect(output).not.toMatch(/hunter22|    at /u);
});

for (const [name, url] of [
  ["nothing listens there", "postgresql://postgres:x@127.0.0.1:9/chartward"],
  ["the password is wrong", "wrong password"],
  ["there is no such database", "no database"],
] as const) {
  test(`a wrong DATABASE_URL is one clear sentence: ${name}`, async () => {
    const right = installation.superuserUrl();
    if (url === "wrong password") right.password = "hunter22";
    if (url === "no database") right.pathname = "/nowhere";
    const { code, output } = await run("main", { DATABASE_URL: url.startsWith("postgresql:") ? url : right.href });
    expect(code).toBe(1);
    expect(output).toContain("DATABASE_URL");
    expect(output).not.toMatch(/hunter22|    at /u);
  });
}

test("a start with the demo tells how to come in, to the practice and to the staff console", async () => {
  const demo = new Installation();
  try {
    const url = await demo.start({ DEMO: "true" });
    const signsIn = async (field: "signIn" | "vendorSignIn", userName: string, password: string) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          query: `mutation { ${field}(input: { login: "${userName}", password: "${password}" }) { session { enrolling } } }`,
        }),
      });
      const { data } = (await response.json()) as { data: Record<string, { session: unknown }> };
      return data[field]!.session;
    };
    await expect.poll(() => demo.output).toContain("Mail is kept");
    const { output } = demo;
    expect(output).toMatch(/^The staff console of DrChrono is at http:\/\/localhost:\d+\/staff\./mu);
    const told = [...output.matchAll(/^ {2}(\S+) {3,}(\S+(?: \S+)*) {3,}\S/gmu)].map(([, name, password]) => ({
      name: name!,
      password: password!,
    }));
    expect(told.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["grace", "jordan", "demo-agent", "demo-supervisor"]),
    );
    const passwordOf = (userName: string) => told.find(({ name }) => name === userName)!.password;
    expect(await signsIn("signIn", "grace", passwordOf("grace"))).toEqual({ enrolling: false });
    for (const userName of ["demo-agent", "demo-supervisor"])
      expect(await signsIn("vendorSignIn", userName, passwordOf(userName))).toEqual({ enrolling: true });
  } finally {
    await demo.remove();
  }
});

test("users from before there were Support PINs get theirs when the server starts again", async () => {
  const older = new Installation();
  try {
    const login = await signUp(await older.start(), newPractice("Before"));
    const pin = async () =>
      (await read<{ me: { user: { supportPin: object | null } } }>(login, "{ me { user { supportPin { masked } } } }"))
        .me.user.supportPin;
    expect(await older.query("DELETE FROM support_pin RETURNING version")).toEqual([{ version: 1 }]);
    expect(await pin()).toBeNull();
    expect((await older.interrupt()).code).toBe(0);
    await older.start();
    await expect.poll(pin).toEqual({ masked: "••••" });
    const entries = await older.query<{ actor: string; subject: string }>(
      `SELECT actor_name AS actor, payload::jsonb #>> '{subject,label}' AS subject
       FROM audit_entry WHERE action = 'support-pin.generate' ORDER BY id`,
    );
    expect(entries.at(-1)).toEqual({ actor: "System", subject: "Robin Vega" });
  } finally {
    await older.remove();
  }
});

test("the command line imports a folder, tells each bad line, and again changes nothing", async () => {
  const practice = "Harbor";
  const response = await fetch(`${await installation.start()}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { message } } }",
      variables: {
        input: {
          practiceName: practice,
          firstName: "Ada",
          lastName: "Moss",
          userName: "cli.test",
          email: "cli@example.org",
          password: "correct horse 7",
          passwordConfirmation: "correct horse 7",
        },
      },
    }),
  });
  expect(await response.json()).toEqual({ data: { signUp: { userErrors: [] } } });
  const source = mkdtempSync(path.join(folder, "fhir-"));
  const patient = { resourceType: "Patient", id: "p1", name: [{ family: "Moss", given: ["Ada"] }] };
  writeFileSync(
    path.join(source, "Patient.ndjson"),
    `${JSON.stringify(patient)}\n{ broken\n{"resourceType":"Location","id":"l1"}\n`,
  );
  const settings = { DATA_FOLDER: installation.dataFolder };
  const importing = ["import", "--practice", practice, "--folder", source];

  const first = await run("cli", settings, importing);
  expect(first.code).toBe(2);
  expect(first.output).toMatch(/Patient +1 +0 +0 +0 +0/u);
  expect(first.output).toMatch(/Location +0 +0 +0 +1 +0/u);
  expect(first.output).toMatch(/Patient\.ndjson.*2.*not valid JSON/u);

  const second = await run("cli", settings, importing);
  expect(second.output).toMatch(/Patient +0 +0 +1 +0 +0/u);

  const nowhere = await run("cli", settings, [
    "import",
    "--practice",
    practice,
    "--folder",
    path.join(folder, "nowhere"),
  ]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.output).toContain("nowhere");
  expect(nowhere.output).not.toContain("    at ");
});
