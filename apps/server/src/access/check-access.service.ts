import { badInput } from "../graphql/errors.ts";
import type { Tx } from "../store/transaction.ts";
import { readAskedAccess, patientsMeant, usersMeant, type AskedAccess } from "./asked-access.service.ts";
import { demandMayAsk } from "./may-ask.service.ts";
import type { AccessRight } from "./access-rights.ts";
import type { AccessQuestion } from "./patient-access.types.ts";
import type { AccessDecisionObject } from "./user-access.types.ts";

const MAXIMUM_QUESTIONS = 1_000;
/** The rights that open something of a patient's. */
const PATIENT_RIGHTS: ReadonlySet<AccessRight> = new Set(["chart:open", "patient:read"]);

/** The same for a user who is none and for another practice's (D10). */
export const UNKNOWN_USER: AccessDecisionObject = {
  allowed: false,
  reason: "UNKNOWN",
  message: "Refused. There is no such user, or you may not know of them.",
};

/** The same for a patient who is none, one of several, another practice's, or kept from the asker by a set. */
export const UNKNOWN_PATIENT: AccessDecisionObject = {
  allowed: false,
  reason: "UNKNOWN",
  message: "Refused. There is no such patient, or several, or you may not know of them.",
};

/**
 * May these users open these patients' charts? In the order of the questions, all of the same moment. It opens nothing.
 * @param single of `checkAccess`, which has no list in its arguments.
 * @throws BAD_USER_INPUT for a right that is not about a patient, or for too many; FORBIDDEN about others without `access:check`.
 */
export async function checkAccess(
  tx: Tx,
  questions: readonly AccessQuestion[],
  { single }: { single: boolean },
): Promise<AccessDecisionObject[]> {
  if (questions.length > MAXIMUM_QUESTIONS)
    throw badInput("questions", "at most 1,000 at once. Ask the others in another call.");
  const wrong = questions.findIndex(({ right }) => !PATIENT_RIGHTS.has(right));
  if (wrong !== -1)
    throw badInput(
      single ? "right" : `questions.${wrong}.right`,
      "CHART_OPEN or PATIENT_READ. Ask explainAccess about another right.",
    );
  const asked = await readAskedAccess(
    tx,
    usersMeant(questions.map(({ user }) => user)),
    patientsMeant(questions.map(({ patient }) => patient)),
  );
  await demandMayAsk(
    tx,
    single ? "checkAccess" : "checkAccessBatch",
    questions.map((_, index) => asked.userOf(index)),
  );
  return questions.map(({ right }, index) => decisionOf(asked, index, right));
}

function decisionOf(asked: AskedAccess, index: number, right: AccessRight): AccessDecisionObject {
  const user = asked.userOf(index);
  if (user === null) return UNKNOWN_USER;
  const patient = asked.patientOf(index);
  return patient === null ? UNKNOWN_PATIENT : asked.explain(user, right, patient).decision;
}
