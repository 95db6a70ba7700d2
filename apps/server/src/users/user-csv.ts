import { stringify, type Options } from "csv-stringify/sync";
import { ACCESS_RIGHTS } from "../access/access-rights.ts";
import { exceptionInWords } from "../access/access-state.ts";
import type { ExportedUser } from "./exported-users.service.ts";

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection): names and titles come
 * from people.
 */
const FORM: Options = { record_delimiter: "windows", escape_formulas: true };

const HEAD = [
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
];

/** The first line: then, for each right of the catalogue, a column under its stable name. Marked as UTF-8 for spreadsheets. */
export function csvHead(): string {
  return stringify([[...HEAD, ...ACCESS_RIGHTS]], { ...FORM, bom: true });
}

/** A line for each user; under a right, `yes` or nothing. */
export function csvRows(users: readonly ExportedUser[]): string {
  return stringify(users.map(cellsOf), FORM);
}

function cellsOf(user: ExportedUser): string[] {
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
    ...ACCESS_RIGHTS.map((right) => (user.rights.has(right) ? "yes" : "")),
  ];
}
