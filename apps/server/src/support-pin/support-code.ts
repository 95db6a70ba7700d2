import { randomInt } from "node:crypto";

/** Without what is taken for another when it is read out: 0 and O, 1, I and L, U and V. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const LENGTH = 8;
const FORM = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`, "i");

export const CODE_RULE =
  "A code is eight letters and digits, without spaces and without 0, 1, I, L, O, U and V. Type it as it stands in the mail.";

/** A new one-time code: some 38 bits. */
export function newSupportCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A code as it is kept, whatever the case that it was typed in; null for what cannot be one. */
export function readSupportCode(typed: string): string | null {
  return FORM.test(typed) ? typed.toUpperCase() : null;
}

/** The additional data of a sealed code. */
export function supportCodeBinding(id: string): readonly string[] {
  return ["support-code", id];
}
