import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { type ApiLogin, ask, type NewPractice, read } from "./api.ts";

/** What a user is made from. */
export interface NewUser {
  readonly firstName: string;
  readonly lastName: string;
  readonly userName: string;
  readonly email: string;
  readonly password: string;
}

let users = 0;

/** A person of a practice, with a user name that nobody else of the installation has. */
export function newUser(practice: NewPractice, firstName = "Kim", lastName = "Ito"): NewUser {
  users += 1;
  const userName = `${firstName.toLowerCase()}.${users}.${practice.userName}`;
  return { firstName, lastName, userName, email: `${userName}@practice.example`, password: "brisk morning 73" };
}

/** Adds a user with the roles of these names. @returns the user's id. */
export async function addUser(administrator: ApiLogin, user: NewUser, roles: readonly string[]): Promise<string> {
  const { firstName, lastName, userName, email, password } = user;
  const known = await read<{ roles: { id: string; name: string }[] }>(administrator, "{ roles { id name } }");
  const { addUser: added } = await read<{ addUser: { user: { id: string } | null; userErrors: object[] } }>(
    administrator,
    "mutation ($input: AddUserInput!) { addUser(input: $input) { user { id } userErrors { field message } } }",
    {
      input: {
        kind: "STAFF",
        userName,
        email,
        password,
        passwordConfirmation: password,
        profile: { firstName, lastName },
        roleIds: roles.map((name) => known.roles.find((role) => role.name === name)!.id),
      },
    },
  );
  expect(added.userErrors).toEqual([]);
  return added.user!.id;
}

/** Signs in as a program does. */
export async function signInToApi(url: string, { userName, password }: NewUser): Promise<ApiLogin> {
  const { data } = await ask<{ signIn: { bearerToken: string } }>(
    { url },
    "mutation ($input: SignInInput!) { signIn(input: $input) { bearerToken } }",
    { input: { login: userName, password, delivery: "BEARER" } },
  );
  return { url, token: data!.signIn.bearerToken };
}

/** Sets two-factor up for a login that is signed in. */
export async function setUpTwoFactor(login: ApiLogin, password: string): Promise<AuthenticatorApp> {
  const { startTotpEnrolment: started } = await read<{ startTotpEnrolment: { manualKey: string } }>(
    login,
    "mutation ($input: StartTotpEnrolmentInput!) { startTotpEnrolment(input: $input) { manualKey } }",
    { input: { password } },
  );
  const app = new AuthenticatorApp(started.manualKey);
  const { confirmTotpEnrolment: confirmed } = await read<{
    confirmTotpEnrolment: { recoveryCodes: string[]; userErrors: object[] };
  }>(
    login,
    "mutation ($input: ConfirmTotpEnrolmentInput!) { confirmTotpEnrolment(input: $input) { recoveryCodes userErrors { message } } }",
    { input: { code: app.nextCode() } },
  );
  expect(confirmed.userErrors).toEqual([]);
  app.recoveryCodes = confirmed.recoveryCodes;
  return app;
}

/** Sets two-factor up in the browser's own session, which goes on: all others of the user end. */
export async function enrol(page: Page, password: string): Promise<AuthenticatorApp> {
  const send = async (query: string, input: object) => {
    const response = await page.request.post("/graphql", { data: { query, variables: { input } } });
    return ((await response.json()) as { data: Record<string, { manualKey?: string; userErrors: object[] }> }).data;
  };
  const { startTotpEnrolment: started } = await send(
    "mutation ($input: StartTotpEnrolmentInput!) { startTotpEnrolment(input: $input) { manualKey userErrors { message } } }",
    { password },
  );
  const app = new AuthenticatorApp(started!.manualKey!);
  const { confirmTotpEnrolment: confirmed } = await send(
    "mutation ($input: ConfirmTotpEnrolmentInput!) { confirmTotpEnrolment(input: $input) { userErrors { message } } }",
    { code: app.nextCode() },
  );
  expect(confirmed!.userErrors).toEqual([]);
  return app;
}

const STEP_SECONDS = 30;

/** An authenticator app that has been given a key. */
export class AuthenticatorApp {
  /** That came with it, where it was set up through the API. */
  recoveryCodes: readonly string[] = [];
  readonly #secret: string;
  #lastStep = 0;

  /** @param key as it is shown, with or without spaces. */
  constructor(key: string) {
    this.#secret = key.replaceAll(" ", "");
  }

  /**
   * A code that the server has not seen yet, since it accepts none twice. It also accepts the next one half a minute ahead, so that two
   * of them can follow each other at once; a third has to wait.
   */
  nextCode(): string {
    this.#lastStep = Math.max(presentStep(), this.#lastStep + 1);
    return this.#codeOf(this.#lastStep);
  }

  /** A code that the server does not accept, now and in the next half minute. */
  wrongCode(): string {
    const step = presentStep();
    const right = new Set([-1, 0, 1, 2].map((ahead) => this.#codeOf(step + ahead)));
    return ["000000", "111111", "222222", "333333", "444444"].find((code) => !right.has(code))!;
  }

  #codeOf(step: number): string {
    return generateSync({ secret: this.#secret, epoch: step * STEP_SECONDS });
  }
}

function presentStep(): number {
  return Math.floor(Date.now() / 1000 / STEP_SECONDS);
}
