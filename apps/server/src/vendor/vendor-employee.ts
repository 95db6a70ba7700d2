import type { AuditSubject } from "../audit/record.ts";
import { forbidden, unauthenticated } from "../graphql/errors.ts";
import { ANONYMOUS, type OperationContext, type VendorEmployeeActor } from "../identity/actor.ts";
import type { Tx } from "../store/transaction.ts";

/** The context of what is done in the vendor's realm before anybody is signed in. */
export const VENDOR_REALM = {
  realm: "VENDOR",
  practiceId: null,
  actor: ANONYMOUS,
  sessionId: null,
} as const satisfies Partial<OperationContext>;

/** Who asks, in the vendor's realm. @throws UNAUTHENTICATED when the session has just ended. */
export function employeeOf({ context: { actor } }: Tx): VendorEmployeeActor {
  if (actor.kind !== "VENDOR_EMPLOYEE" || actor.realm !== "VENDOR") throw unauthenticated();
  return actor;
}

/** As `employeeOf`, for what an enrolling session may not do. */
export function enrolledEmployeeOf(tx: Tx): VendorEmployeeActor {
  const actor = employeeOf(tx);
  if (actor.enrolling) throw forbidden();
  return actor;
}

/** An employee as an entry of the vendor's log names him. */
export function employeeSubject({ id, name }: { id: string; name: string }): AuditSubject {
  return { type: "VendorEmployee", id, label: name };
}
