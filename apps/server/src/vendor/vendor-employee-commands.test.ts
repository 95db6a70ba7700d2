import { CommanderError } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeId } from "../graphql/node-id.ts";
import { HeldRows, locksAwaited } from "../testing/held-rows.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { codeOf, complete, confirmEnrolment, startEnrolment } from "../testing/two-factor.ts";
import {
  addEmployeeLogin,
  enrolEmployee,
  newEmployee,
  signInEmployee,
  vendorEmployeeCommand,
  vendorLog,
  VENDOR_PASSWORD,
  vendorSignIn,
  type TestEmployee,
} from "../testing/vendor-employees.ts";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
});
afterAll(() => server.stop());

const chartward = (args: string, input = "") => vendorEmployeeCommand(server, args, input);
const isSignedIn = async (token: string) => (await server.ask("{ me { actor { name } } }", { token })).data.me !== null;
const outcomeOf = async (userName: string, password: string) => {
  const { session, challenge, userErrors } = (await vendorSignIn(server, userName, { password })).data.vendorSignIn;
  return challenge !== null ? "CHALLENGE" : session !== null ? "ENROLLING" : userErrors[0].code;
};

/** A BTG session of an employee in the practice. @returns its header. */
async function breakGlass({ token }: TestEmployee): Promise<{ "btg-session": string }> {
  const { data, text } = await server.ask(
    `mutation ($id: ID!) { vendorOpenBtgSession(input: { onBehalfOfId: $id, reasonCode: INVESTIGATION_OF_AN_ISSUE,
       reason: "Slow chart", caseNumber: "C-1" }) { btgSession { id } userErrors { message } } }`,
    { token, variables: { id: nodeId("VendorUser", practice.userUuid) } },
  );
  const id: unknown = data?.vendorOpenBtgSession?.btgSession?.id;
  if (typeof id !== "string") throw new Error(text);
  return { "btg-session": id };
}

describe("vendor-employee add", () => {
  it("makes an employee with a password that it tells once, and stores hashed", async () => {
    const said = await chartward('add --user-name ana.ortiz --name "Ana Ortiz" --role supervisor');
    const password = /^Password: (\S+)$/m.exec(said)![1]!;
    expect(password).toMatch(/^(?=.*\d)[\w]{24}$/);
    expect(await outcomeOf("ana.ortiz", password)).toBe("ENROLLING");
    const [row] = await server.rows("SELECT * FROM vendor.employee WHERE user_name = 'ana.ortiz'");
    expect(row).toMatchObject({ name: "Ana Ortiz", role: "SUPERVISOR", state: "ACTIVE" });
    expect(row!["password_hash"]).toMatch(/^\$argon2id\$/);
    const entries = await vendorLog(server, row!["id"]);
    expect(entries[0]).toMatchObject({
      action: "vendor-employee.add",
      payload: {
        actor: { kind: "SYSTEM" },
        subject: { label: "Ana Ortiz" },
        detail: " as a supervisor",
        ipAddress: null,
      },
    });
    expect(JSON.stringify(entries)).not.toContain(password);
    const another = await chartward('add --user-name second --name "Second One" --role agent');
    expect(another).not.toContain(password);
  });

  it("takes a password from the standard input, and tells it to nobody", async () => {
    const said = await chartward(
      'add --user-name ben --name "Ben Ives" --role agent --password-stdin',
      "nine ships at dawn 4\n",
    );
    expect(said).not.toMatch(/nine ships|Password:/);
    expect(await outcomeOf("ben", "nine ships at dawn 4")).toBe("ENROLLING");
  });

  it.each([
    ['add --user-name carl --name "Carl" --role agent --password-stdin', "short 1", "A password has 15 characters"],
    [
      'add --user-name carl --name "Carl" --role agent --password-stdin',
      "fifteen letters and more",
      "A password holds a digit",
    ],
    ['add --user-name "c d" --name "Carl" --role agent', "", "A user name has 3 to 40"],
    ['add --user-name carl --name " " --role agent', "", "Name is required"],
    ["disable nobody", "", "There is no employee with the user name nobody"],
    ["enable nobody", "", "There is no employee with the user name nobody"],
    ["reset-second-factor nobody", "", "There is no employee with the user name nobody"],
    ["reset-password nobody", "", "There is no employee with the user name nobody"],
  ])("%s is refused in words", async (args, input, message) => {
    await expect(chartward(args, input)).rejects.toThrow(message);
  });

  it("takes no name that another employee has, however it is written, and no role that there is not", async () => {
    await chartward('add --user-name Dora.Lee --name "Dora Lee" --role agent');
    await expect(chartward('add --user-name dora.LEE --name "Other" --role agent')).rejects.toThrow(
      "dora.LEE is taken",
    );
    await expect(chartward('add --user-name eve --name "Eve" --role owner')).rejects.toThrow(CommanderError);
  });
});

describe("vendor-employee list", () => {
  it("tells names, roles and states, and is an entry itself", async () => {
    const { userName } = await addEmployeeLogin(server, { name: "Fay Dunn" });
    const said = await chartward("list");
    expect(said).toContain([userName, "Fay Dunn", "AGENT", "ACTIVE", "second factor set up"].join("\t"));
    expect(said).not.toMatch(/argon2/);
    expect((await vendorLog(server)).at(-1)).toMatchObject({
      action: "vendor-employee.read",
      payload: { actor: { kind: "SYSTEM" } },
    });
  });
});

describe("vendor-employee disable", () => {
  it("ends the employee's sessions, sign-ins under way and BTG sessions at once; enable lets him in again", async () => {
    const employee = await addEmployeeLogin(server, { name: "Gil Moss" });
    const second = await signInEmployee(server, employee);
    const btg = await breakGlass(employee);
    const inBtg = () => server.ask("{ practice { name } }", { token: employee.token, headers: btg });
    expect((await inBtg()).errors).toEqual([]);
    server.pass(30_000);
    const challenge = (await vendorSignIn(server, employee.userName)).data.vendorSignIn.challenge.token;

    await chartward(`disable ${employee.userName}`);

    for (const token of [employee.token, second]) expect(await isSignedIn(token)).toBe(false);
    expect((await inBtg()).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(employee.userName, VENDOR_PASSWORD)).toBe("WRONG_CREDENTIALS");
    const [session] = await server.rows(
      "SELECT end_cause FROM btg_session WHERE practice_id = $1 ORDER BY opened_at DESC",
      [practice.practiceUuid],
    );
    expect(session).toEqual({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
    await expect(chartward(`disable ${employee.userName}`)).rejects.toThrow("is disabled already");

    await chartward(`enable ${employee.userName}`);
    await expect(chartward(`enable ${employee.userName}`)).rejects.toThrow("is active already");
    for (const token of [employee.token, second]) expect(await isSignedIn(token)).toBe(false);
    const proof = { totpCode: codeOf(server, employee.secret) };
    expect((await complete(server, challenge, proof)).data.completeSignIn.userErrors).toMatchObject([
      { code: "EXPIRED" },
    ]);
    expect(await isSignedIn(await signInEmployee(server, employee))).toBe(true);
    expect(
      (await vendorLog(server, employee.id))
        .map(({ action }) => action)
        .filter((action) => action.startsWith("vendor-employee")),
    ).toEqual(["vendor-employee.add", "vendor-employee.disable", "vendor-employee.enable"]);
  });

  it("waits for a mutation under way in the vendor's realm, and none commits after it", async () => {
    const employee = await addEmployeeLogin(server);
    const rows = await HeldRows.hold(server, "SELECT FROM vendor.session WHERE employee_id = $1 FOR UPDATE", [
      employee.id,
    ]);
    const answered: string[] = [];
    const extend = () => server.ask("mutation { extendSession { session { id } } }", { token: employee.token });
    const underWay = extend().then((answer) => {
      answered.push("mutation");
      return answer;
    });
    await locksAwaited(server, 1);
    const disabled = chartward(`disable ${employee.userName}`).then(() => answered.push("acknowledgement"));
    await locksAwaited(server, 2);
    const late = extend();
    await locksAwaited(server, 3);
    // Neither is answered while the rows are held; afterwards the answers may overtake each other.
    expect(answered).toEqual([]);
    await rows.letGo();
    expect((await underWay).errors).toEqual([]);
    await disabled;
    expect((await late).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("waits for a mutation under way in a BTG session, and none commits after it", async () => {
    const employee = await addEmployeeLogin(server);
    const headers = await breakGlass(employee);
    const startImport = () =>
      server.ask('mutation { startImport(input: { fileNames: ["a.ndjson"] }) { job { state } userErrors { code } } }', {
        token: employee.token,
        headers,
      });
    const rows = await HeldRows.hold(server, "SELECT FROM practice WHERE id = $1 FOR UPDATE", [practice.practiceUuid]);
    const answered: string[] = [];
    const underWay = startImport().then((answer) => {
      answered.push("mutation");
      return answer;
    });
    await locksAwaited(server, 1);
    const disabled = chartward(`disable ${employee.userName}`).then(() => answered.push("acknowledgement"));
    await locksAwaited(server, 2);
    // Neither is answered while the rows are held; afterwards the answers may overtake each other.
    expect(answered).toEqual([]);
    await rows.letGo();
    expect((await underWay).data.startImport.job).toEqual({ state: "WAITING" });
    await disabled;
    // What it began has ended with it.
    const jobs = await server.rows("SELECT state FROM job WHERE practice_id = $1", [practice.practiceUuid]);
    expect(jobs).toEqual([{ state: "CANCELLED" }]);
    expect((await startImport()).errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
  });

  it("lets no sign-in through that began before and ends after", async () => {
    for (let round = 0; round < 4; round += 1) {
      const employee = await newEmployee(server);
      const [answer] = await Promise.all([
        vendorSignIn(server, employee.userName),
        chartward(`disable ${employee.userName}`),
      ]);
      const token = answer.data.vendorSignIn.bearerToken;
      if (token !== null) expect(await isSignedIn(token)).toBe(false);
    }
  });

  it("lets no new second factor renew a session past it", async () => {
    for (let round = 0; round < 4; round += 1) {
      const employee = await newEmployee(server);
      const token = (await vendorSignIn(server, employee.userName)).data.vendorSignIn.bearerToken;
      const { manualKey } = (await startEnrolment(server, token, VENDOR_PASSWORD)).data.startTotpEnrolment;
      const [answer] = await Promise.all([
        confirmEnrolment(server, token, codeOf(server, manualKey)),
        chartward(`disable ${employee.userName}`),
      ]);
      const renewed = answer.data?.confirmTotpEnrolment?.bearerToken ?? token;
      expect(await isSignedIn(renewed)).toBe(false);
    }
  });
});

describe("vendor-employee reset-second-factor", () => {
  it("ends all sessions, BTG sessions too, and lets the next sign-in set up another factor", async () => {
    const employee = await addEmployeeLogin(server);
    const headers = await breakGlass(employee);
    await chartward(`reset-second-factor ${employee.userName}`);
    expect(await isSignedIn(employee.token)).toBe(false);
    const inBtg = await server.ask("{ practice { name } }", { token: employee.token, headers });
    expect(inBtg.errors[0]!.extensions["code"]).toBe("UNAUTHENTICATED");
    expect(await outcomeOf(employee.userName, VENDOR_PASSWORD)).toBe("ENROLLING");
    const { token, secret } = await enrolEmployee(server, employee);
    expect(await isSignedIn(token)).toBe(true);
    expect(secret).not.toBe(employee.secret);
    expect((await vendorLog(server, employee.id)).find(({ action }) => action === "two-factor.reset")).toMatchObject({
      payload: { actor: { kind: "SYSTEM" }, subject: { id: employee.id } },
    });
  });
});

describe("vendor-employee reset-password", () => {
  it("puts another password in force and ends all sessions; the second factor stays", async () => {
    const employee = await addEmployeeLogin(server);
    const said = await chartward(`reset-password ${employee.userName}`);
    const password = /^Password: (\S+)$/m.exec(said)![1]!;
    expect(await isSignedIn(employee.token)).toBe(false);
    expect(await outcomeOf(employee.userName, VENDOR_PASSWORD)).toBe("WRONG_CREDENTIALS");
    expect(await outcomeOf(employee.userName, password)).toBe("CHALLENGE");
    expect((await vendorLog(server, employee.id)).map(({ action }) => action)).toContain("vendor-password.reset");
  });
});

describe("signing out", () => {
  it("ends the session's BTG sessions with it, also when it is asked in one of them", async () => {
    for (const inBtg of [false, true]) {
      const employee = await addEmployeeLogin(server);
      const headers = await breakGlass(employee);
      const other = { ...employee, token: await signInEmployee(server, employee) };
      const signedOut = await server.ask("mutation { signOut { userErrors { code } } }", {
        token: employee.token,
        headers: inBtg ? headers : {},
      });
      expect(signedOut).toMatchObject({ errors: [], data: { signOut: { userErrors: [] } } });
      expect(await isSignedIn(employee.token)).toBe(false);
      expect(await isSignedIn(other.token)).toBe(true);
      const [session] = await server.rows(
        "SELECT b.end_cause FROM btg_session b JOIN vendor.btg_session e ON e.id = b.id WHERE e.employee_id = $1",
        [employee.id],
      );
      expect(session).toEqual({ end_cause: "VENDOR_EMPLOYEE_SIGNED_OUT" });
      // The glass can be broken anew from the session that stays.
      expect(await breakGlass(other)).toBeDefined();
      expect((await vendorLog(server, employee.id)).map(({ action }) => action)).toContain("session.end");
    }
  });
});
