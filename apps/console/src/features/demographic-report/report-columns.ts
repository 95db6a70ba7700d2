import type { DemographicColumn } from "../../lib/graphql/graphql.ts";

/** The columns by what they tell of, with their words. */
export const COLUMN_GROUPS: readonly {
  readonly label: string;
  readonly columns: Readonly<Partial<Record<DemographicColumn, string>>>;
}[] = [
  {
    label: "Person",
    columns: {
      DEMOGRAPHIC_NUMBER: "Demographic #",
      LAST_NAME: "Last Name",
      FIRST_NAME: "First Name",
      SEX: "Sex",
      MRN: "MRN",
      PREFERRED_LANGUAGE: "Preferred Language",
    },
  },
  {
    label: "Birth",
    columns: {
      BIRTH_DATE: "Birth Date",
      AGE: "Age",
      BIRTH_YEAR: "Birth Year",
      BIRTH_MONTH: "Birth Month",
      BIRTH_DAY: "Birth Day",
    },
  },
  {
    label: "Contact",
    columns: {
      ADDRESS: "Address",
      CITY: "City",
      STATE: "State",
      POSTAL_CODE: "Postal Code",
      HOME_PHONE: "Home Phone",
      MOBILE_PHONE: "Mobile Phone",
      WORK_PHONE: "Work Phone",
      EMAIL: "Email",
    },
  },
  {
    label: "Care",
    columns: {
      PRACTITIONER: "Provider",
      PATIENT_STATUS: "Patient Status",
      FIRST_VISIT: "First Visit",
      LAST_VISIT: "Last Visit",
    },
  },
];

const WORDS = new Map(COLUMN_GROUPS.flatMap(({ columns }) => Object.entries(columns) as [DemographicColumn, string][]));

/** All columns, in the order in which they are offered. */
export const COLUMNS: readonly DemographicColumn[] = [...WORDS.keys()];

/** What a column is called. */
export function columnLabel(column: DemographicColumn): string {
  return WORDS.get(column) ?? column;
}
