import { userError, type UserError } from "../graphql/common.types.ts";
import { checkText } from "../graphql/text-rules.ts";
import type {
  EmergencyAccessEndCause,
  EmergencyAccessHindrance,
  EmergencyAccessState,
} from "./emergency-access.types.ts";

const REASON_LETTERS = 3;
const REASON_LENGTH = 500;
const MINUTE_MS = 60 * 1000;
const OVERRIDE_MINUTES = 60;

/** What an activation's state follows from, at one moment. */
export interface ActivationStanding {
  readonly endsAt: Date;
  readonly elevatedAt: Date | null;
  readonly deactivatedAt: Date | null;
  readonly endedAt: Date | null;
  /** Whether a session that was elevated by it has not ended yet. */
  readonly signedIn: boolean;
}

/** Past its time limit it is off, whether marked so or not: the rights go by the clock (D6). */
export function stateOf(
  { endsAt, elevatedAt, deactivatedAt, endedAt, signedIn }: ActivationStanding,
  now: Date,
): EmergencyAccessState {
  const off = deactivatedAt !== null || endsAt <= now;
  if (!off) return elevatedAt === null ? "AWAITING_SIGN_IN" : "ACTIVE";
  return signedIn && endedAt === null ? "PENDING" : "ENDED";
}

/**
 * Why an activation that nobody has turned off ends by itself at this moment; null: it does not.
 * @param idle its last session has ended by Auto Logout.
 */
export function lapseOf(
  { endsAt, elevatedAt, deactivatedAt }: ActivationStanding,
  idle: boolean,
  now: Date,
): Extract<EmergencyAccessEndCause, "MAXIMUM_REACHED" | "IDLE" | "NEVER_SIGNED_IN"> | null {
  if (deactivatedAt !== null) return null;
  if (endsAt <= now) return elevatedAt === null ? "NEVER_SIGNED_IN" : "MAXIMUM_REACHED";
  return idle ? "IDLE" : null;
}

/** When an activation ends at the latest. @param maximumMinutes as the practice has set it. */
export function latestEnd(activatedAt: Date, maximumMinutes: number): Date {
  return new Date(activatedAt.getTime() + maximumMinutes * MINUTE_MS);
}

/** When a ChartOverride ends: 60 minutes after its opening, and with the mode. @param modeEndsAt the activation's time limit. */
export function overrideEnd(openedAt: Date, modeEndsAt: Date): Date {
  return new Date(Math.min(openedAt.getTime() + OVERRIDE_MINUTES * MINUTE_MS, modeEndsAt.getTime()));
}

/** What keeps a user from activating, the first that does. */
export function hindranceOf(user: {
  readonly inBtg: boolean;
  readonly designated: boolean;
  readonly isOn: boolean;
  readonly secondFactor: boolean;
}): EmergencyAccessHindrance | null {
  if (user.inBtg) return "IN_BTG";
  if (!user.designated) return "NOT_DESIGNATED";
  if (user.isOn) return "ALREADY_ON";
  return user.secondFactor ? null : "NO_SECOND_FACTOR";
}

/** What is wrong with a typed reason. */
export function faultsOfReason(reason: string): UserError[] {
  const faults = checkText("reason", "The reason", reason, REASON_LENGTH);
  const letters = reason.match(/\p{L}/gu)?.length ?? 0;
  if (faults.length === 0 && letters < REASON_LETTERS)
    faults.push(
      userError("reason", "TOO_SHORT", "The reason has at least three letters. The review reads it: say what for."),
    );
  return faults;
}
