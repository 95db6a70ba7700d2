import type { UserInfoFragment, UserKind, UserProfileInput } from "../graphql/graphql.ts";
import type { SchemaElement } from "../lockdown.ts";

/** User Info, as its form holds it. A type, not an interface: only a type has the index that `FormValues` asks for. */
export type ProfileValues = {
  readonly firstName: string;
  readonly lastName: string;
  readonly userTitle: string;
  readonly culture: string;
  readonly emailSignature: string;
  readonly useOwnEmailForOutgoing: boolean;
  readonly smtpUser: string;
  /** Empty: as it is; null: it is to go. */
  readonly smtpPassword: string | null;
  readonly mobileAddress: string;
  readonly defaultWorkflowView: string;
  readonly defaultPatientView: string;
  readonly defaultDocumentTab: string;
  readonly pathwayScheduleView: string;
  /** In minutes; empty: the practice's default. */
  readonly autoLogoutMinutes: string;
  /** Empty: linked to none. */
  readonly practitionerId: string;
};

/** Each is called as the schema calls it. */
export type ProfileField = keyof ProfileValues & keyof UserProfileInput;

/** What is sent when a field is saved: whichever of it is locked locks the field. */
export function elementsOf(kind: UserKind, field: ProfileField): readonly SchemaElement[] {
  const whole =
    kind === "STAFF"
      ? (["Mutation.updateStaffMember", "UpdateStaffMemberInput.profile"] as const)
      : (["Mutation.updateProvider", "UpdateProviderInput.profile"] as const);
  return [...whole, `UserProfileInput.${field}`];
}

/** What is saved, as the form begins. */
export function profileValues(
  user: Pick<UserInfoFragment, "userTitle" | "practitioner"> & {
    readonly profile: NonNullable<UserInfoFragment["profile"]>;
  },
): ProfileValues {
  const { profile } = user;
  return {
    firstName: profile.firstName,
    lastName: profile.lastName,
    userTitle: user.userTitle ?? "",
    culture: profile.culture,
    emailSignature: profile.emailSignature ?? "",
    useOwnEmailForOutgoing: profile.useOwnEmailForOutgoing,
    smtpUser: profile.smtpUser ?? "",
    smtpPassword: "",
    mobileAddress: profile.mobileAddress ?? "",
    defaultWorkflowView: profile.defaultWorkflowView,
    defaultPatientView: profile.defaultPatientView,
    defaultDocumentTab: profile.defaultDocumentTab,
    pathwayScheduleView: profile.pathwayScheduleView,
    autoLogoutMinutes: profile.autoLogoutMinutes === null ? "" : String(profile.autoLogoutMinutes),
    practitionerId: user.practitioner?.id ?? "",
  };
}

/** The changed fields as the mutation takes them: what is absent stays, null empties. */
export function profileInput(values: ProfileValues, changed: readonly ProfileField[]): UserProfileInput {
  const input: Record<string, string | number | boolean | null> = {};
  for (const field of changed) {
    const value = values[field];
    const text = typeof value === "string" ? value.trim() : value;
    input[field] = text === "" ? null : field === "autoLogoutMinutes" ? Number(text) : text;
  }
  // Each key is one of ProfileValues, whose choices hold values of the schema's enums.
  return input as UserProfileInput;
}

/** What can be told while typing. */
export function checkProfile(values: ProfileValues): Partial<Record<ProfileField, string>> {
  return {
    ...(values.firstName.trim() === "" ? { firstName: "Type the first name." } : {}),
    ...(values.lastName.trim() === "" ? { lastName: "Type the last name." } : {}),
    ...(/^\d{0,3}$/u.test(values.autoLogoutMinutes.trim())
      ? {}
      : {
          autoLogoutMinutes:
            "Auto Logout is a number of minutes, such as 15. Leave it empty for the practice's default.",
        }),
  };
}
