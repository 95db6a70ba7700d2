import type { AccessRight } from "../access/access-rights.ts";

/** Whoever a request truly is. */
export type Actor = UserActor | SystemActor | AnonymousActor;

export interface UserActor {
  readonly kind: "USER";
  readonly practiceId: string;
  readonly userId: string;
  readonly userKind: "PROVIDER" | "STAFF";
  readonly name: string;
  readonly sessionId: string;
  /** Effective now: roles and exceptions together. */
  readonly rights: ReadonlySet<AccessRight>;
  /** Has yet to enrol the second factor that the practice demands: until then only what says `enrolling` is open. */
  readonly enrolling: boolean;
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

/** Who acts, from where, in which request: what a transaction and its audit entries go by. */
export interface OperationContext {
  /** The practice that row-level security lets through; null before it is known: no tenant's row is visible then. */
  readonly practiceId: string | null;
  readonly actor: Actor;
  readonly requestId: string;
  /** Null where there is no client: the command line, the product itself. */
  readonly ipAddress: string | null;
  readonly sessionId: string | null;
}
