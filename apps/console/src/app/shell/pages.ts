import {
  IconClipboardHeart,
  IconDatabaseImport,
  IconListSearch,
  IconStethoscope,
  type TablerIcon,
} from "@tabler/icons-react";
import type { AccessRight } from "../../lib/graphql/graphql.ts";

/** A page of the navigation, with the names that people bring from other products. */
export interface ConsolePage {
  readonly to: string;
  readonly label: string;
  readonly group: "Patients" | "Reports" | "Administration";
  readonly icon: TablerIcon;
  /** Undefined: every user may open it. */
  readonly right: AccessRight | undefined;
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
];

/** The pages that the server permits to these rights. */
export function permittedPages(rights: readonly AccessRight[]): readonly ConsolePage[] {
  return PAGES.filter((page) => page.right === undefined || rights.includes(page.right));
}
