import { ACCESS_RIGHTS, type AccessRight } from "./access-rights.ts";

/** What a user's rights come from. */
export interface AccessGrants {
  /** Rights of all the roles that the user holds, together. */
  readonly roleRights: readonly string[];
  /** The user's own exceptions; they win over the roles. */
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  /** What emergency mode adds: neither roles nor exceptions take it away (D14). */
  readonly emergency?: readonly string[];
}

/**
 * The rights that a user has in the end: roles, plus ALLOW exceptions, minus DENY exceptions, plus what emergency mode adds. Names out of
 * the catalogue give nothing.
 * @returns them in the catalogue's order.
 */
export function effectiveRights({
  roleRights,
  allowed,
  denied,
  emergency = [],
}: AccessGrants): ReadonlySet<AccessRight> {
  const given = new Set([...roleRights, ...allowed]);
  const taken = new Set(denied);
  const added = new Set(emergency);
  return new Set(ACCESS_RIGHTS.filter((right) => (given.has(right) && !taken.has(right)) || added.has(right)));
}

/** What an operation or type asks for: the arguments of `@access`. */
export interface AccessRule {
  /** Any of them is enough; null: none is asked for. */
  readonly right: readonly AccessRight[] | null;
  readonly realm: "PRACTICE" | "VENDOR" | "ANY";
  readonly self: boolean;
  readonly enrolling: boolean;
}

/** Who asks: as much of an actor as the decision needs. */
export interface AccessSubject {
  readonly kind: "USER" | "VENDOR_EMPLOYEE" | "SYSTEM" | "ANONYMOUS";
  /** Of a vendor employee: the vendor's own; a practice's, in BTG on behalf of a user; or SUPPORT, by which nothing is asked for. */
  readonly realm?: "PRACTICE" | "VENDOR" | "SUPPORT";
  readonly rights?: ReadonlySet<AccessRight>;
  /** In BTG: the user on whose behalf. */
  readonly account?: { readonly rights: ReadonlySet<AccessRight> };
  /** Has yet to enrol the second factor that the practice demands. */
  readonly enrolling?: boolean;
}

/** Where the request is made; null for whoever asks nothing. */
function realmOf({ kind, realm }: AccessSubject): "PRACTICE" | "VENDOR" | null {
  if (kind === "USER") return "PRACTICE";
  return kind !== "VENDOR_EMPLOYEE" || realm === "SUPPORT" ? null : (realm ?? null);
}

export type AccessDecision = "ALLOWED" | "UNAUTHENTICATED" | "FORBIDDEN";

/**
 * May this actor use what this rule guards? Deny by default: whatever is not allowed here is refused.
 * @param isOwn whether the subject is the actor's own (`self`); for a root field, true: there is no subject yet, and each object below
 *   asks again.
 */
export function decide(rule: AccessRule, actor: AccessSubject, isOwn: boolean): AccessDecision {
  if (actor.kind === "ANONYMOUS") return "UNAUTHENTICATED";
  const realm = realmOf(actor);
  if (realm === null || (rule.realm !== "ANY" && rule.realm !== realm)) return "FORBIDDEN";
  if (actor.enrolling === true && !rule.enrolling) return "FORBIDDEN";
  const rights = actor.rights ?? actor.account?.rights ?? new Set();
  if (realm === "PRACTICE" && !rights.has("console:open") && !rule.enrolling) return "FORBIDDEN";
  if (rule.right === null) return !rule.self || isOwn ? "ALLOWED" : "FORBIDDEN";
  if (rule.right.some((right) => rights.has(right))) return "ALLOWED";
  return rule.self && isOwn ? "ALLOWED" : "FORBIDDEN";
}
