import { userError, type UserError } from "../graphql/common.types.ts";
import { badInput } from "../graphql/errors.ts";
import { checkOptionalText, checkText } from "../graphql/text-rules.ts";
import { fold } from "../store/fold.ts";
import { readDemographicIds } from "./demographic-ids.ts";
import type { AgeInput, DateRange, DemographicReportInput, DemographicWhereInput } from "./demographic-report.types.ts";

const MAXIMUM_AGE = 150;
const MAXIMUM_TEXT = 100;
const MAXIMUM_VALUES = 50;
const MAXIMUM_CONDITIONS = 20;
const MAXIMUM_IDS = 10_000;
/** Room for numbers of ten digits, each with what stands between them. */
const MAXIMUM_PASTE = 200_000;

/**
 * What is wrong with a report, each fault with field, rule and fix.
 * @param at where it stands in the mutation's input, e.g. `report`; empty: it is the input.
 */
export function reportFaults(report: DemographicReportInput, at = ""): UserError[] {
  const { searchFor, where, orderBy, random, displayLimit } = report;
  const fault = (field: string, code: UserError["code"], message: string) =>
    userError(at === "" ? field : `${at}.${field}`, code, message);
  const faults: UserError[] = [];
  if (searchFor.length === 0)
    faults.push(fault("searchFor", "REQUIRED", "Search For needs a column. Choose at least one."));
  if (new Set(searchFor).size < searchFor.length)
    faults.push(fault("searchFor", "INVALID", "Search For takes each column once. Leave out the repeated ones."));
  const ordering = orderBy.map(({ by }) => by);
  if (new Set(ordering).size < ordering.length)
    faults.push(fault("orderBy", "INVALID", "Order by takes each column once. Leave out the repeated ones."));
  if (random && ordering.length > 0)
    faults.push(fault("random", "INVALID", "Random takes the place of an order. Leave out one of the two."));
  if (displayLimit != null && displayLimit < 1)
    faults.push(fault("displayLimit", "OUT_OF_RANGE", "A display limit is 1 or more. Leave it empty to show all."));
  return [...faults, ...whereFaults(where, at === "" ? "where" : `${at}.where`)];
}

/** @throws BAD_USER_INPUT for the first fault, in the words of `reportFaults`. */
export function demandReport(report: DemographicReportInput): void {
  const [fault] = reportFaults(report);
  if (fault !== undefined) throw badInput(fault.field!.join("."), fault.message);
}

function whereFaults(where: DemographicWhereInput, at: string): UserError[] {
  const { age, firstNamePrefix, lastNamePrefix, cities, postalCodePrefixes, practitionerIds } = where;
  const { sexes, patientStatuses, firstVisit, lastVisit, conditions, demographicIds } = where;
  return [
    ...(age == null ? [] : ageFaults(age, `${at}.age`)),
    ...checkOptionalText(`${at}.firstNamePrefix`, "First Name", firstNamePrefix ?? "", MAXIMUM_TEXT),
    ...checkOptionalText(`${at}.lastNamePrefix`, "Last Name", lastNamePrefix ?? "", MAXIMUM_TEXT),
    ...listFaults(`${at}.sexes`, "Sex", sexes ?? [], MAXIMUM_VALUES),
    ...listFaults(`${at}.patientStatuses`, "Patient Status", patientStatuses ?? [], MAXIMUM_VALUES),
    ...listFaults(`${at}.practitionerIds`, "Provider", practitionerIds ?? [], MAXIMUM_VALUES),
    ...textsFaults(`${at}.cities`, "City", cities ?? [], MAXIMUM_VALUES),
    ...textsFaults(`${at}.postalCodePrefixes`, "Postal Code", postalCodePrefixes ?? [], MAXIMUM_VALUES),
    ...textsFaults(`${at}.conditions`, "Condition", conditions ?? [], MAXIMUM_CONDITIONS),
    ...rangeFaults(`${at}.firstVisit`, "First Visit", firstVisit),
    ...rangeFaults(`${at}.lastVisit`, "Last Visit", lastVisit),
    ...idsFaults(`${at}.demographicIds`, demographicIds ?? ""),
  ];
}

function ageFaults({ comparison, years, toYears }: AgeInput, at: string): UserError[] {
  const isAge = (age: number) => age >= 0 && age <= MAXIMUM_AGE;
  const range = `An age is 0 to ${MAXIMUM_AGE} years. Correct it.`;
  if (!isAge(years)) return [userError(`${at}.years`, "OUT_OF_RANGE", range)];
  if (comparison !== "BETWEEN")
    return toYears == null
      ? []
      : [userError(`${at}.toYears`, "INVALID", "A second age goes with Between alone. Leave it out.")];
  if (toYears == null)
    return [userError(`${at}.toYears`, "REQUIRED", "Between needs a second age. Give both, or compare otherwise.")];
  if (!isAge(toYears)) return [userError(`${at}.toYears`, "OUT_OF_RANGE", range)];
  return toYears < years
    ? [userError(`${at}.toYears`, "INVALID", "The second age is below the first. Give the lower one first.")]
    : [];
}

function listFaults(field: string, label: string, values: readonly unknown[], maximum: number): UserError[] {
  return values.length <= maximum
    ? []
    : [userError(field, "TOO_LONG", `${label} takes at most ${maximum} values. Leave some out.`)];
}

function textsFaults(field: string, label: string, values: readonly string[], maximum: number): UserError[] {
  return [
    ...listFaults(field, label, values, maximum),
    ...values
      .flatMap((value) => {
        const faults = checkText(field, label, value, MAXIMUM_TEXT);
        // Of marks alone, nothing is left to compare by: it would match what it should not.
        return faults.length > 0 || fold(value) !== ""
          ? faults
          : [userError(field, "INVALID", `${label} has no letter, digit or sign. Correct it.`)];
      })
      .slice(0, 1),
  ];
}

function rangeFaults(field: string, label: string, range: DateRange | null | undefined): UserError[] {
  return range?.from != null && range.to != null && range.from > range.to
    ? [userError(field, "INVALID", `${label} ends before it begins. Give the earlier day first.`)]
    : [];
}

function idsFaults(field: string, text: string): UserError[] {
  return text.length <= MAXIMUM_PASTE && readDemographicIds(text).count <= MAXIMUM_IDS
    ? []
    : [userError(field, "TOO_LONG", `Demographic ID(s) takes at most 10,000 numbers. Leave some out.`)];
}
