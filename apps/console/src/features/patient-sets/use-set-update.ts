import { useMutation } from "@apollo/client/react";
import { ActRefused } from "../../lib/errors.ts";
import { hasCode, throwRefusal } from "../../lib/form-errors.ts";
import type { PatientSetInfoFragment, UpdatePatientSetInput } from "../../lib/graphql/graphql.ts";
import { UPDATE_PATIENT_SET } from "./operations.ts";
import { patientsInWords } from "./set-words.ts";

type MemberChange = Pick<UpdatePatientSetInput, "addPatientIds" | "removePatientIds">;

/** What one change may name, by the API's rule. */
export const PATIENTS_AT_MOST = 500;

/**
 * Adds and removes members. Throws what was refused; the page shows what stands now by itself. Answers by how many members the set
 * has grown: who is in it already is not added again.
 */
export function useMemberUpdate(set: PatientSetInfoFragment): (change: MemberChange) => Promise<number> {
  const [update] = useMutation(UPDATE_PATIENT_SET);
  return async (change) => {
    const { data } = await update({ variables: { input: { patientSetId: set.id, version: set.version, ...change } } });
    const payload = data?.updatePatientSet;
    if (hasCode(payload?.userErrors ?? [], "STALE_VERSION")) throw new ActRefused(staleInWords(payload?.patientSet));
    throwRefusal(payload?.userErrors);
    return (payload?.patientSet?.memberCount ?? 0) - (set.memberCount ?? 0);
  };
}

/** Somebody else changed the set: what stands now. */
export function staleInWords(now: PatientSetInfoFragment | null | undefined): string {
  const stands =
    now == null
      ? ""
      : ` It is called ${now.name} now${now.memberCount === null ? "" : ` and holds ${patientsInWords(now.memberCount)}`}.`;
  return `Somebody else changed this set meanwhile, so nothing of yours is saved yet.${stands} Look, then do it once more.`;
}
