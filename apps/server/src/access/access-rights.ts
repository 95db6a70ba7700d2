/** One right of the catalogue: what it lets a user do, in words for the Access Rights grid. */
export interface AccessRightText {
  readonly label: string;
  readonly description: string;
  readonly section:
    | "Console"
    | "Practice"
    | "Users"
    | "Patients"
    | "Reports"
    | "Patient sets"
    | "DrChrono Access"
    | "Emergency access"
    | "Audit";
}

/**
 * The catalogue of access rights, by stable name `noun:verb`, in the order of the grid. Names are stored and sent: one is never renamed
 * or reused.
 */
const ACCESS_RIGHT_TEXTS = {
  "console:open": {
    section: "Console",
    label: "Open the console",
    description: "Sign in and open the console's tabs. Held through TABS.",
  },
  "practice:administer": {
    section: "Practice",
    label: "Administer the practice",
    description:
      "Is an administrator: told of all that concerns the practice's security, and never the last to lose this.",
  },
  "practice:update": {
    section: "Practice",
    label: "Change practice settings",
    description: "Name, address, time zone, outgoing mail and security settings.",
  },
  "service-account:administer": {
    section: "Practice",
    label: "Administer service accounts",
    description: "Service accounts, their keys and webhooks.",
  },
  "user:read": {
    section: "Users",
    label: "See users",
    description: "All of another user: profile, access and security.",
  },
  "user:add": { section: "Users", label: "Add users", description: "Add and invite users." },
  "user:update": {
    section: "Users",
    label: "Change users",
    description: "Profiles, e-mail changes and password reset mails of others.",
  },
  "user:disable": { section: "Users", label: "Disable users", description: "Disable users and bring them back." },
  "user:export": { section: "Users", label: "Export users", description: "CSV of users and their effective rights." },
  "session:end": { section: "Users", label: "End sessions", description: "End the sessions of others." },
  "two-factor:reset": {
    section: "Users",
    label: "Reset two-factor",
    description: "Take another's second factor away.",
  },
  "role:read": { section: "Users", label: "See roles", description: "Roles and the rights that they give." },
  "role:update": { section: "Users", label: "Change roles", description: "Make, change and delete roles." },
  "role:assign": { section: "Users", label: "Give roles", description: "Give and take roles and exceptions." },
  "access:check": { section: "Users", label: "Check access", description: "Ask who may open what, and why." },
  "patient:read": {
    section: "Patients",
    label: "See patients",
    description: "Demographics: lists, search and Registration.",
  },
  "patient:import": {
    section: "Patients",
    label: "Import patients",
    description: "Import patients and charts from FHIR.",
  },
  "chart:open": { section: "Patients", label: "Open charts", description: "Clinical Information and Documents." },
  "report:run": { section: "Reports", label: "Run reports", description: "Run the Demographic Report." },
  "report:export": { section: "Reports", label: "Export reports", description: "Export the Demographic Report." },
  "patient-set:read": {
    section: "Patient sets",
    label: "See patient sets",
    description: "Patient sets and their members.",
  },
  "patient-set:update": {
    section: "Patient sets",
    label: "Change patient sets",
    description: "Save, change and delete patient sets.",
  },
  "set-security:read": {
    section: "Patient sets",
    label: "See set security",
    description: "Who is blocked from which set.",
  },
  "set-security:update": {
    section: "Patient sets",
    label: "Change set security",
    description: "Block users from sets, and lift blocks.",
  },
  "btg:read": {
    section: "DrChrono Access",
    label: "See DrChrono Access",
    description: "When the vendor entered the account, why, and what was done.",
  },
  "btg:end": {
    section: "DrChrono Access",
    label: "End DrChrono Access",
    description: "End a session of the vendor at once.",
  },
  "emergency-access:administer": {
    section: "Emergency access",
    label: "Administer emergency access",
    description: "Designate users, deactivate others, see names and history.",
  },
  "emergency-access:review": {
    section: "Emergency access",
    label: "Review emergency access",
    description: "Review what was done in emergency mode, and sign it off.",
  },
  "audit:read": {
    section: "Audit",
    label: "See the whole audit log",
    description: "All entries of the practice. Without it, a user sees his own.",
  },
  "audit:export": { section: "Audit", label: "Export the audit log", description: "Export audit entries." },
  "audit:verify": {
    section: "Audit",
    label: "Verify the audit log",
    description: "Checkpoints, proofs and integrity runs.",
  },
} as const satisfies Record<string, AccessRightText>;

export type AccessRight = keyof typeof ACCESS_RIGHT_TEXTS;

export const ACCESS_RIGHTS = Object.keys(ACCESS_RIGHT_TEXTS) as readonly AccessRight[];

export function isAccessRight(name: string): name is AccessRight {
  return Object.hasOwn(ACCESS_RIGHT_TEXTS, name);
}

/** The text of a right. Sections and texts that speak of the vendor use its configured name (D8). */
export function accessRightText(
  right: AccessRight,
  vendorName: string,
): AccessRightText & { readonly section: string } {
  const { label, description, section } = ACCESS_RIGHT_TEXTS[right];
  const named = (text: string) => text.replaceAll("DrChrono", vendorName);
  return {
    label: named(label),
    description: named(description),
    section: named(section) as AccessRightText["section"],
  };
}

/** `Open charts`, where no vendor's name is at hand. */
export function rightInWords(right: AccessRight): string {
  return ACCESS_RIGHT_TEXTS[right].label.replace("DrChrono Access", "vendor access");
}

/** `patient-set:read` as the GraphQL enum writes it: `PATIENT_SET_READ`. */
export function accessRightEnumName(right: AccessRight): string {
  return right.replaceAll(/[:-]/g, "_").toUpperCase();
}
