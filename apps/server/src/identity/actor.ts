import type { AccessRight } from "../access/access-rights.ts";

/** Whoever a request truly is. */
export type Actor = UserActor | BtgActor | VendorEmployeeActor | SupportAgentActor | SystemActor | AnonymousActor;

/** A user's account in use: by the user, or in BTG on the user's behalf. */
export interface Account {
  readonly practiceId: string;
  readonly userId: string;
  readonly userKind: "PROVIDER" | "STAFF";
  readonly name: string;
  /** Effective now: roles and exceptions together. */
  readonly rights: ReadonlySet<AccessRight>;
}

export interface UserActor extends Account {
  readonly kind: "USER";
  readonly sessionId: string;
  /** Has yet to enrol the second factor that the practice demands: until then only what says `enrolling` is open. */
  readonly enrolling: boolean;
  /** The emergency mode that this session is in; null: none. Its rights are among `rights`. */
  readonly emergency: EmergencyMode | null;
}

/** Emergency mode as a session has it: the Administrator role's rights besides the user's own (D14). */
export interface EmergencyMode {
  readonly activationId: string;
  /** Patients from whom a set keeps the user, and whose charts are open to him by a ChartOverride now (D4). */
  readonly overriddenPatients: readonly string[];
}

/** A vendor employee in a BTG session: in a practice, on behalf of one of its users. Nothing of it names the employee. */
export interface BtgActor {
  readonly kind: "VENDOR_EMPLOYEE";
  readonly realm: "PRACTICE";
  /** Exactly `DrChrono Employee` (D8): what the practice reads. */
  readonly name: string;
  readonly btgSessionId: string;
  /** The same for the same employee in this practice; keyed, and not reversible. */
  readonly agentReference: string;
  /** Why the glass was broken, as the agent typed it. */
  readonly reason: string;
  /** Of the user on whose behalf. */
  readonly account: Account;
}

/** A vendor employee in the vendor's own realm, outside of any practice. */
export interface VendorEmployeeActor {
  readonly kind: "VENDOR_EMPLOYEE";
  readonly realm: "VENDOR";
  readonly employeeId: string;
  readonly name: string;
  readonly role: "AGENT" | "SUPERVISOR";
  readonly sessionId: string;
  /** The first sign-in enrols the second factor: until then only what says `enrolling` is open. */
  readonly enrolling: boolean;
}

/**
 * A vendor employee who acts on a practice from the vendor's own realm, outside of any BTG session: validates a PIN, has a code mailed. He
 * sees and may nothing there; the fence lets him write what that leaves behind. Nothing of it names the employee.
 */
export interface SupportAgentActor {
  readonly kind: "VENDOR_EMPLOYEE";
  readonly realm: "SUPPORT";
  /** Exactly `DrChrono Employee` (D8): what the practice reads. */
  readonly name: string;
  readonly agentReference: string;
}

/** The product itself: the command line, or work that nobody asked for. */
export interface SystemActor {
  readonly kind: "SYSTEM";
  readonly name: string;
}

export interface AnonymousActor {
  readonly kind: "ANONYMOUS";
}

export const ANONYMOUS: AnonymousActor = { kind: "ANONYMOUS" };

export const SYSTEM: SystemActor = { kind: "SYSTEM", name: "System" };

/** Whose account is in use; null where none is: nobody signed in, the vendor's own realm, the product itself. */
export function accountOf(actor: Actor): Account | null {
  if (actor.kind === "USER") return actor;
  return actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "PRACTICE" ? actor.account : null;
}

/** The BTG session that the actor is in; null for everybody else. */
export function btgOf(actor: Actor): BtgActor | null {
  return actor.kind === "VENDOR_EMPLOYEE" && actor.realm === "PRACTICE" ? actor : null;
}

/** The emergency mode that the actor is in; null for everybody else. */
export function emergencyOf(actor: Actor): EmergencyMode | null {
  return actor.kind === "USER" ? actor.emergency : null;
}

/** How a mail goes on after what was done: that it was in emergency access mode, where it was. */
export function modeInWords(actor: Actor): string {
  return emergencyOf(actor) === null ? "" : " in emergency access mode";
}

/** Who acts, from where, in which request: what a transaction and its audit entries go by. */
export interface OperationContext {
  /** The practice that row-level security lets through; null before it is known: no tenant's row is visible then. */
  readonly practiceId: string | null;
  /** The vendor's own realm: its transactions work as another database role, and its log is another one. */
  readonly realm?: "VENDOR";
  readonly actor: Actor;
  readonly requestId: string;
  /** Null where there is no client: the command line, the product itself. */
  readonly ipAddress: string | null;
  /** Of the user or the vendor employee; in BTG, the BTG session. */
  readonly sessionId: string | null;
  /** An import writes over records that its starter may not see, and answers none of them: for it alone no block holds. */
  readonly allRecords?: boolean;
}
