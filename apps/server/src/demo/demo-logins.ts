import type { ShippedRoleKey } from "../access/shipped-roles.ts";
import { SHIPPED_ROLES } from "../access/shipped-roles.ts";
import type { VendorRole } from "../vendor/vendor.types.ts";

/** The demo practice. It exists in development alone, on the embedded database, bound to loopback (D2). */
export const DEMO_PRACTICE = { name: "Harbor Family Medicine", timeZone: "America/New_York" } as const;

const DEMO_PASSWORD = "harbor-lights-26";

/** A user of the demo practice. */
interface DemoUser {
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly kind: "PROVIDER" | "STAFF";
  readonly userTitle: string;
  /** Besides TABS. */
  readonly role: ShippedRoleKey;
}

export const DEMO_USERS: readonly DemoUser[] = [
  {
    userName: "grace",
    firstName: "Grace",
    lastName: "Adeyemi",
    kind: "PROVIDER",
    userTitle: "MD, Owner",
    role: "ALL_ACCESS",
  },
  {
    userName: "samuel",
    firstName: "Samuel",
    lastName: "Kim",
    kind: "PROVIDER",
    userTitle: "MD",
    role: "MEDICAL_DIRECTOR",
  },
  {
    userName: "amelia",
    firstName: "Amelia",
    lastName: "Okafor",
    kind: "PROVIDER",
    userTitle: "MD",
    role: "CLINICAL_PROVIDER",
  },
  {
    userName: "hannah",
    firstName: "Hannah",
    lastName: "Lindqvist",
    kind: "PROVIDER",
    userTitle: "NP",
    role: "CLINICAL_PROVIDER_COORDINATOR",
  },
  {
    userName: "priya",
    firstName: "Priya",
    lastName: "Raman",
    kind: "STAFF",
    userTitle: "Clinical Manager",
    role: "CLINICAL_MANAGER",
  },
  {
    userName: "jordan",
    firstName: "Jordan",
    lastName: "Blake",
    kind: "STAFF",
    userTitle: "Front desk",
    role: "PATIENT_COORDINATOR",
  },
];

/** A login of the demo practice, as the sign-in page and the start offer it. */
export const DEMO_LOGINS = DEMO_USERS.map(({ userName, firstName, lastName, role }) => ({
  userName,
  password: DEMO_PASSWORD,
  name: `${firstName} ${lastName}`,
  roles: [SHIPPED_ROLES[role].name],
}));

/** Employees of the vendor for the staff console, where the demo practice is. The first sign-in of each sets up an authenticator app. */
export const DEMO_EMPLOYEES = [
  { userName: "demo-agent", name: "Alex Moreno", role: "AGENT" },
  { userName: "demo-supervisor", name: "Ines Haddad", role: "SUPERVISOR" },
] as const satisfies readonly { userName: string; name: string; role: VendorRole }[];

export const DEMO_EMPLOYEE_PASSWORD = "a light over 26 harbors";
