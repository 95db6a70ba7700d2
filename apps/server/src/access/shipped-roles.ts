import { ACCESS_RIGHTS, type AccessRight } from "./access-rights.ts";

/** A role that every practice has from its first day. */
export interface ShippedRole {
  readonly name: string;
  readonly description: string;
  /** Why it has these rights and no others: for the documents. */
  readonly why: string;
  readonly rights: readonly AccessRight[];
  /** Neither changed nor deleted: TABS is always held, and emergency mode adds exactly the Administrator role's rights (D14). */
  readonly fixed: boolean;
}

const ADMINISTRATION: readonly AccessRight[] = [
  "console:open",
  "practice:administer",
  "practice:update",
  "service-account:administer",
  "user:read",
  "user:add",
  "user:update",
  "user:disable",
  "user:export",
  "session:end",
  "two-factor:reset",
  "role:read",
  "role:update",
  "role:assign",
  "access:check",
  "patient:read",
  "patient:import",
  "chart:open",
  "report:run",
  "report:export",
  "patient-set:read",
  "patient-set:update",
  "set-security:read",
  "set-security:update",
  "btg:read",
  "btg:end",
  "emergency-access:administer",
  "emergency-access:review",
  "audit:read",
  "audit:export",
  "audit:verify",
];

/** The shipped roles and why each has what it has; docs/access-rights.md is generated from here. */
export const SHIPPED_ROLES = {
  TABS: {
    name: "TABS",
    description: "Opens the console. Every user holds it, besides a role for the work.",
    why: "Signing in is a right of its own, so that each other role is about the work alone. It is always held: whoever shall not come in is disabled.",
    rights: ["console:open"],
    fixed: true,
  },
  ALL_ACCESS: {
    name: "All Access",
    description: "Views and edits everything. For owners and the few who run the practice.",
    why: "The whole catalogue, and what comes to it later; it makes an administrator. For owners and the one or two who run the practice: everybody else works with less, and what a login cannot do, nobody who steals it can.",
    rights: ACCESS_RIGHTS,
    fixed: true,
  },
  ADMINISTRATOR: {
    name: "Administrator",
    description: "Administers users, access and security. Emergency access gives exactly these rights.",
    why: "All that administering takes, charts included: emergency access adds exactly this role, and an emergency needs charts. It is fixed, so that a designation means the same in every practice.",
    rights: ADMINISTRATION,
    fixed: true,
  },
  CLINICAL_MANAGER: {
    name: "Clinical Manager",
    description: "Leads clinical work: charts, reports, who is on the team and who opened what.",
    why: "Who leads a team sees who is on it, which roles they hold, why somebody can or cannot, and who opened what; imports bring the team's patients in. Who may what is decided by others: nobody both does the work and grants it.",
    rights: [
      "patient:read",
      "patient:import",
      "chart:open",
      "report:run",
      "report:export",
      "patient-set:read",
      "patient-set:update",
      "user:read",
      "role:read",
      "access:check",
      "audit:read",
    ],
    fixed: false,
  },
  CLINICAL_PROVIDER: {
    name: "Clinical Provider",
    description: "Treats patients: demographics, charts and reports.",
    why: "What treating a patient takes. Lists that last, exports and imports concern many patients at once, and are left to coordinators.",
    rights: ["patient:read", "chart:open", "report:run"],
    fixed: false,
  },
  CLINICAL_PROVIDER_COORDINATOR: {
    name: "Clinical Provider / Coordinator",
    description: "Treats patients and keeps lists of them: as Clinical Provider, with patient sets and imports.",
    why: "As Clinical Provider, and with what coordinating takes: imports, saved sets, exports of reports.",
    rights: [
      "patient:read",
      "patient:import",
      "chart:open",
      "report:run",
      "report:export",
      "patient-set:read",
      "patient-set:update",
    ],
    fixed: false,
  },
  PATIENT_COORDINATOR: {
    name: "Patient Coordinator",
    description: "Front desk: demographics and lists, no charts.",
    why: "Finds, registers and calls people. What they suffer from is not needed for that, so charts stay closed; sets are read, not made.",
    rights: ["patient:read", "report:run", "patient-set:read"],
    fixed: false,
  },
  MEDICAL_DIRECTOR: {
    name: "Medical Director",
    description: "Answers for care and privacy: charts, reports, set security, and the whole audit log.",
    why: "Answers to others for what was opened: the whole log with its proofs, the vendor's entries, emergencies and their review, who is blocked from which set. Sees access and does not administer it.",
    rights: [
      "patient:read",
      "chart:open",
      "report:run",
      "report:export",
      "patient-set:read",
      "patient-set:update",
      "set-security:read",
      "user:read",
      "role:read",
      "access:check",
      "btg:read",
      "emergency-access:review",
      "audit:read",
      "audit:export",
      "audit:verify",
    ],
    fixed: false,
  },
} as const satisfies Record<string, ShippedRole>;

export type ShippedRoleKey = keyof typeof SHIPPED_ROLES;

export const SHIPPED_ROLE_KEYS = Object.keys(SHIPPED_ROLES) as readonly ShippedRoleKey[];
