import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkNewPassword } from "../identity/passwords.ts";
import { PASSWORD_MINIMUM_LENGTH } from "../practices/sign-up.service.ts";
import { TestServer, type Loose } from "../testing/test-server.ts";
import { codeOf, confirmEnrolment, startEnrolment } from "../testing/two-factor.ts";
import { vendorEmployeeCommand, vendorSignIn } from "../testing/vendor-employees.ts";
import { checkVendorPassword } from "../vendor/vendor-password.service.ts";
import { DEMO_EMPLOYEE_PASSWORD, DEMO_EMPLOYEES, DEMO_LOGINS } from "./demo-logins.ts";
import { seedDemo } from "./seed-demo.ts";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start({ demo: true });
  await seedDemo(server.server.dependencies);
});
afterAll(() => server.stop());

/** Everything that seeding writes, as one text. */
async function fingerprint(of: TestServer): Promise<unknown> {
  const tables = [
    "practice",
    "user_account",
    "role",
    "user_role",
    "practitioner",
    "patient",
    "chart_entry",
    "document_text",
    "audit_entry",
    "vendor.employee",
    "vendor.audit_entry",
  ];
  const sums = tables.map(
    (table) => `(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t) AS "${table}"`,
  );
  return (await of.rows(`SELECT ${sums.join(", ")}`))[0];
}

describe("the demo practice", () => {
  it.each(DEMO_LOGINS)("lets $userName in", async ({ userName, password, name, roles }) => {
    const token = await server.signIn(userName, password);
    const { data } = await server.ask(`{ me { user { name } practice { name timeZone } rights } }`, { token });
    expect(data.me).toMatchObject({
      user: { name },
      practice: { name: "Harbor Family Medicine", timeZone: "America/New_York" },
    });
    expect(data.me.rights).toContain("CONSOLE_OPEN");
    expect(roles).toHaveLength(1);
  });

  it.each(DEMO_LOGINS)(
    "has a password for $userName that it would take from anybody",
    async ({ userName, password }) => {
      const check = { password, confirmation: password, userName, minimumLength: PASSWORD_MINIMUM_LENGTH };
      expect(await checkNewPassword("password", check)).toEqual([]);
    },
  );

  it("has patients with Demographic #, visits and charts", async () => {
    const token = await server.signIn("grace", DEMO_LOGINS[0]!.password);
    const { data, errors } = await server.ask(
      `{ patients(first: 100, orderBy: { by: DEMOGRAPHIC_NUMBER }) { totalCount edges { node {
           demographicNumber name mrn lastVisit practitioner { name user { name } } chart { counts { kind count } } } } } }`,
      { token },
    );
    expect(errors).toEqual([]);
    expect(data.patients.totalCount).toBe(120);
    const patients = data.patients.edges.map(({ node }: Loose) => node);
    expect(patients.map((patient: Loose) => patient.demographicNumber)).toEqual(
      Array.from({ length: 100 }, (_, index) => 10_001 + index),
    );
    for (const { name, mrn, lastVisit, practitioner, chart } of patients) {
      expect([name, mrn, lastVisit].every((text) => typeof text === "string")).toBe(true);
      expect(practitioner.name).toBe(`Dr. ${practitioner.user.name}`);
      expect(chart.counts.map(({ kind }: Loose) => kind)).toEqual(expect.arrayContaining(["DOCUMENT", "ENCOUNTER"]));
    }
  });

  it("finds people by their folded names", async () => {
    const token = await server.signIn("grace", DEMO_LOGINS[0]!.password);
    const { data } = await server.ask(`{ patients(filter: { search: "garcia" }) { edges { node { name } } } }`, {
      token,
    });
    expect(data.patients.edges.map(({ node }: Loose) => node.name)).toEqual(
      expect.arrayContaining(["García, Maria Elena", "Garcia, Maria"]),
    );
  });

  it("is in the log as the system's work", async () => {
    const rows = await server.rows(
      "SELECT action, actor_kind, count(*)::integer FROM audit_entry WHERE actor_kind = 'SYSTEM' GROUP BY 1, 2 ORDER BY 1",
    );
    expect(rows).toMatchObject([
      { action: "patient.import" },
      { action: "practice.create", count: 1 },
      { action: "practitioner.link", count: 4 },
      { action: "user.add", count: 6 },
    ]);
    const [last] = await server.rows(
      "SELECT payload FROM audit_entry WHERE action = 'patient.import' ORDER BY id DESC LIMIT 1",
    );
    expect(last!["payload"]).toContain("finished");
    expect(last!["payload"]).toContain(" 0 bad");
  });

  it.each(DEMO_EMPLOYEES)("lets $userName into the staff console, once an app is set up", async (employee) => {
    const { userName, name, role } = employee;
    const check = { password: DEMO_EMPLOYEE_PASSWORD, confirmation: DEMO_EMPLOYEE_PASSWORD, userName };
    expect(await checkVendorPassword(check)).toEqual([]);
    const first = (await vendorSignIn(server, userName, { password: DEMO_EMPLOYEE_PASSWORD })).data.vendorSignIn;
    expect(first.session).toMatchObject({ enrolling: true });
    const started = await startEnrolment(server, first.bearerToken, DEMO_EMPLOYEE_PASSWORD);
    const code = codeOf(server, started.data.startTotpEnrolment.manualKey);
    const token = (await confirmEnrolment(server, first.bearerToken, code)).data.confirmTotpEnrolment.bearerToken;
    const { data } = await server.ask(
      "{ me { vendorEmployee { name role } } vendorPractices { edges { node { name } } } }",
      { token },
    );
    expect(data).toEqual({
      me: { vendorEmployee: { name, role } },
      vendorPractices: { edges: [{ node: { name: "Harbor Family Medicine" } }] },
    });
  });

  it("is not changed by another start", async () => {
    const before = await fingerprint(server);
    server.pass(3 * 24 * 60 * 60 * 1000);
    await seedDemo(server.server.dependencies);
    expect(await fingerprint(server)).toEqual(before);
  });
});

describe("a seeding that was cut off", () => {
  it("goes on with the same patients, on another day too", async () => {
    const cut = await TestServer.start({ demo: true });
    try {
      cut.now = server.now;
      const { dependencies } = cut.server;
      // The clock is read once for each transaction: it stops in the midst of the import.
      let moments = 0;
      const failing = { ...dependencies, clock: () => (moments++ < 6 ? cut.now : fail()) };
      await expect(seedDemo(failing)).rejects.toThrow("cut off");
      const [{ patients }] = (await cut.rows("SELECT count(*)::integer AS patients FROM patient")) as [
        { patients: number },
      ];
      expect(patients).toBe(120);
      cut.pass(2 * 24 * 60 * 60 * 1000);
      await seedDemo(dependencies);
      const [whole] = await cut.rows(
        `SELECT (SELECT count(*) FROM patient)::integer AS patients, (SELECT count(*) FROM practitioner WHERE user_id IS NOT NULL)::integer AS linked`,
      );
      expect(whole).toEqual({ patients: 120, linked: 4 });
      // Patients of another reference date would have been born on other days: updated.
      const [last] = await cut.rows(
        "SELECT payload FROM audit_entry WHERE action = 'patient.import' ORDER BY id DESC LIMIT 1",
      );
      expect(last!["payload"]).toMatch(/finished, [1-9]\d* created, 0 updated, [1-9]\d* unchanged, 0 ignored, 0 bad/);
    } finally {
      await cut.stop();
    }
  });

  it("leaves a practice of others alone whose user has a demo's name", async () => {
    const taken = await TestServer.start({ demo: true });
    try {
      const { practiceUuid } = await taken.signUp("Somebody's own");
      await taken.rows(
        "UPDATE user_account SET user_name = 'grace', user_name_folded = 'grace' WHERE practice_id = $1",
        [practiceUuid],
      );
      await seedDemo(taken.server.dependencies);
      const [counts] = await taken.rows(
        "SELECT (SELECT count(*) FROM practice)::integer AS practices, (SELECT count(*) FROM patient)::integer AS patients",
      );
      expect(counts).toEqual({ practices: 1, patients: 0 });
      // Without the demo practice, nothing keeps the database from another stage.
      expect(await taken.rows("SELECT FROM vendor.employee")).toEqual([]);
    } finally {
      await taken.stop();
    }
  });
});

describe("an employee of the vendor who has a demo's user name", () => {
  it("stays who he is, and the other one is made", async () => {
    const taken = await TestServer.start({ demo: true });
    try {
      await vendorEmployeeCommand(taken, 'add --user-name demo-agent --name "Lee Stone" --role supervisor');
      await seedDemo(taken.server.dependencies);
      expect(await taken.rows("SELECT user_name, name, role FROM vendor.employee ORDER BY 1")).toEqual([
        { user_name: "demo-agent", name: "Lee Stone", role: "SUPERVISOR" },
        { user_name: "demo-supervisor", name: "Ines Haddad", role: "SUPERVISOR" },
      ]);
    } finally {
      await taken.stop();
    }
  });
});

function fail(): never {
  throw new Error("cut off");
}
