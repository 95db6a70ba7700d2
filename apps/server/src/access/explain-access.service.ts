import { accountOf } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";
import type { AccessRight } from "./access-rights.ts";
import { patientsMeant, readAskedAccess, usersMeant } from "./asked-access.service.ts";
import { UNKNOWN_PATIENT, UNKNOWN_USER } from "./check-access.service.ts";
import { demandMayAsk } from "./may-ask.service.ts";
import type { PatientReference } from "./patient-access.types.ts";
import { readRoles } from "./roles.service.ts";
import type { AccessExplanation, UserReference } from "./user-access.types.ts";

/**
 * Why a user has a right or has it not.
 * @param patientReference whose blocks count too; null: none's.
 * @throws FORBIDDEN about others without `access:check`, whether there is such a user or not.
 */
export async function explainAccess(
  tx: Tx,
  userReference: UserReference,
  right: AccessRight,
  patientReference: PatientReference | null,
): Promise<AccessExplanation> {
  const asked = await readAskedAccess(tx, usersMeant([userReference]), patientsMeant([patientReference]));
  const [user, patient] = [asked.userOf(0), asked.patientOf(0)];
  await demandMayAsk(tx, "explainAccess", [user]);
  if (user === null) return { decision: UNKNOWN_USER, grounds: [] };
  if (patientReference !== null && patient === null) return { decision: UNKNOWN_PATIENT, grounds: [] };
  const { decision, grounds } = asked.explain(user, right, patient);
  const readsRoles = accountOf(tx.context.actor)!.rights.has("role:read");
  const roles = (await readRoles(tx)).filter(({ heldByActor }) => heldByActor || readsRoles);
  return {
    decision,
    grounds: grounds.map(({ role, ...ground }) => ({
      ...ground,
      role: roles.find(({ uuid }) => uuid === role?.uuid) ?? null,
    })),
  };
}
