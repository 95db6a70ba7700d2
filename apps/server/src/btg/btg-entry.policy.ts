import { userError, type UserError } from "../graphql/common.types.ts";
import { checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import type { UserState } from "../users/users.types.ts";
import type { BtgReason } from "./btg.types.ts";

const REASON_LETTERS = 3;
const REASON_LENGTH = 500;
const CASE_NUMBER_LENGTH = 40;
/** Administrators are mailed it: nothing in it reads as a sentence, or as an address that a mail program would make a link of. */
const CASE_NUMBER = /^(?:[a-z0-9_/#-]|\.(?![a-z]))+$/i;
const MAXIMUM_MINUTES = 8 * 60;

/** Why and for how long the glass is broken, as the agent says it. */
export interface BtgEntry {
  readonly reasonCode: BtgReason;
  readonly reason: string;
  readonly caseNumber: string;
  readonly minutes: number;
}

/** Who breaks the glass: names that the customer is not told. */
export interface NamesOfAgent {
  readonly name: string;
  readonly userName: string;
}

/** What is wrong with what the agent says, all at once. */
export function faultsOfEntry({ reason, caseNumber, minutes }: BtgEntry, agent: NamesOfAgent): UserError[] {
  const faults = checkText("reason", "The reason", reason, REASON_LENGTH);
  const letters = reason.match(/\p{L}/gu)?.length ?? 0;
  if (faults.length === 0 && letters < REASON_LETTERS)
    faults.push(
      userError("reason", "TOO_SHORT", "The reason has at least three letters. The customer reads it: say what for."),
    );
  faults.push(...faultsOfCaseNumber(caseNumber));
  if (isNamedIn(reason, agent)) faults.push(ownName("reason", "The reason"));
  if (isNamedIn(caseNumber, agent)) faults.push(ownName("caseNumber", "The case number"));
  if (minutes < 1 || minutes > MAXIMUM_MINUTES)
    faults.push(
      userError(
        "minutes",
        "OUT_OF_RANGE",
        `An access lasts 1 to ${MAXIMUM_MINUTES} minutes. Choose a time in between.`,
      ),
    );
  return faults;
}

/** What is wrong with the number of a case. */
export function faultsOfCaseNumber(caseNumber: string): UserError[] {
  const faults = checkText("caseNumber", "The case number", caseNumber, CASE_NUMBER_LENGTH);
  if (faults.length > 0 || CASE_NUMBER.test(caseNumber.trim())) return faults;
  return [
    userError(
      "caseNumber",
      "INVALID",
      "The case number has letters a to z, digits and - _ . / # alone, no spaces, and no letter after a dot. Type the number as it stands in the case.",
    ),
  ];
}

/** Shorter names are found in words of any text: nobody is known by them. */
const TELLING_LETTERS = 3;

/** Whether a text holds a word of the agent's name, or the whole user name. */
function isNamedIn(text: string, { name, userName }: NamesOfAgent): boolean {
  const words = ` ${wordsOf(text)} `;
  return [...wordsOf(name).split(" "), wordsOf(userName)].some(
    (each) => each.length >= TELLING_LETTERS && words.includes(` ${each} `),
  );
}

/** Folded, with a space between words, whatever stands there. */
function wordsOf(text: string): string {
  return fold(text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " "));
}

function ownName(field: string, label: string): UserError {
  return userError(field, "INVALID", `${label} holds your name. The customer reads this: leave your own name out.`);
}

/** Only who may sign in himself can be acted for. */
export function faultsOfUser({ name, state }: { name: string; state: UserState }): UserError[] {
  if (state === "ACTIVE") return [];
  const why = state === "DISABLED" ? "is disabled" : "has not accepted the invitation yet";
  return [userError("onBehalfOfId", "WRONG_STATE", `${name} ${why}. Choose a user who is active.`)];
}

/** One live session an agent and practice. @param caseNumber of the one that there is. */
export function faultOfPresent(caseNumber: string): UserError {
  return userError(
    "onBehalfOfId",
    "WRONG_STATE",
    `You have a live access to this practice already, for case ${caseNumber}. Go on in it, or end it first.`,
  );
}

/** `a minute`, `90 minutes`, `8 hours`: hours where they are whole and more than one. */
export function minutesInWords(minutes: number): string {
  if (minutes > 60 && minutes % 60 === 0) return `${minutes / 60} hours`;
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

/** For mails: the coded reason alone, since what an agent types may name a patient. */
export const REASON_WORDS: Record<BtgReason, string> = {
  CUSTOMER_REQUESTED_SUPPORT: "support that was asked for",
  INVESTIGATION_OF_AN_ISSUE: "investigation of an issue",
  DATA_CORRECTION: "correction of data",
  SECURITY_INCIDENT: "a security incident",
  LEGAL_OBLIGATION: "a legal obligation",
  SERVICE_MAINTENANCE: "maintenance of the service",
  OTHER: "as the audit report says",
};
