import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestServer, type Loose } from "../testing/test-server.ts";
import { codeOf, complete, confirmEnrolment, startEnrolment } from "../testing/two-factor.ts";
import {
  addEmployeeLogin,
  signInEmployee,
  vendorLog,
  VENDOR_PASSWORD,
  vendorSignIn,
} from "../testing/vendor-employees.ts";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
});
afterAll(() => server.stop());

let address = 0;
/** An address that nobody has tried from. */
const elsewhere = () => ({ "x-forwarded-for": `203.0.113.${(address += 1) % 250}` });
const me = async (token: string) => (await server.ask("{ me { actor { name } } }", { token })).data.me;
const code = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) =>
  errors[0]?.extensions["code"];
const codes = ({ data }: { data: Loose }): string[] =>
  (Object.values(data)[0] as Loose).userErrors.map((error: { code: string }) => error.code);
const challengeOf = async (userName: string): Promise<string> =>
  (await vendorSignIn(server, userName, { headers: elsewhere() })).data.vendorSignIn.challenge.token;

describe("the credentials of a vendor employee", () => {
  it("are a longer password, whose change ends the other sessions and renews this one", async () => {
    const employee = await addEmployeeLogin(server);
    const other = await signInEmployee(server, employee);
    const { data } = await server.ask("{ me { vendorEmployee { passwordRules { minimumLength rules } } } }", employee);
    expect(data.me.vendorEmployee.passwordRules).toEqual({
      minimumLength: 15,
      rules: expect.arrayContaining(["15 characters or more"]),
    });
    const change = (newPassword: string, token: string, password = VENDOR_PASSWORD) =>
      server.ask(
        `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { session { current } bearerToken userErrors { code } } }`,
        { token, variables: { input: { password, newPassword, newPasswordConfirmation: newPassword } } },
      );
    expect(codes(await change("correct horse", employee.token))).toEqual(["TOO_SHORT"]);
    expect(codes(await change(VENDOR_PASSWORD, employee.token))).toEqual(["INVALID"]);
    expect(code(await change("nine ships at dawn 4", employee.token, "a lantern in 8 harbours"))).toBe(
      "PASSWORD_REQUIRED",
    );
    const changed = await change("nine ships at dawn 4", employee.token);
    expect(changed.data.changePassword).toMatchObject({ session: { current: true }, userErrors: [] });
    for (const token of [employee.token, other]) expect(await me(token)).toBeNull();
    expect(await me(changed.data.changePassword.bearerToken)).not.toBeNull();
    expect(codes(await vendorSignIn(server, employee.userName, { headers: elsewhere() }))).toEqual([
      "WRONG_CREDENTIALS",
    ]);
    const entry = (await vendorLog(server, employee.id)).findLast(({ action }) => action === "password.change")!;
    expect(entry.payload.changes).toEqual([{ field: "password", before: "(secret)", after: "(changed)" }]);
  });

  it("hold a second factor that can be replaced, and neither be removed nor be gone round by recovery codes", async () => {
    const employee = await addEmployeeLogin(server);
    const { token } = employee;
    const input = `input: { password: "${VENDOR_PASSWORD}" }`;
    const removal = await server.ask(
      `mutation { removeTotp(${input}) { twoFactor { enabled required recoveryCodesLeft } userErrors { code } } }`,
      { token },
    );
    expect(removal.data.removeTotp).toEqual({
      twoFactor: { enabled: true, required: true, recoveryCodesLeft: 0 },
      userErrors: [{ code: "WRONG_STATE" }],
    });
    const renewal = await server.ask(
      `mutation { regenerateRecoveryCodes(${input}) { recoveryCodes userErrors { code } } }`,
      { token },
    );
    expect(renewal.data.regenerateRecoveryCodes).toEqual({
      recoveryCodes: null,
      userErrors: [{ code: "WRONG_STATE" }],
    });
    const { manualKey } = (await startEnrolment(server, token, VENDOR_PASSWORD)).data.startTotpEnrolment;
    const replaced = await confirmEnrolment(server, token, codeOf(server, manualKey));
    expect(codes(replaced)).toEqual([]);
    server.pass(30_000);
    const proof = (secret: string) => ({ totpCode: codeOf(server, secret) });
    expect(codes(await complete(server, await challengeOf(employee.userName), proof(employee.secret)))).toEqual([
      "WRONG_CODE",
    ]);
    expect(codes(await complete(server, await challengeOf(employee.userName), proof(manualKey)))).toEqual([]);
  });

  it("stand in no log and no row but sealed or hashed", async () => {
    const employee = await addEmployeeLogin(server);
    const challenge = await challengeOf(employee.userName);
    const tables = ["audit_entry", "totp", "totp_enrolment", "sign_in_challenge", "session", "employee"];
    const stored = await Promise.all(
      tables.map((table) => server.rows(`SELECT t::text AS row FROM vendor.${table} t`)),
    );
    const text = stored
      .flat()
      .map(({ row }) => row as string)
      .join("\n");
    for (const secret of [employee.secret, challenge.split(".")[1]!, employee.token.split(".")[1]!, VENDOR_PASSWORD]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
      expect(text).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
    }
  });

  it("open for their own employee alone: a secret in another's row signs nobody in", async () => {
    const [one, two] = [await addEmployeeLogin(server), await addEmployeeLogin(server)];
    await server.rows(
      "UPDATE vendor.totp SET secret = (SELECT secret FROM vendor.totp WHERE employee_id = $2) WHERE employee_id = $1",
      [one.id, two.id],
    );
    for (const { secret } of [one, two]) {
      const answer = await complete(server, await challengeOf(one.userName), { totpCode: codeOf(server, secret) });
      expect(code(answer)).toBe("INTERNAL_SERVER_ERROR");
    }
  });
});
