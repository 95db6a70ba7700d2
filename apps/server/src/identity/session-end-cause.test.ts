import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LiveStream } from "../testing/live-stream.ts";
import { TestServer, type TestLogin } from "../testing/test-server.ts";
import { newToken } from "./credential.ts";
import { endSessions, lockSessionsOf, type RevocationCause } from "./sessions.service.ts";

const NEEDS_SESSION = "{ practice { id } }";
const EXTEND = "mutation { extendSession { session { id } } }";
const MINUTE = 60_000;

let server: TestServer;
let practice: TestLogin;
let user: TestLogin;

beforeAll(async () => {
  server = await TestServer.start();
  practice = await server.signUp();
  user = await server.addLogin(practice, "CLINICAL_PROVIDER");
});
afterAll(() => server.stop());

const refusal = async (token: string | undefined, query = NEEDS_SESSION) => {
  const { code, sessionEndCause, ...rest } = (await server.ask(query, token === undefined ? {} : { token })).errors[0]!
    .extensions;
  expect(Object.keys(rest)).toEqual(["requestId"]);
  return [code, sessionEndCause];
};

const WAYS: Record<string, (token: string) => Promise<unknown>> = {
  SIGN_OUT: (token) => server.ask("mutation { signOut { userErrors { code } } }", { token }),
  IDLE: async () => server.pass(15 * MINUTE),
  TIME_LIMIT: async () => {
    await server.rows("UPDATE session SET idle_minutes = 1000 WHERE user_id = $1 AND ended_at IS NULL", [
      user.userUuid,
    ]);
    server.pass(12 * 60 * MINUTE);
  },
};
const REVOCATIONS: readonly RevocationCause[] = [
  "REVOKED",
  "USER_DISABLED",
  "PASSWORD_CHANGED",
  "PASSWORD_RESET",
  "TWO_FACTOR_SET_UP",
  "TWO_FACTOR_RESET",
  "TOO_MANY_SESSIONS",
];
for (const cause of REVOCATIONS)
  WAYS[cause] = () =>
    server.inPractice(practice, async (tx) => {
      await lockSessionsOf(tx, [user.userUuid]);
      await endSessions(tx, user.userUuid, cause);
    });

describe("UNAUTHENTICATED", () => {
  it.each(Object.keys(WAYS))("tells whoever shows the token of an ended session why it ended: %s", async (cause) => {
    const token = await server.signIn(user.userName);
    await WAYS[cause]!(token);
    const answers = [await refusal(token), await refusal(token), await refusal(token, EXTEND)];
    expect(answers).toEqual(Array.from({ length: 3 }, () => ["UNAUTHENTICATED", cause]));
  });

  it("tells so of a session whose user is not active, though nobody has ended it", async () => {
    const token = await server.signIn(user.userName);
    await server.rows("UPDATE user_account SET state = 'DISABLED' WHERE id = $1", [user.userUuid]);
    expect(await refusal(token)).toEqual(["UNAUTHENTICATED", "USER_DISABLED"]);
    await server.rows("UPDATE user_account SET state = 'ACTIVE' WHERE id = $1", [user.userUuid]);
  });

  it("tells a refused live channel", async () => {
    const token = await server.signIn(user.userName);
    await WAYS["SIGN_OUT"]!(token);
    const stream = await LiveStream.open(server, "subscription { sessionChanged { kind } }", { token });
    expect(await stream.next()).toMatchObject({
      errors: [{ extensions: { code: "UNAUTHENTICATED", sessionEndCause: "SIGN_OUT" } }],
    });
  });

  it("tells no cause without a token, and none of a token that is no session's", async () => {
    expect(await refusal(undefined)).toEqual(["UNAUTHENTICATED", undefined]);
    expect(await refusal(newToken(practice.practiceUuid).token)).toEqual(["UNAUTHENTICATED", undefined]);
    const ended = await server.signIn(user.userName);
    await WAYS["SIGN_OUT"]!(ended);
    const ofOtherPractice = newToken((await server.signUp("Other")).practiceUuid).token.split(".")[0]!;
    expect(await refusal(`${ofOtherPractice}.${ended.split(".")[1]!}`)).toEqual(["UNAUTHENTICATED", undefined]);
  });
});
