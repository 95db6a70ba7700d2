import { generateSync } from "otplib";
import { nodeId } from "../graphql/node-id.ts";
import { PASSWORD, type Answer, type TestLogin, type TestServer } from "./test-server.ts";

/** The authenticator app of a test's login: what it knows, and the session that it was set up in. */
export interface TestApp {
  /** In base32. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  readonly token: string;
}

/** Sets an authenticator app up for a login that is signed in, through the API. */
export async function enrolApp(server: TestServer, login: TestLogin): Promise<TestApp> {
  const started = await startEnrolment(server, login.token);
  const secret = started.data.startTotpEnrolment.manualKey as string;
  const { data, text } = await confirmEnrolment(server, login.token, codeOf(server, secret));
  const { recoveryCodes, bearerToken: token } = data.confirmTotpEnrolment;
  if (typeof token !== "string") throw new Error(text);
  // The step of the confirmation is used up: what follows begins in the next one.
  server.pass(30_000);
  return { secret, recoveryCodes, token };
}

/** @param given `token`, or headers with a cookie. */
export function startEnrolment(
  server: TestServer,
  given: string | Record<string, string>,
  password = PASSWORD,
): Promise<Answer> {
  return server.ask(
    "mutation ($password: String!) { startTotpEnrolment(input: { password: $password }) { uri manualKey userErrors { code } } }",
    { variables: { password }, ...(typeof given === "string" ? { token: given } : { headers: given }) },
  );
}

/** @param given `token`, or headers with a cookie. */
export function confirmEnrolment(
  server: TestServer,
  given: string | Record<string, string>,
  code: string,
): Promise<Answer> {
  return server.ask(
    `mutation ($code: String!) { confirmTotpEnrolment(input: { code: $code }) {
      recoveryCodes bearerToken session { id current twoFactor enrolling } userErrors { field code message } } }`,
    { variables: { code }, ...(typeof given === "string" ? { token: given } : { headers: given }) },
  );
}

/** Takes the own authenticator app away. */
export function removeApp(server: TestServer, token: string): Promise<Answer> {
  return server.ask("mutation ($p: String!) { removeTotp(input: { password: $p }) { userErrors { code message } } }", {
    token,
    variables: { p: PASSWORD },
  });
}

/** Takes another's second factor away. */
export function resetFactor(server: TestServer, token: string, user: TestLogin): Promise<Answer> {
  return server.ask(
    "mutation ($input: ResetTwoFactorInput!) { resetTwoFactor(input: $input) { userErrors { code message } } }",
    {
      token,
      variables: { input: { userId: nodeId("User", user.userUuid), note: "Knows him by sight", password: PASSWORD } },
    },
  );
}

/** What the app shows at the server's time; so many steps later, if told. */
export function codeOf(server: TestServer, secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(server.now.getTime() / 1000) + steps * 30 });
}

/** A code that is none of those that are accepted now. */
export function wrongCodeOf(server: TestServer, secret: string): string {
  const right = new Set([-1, 0, 1].map((steps) => codeOf(server, secret, steps)));
  return ["000000", "111111", "222222", "333333"].find((code) => !right.has(code))!;
}

/** The first step of a sign-in. */
export function beginSignIn(
  server: TestServer,
  login: TestLogin,
  options: { delivery?: "COOKIE" | "BEARER"; headers?: Record<string, string>; password?: string } = {},
): Promise<Answer> {
  const { delivery = "BEARER", headers = {}, password = PASSWORD } = options;
  return server.ask(
    `mutation ($input: SignInInput!) { signIn(input: $input) {
      session { id twoFactor enrolling } bearerToken userErrors { code }
      challenge { token methods emergencyAccess browserTrustDays expiresAt } } }`,
    { headers, variables: { input: { login: login.userName, password, delivery, deviceName: "a test" } } },
  );
}

/** The first step, to the challenge. @returns its token. */
export async function challengeOf(
  server: TestServer,
  login: TestLogin,
  options?: Parameters<typeof beginSignIn>[2],
): Promise<string> {
  const { data, text } = await beginSignIn(server, login, options);
  const token: unknown = data?.signIn?.challenge?.token;
  if (typeof token !== "string") throw new Error(text);
  return token;
}

/** The second step. */
export function complete(
  server: TestServer,
  challengeToken: string,
  proof: { totpCode?: string; recoveryCode?: string },
  options: { trustBrowser?: boolean; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { trustBrowser = false, headers = {} } = options;
  return server.ask(
    `mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) {
      session { id device twoFactor enrolling current } bearerToken userErrors { field code message } } }`,
    { headers, variables: { input: { challengeToken, proof, trustBrowser } } },
  );
}

/** Trusts a browser, and signs in by it: the session has shown the password alone. @returns its cookie, and those of the browser. */
export async function signInByTrust(
  server: TestServer,
  login: TestLogin,
  { secret }: Pick<TestApp, "secret">,
): Promise<{ session: string; browser: string }> {
  server.pass(30_000);
  const challenge = await challengeOf(server, login, { delivery: "COOKIE" });
  const trusted = await complete(server, challenge, { totpCode: codeOf(server, secret) }, { trustBrowser: true });
  const browser = [cookieOf(trusted, "trust"), cookieOf(trusted, "device")].join("; ");
  server.pass(30_000);
  const signedIn = await beginSignIn(server, login, { delivery: "COOKIE", headers: { cookie: browser } });
  const session = cookieOf(signedIn, "session");
  if (session === undefined) throw new Error(signedIn.text);
  return { session, browser };
}

/** Shows the second factor in a session, by its cookie and others or its token. */
export function prove(
  server: TestServer,
  given: string | { cookie: string },
  proof: { totpCode?: string; recoveryCode?: string },
  password = PASSWORD,
): Promise<Answer> {
  return server.ask(
    `mutation ($input: ProveSecondFactorInput!) { proveSecondFactor(input: $input) {
      session { id twoFactor current } bearerToken userErrors { field code message } } }`,
    {
      variables: { input: { proof, password } },
      ...(typeof given === "string" ? { token: given } : { headers: given }),
    },
  );
}

/** A cookie that an answer sets, as it is sent back; undefined where it sets none. */
export function cookieOf(answer: Answer, name: "session" | "device" | "trust"): string | undefined {
  return answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith(`__Host-chartward-${name}=`))
    ?.split(";")[0];
}

/** The mails to a login, oldest first. */
export async function mailsTo(server: TestServer, login: TestLogin): Promise<{ subject: string; body: string }[]> {
  const rows = await server.rows("SELECT subject, body FROM mail WHERE to_address = $1 ORDER BY created_at, id", [
    `${login.userName}@example.org`,
  ]);
  return rows as { subject: string; body: string }[];
}
