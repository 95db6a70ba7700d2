import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../store/transaction.ts";

/** Today and the zone of days, as the practice has them: scalars for statements over `patient`. */
export interface PracticeDay {
  readonly today: RawBuilder<string>;
  readonly timeZone: RawBuilder<string>;
}

export function practiceDay(tx: Tx): PracticeDay {
  const { practiceId } = tx.context;
  return {
    today: sql`(SELECT (${tx.now}::timestamptz AT TIME ZONE time_zone)::date FROM practice WHERE id = ${practiceId})`,
    timeZone: sql`(SELECT time_zone FROM practice WHERE id = ${practiceId})`,
  };
}

/** A column of the report: what `Search For` offers, and what it is ordered by. */
interface ReportColumn {
  readonly label: string;
  /** Where the import takes it from: what has no source there is no column. */
  readonly fhirPath: string;
  readonly type: "text" | "integer" | "date";
  /** Over `patient`, and over `practitioner` where `ofPractitioner` says so. */
  readonly value: (day: PracticeDay) => RawBuilder<unknown>;
  readonly ofPractitioner?: true;
  /** What stands in its place in an order: text is ordered as it is compared. */
  readonly order?: RawBuilder<unknown>;
  /** Never null: it, or what stands for it in an order. */
  readonly required?: true;
  /** How stored codes are shown. */
  readonly words?: Readonly<Record<string, string>>;
}

const stored = (name: string) => () => sql.ref(`patient.${name}`);
const partOfBirthDate = (field: string) => () => sql`extract(${sql.lit(field)} FROM patient.birth_date)::integer`;

export const SEX_WORDS = { FEMALE: "Female", MALE: "Male", OTHER: "Other", UNKNOWN: "Unknown" } as const;
export const STATUS_WORDS = { ACTIVE: "Active", INACTIVE: "Inactive", DECEASED: "Deceased" } as const;

/** The columns, in the order in which they are offered. */
export const REPORT_COLUMNS = {
  DEMOGRAPHIC_NUMBER: {
    label: "Demographic #",
    fhirPath: "none: the import gives each Patient one",
    type: "integer",
    value: stored("demographic_number"),
    required: true,
  },
  FIRST_NAME: {
    label: "First Name",
    fhirPath: "Patient.name.given",
    type: "text",
    value: stored("first_name"),
    order: sql`patient.first_name_folded`,
    required: true,
  },
  LAST_NAME: {
    label: "Last Name",
    fhirPath: "Patient.name.family",
    type: "text",
    value: stored("last_name"),
    order: sql`patient.last_name_folded`,
    required: true,
  },
  ADDRESS: { label: "Address", fhirPath: "Patient.address.line", type: "text", value: stored("address") },
  CITY: { label: "City", fhirPath: "Patient.address.city", type: "text", value: stored("city") },
  STATE: { label: "State", fhirPath: "Patient.address.state", type: "text", value: stored("state") },
  POSTAL_CODE: {
    label: "Postal Code",
    fhirPath: "Patient.address.postalCode",
    type: "text",
    value: stored("postal_code"),
  },
  HOME_PHONE: {
    label: "Home Phone",
    fhirPath: "Patient.telecom.where(system = 'phone' and use = 'home').value",
    type: "text",
    value: stored("home_phone"),
  },
  WORK_PHONE: {
    label: "Work Phone",
    fhirPath: "Patient.telecom.where(system = 'phone' and use = 'work').value",
    type: "text",
    value: stored("work_phone"),
  },
  MOBILE_PHONE: {
    label: "Mobile Phone",
    fhirPath: "Patient.telecom.where(system = 'phone' and use = 'mobile').value",
    type: "text",
    value: stored("mobile_phone"),
  },
  EMAIL: {
    label: "Email",
    fhirPath: "Patient.telecom.where(system = 'email').value",
    type: "text",
    value: stored("email"),
  },
  BIRTH_DATE: { label: "Birth Date", fhirPath: "Patient.birthDate", type: "date", value: stored("birth_date") },
  BIRTH_YEAR: { label: "Birth Year", fhirPath: "Patient.birthDate", type: "integer", value: partOfBirthDate("year") },
  BIRTH_MONTH: {
    label: "Birth Month",
    fhirPath: "Patient.birthDate",
    type: "integer",
    value: partOfBirthDate("month"),
  },
  BIRTH_DAY: { label: "Birth Day", fhirPath: "Patient.birthDate", type: "integer", value: partOfBirthDate("day") },
  AGE: {
    label: "Age",
    fhirPath: "Patient.birthDate, Patient.deceasedDateTime",
    type: "integer",
    // As on the record: today, at death for the deceased.
    value: ({ today, timeZone }) =>
      sql`date_part('year', age(COALESCE((patient.deceased_at AT TIME ZONE ${timeZone})::date, ${today}), patient.birth_date))::integer`,
  },
  SEX: {
    label: "Sex",
    fhirPath: "Patient.gender",
    type: "text",
    value: stored("sex"),
    required: true,
    words: SEX_WORDS,
  },
  MRN: {
    label: "MRN",
    fhirPath: "Patient.identifier.where(type.coding.code = 'MR').value",
    type: "text",
    value: stored("mrn"),
  },
  PRACTITIONER: {
    label: "Provider",
    fhirPath: "Patient.generalPractitioner, else the latest Encounter.participant.individual",
    type: "text",
    value: () => sql`practitioner.name`,
    ofPractitioner: true,
  },
  PATIENT_STATUS: {
    label: "Patient Status",
    fhirPath: "Patient.active, Patient.deceased",
    type: "text",
    value: stored("status"),
    required: true,
    words: STATUS_WORDS,
  },
  FIRST_VISIT: {
    label: "First Visit",
    fhirPath: "Encounter.period.start, the first",
    type: "date",
    value: stored("first_visit"),
  },
  LAST_VISIT: {
    label: "Last Visit",
    fhirPath: "Encounter.period.start, the last",
    type: "date",
    value: stored("last_visit"),
  },
  PREFERRED_LANGUAGE: {
    label: "Preferred Language",
    fhirPath: "Patient.communication.where(preferred).language",
    type: "text",
    value: stored("preferred_language"),
  },
} as const satisfies Record<string, ReportColumn>;

export type DemographicColumn = keyof typeof REPORT_COLUMNS;

export const DEMOGRAPHIC_COLUMNS = Object.keys(REPORT_COLUMNS) as readonly DemographicColumn[];

export function reportColumn(column: DemographicColumn): ReportColumn {
  return REPORT_COLUMNS[column];
}

/** A value as the report shows it; null: there is none. */
export function shownValue(column: DemographicColumn, value: string | number | null): string | null {
  if (value === null) return null;
  return reportColumn(column).words?.[value] ?? String(value);
}
