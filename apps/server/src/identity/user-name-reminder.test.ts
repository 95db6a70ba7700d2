import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { costOf } from "../testing/cost.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";

const REQUEST =
  "mutation ($email: String!) { requestUserName(input: { email: $email }) { userErrors { field code message } } }";

let server: TestServer;
let practice: TestLogin;

beforeAll(async () => {
  server = await TestServer.start({ trustedProxies: ["127.0.0.1"] });
  practice = await server.signUp();
});
afterAll(() => server.stop());

const request = (email: string, address = "203.0.113.1") =>
  server.ask(REQUEST, { variables: { email }, headers: { "x-forwarded-for": address } });
const mailsTo = (email: string) =>
  server.rows(
    "SELECT practice_id, subject, body FROM mail WHERE lower(to_address) = lower($1) ORDER BY created_at, id",
    [email],
  );

describe("forgot my user name", () => {
  it("mails it to the address, typed in any case, and the log says so", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const email = `${user.userName}@example.org`;
    expect((await request(` ${email.toUpperCase()} `)).data.requestUserName.userErrors).toEqual([]);
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!["body"]).toContain(`\n${user.userName}\n`);
    expect(mails[0]!["body"]).toContain("Harbor Family Medicine");
    expect((await server.log(practice)).at(-1)).toMatchObject({
      action: "user-name.send",
      payload: { actor: { kind: "ANONYMOUS" }, subject: { id: user.userUuid } },
    });
  });

  it("sends one mail for each practice that knows the address", async () => {
    const [one, two] = [await server.signUp("One"), await server.signUp("Two")];
    await server.rows(
      "UPDATE user_account SET email = 'Same@example.org', email_folded = 'same@example.org' WHERE id = ANY ($1)",
      [[one.userUuid, two.userUuid]],
    );
    await request("same@example.org");
    const mails = await mailsTo("same@example.org");
    expect(mails.map((mail) => mail["practice_id"]).toSorted()).toEqual(
      [one.practiceUuid, two.practiceUuid].toSorted(),
    );
    for (const mail of mails) {
      const [own, others] = mail["practice_id"] === one.practiceUuid ? [one, two] : [two, one];
      expect(mail["body"]).toContain(own.userName);
      expect(mail["body"]).not.toContain(others.userName);
    }
  });

  it("answers alike for an address that nobody has, and for those of disabled and invited users, and mails nothing", async () => {
    const known = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const answer = await request(`${known.userName}@example.org`);
    for (const state of ["DISABLED", "INVITED"]) {
      const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
      await server.rows("UPDATE user_account SET state = $2 WHERE id = $1", [user.userUuid, state]);
      expect((await request(`${user.userName}@example.org`)).data).toEqual(answer.data);
      expect(await mailsTo(`${user.userName}@example.org`)).toEqual([]);
    }
    expect((await request("nobody@example.org")).data).toEqual(answer.data);
  });

  it("takes an e-mail address", async () => {
    expect((await request("nobody")).data.requestUserName.userErrors).toMatchObject([
      { field: ["input", "email"], code: "INVALID" },
    ]);
  });

  it("mails an address ten times in 15 minutes at most, and takes 30 requests from one network", async () => {
    const user = await server.addLogin(practice, "CLINICAL_PROVIDER");
    const email = `${user.userName}@example.org`;
    for (let times = 0; times < 12; times += 1) expect((await request(email, "203.0.113.2")).errors).toEqual([]);
    expect(await mailsTo(email)).toHaveLength(10);
    for (let times = 12; times < 30; times += 1) await request(`n${times}@example.org`, "203.0.113.2");
    expect((await request(email, "203.0.113.2")).errors[0]!.extensions["code"]).toBe("RATE_LIMITED");
  });
});

describe("what it costs", () => {
  const cost = (email: string, address: string) => costOf(() => request(email, address));

  it("is the same for an address that is known in one practice, in two, or in none", async () => {
    const [one, two] = [await server.signUp("One"), await server.signUp("Two")];
    await server.rows("UPDATE user_account SET email_folded = 'shared@example.org' WHERE id = ANY ($1)", [
      [one.userUuid, two.userUuid],
    ]);
    const unknown = await cost("nobody.of.all@example.org", "203.0.113.3");
    expect(await cost(`${practice.userName}@example.org`, "203.0.113.3")).toEqual(unknown);
    expect(await cost("shared@example.org", "203.0.113.3")).toEqual(unknown);
  });
});
