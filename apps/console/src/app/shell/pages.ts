import {
  IconBell,
  IconBuildingHospital,
  IconClipboardHeart,
  IconDatabaseImport,
  IconDevices,
  IconHeadset,
  IconIdBadge2,
  IconListSearch,
  IconReportSearch,
  IconShieldLock,
  IconStethoscope,
  type TablerIcon,
  IconUrgent,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useMemo } from "react";
import type { AccessRight, UserKind } from "../../lib/graphql/graphql.ts";
import type { SchemaElement } from "../../lib/lockdown.ts";
import { type Me, useMe } from "../../lib/session.tsx";
import { accessNameOf, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";

/** A page of the navigation, with the names that people bring from other products. */
export interface ConsolePage {
  readonly to: string;
  readonly label: string;
  /** The pages of "Account" are in the person's menu. */
  readonly group: "Patients" | "Reports" | "Admin" | "Settings" | "Account";
  /** Within its group. */
  readonly part?: "User Management";
  readonly icon: TablerIcon;
  /** Undefined: every user may open it. */
  readonly right: AccessRight | undefined;
  /** Undefined: for users of both kinds. */
  readonly kind?: UserKind;
  readonly otherNames: readonly string[];
  /** Of the other names, those of acts that are locked in BTG, with the schema's element of the act. */
  readonly acts?: Readonly<Record<string, SchemaElement>>;
}

const CREDENTIAL_ACTS = {
  "Change e-mail": "Mutation.requestEmailChange",
  "Change password": "Mutation.changePassword",
} as const;

/** The one navigation: each name leads to the one page that is meant. */
const pagesOf = (vendorName: string): readonly ConsolePage[] => [
  {
    to: "/patients",
    label: "Patients",
    group: "Patients",
    icon: IconClipboardHeart,
    right: "PATIENT_READ",
    otherNames: ["Patient list", "Registration", "Clinical Information", "eChart", "Documents", "Charts"],
  },
  {
    to: "/demographic-report",
    label: "Demographic Report",
    group: "Reports",
    icon: IconReportSearch,
    right: "REPORT_RUN",
    otherNames: ["Reports", "Patient report", "Run Query", "Saved queries", "Demographics", "Search For"],
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
    label: "Manage Users",
    group: "Admin",
    part: "User Management",
    icon: IconUsers,
    right: "USER_READ",
    otherNames: ["Users/Roles", "User Management", "Administration > Users/Roles", "Settings > Users"],
  },
  {
    to: "/roles",
    label: "Manage Roles",
    group: "Admin",
    part: "User Management",
    icon: IconShieldLock,
    right: "ROLE_READ",
    otherNames: [
      "Users/Roles > Roles",
      "Access Rights",
      "Permissions",
      "Manage Set Access",
      "Manage Demographic Set Security",
      "Black Listed",
    ],
  },
  {
    to: "/patient-sets",
    label: "Patient Sets",
    group: "Admin",
    icon: IconUsersGroup,
    right: "PATIENT_SET_READ",
    otherNames: ["Demographic Sets", "Patient lists", "Cohorts", "Patient groups"],
  },
  {
    to: "/practitioners",
    label: "Practitioners",
    group: "Admin",
    icon: IconStethoscope,
    right: "USER_UPDATE",
    otherNames: ["Providers", "Doctors", "NPI", "Link a practitioner to a user"],
    acts: { "Link a practitioner to a user": "Mutation.linkPractitioner" },
  },
  {
    to: "/import",
    label: "Import",
    group: "Admin",
    icon: IconDatabaseImport,
    right: "PATIENT_IMPORT",
    otherNames: ["Import patients", "Import history", "FHIR", "Bulk Data", "NDJSON", "Upload"],
  },
  {
    to: "/vendor-access",
    label: accessNameOf(vendorName),
    group: "Admin",
    icon: IconHeadset,
    right: "BTG_READ",
    otherNames: [
      "BTG sessions",
      "Break the glass",
      "Vendor access",
      "Support access",
      `${vendorName} accessed your account`,
    ],
  },
  {
    to: "/practice-settings",
    label: "Practice Settings",
    group: "Admin",
    icon: IconBuildingHospital,
    right: "PRACTICE_UPDATE",
    otherNames: ["Settings", "Account > Practice", "Security policy", "Outgoing mail", "SMTP", "Time zone"],
  },
  {
    to: "/settings/emergency-access",
    label: "Emergency Access",
    group: "Settings",
    icon: IconUrgent,
    right: undefined,
    otherNames: [
      "Settings > Emergency Access",
      "Activate emergency access mode",
      "Deactivate emergency access mode",
      "Manage emergency access",
      "Allow emergency access",
    ],
    acts: {
      "Activate emergency access mode": "Mutation.activateEmergencyAccess",
      "Deactivate emergency access mode": "Mutation.deactivateEmergencyAccess",
      "Allow emergency access": "Mutation.setEmergencyAccessDesignation",
    },
  },
  {
    to: "/account",
    label: "Account Settings",
    group: "Account",
    icon: IconUserCog,
    right: undefined,
    kind: "PROVIDER",
    otherNames: [
      "My account",
      "Profile",
      "Support PIN",
      "App Unlock PIN",
      "Auto Logout",
      "Default views",
      "Email signature",
    ],
  },
  {
    to: "/account?tab=sign-in",
    label: "Provider Settings",
    group: "Account",
    icon: IconStethoscope,
    right: undefined,
    kind: "PROVIDER",
    otherNames: ["Change e-mail", "Change password"],
    acts: CREDENTIAL_ACTS,
  },
  {
    to: "/account",
    label: "Staff Account Information",
    group: "Account",
    icon: IconUserCog,
    right: undefined,
    kind: "STAFF",
    otherNames: [
      "My account",
      "Account Settings",
      "Profile",
      "Support PIN",
      "App Unlock PIN",
      "Change e-mail",
      "Change password",
      "Auto Logout",
    ],
    acts: CREDENTIAL_ACTS,
  },
  {
    to: "/users?kind=staff",
    label: "Staff Members",
    group: "Account",
    icon: IconIdBadge2,
    right: "USER_READ",
    otherNames: ["Account > Staff Members", "Employees", "Add staff member"],
    acts: { "Add staff member": "Mutation.addUser" },
  },
  {
    to: "/notices",
    label: "Notices",
    group: "Account",
    icon: IconBell,
    right: undefined,
    otherNames: ["Notifications", "Alerts", "What you were told"],
  },
  {
    to: "/account?tab=sessions",
    label: "Sessions",
    group: "Account",
    icon: IconDevices,
    right: undefined,
    otherNames: ["Log out everywhere", "Trusted browsers", "Devices"],
    acts: { "Log out everywhere": "Mutation.endAllSessions" },
  },
];

/** The pages that the server permits to this person. */
export function usePages(): readonly ConsolePage[] {
  const me = useMe();
  const vendorName = useVendorName();
  return useMemo(() => permittedPages(me, vendorName), [me, vendorName]);
}

function permittedPages({ rights, user }: Pick<Me, "rights" | "user">, vendorName: string): readonly ConsolePage[] {
  return pagesOf(vendorName).filter(
    ({ right, kind }) => (right === undefined || rights.includes(right)) && (kind === undefined || kind === user?.kind),
  );
}
