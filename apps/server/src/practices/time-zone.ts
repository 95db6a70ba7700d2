import { userError, type UserError } from "../graphql/common.types.ts";

/** What is wrong with a time zone. Area/City names and UTC alone: an offset such as +05:00 would never change with the season. */
export function checkTimeZone(timeZone: string): UserError[] {
  if (timeZone === "UTC" || Intl.supportedValuesOf("timeZone").includes(timeZone)) return [];
  return [userError("timeZone", "INVALID", "This is not a time zone. Write an IANA name such as America/New_York.")];
}
