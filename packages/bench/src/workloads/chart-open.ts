import { keyOf, nodeId, type Workload } from "../workload.ts";

const SIZE = 25;

const QUERY = /* GraphQL */ `
  query Chart($id: ID!) {
    patient(id: $id) {
      id
      name
      chart {
        id
        counts {
          kind
          count
        }
        entries(first: ${SIZE}) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              __typename
              id
              title
              status
              recordedAt
            }
          }
        }
      }
    }
  }
`;

const AGE = `date_part('year', age(
  COALESCE((patient.deceased_at AT TIME ZONE practice.time_zone)::date, (moment.now AT TIME ZONE practice.time_zone)::date),
  patient.birth_date))::integer`;

const PATIENT = `
  SELECT patient.id, patient.demographic_number, patient.first_name, patient.last_name, patient.first_name_folded,
    patient.last_name_folded, patient.birth_date, ${AGE} AS age, patient.sex, patient.mrn, patient.address, patient.city, patient.state,
    patient.postal_code, patient.home_phone, patient.work_phone, patient.mobile_phone, patient.email, patient.preferred_language,
    patient.status, patient.first_visit, patient.last_visit, patient.deceased_at, patient.practitioner_id,
    practitioner.name AS practitioner_name, practitioner.npi AS practitioner_npi, practitioner.user_id AS practitioner_user_id
  FROM patient JOIN practice ON practice.id = patient.practice_id
    LEFT JOIN practitioner ON practitioner.practice_id = patient.practice_id AND practitioner.id = patient.practitioner_id
    CROSS JOIN (SELECT $1::timestamptz AS now) moment
  WHERE patient.id = $2`;

const SUBJECT = "SELECT id, first_name, last_name, demographic_number FROM patient WHERE id = $1";

const COUNTS = "SELECT kind, count(*) AS count FROM chart_entry WHERE patient_id = $1 GROUP BY kind ORDER BY kind";

const ENTRIES = `
  SELECT id, patient_id, kind, fhir_type, fhir_id, title, code_system, code, code_display, status, recorded_at, encounter_fhir_id, detail,
    imported_at
  FROM chart_entry WHERE patient_id = $1 AND true AND true
  ORDER BY COALESCE(recorded_at, '-infinity'::timestamptz) DESC, id DESC LIMIT $2`;

const TYPES: Readonly<Record<string, string>> = {
  PROBLEM: "Problem",
  ALLERGY: "Allergy",
  MEDICATION: "Medication",
  IMMUNIZATION: "Immunization",
  PROCEDURE: "Procedure",
  ENCOUNTER: "Encounter",
  DOCUMENT: "Document",
};

interface SubjectRow {
  id: string;
  first_name: string;
  last_name: string;
  demographic_number: number;
}

interface EntryRow {
  id: string;
  kind: string;
  title: string;
  status: string;
  recorded_at: Date;
}

const nameOf = (row: SubjectRow) => `${row.last_name}, ${row.first_name}`;

/** A patient's record and chart as the console opens them: two audit entries, the counts by kind, the newest entries. */
export const chartOpen: Workload = {
  name: "chart-open",
  title: "A record and its chart opened, with their audit entries",
  target: { ratio: 0.7 },
  prepare: ({ chartPatientIds }) =>
    chartPatientIds.slice(0, 200).map((id) => ({ query: QUERY, variables: { id: nodeId("Patient", id) } })),
  async floor(tx, { id }) {
    const key = keyOf(id);
    const [patient] = await tx.query<SubjectRow>(PATIENT, [tx.now, key]);
    await tx.record({
      action: "patient.open",
      subjectId: key,
      subject: `${nameOf(patient!)} (${patient!.demographic_number})`,
      patientId: key,
    });
    const [subject] = await tx.query<SubjectRow>(SUBJECT, [key]);
    await tx.record({
      action: "chart.open",
      subjectId: key,
      subject: `${nameOf(subject!)} (${subject!.demographic_number})`,
      patientId: key,
    });
    const counts = await tx.query<{ kind: string; count: number }>(COUNTS, [key]);
    const entries = await tx.query<EntryRow>(ENTRIES, [key, SIZE + 1]);
    const edges = entries.slice(0, SIZE).map((entry) => ({
      node: {
        __typename: TYPES[entry.kind],
        id: nodeId(TYPES[entry.kind]!, entry.id),
        title: entry.title,
        status: entry.status,
        recordedAt: entry.recorded_at.toISOString(),
      },
    }));
    const chart = {
      id: nodeId("Chart", key),
      counts,
      entries: { pageInfo: { hasNextPage: entries.length > SIZE }, edges },
    };
    return { patient: { id, name: nameOf(patient!), chart } };
  },
};
