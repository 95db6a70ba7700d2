import type {
  MailTopic,
  PracticeMailInput,
  PracticeSecurityInput,
  UpdatePracticeSettingsInput,
  WholePracticeSettingsFragment,
} from "../../lib/graphql/graphql.ts";
import type { SchemaElement } from "../../lib/lockdown.ts";

/** A practice whose settings may be seen. */
export type SettledPractice = WholePracticeSettingsFragment & {
  readonly settings: NonNullable<WholePracticeSettingsFragment["settings"]>;
};

/** The settings as their form holds them. A type, not an interface: only a type has the index that `FormValues` asks for. */
export type SettingsValues = {
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly culture: string;
  readonly fromAddress: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  /** Empty: as it is; null: it is to go. */
  readonly password: string | null;
  readonly autoLogoutDefaultMinutes: string;
  readonly autoLogoutMinimumMinutes: string;
  readonly autoLogoutMaximumMinutes: string;
  readonly passwordMinimumLength: string;
  readonly twoFactorPolicy: string;
  readonly browserTrustDays: string;
  readonly emergencyAccessMaximumMinutes: string;
  readonly blockedRecordMode: string;
  /** The topics that administrators are mailed about, sorted. */
  readonly mailTopics: readonly MailTopic[];
};

export type SettingsField = keyof SettingsValues;

const OF_PRACTICE = ["name", "address", "timeZone", "culture"] as const satisfies readonly (SettingsField &
  keyof UpdatePracticeSettingsInput)[];
const OF_SECURITY = [
  "autoLogoutDefaultMinutes",
  "autoLogoutMinimumMinutes",
  "autoLogoutMaximumMinutes",
  "passwordMinimumLength",
  "twoFactorPolicy",
  "browserTrustDays",
  "emergencyAccessMaximumMinutes",
  "blockedRecordMode",
] as const satisfies readonly (SettingsField & keyof PracticeSecurityInput)[];
const OF_MAIL = ["fromAddress", "host", "port", "user", "password"] as const satisfies readonly (SettingsField &
  keyof PracticeMailInput)[];

/** What is sent when a field is saved: whichever of it is locked locks the field. */
export function elementsOf(field: SettingsField): readonly SchemaElement[] {
  const ofSecurity = OF_SECURITY.find((name) => name === field);
  const ofMail = OF_MAIL.find((name) => name === field);
  if (ofSecurity !== undefined)
    return [SAVE, "UpdatePracticeSettingsInput.security", `PracticeSecurityInput.${ofSecurity}`];
  if (ofMail !== undefined) return [SAVE, "UpdatePracticeSettingsInput.outgoingMail", `PracticeMailInput.${ofMail}`];
  const own = OF_PRACTICE.find((name) => name === field) ?? "administratorMailTopics";
  return [SAVE, `UpdatePracticeSettingsInput.${own}`];
}

const SAVE = "Mutation.updatePracticeSettings";

/** Whole numbers with the bounds that hold in every practice. */
const NUMBERS: Readonly<Partial<Record<SettingsField, readonly [lowest: number, highest: number, what: string]>>> = {
  autoLogoutDefaultMinutes: [1, 120, "minutes"],
  autoLogoutMinimumMinutes: [1, 120, "minutes"],
  autoLogoutMaximumMinutes: [1, 120, "minutes"],
  passwordMinimumLength: [8, 64, "characters"],
  browserTrustDays: [0, 90, "days"],
  emergencyAccessMaximumMinutes: [15, 720, "minutes"],
};

/** What is saved, as the form begins. */
export function settingsValues({ name, address, timeZone, settings }: SettledPractice): SettingsValues {
  const { security, outgoingMail } = settings;
  return {
    name,
    address: address ?? "",
    timeZone,
    culture: settings.culture,
    fromAddress: outgoingMail.fromAddress ?? "",
    host: outgoingMail.host ?? "",
    port: outgoingMail.port === null ? "" : String(outgoingMail.port),
    user: outgoingMail.user ?? "",
    password: "",
    autoLogoutDefaultMinutes: String(security.autoLogoutDefaultMinutes),
    autoLogoutMinimumMinutes: String(security.autoLogoutMinimumMinutes),
    autoLogoutMaximumMinutes: String(security.autoLogoutMaximumMinutes),
    passwordMinimumLength: String(security.passwordMinimumLength),
    twoFactorPolicy: security.twoFactorPolicy,
    browserTrustDays: String(security.browserTrustDays),
    emergencyAccessMaximumMinutes: String(security.emergencyAccessMaximumMinutes),
    blockedRecordMode: security.blockedRecordMode,
    mailTopics: settings.mailTopics
      .filter(({ administratorsMailed }) => administratorsMailed)
      .map(({ topic }) => topic)
      .toSorted(),
  };
}

/** What can be told while typing. */
export function checkSettings(values: SettingsValues): Partial<Record<SettingsField, string>> {
  const wrong: Partial<Record<SettingsField, string>> = {};
  if (values.name.trim() === "") wrong.name = "Type the practice's name.";
  if (values.host.trim() !== "" && values.fromAddress.trim() === "") {
    wrong.fromAddress = "Type the address that mail comes from.";
  }
  if (!/^\d{0,5}$/u.test(values.port.trim())) wrong.port = "Type a port, such as 587.";
  for (const [field, [lowest, highest, what]] of Object.entries(NUMBERS) as [
    SettingsField,
    NonNullable<(typeof NUMBERS)[SettingsField]>,
  ][]) {
    const text = String(values[field]).trim();
    if (!/^\d{1,3}$/u.test(text) || Number(text) < lowest || Number(text) > highest) {
      wrong[field] = `Type whole ${what} from ${lowest} to ${highest}.`;
    }
  }
  const minutes = (field: SettingsField) => Number(values[field]);
  if (
    wrong.autoLogoutMinimumMinutes === undefined &&
    wrong.autoLogoutMaximumMinutes === undefined &&
    minutes("autoLogoutMinimumMinutes") > minutes("autoLogoutMaximumMinutes")
  ) {
    wrong.autoLogoutMaximumMinutes = "The longest is below the shortest. Raise it.";
  } else if (
    wrong.autoLogoutDefaultMinutes === undefined &&
    (minutes("autoLogoutDefaultMinutes") < minutes("autoLogoutMinimumMinutes") ||
      minutes("autoLogoutDefaultMinutes") > minutes("autoLogoutMaximumMinutes"))
  ) {
    wrong.autoLogoutDefaultMinutes = "The default lies between the shortest and the longest.";
  }
  return wrong;
}

/** The changed fields as the mutation takes them: what is absent stays, null empties. */
export function settingsInput(
  version: number,
  values: SettingsValues,
  changed: readonly SettingsField[],
): UpdatePracticeSettingsInput {
  const taken = (fields: readonly SettingsField[]) =>
    Object.fromEntries(fields.filter((field) => changed.includes(field)).map((field) => [field, asSent(field)]));
  const asSent = (field: SettingsField) => {
    const value = values[field];
    const text = typeof value === "string" ? value.trim() : value;
    if (text === "") return null;
    return field === "port" || field in NUMBERS ? Number(text) : text;
  };
  const own = taken(OF_PRACTICE);
  const security = taken(OF_SECURITY);
  const outgoingMail = taken(OF_MAIL);
  // Each key is one of SettingsValues, whose choices hold values of the schema's enums.
  return {
    version,
    ...own,
    ...(Object.keys(security).length === 0 ? {} : { security }),
    ...(Object.keys(outgoingMail).length === 0 ? {} : { outgoingMail }),
    ...(changed.includes("mailTopics") ? { administratorMailTopics: values.mailTopics } : {}),
  } as UpdatePracticeSettingsInput;
}
