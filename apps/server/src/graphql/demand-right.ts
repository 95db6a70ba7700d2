import type { AccessRight } from "../access/access-rights.ts";
import { decide, type AccessRule, type AccessSubject } from "../access/decide.ts";
import { forbidden, unauthenticated } from "./errors.ts";

/**
 * The rule `@access(right: …)` where no directive asks it: for files, which are no fields of the schema, and in transactions that a
 * resolver opens itself.
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export function demandRight(actor: AccessSubject, right: AccessRight): void {
  demand({ right: [right], realm: "PRACTICE", self: false, enrolling: false }, actor);
}

/** As `demandRight`, for the rule `@access(realm: ANY)`. */
export function demandSignedIn(actor: AccessSubject): void {
  demand({ right: null, realm: "ANY", self: false, enrolling: false }, actor);
}

function demand(rule: AccessRule, actor: AccessSubject): void {
  const decision = decide(rule, actor, false);
  if (decision === "UNAUTHENTICATED") throw unauthenticated();
  if (decision === "FORBIDDEN") throw forbidden();
}
