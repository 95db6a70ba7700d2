import { userError, type UserError } from "./common.types.ts";

/** Characters that no line of text takes: controls and line breaks, and what turns text around or hides in it. */
const CONTROL =
  /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\u115f\u1160\u2800\u3164\uffa0\u{e0000}-\u{e007f}]/u;

/**
 * What is wrong with a required text of one line, named for people.
 * @param label as the form shows it, e.g. `First Name`.
 * @param maximum in characters as people count them (code points).
 */
export function checkText(field: string, label: string, value: string, maximum: number): UserError[] {
  const text = value.trim();
  if (text === "") return [userError(field, "REQUIRED", `${label} is required. Fill it in.`)];
  if ([...text].length > maximum)
    return [userError(field, "TOO_LONG", `${label} has at most ${maximum} characters. Shorten it.`)];
  if (CONTROL.test(text) || !text.isWellFormed())
    return [userError(field, "INVALID", `${label} holds a character that cannot be shown. Remove it.`)];
  return [];
}

/** As `checkText`, for a text that may be left empty. */
export function checkOptionalText(field: string, label: string, value: string, maximum: number): UserError[] {
  return value.trim() === "" ? [] : checkText(field, label, value, maximum);
}

/**
 * What is wrong with a text of several lines that may be left empty.
 * @param maximum in characters as people count them (code points), line breaks among them.
 */
export function checkLines(field: string, label: string, value: string, maximum: number): UserError[] {
  const text = value.trim();
  if ([...text].length > maximum)
    return [userError(field, "TOO_LONG", `${label} has at most ${maximum} characters. Shorten it.`)];
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => checkOptionalText(field, label, line, maximum))
    .slice(0, 1);
}

/** Letters, digits and `. _ -`: what can be typed on every keyboard and told on the phone. No `@`: that is an e-mail address. */
const USER_NAME = /^[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]$/i;

export function checkUserName(field: string, value: string): UserError[] {
  if (value.trim() === "") return [userError(field, "REQUIRED", "User Name is required. Fill it in.")];
  if (USER_NAME.test(value.trim())) return [];
  return [
    userError(
      field,
      "INVALID",
      "A user name has 3 to 40 letters a to z, digits, dots, dashes or underscores, and begins and ends with a letter or digit. Choose another.",
    ),
  ];
}

/** As browsers check an address (WHATWG HTML, type=email), with a dot in the domain. */
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

export function checkEmail(field: string, value: string): UserError[] {
  const text = value.trim();
  if (text === "") return [userError(field, "REQUIRED", "Email is required. Fill it in.")];
  if (text.length <= 254 && EMAIL.test(text)) return [];
  return [userError(field, "INVALID", "This is not an e-mail address. Write it as name@example.org.")];
}
