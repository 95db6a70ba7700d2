import { sessionEndCause } from "../identity/session-end-cause.ts";
import type { SessionChange, SessionEndCause } from "./live.types.ts";
import type { WatchedSession } from "./watch-sessions.ts";

const WARNING_MS = 60_000;

/** The idle or the absolute limit, whichever comes first. */
function limitOf({ idle_expires_at: idle, expires_at: absolute }: WatchedSession): Date {
  return idle < absolute ? idle : absolute;
}

/** When Auto Logout is warned of: 60 s ahead, or half its time where that is shorter. */
function warningAt({ idle_expires_at: idle, idle_minutes: minutes }: WatchedSession): Date {
  return new Date(idle.getTime() - Math.min(WARNING_MS, (minutes * 60_000) / 2));
}

/** The warning of Auto Logout, if its time has come. A session that its absolute limit ends first is not warned: nothing would help it. */
export function idleWarning(session: WatchedSession, now: Date): SessionChange | null {
  const { idle_expires_at: idle, expires_at: absolute } = session;
  if (now < warningAt(session) || absolute < idle) return null;
  const secondsLeft = Math.ceil((idle.getTime() - now.getTime()) / 1000);
  return {
    kind: "IDLE_WARNING",
    at: now,
    secondsLeft,
    endCause: null,
    detail: `You will be signed out in ${secondsLeft} ${secondsLeft === 1 ? "second" : "seconds"}, since you have not used Chartward for a while.`,
  };
}

/** When a session that nobody touches is to be looked at again: at its warning, then at its limit. */
export function nextMoment(session: WatchedSession, now: Date): Date {
  const warning = warningAt(session);
  const limit = limitOf(session);
  return now < warning && warning < limit ? warning : limit;
}

export function rightsChanged(now: Date): SessionChange {
  return {
    kind: "RIGHTS_CHANGED",
    at: now,
    secondsLeft: null,
    endCause: null,
    detail: "What you may see and do has changed.",
  };
}

/** That the session has ended, and why; null while it is in force. */
export function endOf(session: WatchedSession, now: Date): SessionChange | null {
  const cause = sessionEndCause(session, now);
  if (cause === null) return null;
  return {
    kind: "ENDED",
    at: session.ended_at ?? now,
    secondsLeft: null,
    endCause: cause,
    detail: inWords(cause, session),
  };
}

function inWords(cause: SessionEndCause, { ended_by: by, idle_minutes: minutes }: WatchedSession): string {
  const byWhom = by === null ? "" : ` by ${by}`;
  switch (cause) {
    case "SIGN_OUT":
      return "You signed out.";
    case "IDLE":
      return `You were signed out after ${minutes === 1 ? "a minute" : `${minutes} minutes`} without activity.`;
    case "TIME_LIMIT":
      return "You were signed out 12 hours after you had signed in.";
    case "REVOKED":
      return by === null ? "You ended this session." : `${by} ended this session.`;
    case "USER_DISABLED":
      return `Your login was disabled${byWhom}.`;
    case "PASSWORD_CHANGED":
      return `Your password was changed${byWhom}.`;
    case "PASSWORD_RESET":
      return "Your password was reset by a mailed link.";
    case "TWO_FACTOR_SET_UP":
      return "Two-factor authentication was set up for your login. Sign in again with it.";
    case "TWO_FACTOR_RESET":
      return `Your two-factor authentication was reset${byWhom}.`;
    case "APP_UNLOCK_REFUSED":
      return "Three wrong App Unlock PINs were given. Sign in again.";
    case "EMERGENCY_ACCESS_ACTIVATED":
      return "You activated emergency access mode. Sign in with your second factor to get its rights.";
    case "TOO_MANY_SESSIONS":
      return "Your login was signed in elsewhere so often that this session, the oldest, was ended.";
  }
}
