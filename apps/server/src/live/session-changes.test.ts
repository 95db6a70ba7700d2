import { describe, expect, it } from "vitest";
import { isOverdue } from "../identity/session-end-cause.ts";
import { endOf, idleWarning, nextMoment } from "./session-changes.ts";
import type { WatchedSession } from "./watch-sessions.ts";

const START = new Date("2026-11-23T08:00:00.000Z");
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);

/** A session last used at the start. */
const session = (changes: Partial<WatchedSession> = {}): WatchedSession => {
  const { idle_minutes: minutes = 15 } = changes;
  return {
    session_id: "s",
    practice_id: "p",
    user_id: "u",
    user_state: "ACTIVE",
    ended_at: null,
    end_cause: null,
    ended_by: null,
    idle_expires_at: after(minutes * 60),
    expires_at: after(12 * 3600),
    idle_minutes: minutes,
    token_hash: Buffer.alloc(32),
    enrolling: false,
    in_emergency: false,
    rights: [],
    ...changes,
  };
};

describe("the end of a session, in words", () => {
  const ended = (changes: Partial<WatchedSession>) => endOf(session({ ended_at: after(5), ...changes }), after(6));

  it.each([
    [{ end_cause: "SIGN_OUT" }, "SIGN_OUT", "You signed out."],
    [{ end_cause: "REVOKED" }, "REVOKED", "You ended this session."],
    [{ end_cause: "REVOKED", ended_by: "Ada Moss" }, "REVOKED", "Ada Moss ended this session."],
    [{ end_cause: "USER_DISABLED", ended_by: "Ada Moss" }, "USER_DISABLED", "Your login was disabled by Ada Moss."],
    [{ end_cause: "PASSWORD_CHANGED" }, "PASSWORD_CHANGED", "Your password was changed."],
    [{ end_cause: "PASSWORD_RESET" }, "PASSWORD_RESET", "Your password was reset by a mailed link."],
    [{ end_cause: "TWO_FACTOR_RESET" }, "TWO_FACTOR_RESET", "Your two-factor authentication was reset."],
    [{ end_cause: "EXPIRED" }, "IDLE", "You were signed out after 15 minutes without activity."],
    [{ end_cause: "EXPIRED", idle_minutes: 1 }, "IDLE", "You were signed out after a minute without activity."],
    [
      { end_cause: "EXPIRED", expires_at: after(60) },
      "TIME_LIMIT",
      "You were signed out 12 hours after you had signed in.",
    ],
  ] as const)("%o", (changes, endCause, detail) => {
    expect(ended(changes)).toEqual({ kind: "ENDED", at: after(5), secondsLeft: null, endCause, detail });
  });

  it("has come when a limit has passed, or the user is not active, though nobody has marked it", () => {
    expect(endOf(session(), after(899))).toBeNull();
    expect(endOf(session(), after(900))).toMatchObject({ endCause: "IDLE", at: after(900) });
    expect(isOverdue(session(), after(900))).toBe(true);
    expect(isOverdue(session({ ended_at: after(5) }), after(900))).toBe(false);
    expect(endOf(session({ user_state: "DISABLED" }), after(1))).toMatchObject({ endCause: "USER_DISABLED" });
  });
});

describe("the warning of Auto Logout", () => {
  it.each([
    [15, 840],
    [2, 60],
    [1, 30],
  ])("of %i minutes comes after %i s", (minutes, seconds) => {
    const watched = session({ idle_minutes: minutes });
    expect(idleWarning(watched, new Date(after(seconds).getTime() - 1))).toBeNull();
    expect(idleWarning(watched, after(seconds))?.secondsLeft).toBe(minutes * 60 - seconds);
  });

  it("does not come for a session that its 12 hours end first", () => {
    expect(idleWarning(session({ expires_at: after(899) }), after(890))).toBeNull();
  });

  it("is the next moment to look, and the limit is the one after it", () => {
    expect(nextMoment(session(), after(0))).toEqual(after(840));
    expect(nextMoment(session(), after(840))).toEqual(after(900));
    expect(nextMoment(session({ expires_at: after(100) }), after(0))).toEqual(after(100));
  });
});
