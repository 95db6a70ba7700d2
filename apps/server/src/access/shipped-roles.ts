import { ACCESS_RIGHTS, type AccessRight } from "./access-rights.ts";

/** A role that every practice has from its first day. */
export interface ShippedRole {
  readonly name: string;
  readonly description: string;
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
    rights: ["console:open"],
    fixed: true,
  },
  ALL_ACCESS: {
    name: "All Access",
    description: "Views and edits everything. For owners and the few who run the practice.",
    rights: ACCESS_RIGHTS,
    fixed: true,
  },
  ADMINISTRATOR: {
    name: "Administrator",
    description: "Administers users, access and security. Emergency access gives exactly these rights.",
    rights: ADMINISTRATION,
    fixed: true,
  },
  CLINICAL_MANAGER: {
    name: "Clinical Manager",
    description: "Leads clinical work: charts, reports, who is on the team and who opened what.",
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
    rights: ["patient:read", "chart:open", "report:run"],
    fixed: false,
  },
  CLINICAL_PROVIDER_COORDINATOR: {
    name: "Clinical Provider / Coordinator",
    description: "Treats patients and keeps lists of them: as Clinical Provider, with patient sets and imports.",
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
    rights: ["patient:read", "report:run", "patient-set:read"],
    fixed: false,
  },
  MEDICAL_DIRECTOR: {
    name: "Medical Director",
    description: "Answers for care and privacy: charts, reports, set security, and the whole audit log.",
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
