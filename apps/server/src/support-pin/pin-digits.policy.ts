import { randomInt, timingSafeEqual } from "node:crypto";

const FORM = /^[0-9]{4}$/;
const PINS = 10_000;

/** What a PIN is, for who typed something else. */
export const PIN_RULE = "A PIN is exactly four digits, 0 to 9, leading zeros too. Type it without spaces.";

/** What a PIN looks like where it must not be seen. */
export const MASKED_PIN = "••••";

/** Four digits, each of the 10,000 as likely as any other, save the ones before. @param before null: there were none. */
export function newPinDigits(before: string | null): string {
  for (;;) {
    const digits = String(randomInt(PINS)).padStart(4, "0");
    if (digits !== before) return digits;
  }
}

/** Whether a text is four ASCII digits and nothing else: nothing is trimmed, folded or filled up. */
export function isPin(text: string): boolean {
  return FORM.test(text);
}

/** Compares what was typed with what is kept, both of one length, in a time that tells nothing. */
export function isSameSecret(typed: string, kept: string): boolean {
  const [one, other] = [Buffer.from(typed, "utf8"), Buffer.from(kept, "utf8")];
  return one.length === other.length && timingSafeEqual(one, other);
}
