import type { FloorTransaction } from "../floor-transaction.ts";
import { keyOf, nodeId, type BenchPractice, type GraphqlRequest, type Workload } from "../workload.ts";

/** May these users open these charts? Set-based: the first role by name that gives it, and the first set by name that blocks. */
const CHECK = `
  SELECT r.name AS role, s.name AS patient_set
  FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked(user_id, patient_id, place)
    JOIN user_account u ON u.id = asked.user_id JOIN patient p ON p.id = asked.patient_id
    LEFT JOIN LATERAL (
      SELECT role.name FROM user_role ur JOIN role ON role.practice_id = ur.practice_id AND role.id = ur.role_id
      WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id AND 'chart:open' = ANY (role.rights) ORDER BY role.name LIMIT 1) r ON true
    LEFT JOIN LATERAL (
      SELECT set.name FROM private.blocked_pair b JOIN patient_set set ON set.id = b.patient_set_id
      WHERE b.user_id = u.id AND b.patient_id = p.id ORDER BY set.name_folded LIMIT 1) s ON true
  ORDER BY asked.place`;

interface Pair {
  readonly user: { readonly id: string };
  readonly patient: { readonly id: string };
}

async function decide(tx: FloorTransaction, pairs: readonly Pair[]) {
  const rows = await tx.query<{ role: string | null; patient_set: string | null }>(CHECK, [
    pairs.map(({ user }) => keyOf(user.id)),
    pairs.map(({ patient }) => keyOf(patient.id)),
  ]);
  return rows.map(({ role, patient_set: set }) => {
    if (set !== null)
      return { allowed: false, reason: "BLOCKED_BY_SET", message: `Refused. The patient set ${set} blocks it.` };
    return role === null
      ? { allowed: false, reason: "NO_RIGHT", message: "Refused. No role gives it." }
      : { allowed: true, reason: "ALLOWED_BY_ROLE", message: `Allowed. ${role} gives it.` };
  });
}

/** Users in turn, the blocked one among them, each with a patient far from the one before. */
function pairsOf({ userIds, patientIds }: BenchPractice, count: number, from: number): Pair[] {
  return Array.from({ length: count }, (_, index) => ({
    user: { id: nodeId("User", userIds[(from + index) % userIds.length]!) },
    patient: { id: nodeId("Patient", patientIds[((from + index) * 7919) % patientIds.length]!) },
  }));
}

/** What an EHR asks on every opening. */
export const checkAccess: Workload = {
  name: "check-access",
  title: "May this user open this chart? One question",
  target: { ratio: 0.8 },
  prepare: (practice) =>
    pairsOf(practice, 200, 0).map((variables): GraphqlRequest => ({
      query: `query ($user: UserReference!, $patient: PatientReference!) {
        checkAccess(user: $user, patient: $patient) { allowed reason message } }`,
      variables: { ...variables },
    })),
  async floor(tx, variables) {
    const [decision] = await decide(tx, [variables as unknown as Pair]);
    return { checkAccess: decision };
  },
};

const BATCH = 1_000;

export const checkAccessBatch: Workload = {
  name: "check-access-batch",
  title: "1,000 questions at once, against one set-based statement",
  // Within 1.3 times the statement's time.
  target: { ratio: 1 / 1.3 },
  prepare: (practice) =>
    [0, 1, 2, 3].map((part) => ({
      query: `query ($questions: [AccessQuestion!]!) { checkAccessBatch(questions: $questions) { allowed reason message } }`,
      variables: { questions: pairsOf(practice, BATCH, part * BATCH) },
    })),
  async floor(tx, { questions }) {
    return { checkAccessBatch: await decide(tx, questions as Pair[]) };
  },
};
