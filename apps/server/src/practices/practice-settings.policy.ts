import type { DeploymentStage } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { checkEmail, checkLines, checkOptionalText, checkText } from "../graphql/text-rules.ts";
import { isMailHost, MAIL_PORTS } from "../mail/mail-host.ts";
import type { MailTopic } from "../mail/mail-topics.ts";
import type { Culture } from "../users/preferences.types.ts";
import type {
  BlockedRecordMode,
  PracticeMailInput,
  PracticeSecurityInput,
  TwoFactorPolicy,
  UpdatePracticeSettingsInput,
} from "./practice-settings.types.ts";
import { checkTimeZone } from "./time-zone.ts";

/** A practice's settings, under the names that stand in the log. */
export interface StoredSettings {
  readonly name: string;
  readonly address: string | null;
  readonly timeZone: string;
  readonly culture: Culture;
  readonly blockedRecordMode: BlockedRecordMode;
  readonly passwordMinimumLength: number;
  readonly twoFactorPolicy: TwoFactorPolicy;
  readonly browserTrustDays: number;
  readonly autoLogoutDefaultMinutes: number;
  readonly autoLogoutMinimumMinutes: number;
  readonly autoLogoutMaximumMinutes: number;
  readonly emergencyAccessMaximumMinutes: number;
  readonly mailFromAddress: string | null;
  readonly smtpHost: string | null;
  readonly smtpPort: number | null;
  readonly smtpUser: string | null;
  readonly smtpPasswordSet: boolean;
  readonly administratorMailTopics: readonly MailTopic[];
}

/** Settings as a change would leave them, and all that is wrong with that. */
export interface ChangedSettings {
  readonly next: StoredSettings;
  /** A new SMTP password; undefined: none was given. */
  readonly smtpPassword: string | undefined;
  readonly errors: readonly UserError[];
}

const NAME_LENGTH = 120;
const ADDRESS_LENGTH = 500;
const LOGIN_LENGTH = 254;

/** Whole numbers, each with its bounds; the database holds them too. */
const NUMBERS = {
  passwordMinimumLength: { label: "The password minimum", minimum: 8, maximum: 64, unit: "characters" },
  browserTrustDays: { label: "Browser trust", minimum: 0, maximum: 90, unit: "days" },
  autoLogoutDefaultMinutes: { label: "Auto Logout", minimum: 1, maximum: 120, unit: "minutes" },
  autoLogoutMinimumMinutes: { label: "The shortest Auto Logout", minimum: 1, maximum: 120, unit: "minutes" },
  autoLogoutMaximumMinutes: { label: "The longest Auto Logout", minimum: 1, maximum: 120, unit: "minutes" },
  emergencyAccessMaximumMinutes: {
    label: "The time limit of emergency access",
    minimum: 15,
    maximum: 720,
    unit: "minutes",
  },
} as const;

const CHOICES = { blockedRecordMode: "What a blocked record shows", twoFactorPolicy: "The two-factor policy" } as const;

/** Applies a change to the settings as they stand: what it leaves out stays, null empties what may be empty. */
export function changeSettings(
  present: StoredSettings,
  input: UpdatePracticeSettingsInput,
  stage: DeploymentStage,
): ChangedSettings {
  const errors: UserError[] = [];
  const next = { ...present };
  if (input.name !== undefined) {
    next.name = (input.name ?? "").trim();
    errors.push(...checkText("name", "Practice name", next.name, NAME_LENGTH));
  }
  if (input.address !== undefined) {
    next.address = (input.address ?? "").trim().replaceAll(/\r\n?/g, "\n") || null;
    errors.push(...checkLines("address", "Address", next.address ?? "", ADDRESS_LENGTH));
  }
  if (input.timeZone !== undefined) {
    next.timeZone = input.timeZone ?? "";
    errors.push(...checkTimeZone(next.timeZone));
  }
  if (input.culture !== undefined) {
    if (input.culture === null) errors.push(userError("culture", "REQUIRED", "Culture is required. Choose one."));
    else next.culture = input.culture;
  }
  if (input.administratorMailTopics != null)
    next.administratorMailTopics = [...new Set(input.administratorMailTopics)].toSorted();
  const security = changeSecurity(next, input.security ?? {});
  const mail = changeMail(security.next, input.outgoingMail ?? {}, stage);
  return { ...mail, errors: [...errors, ...security.errors, ...mail.errors] };
}

function changeSecurity(present: StoredSettings, input: PracticeSecurityInput) {
  const errors: UserError[] = [];
  const given: Partial<StoredSettings> = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined && value !== null),
  );
  for (const [name, label] of Object.entries(CHOICES)) {
    if (input[name as keyof typeof CHOICES] === null)
      errors.push(userError(`security.${name}`, "REQUIRED", `${label} is required. Choose one.`));
  }
  for (const [name, { label, minimum, maximum, unit }] of Object.entries(NUMBERS)) {
    const value = input[name as keyof typeof NUMBERS];
    if (value === undefined || (value !== null && value >= minimum && value <= maximum)) continue;
    const rule = `${label} is ${minimum} to ${maximum} ${unit}. Give a number between them.`;
    errors.push(userError(`security.${name}`, value === null ? "REQUIRED" : "OUT_OF_RANGE", rule));
  }
  const next = { ...present, ...given };
  if (errors.length === 0) errors.push(...checkAutoLogout(next, input));
  return { next, errors };
}

/** Shortest ≤ default ≤ longest; the error stands at a field that was given. */
function checkAutoLogout(next: StoredSettings, input: PracticeSecurityInput): UserError[] {
  const {
    autoLogoutMinimumMinutes: minimum,
    autoLogoutDefaultMinutes: standard,
    autoLogoutMaximumMinutes: maximum,
  } = next;
  const at = (...names: (keyof PracticeSecurityInput)[]) =>
    `security.${names.find((name) => input[name] !== undefined) ?? names[0]}`;
  if (minimum > maximum) {
    return [
      userError(
        at("autoLogoutMinimumMinutes", "autoLogoutMaximumMinutes"),
        "OUT_OF_RANGE",
        `The shortest Auto Logout, ${minimum} minutes, is longer than the longest, ${maximum}. Make it ${maximum} or less.`,
      ),
    ];
  }
  if (standard >= minimum && standard <= maximum) return [];
  return [
    userError(
      standard < minimum
        ? at("autoLogoutDefaultMinutes", "autoLogoutMinimumMinutes")
        : at("autoLogoutDefaultMinutes", "autoLogoutMaximumMinutes"),
      "OUT_OF_RANGE",
      `Auto Logout, ${standard} minutes, lies outside of the shortest and the longest, ${minimum} to ${maximum}. Give a number between them.`,
    ),
  ];
}

function changeMail(present: StoredSettings, input: PracticeMailInput, stage: DeploymentStage): ChangedSettings {
  const next = { ...present };
  if (input.fromAddress !== undefined) next.mailFromAddress = textOf(input.fromAddress);
  if (input.host !== undefined) next.smtpHost = textOf(input.host)?.toLowerCase() ?? null;
  if (input.port !== undefined) next.smtpPort = input.port;
  if (input.user !== undefined) next.smtpUser = textOf(input.user);
  if (input.password !== undefined) next.smtpPasswordSet = (input.password ?? "") !== "";
  // Without a host there is nothing to log in to, and without a user no login.
  if (next.smtpHost === null && input.host !== undefined) {
    next.smtpPort = input.port ?? null;
    next.smtpUser = textOf(input.user);
  }
  if (next.smtpUser === null && (input.password ?? "") === "") next.smtpPasswordSet = false;
  return {
    next,
    smtpPassword: (input.password ?? "") === "" ? undefined : input.password!,
    errors: checkMail(present, next, input, stage),
  };
}

function checkMail(
  present: StoredSettings,
  next: StoredSettings,
  input: PracticeMailInput,
  stage: DeploymentStage,
): UserError[] {
  const errors: UserError[] = [];
  const { mailFromAddress: from, smtpHost: host, smtpPort: port, smtpUser: user, smtpPasswordSet: password } = next;
  const wrong = (field: keyof PracticeMailInput, code: UserError["code"], message: string) =>
    errors.push(userError(`outgoingMail.${field}`, code, message));

  if (from !== null) errors.push(...checkEmail("outgoingMail.fromAddress", from));
  else if (host !== null)
    wrong("fromAddress", "REQUIRED", "The address that mail comes from is required with a host. Fill it in.");
  if (host === null) {
    if (port !== null || user !== null || password)
      wrong(
        "host",
        "REQUIRED",
        "Host is required with a port, user or password. Fill it in, or leave the others empty.",
      );
  } else if (!isMailHost(host)) {
    wrong("host", "INVALID", "Host is the name or address of a mail server, as in mail.example.org. Correct it.");
  }
  if (port !== null && (port < 1 || port > 65_535))
    wrong("port", "OUT_OF_RANGE", "A port is a number from 1 to 65535, mostly 587 or 465. Correct it.");
  else if (port !== null && stage !== "development" && !MAIL_PORTS.includes(port))
    wrong(
      "port",
      "INVALID",
      `Mail is handed over at port ${MAIL_PORTS.join(", ").replace(/, (\d+)$/, " or $1")}. Choose one of them.`,
    );
  if (input.user !== undefined)
    errors.push(...checkOptionalText("outgoingMail.user", "SMTP User", user ?? "", LOGIN_LENGTH));
  if (input.password != null)
    errors.push(...checkOptionalText("outgoingMail.password", "SMTP Password", input.password, LOGIN_LENGTH));
  if (user === null && password)
    wrong("user", "REQUIRED", "SMTP User is required with an SMTP Password. Fill it in, or leave both empty.");
  if (user !== null && !password)
    wrong("password", "REQUIRED", "SMTP Password is required with an SMTP User. Fill it in, or leave both empty.");
  else if (user !== null && isOtherLogin(present, next) && (input.password ?? "") === "")
    wrong("password", "REQUIRED", "The password was given for another host or user. Type the one of this login.");
  return errors;
}

/** Whoever changes where a password goes must know it: it is written, and read by nobody, not by a mail server of his own either. */
function isOtherLogin(present: StoredSettings, next: StoredSettings): boolean {
  return present.smtpHost !== next.smtpHost || present.smtpUser !== next.smtpUser;
}

function textOf(given: string | null | undefined): string | null {
  return (given ?? "").trim() || null;
}
