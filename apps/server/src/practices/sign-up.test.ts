import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Operation } from "../graphql/operation.ts";
import { TestServer, type Loose } from "../testing/test-server.ts";

const SIGN_UP = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { practice { name timeZone } session { user { name kind } } bearerToken userErrors { field code message } }
}`;

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

let count = 0;
const input = (changes: object = {}) => {
  count += 1;
  return {
    practiceName: "Harbor Family Medicine",
    firstName: "Zoë",
    lastName: "O’Brien-Łukasz",
    userName: `zoe.${count}`,
    email: `zoe${count}@example.org`,
    password: "correct horse 7",
    passwordConfirmation: "correct horse 7",
    timeZone: "America/New_York",
    delivery: "BEARER",
    ...changes,
  };
};
const signUp = (changes: object = {}) => server.ask(SIGN_UP, { variables: { input: input(changes) } });
const practices = async () => (await server.rows("SELECT count(*)::int AS n FROM practice"))[0]!["n"] as number;

describe("signUp", () => {
  it("makes a practice and its first provider, an administrator with TABS, signed in and in the log", async () => {
    const { data } = await signUp();
    expect(data.signUp).toMatchObject({
      practice: { name: "Harbor Family Medicine", timeZone: "America/New_York" },
      session: { user: { name: "Zoë O’Brien-Łukasz", kind: "PROVIDER" } },
      userErrors: [],
    });
    const token = data.signUp.bearerToken;
    const answer = await server.ask("{ me { rights } auditEntries { edges { node { action } } } }", { token });
    const { data: access } = await server.ask("{ roles { shipped holderCount } }", { token });
    expect(answer.data.me.rights).toContain("PRACTICE_ADMINISTER");
    expect(
      access.roles.filter(({ holderCount }: Loose) => holderCount > 0).map(({ shipped }: Loose) => shipped),
    ).toEqual(["ALL_ACCESS", "TABS"]);
    expect(access.roles).toHaveLength(8);
    expect(answer.data.auditEntries.edges.map(({ node }: Loose) => node.action)).toEqual([
      "SESSION_START",
      "SUPPORT_PIN_GENERATE",
      "USER_ADD",
      "PRACTICE_CREATE",
    ]);
  });

  it.each([
    ["practiceName", { practiceName: "  " }, "REQUIRED"],
    ["practiceName", { practiceName: "x".repeat(121) }, "TOO_LONG"],
    ["firstName", { firstName: "Ada\u202egnp.exe" }, "INVALID"],
    ["lastName", { lastName: "x\u0007" }, "INVALID"],
    ["practiceName", { practiceName: "Harbor.\n\nYour account is blocked" }, "INVALID"],
    ["practiceName", { practiceName: "Harbor.\r\u0085Your account is blocked" }, "INVALID"],
    ["practiceName", { practiceName: "Harbor.\u2029Your account is blocked" }, "INVALID"],
    ["firstName", { firstName: "A\u200bda" }, "INVALID"],
    ["userName", { userName: "a b" }, "INVALID"],
    ["userName", { userName: "ada@example.org" }, "INVALID"],
    ["userName", { userName: "аdа" }, "INVALID"],
    ["email", { email: "ada" }, "INVALID"],
    ["email", { email: "ada@localhost\nBcc: x@example.org" }, "INVALID"],
    ["password", { password: "short1", passwordConfirmation: "short1" }, "TOO_SHORT"],
    ["passwordConfirmation", { passwordConfirmation: "correct horse 8" }, "MISMATCH"],
    ["timeZone", { timeZone: "Mars/Olympus" }, "INVALID"],
  ])(
    "refuses a wrong %s (%j): the field, the rule and the fix, and nothing half done",
    async (field, changes, code) => {
      const before = await practices();
      const { data } = await signUp(changes);
      expect(data.signUp.userErrors).toMatchObject([{ field: ["input", field], code }]);
      expect(data.signUp.userErrors[0].message).toMatch(/\. .+\.$/);
      expect(data.signUp.session).toBeNull();
      expect(await practices()).toBe(before);
      await server.rows("DELETE FROM throttle");
    },
  );

  it("names every fault at once", async () => {
    const { data } = await signUp({ practiceName: "", email: "x", password: "x", passwordConfirmation: "y" });
    expect(data.signUp.userErrors.map(({ field }: Loose) => field[1])).toEqual([
      "practiceName",
      "email",
      "password",
      "passwordConfirmation",
    ]);
  });

  it("takes a user name once in the installation, in any case, also when many ask for it at once", async () => {
    const answers = await Promise.all(["Same", "same", "SAME", "samE"].map((userName) => signUp({ userName })));
    const taken = answers.filter(({ data }) => data.signUp.userErrors.length > 0);
    expect(taken).toHaveLength(3);
    expect(taken[0]!.data.signUp.userErrors).toMatchObject([{ field: ["input", "userName"], code: "TAKEN" }]);
    expect(
      await server.rows(
        "SELECT FROM practice p WHERE NOT EXISTS (SELECT FROM user_account u WHERE u.practice_id = p.id)",
      ),
    ).toEqual([]);
  });

  it("signs nobody in when its commit fails", async () => {
    await server.rows("DELETE FROM throttle");
    await server.rows(
      `CREATE CONSTRAINT TRIGGER fails_at_the_commit AFTER INSERT ON session DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION private.refuse_change()`,
    );
    const adopt = vi.spyOn(Operation.prototype, "adopt");
    try {
      const { data, errors, headers } = await signUp();
      expect(errors).toMatchObject([{ path: ["signUp"], extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
      expect(data.signUp).toBeNull();
      expect(headers.getSetCookie()).toEqual([]);
      expect(adopt).not.toHaveBeenCalled();
    } finally {
      adopt.mockRestore();
      await server.rows("DROP TRIGGER fails_at_the_commit ON session");
    }
  });

  it("is limited by address", async () => {
    await server.rows("DELETE FROM throttle");
    for (let sign = 0; sign < 30; sign += 1) await signUp({ practiceName: "" });
    expect((await signUp()).errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
  });
});
