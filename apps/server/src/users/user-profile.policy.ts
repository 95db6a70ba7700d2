import { userError, type UserError } from "../graphql/common.types.ts";
import { checkLines, checkOptionalText, checkText } from "../graphql/text-rules.ts";
import type { UserProfile, UserProfileInput } from "./user-profile.types.ts";
import type { UserKind } from "./users.types.ts";

/** What a profile form writes, besides the SMTP password and the practitioner, which are stored elsewhere or otherwise. */
export interface ProfileValues {
  firstName: string;
  lastName: string;
  userTitle: string | null;
  culture: UserProfile["culture"];
  emailSignature: string | null;
  useOwnEmailForOutgoing: boolean;
  smtpUser: string | null;
  mobileAddress: string | null;
  defaultWorkflowView: UserProfile["defaultWorkflowView"];
  defaultPatientView: UserProfile["defaultPatientView"];
  defaultDocumentTab: UserProfile["defaultDocumentTab"];
  pathwayScheduleView: UserProfile["pathwayScheduleView"];
  autoLogoutMinutes: number | null;
}

/** The practice's bounds of Auto Logout, in minutes. */
export interface AutoLogoutBounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** Of names and titles, in characters. */
const NAME_LENGTH = 80;
/** Of addresses and of an SMTP login, as e-mail addresses have it. */
const ADDRESS_LENGTH = 254;
const SIGNATURE_LENGTH = 2_000;

const TEXTS = {
  firstName: (field: string, text: string) => checkText(field, "First Name", text, NAME_LENGTH),
  lastName: (field: string, text: string) => checkText(field, "Last Name", text, NAME_LENGTH),
  userTitle: (field: string, text: string) => checkOptionalText(field, "User Title", text, NAME_LENGTH),
  emailSignature: (field: string, text: string) => checkLines(field, "Email Signature", text, SIGNATURE_LENGTH),
  smtpUser: (field: string, text: string) => checkOptionalText(field, "SMTP User", text, ADDRESS_LENGTH),
  mobileAddress: (field: string, text: string) => checkOptionalText(field, "Mobile Address", text, ADDRESS_LENGTH),
} as const;

const CHOICES = {
  culture: "Culture",
  useOwnEmailForOutgoing: "Outgoing address",
  defaultWorkflowView: "Default Workflow view",
  defaultPatientView: "Default Patient View",
  defaultDocumentTab: "Default Document Tab",
  pathwayScheduleView: "Pathway Schedule View",
} as const;

/**
 * Reads a profile form: what it gives, as it is stored, and all that is wrong with it. What the form leaves out is in neither.
 * @returns fields of the errors are those of `input.profile`.
 */
export function readProfile(
  input: UserProfileInput,
  bounds: AutoLogoutBounds,
): { values: Partial<ProfileValues>; errors: UserError[] } {
  const errors: UserError[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, check] of Object.entries(TEXTS)) {
    const given = input[name as keyof typeof TEXTS];
    if (given === undefined) continue;
    errors.push(...check(`profile.${name}`, given ?? ""));
    values[name] = (given ?? "").trim() || null;
  }
  for (const [name, label] of Object.entries(CHOICES)) {
    const given = input[name as keyof typeof CHOICES];
    if (given === undefined) continue;
    if (given === null) errors.push(userError(`profile.${name}`, "REQUIRED", `${label} is required. Choose one.`));
    values[name] = given;
  }
  const { autoLogoutMinutes, smtpPassword } = input;
  if (autoLogoutMinutes !== undefined) {
    errors.push(...checkAutoLogout(autoLogoutMinutes, bounds));
    values["autoLogoutMinutes"] = autoLogoutMinutes;
  }
  errors.push(...checkOptionalText("profile.smtpPassword", "SMTP Password", smtpPassword ?? "", ADDRESS_LENGTH));
  // Each key was given by the form, and each value by the schema's types.
  return { values: values as Partial<ProfileValues>, errors };
}

function checkAutoLogout(minutes: number | null, { minimum, maximum }: AutoLogoutBounds): UserError[] {
  if (minutes === null || (minutes >= minimum && minutes <= maximum)) return [];
  return [
    userError(
      "profile.autoLogoutMinutes",
      "OUT_OF_RANGE",
      `Auto Logout is ${minimum} to ${maximum} minutes in this practice. Choose a time between them, or leave it empty.`,
    ),
  ];
}

/** A practitioner treats patients: staff is none. */
export function checkPractitioner(kind: UserKind, { practitionerId }: UserProfileInput): UserError[] {
  if (kind === "PROVIDER" || practitionerId == null) return [];
  return [userError("profile.practitionerId", "WRONG_STATE", "Staff is no practitioner. Leave it empty.")];
}
