import {
  IconBuildingHospital,
  IconClipboardHeart,
  IconDatabaseImport,
  IconDevices,
  IconIdBadge2,
  IconListSearch,
  IconShieldLock,
  IconStethoscope,
  type TablerIcon,
  IconUserCog,
  IconUsers,
} from "@tabler/icons-react";
import type { AccessRight, UserKind } from "../../lib/graphql/graphql.ts";
import type { Me } from "../../lib/session.tsx";

/** A page of the navigation, with the names that people bring from other products. */
export interface ConsolePage {
  readonly to: string;
  readonly label: string;
  /** The pages of "Account" are in the person's menu. */
  readonly group: "Patients" | "Reports" | "Administration" | "Account";
  readonly icon: TablerIcon;
  /** Undefined: every user may open it. */
  readonly right: AccessRight | undefined;
  /** Undefined: for users of both kinds. */
  readonly kind?: UserKind;
  readonly otherNames: readonly string[];
}

/** The one navigation: each name leads to the one page that is meant. */
const PAGES: readonly ConsolePage[] = [
  {
    to: "/patients",
    label: "Patients",
    group: "Patients",
    icon: IconClipboardHeart,
    right: "PATIENT_READ",
    otherNames: ["Patient list", "Registration", "Clinical Information", "eChart", "Documents", "Charts"],
  },
  {
    to: "/audit",
    label: "Audit report",
    group: "Reports",
    icon: IconListSearch,
    right: undefined,
    otherNames: ["Audit Logs", "Activity feed", "Audit log", "Track activity", "Access report"],
  },
  {
    to: "/users",
    label: "Users",
    group: "Administration",
    icon: IconUsers,
    right: "USER_READ",
    otherNames: ["Users/Roles", "User Management", "Manage Users", "Administration > Users/Roles", "Settings > Users"],
  },
  {
    to: "/roles",
    label: "Roles",
    group: "Administration",
    icon: IconShieldLock,
    right: "ROLE_READ",
    otherNames: ["Manage Roles", "Users/Roles > Roles", "Access Rights", "Permissions"],
  },
  {
    to: "/practitioners",
    label: "Practitioners",
    group: "Administration",
    icon: IconStethoscope,
    right: "USER_UPDATE",
    otherNames: ["Providers", "Doctors", "NPI", "Link a practitioner to a user"],
  },
  {
    to: "/import",
    label: "Import",
    group: "Administration",
    icon: IconDatabaseImport,
    right: "PATIENT_IMPORT",
    otherNames: ["Import patients", "Import history", "FHIR", "Bulk Data", "NDJSON", "Upload"],
  },
  {
    to: "/practice-settings",
    label: "Practice Settings",
    group: "Administration",
    icon: IconBuildingHospital,
    right: "PRACTICE_UPDATE",
    otherNames: ["Settings", "Account > Practice", "Security policy", "Outgoing mail", "SMTP", "Time zone"],
  },
  {
    to: "/account",
    label: "Account Settings",
    group: "Account",
    icon: IconUserCog,
    right: undefined,
    kind: "PROVIDER",
    otherNames: ["My account", "Profile", "Auto Logout", "Default views", "Email signature"],
  },
  {
    to: "/account?tab=sign-in",
    label: "Provider Settings",
    group: "Account",
    icon: IconStethoscope,
    right: undefined,
    kind: "PROVIDER",
    otherNames: ["Change e-mail", "Change password"],
  },
  {
    to: "/account",
    label: "Staff Account Information",
    group: "Account",
    icon: IconUserCog,
    right: undefined,
    kind: "STAFF",
    otherNames: ["My account", "Account Settings", "Profile", "Change e-mail", "Change password", "Auto Logout"],
  },
  {
    to: "/users?kind=staff",
    label: "Staff Members",
    group: "Account",
    icon: IconIdBadge2,
    right: "USER_READ",
    otherNames: ["Account > Staff Members", "Employees", "Add staff member"],
  },
  {
    to: "/account?tab=sessions",
    label: "Sessions",
    group: "Account",
    icon: IconDevices,
    right: undefined,
    otherNames: ["Log out everywhere", "Trusted browsers", "Devices"],
  },
];

/** The pages that the server permits to this person. */
export function permittedPages(me: Pick<Me, "rights" | "user">): readonly ConsolePage[] {
  return PAGES.filter(
    ({ right, kind }) =>
      (right === undefined || me.rights.includes(right)) && (kind === undefined || kind === me.user?.kind),
  );
}
