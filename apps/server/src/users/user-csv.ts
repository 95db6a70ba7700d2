import { ACCESS_RIGHTS } from "../access/access-rights.ts";
import { exceptionInWords } from "../access/access-state.ts";
import type { ExportedUser } from "./exported-users.service.ts";

const COLUMNS = [
  "User Name",
  "First Name",
  "Last Name",
  "Email",
  "Kind",
  "State",
  "User Title",
  "Roles",
  "Exceptions",
  "Last sign-in (UTC)",
  "Two-factor",
  "Emergency access",
];

/** The columns, then, for each right of the catalogue, one under its stable name. */
export const USER_COLUMNS: readonly string[] = [...COLUMNS, ...ACCESS_RIGHTS];

/** The line of a user; under a right, `yes` or nothing. */
export function userCells(user: ExportedUser): string[] {
  return [
    user.userName,
    user.firstName,
    user.lastName,
    user.email,
    user.kind,
    user.state,
    user.userTitle ?? "",
    user.roles.join("; "),
    user.exceptions.map(exceptionInWords).join("; "),
    user.lastSignInAt?.toISOString().slice(0, 19).replace("T", " ") ?? "",
    user.twoFactor ? "yes" : "no",
    user.emergencyAccess ? "yes" : "no",
    ...ACCESS_RIGHTS.map((right) => (user.rights.has(right) ? "yes" : "")),
  ];
}
