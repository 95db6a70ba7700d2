import { keyOf, nodeId, type Workload } from "../workload.ts";

const SIZE = 50;

const QUERY = /* GraphQL */ `
  query Patients($practitionerId: ID!) {
    patients(filter: { practitionerIds: [$practitionerId] }, first: ${SIZE}) {
      totalCount
      edges {
        node {
          id
          demographicNumber
          name
          birthDate
          mrn
          status
        }
      }
    }
  }
`;

const AGE = `date_part('year', age(
  COALESCE((patient.deceased_at AT TIME ZONE practice.time_zone)::date, (moment.now AT TIME ZONE practice.time_zone)::date),
  patient.birth_date))::integer`;

const PAGE = `
  WITH patient AS MATERIALIZED (
    SELECT * FROM patient WHERE patient.practitioner_id = ANY($1::uuid[]) AND true
    ORDER BY patient.last_name_folded ASC, patient.first_name_folded ASC, patient.id ASC LIMIT $2
  )
  SELECT patient.id, patient.demographic_number, patient.first_name, patient.last_name, patient.first_name_folded,
    patient.last_name_folded, patient.birth_date, ${AGE} AS age, patient.sex, patient.mrn, patient.address, patient.city, patient.state,
    patient.postal_code, patient.home_phone, patient.work_phone, patient.mobile_phone, patient.email, patient.preferred_language,
    patient.status, patient.first_visit, patient.last_visit, patient.deceased_at, patient.practitioner_id,
    practitioner.name AS practitioner_name, practitioner.npi AS practitioner_npi, practitioner.user_id AS practitioner_user_id
  FROM patient JOIN practice ON practice.id = patient.practice_id
    LEFT JOIN practitioner ON practitioner.practice_id = patient.practice_id AND practitioner.id = patient.practitioner_id
    CROSS JOIN (SELECT $3::timestamptz AS now) moment
  ORDER BY patient.last_name_folded ASC, patient.first_name_folded ASC, patient.id ASC`;

const COUNT = "SELECT count(*) FROM patient WHERE patient.practitioner_id = ANY($1::uuid[])";

interface PatientRow {
  id: string;
  demographic_number: number;
  first_name: string;
  last_name: string;
  birth_date: string;
  mrn: string;
  status: string;
}

/** A provider's own patients: 50 of some 500, out of 100,000 in the practice, with their count. */
export const patientPage: Workload = {
  name: "patient-page",
  title: "50 patients of 6 fields and their count, out of 100,000",
  target: { ratio: 0.75, cpu: 1.4 },
  prepare: ({ practitionerIds }) =>
    practitionerIds
      .slice(0, 50)
      .map((id) => ({ query: QUERY, variables: { practitionerId: nodeId("Practitioner", id) } })),
  async floor(tx, { practitionerId }) {
    const practitioners = [keyOf(practitionerId)];
    const rows = await tx.query<PatientRow>(PAGE, [practitioners, SIZE + 1, tx.now]);
    const [counted] = await tx.query<{ count: number }>(COUNT, [practitioners]);
    const edges = rows.slice(0, SIZE).map((row) => ({
      node: {
        id: nodeId("Patient", row.id),
        demographicNumber: row.demographic_number,
        name: `${row.last_name}, ${row.first_name}`,
        birthDate: row.birth_date,
        mrn: row.mrn,
        status: row.status,
      },
    }));
    return { patients: { totalCount: counted!.count, edges } };
  },
};
