import type {
  AgeComparison,
  DemographicColumn,
  DemographicReportInput,
  DemographicWhereInput,
  PatientStatus,
  Sex,
  SortDirection,
} from "../../lib/graphql/graphql.ts";
import { COLUMNS } from "./report-columns.ts";

export const SEXES: readonly { readonly value: Sex; readonly label: string }[] = [
  { value: "FEMALE", label: "Female" },
  { value: "MALE", label: "Male" },
  { value: "OTHER", label: "Other" },
  { value: "UNKNOWN", label: "Unknown" },
];
export const STATUSES: readonly { readonly value: PatientStatus; readonly label: string }[] = [
  { value: "ACTIVE", label: "Active" },
  { value: "INACTIVE", label: "Inactive" },
  { value: "DECEASED", label: "Deceased" },
];
export const AGE_COMPARISONS: readonly { readonly value: AgeComparison; readonly label: string }[] = [
  { value: "YOUNGER", label: "Younger than" },
  { value: "OLDER", label: "Older than" },
  { value: "EQUAL", label: "Equal to" },
  { value: "BETWEEN", label: "Between" },
];

/** One step of an order. */
export interface DraftOrder {
  readonly by: DemographicColumn;
  readonly direction: SortDirection;
}

/** A report as it is typed. */
export interface ReportDraft {
  readonly searchFor: readonly DemographicColumn[];
  readonly age: AgeComparison | "";
  readonly years: string;
  readonly toYears: string;
  readonly asOf: string;
  readonly sexes: readonly Sex[];
  readonly firstNamePrefix: string;
  readonly lastNamePrefix: string;
  readonly cities: readonly string[];
  readonly postalCodePrefixes: readonly string[];
  readonly practitionerIds: readonly string[];
  readonly patientStatuses: readonly PatientStatus[];
  readonly firstVisitFrom: string;
  readonly firstVisitTo: string;
  readonly lastVisitFrom: string;
  readonly lastVisitTo: string;
  readonly conditions: readonly string[];
  readonly demographicIds: string;
  readonly orderBy: readonly DraftOrder[];
  readonly random: boolean;
  readonly displayLimit: string;
}

/** Words for what is wrong, by field. */
export type DraftErrors = Readonly<Partial<Record<keyof ReportDraft, string>>>;

/** What the page begins with. */
export const EMPTY_DRAFT: ReportDraft = {
  searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME", "FIRST_NAME", "BIRTH_DATE", "SEX"],
  age: "",
  years: "",
  toYears: "",
  asOf: "",
  sexes: [],
  firstNamePrefix: "",
  lastNamePrefix: "",
  cities: [],
  postalCodePrefixes: [],
  practitionerIds: [],
  patientStatuses: [],
  firstVisitFrom: "",
  firstVisitTo: "",
  lastVisitFrom: "",
  lastVisitTo: "",
  conditions: [],
  demographicIds: "",
  orderBy: [],
  random: false,
  displayLimit: "",
};

/** What can be told while typing; the server decides. */
export function checkDraft(draft: ReportDraft): DraftErrors {
  const errors: Partial<Record<keyof ReportDraft, string>> = {};
  if (draft.searchFor.length === 0) errors.searchFor = "Choose a column at least.";
  if (draft.age !== "") {
    if (!isWhole(draft.years)) errors.years = "Type whole years, such as 65.";
    if (draft.age === "BETWEEN" && !isWhole(draft.toYears)) errors.toYears = "Type whole years, such as 80.";
    else if (draft.age === "BETWEEN" && Number(draft.toYears) < Number(draft.years))
      errors.toYears = "Type as many years as in the field before, or more.";
  }
  if (isBefore(draft.firstVisitTo, draft.firstVisitFrom))
    errors.firstVisitTo = "Choose a day that is not before the other.";
  if (isBefore(draft.lastVisitTo, draft.lastVisitFrom))
    errors.lastVisitTo = "Choose a day that is not before the other.";
  if (draft.displayLimit.trim() !== "" && !(isWhole(draft.displayLimit) && Number(draft.displayLimit) > 0))
    errors.displayLimit = "Type a whole number from 1 on, or nothing for all.";
  return errors;
}

/** The report that the API is given; of a draft that is not wrong. */
export function reportOf(draft: ReportDraft): DemographicReportInput {
  const where: DemographicWhereInput = {
    ...(draft.age === ""
      ? {}
      : {
          age: {
            comparison: draft.age,
            years: Number(draft.years),
            ...(draft.age === "BETWEEN" ? { toYears: Number(draft.toYears) } : {}),
            ...(draft.asOf === "" ? {} : { asOf: draft.asOf }),
          },
        }),
    ...some("sexes", draft.sexes),
    ...typed("firstNamePrefix", draft.firstNamePrefix),
    ...typed("lastNamePrefix", draft.lastNamePrefix),
    ...some("cities", draft.cities),
    ...some("postalCodePrefixes", draft.postalCodePrefixes),
    ...some("practitionerIds", draft.practitionerIds),
    ...some("patientStatuses", draft.patientStatuses),
    ...range("firstVisit", draft.firstVisitFrom, draft.firstVisitTo),
    ...range("lastVisit", draft.lastVisitFrom, draft.lastVisitTo),
    ...some("conditions", draft.conditions),
    ...typed("demographicIds", draft.demographicIds),
  };
  return {
    searchFor: [...draft.searchFor],
    ...(Object.keys(where).length === 0 ? {} : { where }),
    ...(draft.random ? { random: true } : draft.orderBy.length === 0 ? {} : { orderBy: [...draft.orderBy] }),
    ...(draft.displayLimit.trim() === "" ? {} : { displayLimit: Number(draft.displayLimit) }),
  };
}

/**
 * Reads a report that was kept as JSON: in an address, a saved query, a patient set. What is not of its shape counts as not there, and
 * without a column that there is it is no report.
 */
export function draftOf(json: unknown): ReportDraft | undefined {
  const report = record(json);
  const where = record(report["where"]);
  const age = record(where["age"]);
  const searchFor = among(report["searchFor"], COLUMNS);
  if (searchFor.length === 0) return undefined;
  return {
    searchFor,
    age: AGE_COMPARISONS.find(({ value }) => value === age["comparison"])?.value ?? "",
    years: digits(age["years"]),
    toYears: digits(age["toYears"]),
    asOf: text(age["asOf"]),
    sexes: among(
      where["sexes"],
      SEXES.map(({ value }) => value),
    ),
    firstNamePrefix: text(where["firstNamePrefix"]),
    lastNamePrefix: text(where["lastNamePrefix"]),
    cities: texts(where["cities"]),
    postalCodePrefixes: texts(where["postalCodePrefixes"]),
    practitionerIds: texts(where["practitionerIds"]),
    patientStatuses: among(
      where["patientStatuses"],
      STATUSES.map(({ value }) => value),
    ),
    firstVisitFrom: text(record(where["firstVisit"])["from"]),
    firstVisitTo: text(record(where["firstVisit"])["to"]),
    lastVisitFrom: text(record(where["lastVisit"])["from"]),
    lastVisitTo: text(record(where["lastVisit"])["to"]),
    conditions: texts(where["conditions"]),
    demographicIds: text(where["demographicIds"]),
    orderBy: (Array.isArray(report["orderBy"]) ? report["orderBy"] : []).flatMap((step: unknown) =>
      among([record(step)["by"]], COLUMNS).map((by) => ({
        by,
        direction: record(step)["direction"] === "DESC" ? ("DESC" as const) : ("ASC" as const),
      })),
    ),
    random: report["random"] === true,
    displayLimit: digits(report["displayLimit"]),
  };
}

function isWhole(years: string): boolean {
  return /^\d{1,7}$/u.test(years.trim());
}

/** Dates as `2026-11-23`, whose order is that of their letters. */
function isBefore(date: string, other: string): boolean {
  return date !== "" && other !== "" && date < other;
}

function some<Name extends string, Value>(name: Name, values: readonly Value[]): { [Key in Name]?: Value[] } {
  return (values.length === 0 ? {} : { [name]: [...values] }) as { [Key in Name]?: Value[] };
}

function typed<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return (value.trim() === "" ? {} : { [name]: value.trim() }) as { [Key in Name]?: string };
}

function range<Name extends string>(
  name: Name,
  from: string,
  to: string,
): { [Key in Name]?: { from?: string; to?: string } } {
  const days = { ...typed("from", from), ...typed("to", to) };
  return (Object.keys(days).length === 0 ? {} : { [name]: days }) as { [Key in Name]?: typeof days };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function digits(value: unknown): string {
  return typeof value === "number" ? String(value) : "";
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function among<Value extends string>(value: unknown, known: readonly Value[]): Value[] {
  return texts(value).filter((each): each is Value => known.some((one) => one === each));
}
