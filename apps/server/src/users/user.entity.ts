import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** One person's login in one practice. Never deleted: history keeps the name. */
export const UserEntity = defineEntity({
  name: "UserEntity",
  tableName: "user_account",
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    kind: p.enum(["PROVIDER", "STAFF"]),
    state: p.enum(["INVITED", "ACTIVE", "DISABLED"]),
    userName: p.text(),
    userNameFolded: p.text(),
    email: p.text(),
    emailFolded: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    nameFolded: p.text(),
    userTitle: p.text().nullable(),
    culture: p.enum(["UNITED_STATES", "CANADA", "AUSTRALIA"]).default("UNITED_STATES"),
    emailSignature: p.text().nullable(),
    useOwnEmailForOutgoing: p.boolean().default(false),
    smtpUser: p.text().nullable(),
    /** Sealed for ["user-smtp-password", id]. */
    smtpPassword: p.blob().nullable(),
    mobileAddress: p.text().nullable(),
    defaultWorkflowView: p.enum(["DAILY_WORKFLOW", "SCHEDULING"]).default("DAILY_WORKFLOW"),
    defaultPatientView: p
      .enum(["PATIENT_REGISTRATION", "PATIENT_COMMUNICATIONS", "CLINICAL_INFORMATION"])
      .default("PATIENT_REGISTRATION"),
    defaultDocumentTab: p.enum(["ALL", "NOTES", "LETTERS", "SCANS"]).default("ALL"),
    pathwayScheduleView: p.enum(["DAY", "WEEK", "LIST"]).default("DAY"),
    passwordHash: p.text().nullable(),
    passwordChangedAt: p.datetime().nullable(),
    /** Null: the practice's. */
    autoLogoutMinutes: p.integer().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export type UserEntity = InferEntity<typeof UserEntity>;
