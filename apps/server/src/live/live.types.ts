import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

export const SessionChangeKind = {
  IDLE_WARNING: "IDLE_WARNING",
  RIGHTS_CHANGED: "RIGHTS_CHANGED",
  BTG_ENDED: "BTG_ENDED",
  ENDED: "ENDED",
} as const;
export type SessionChangeKind = keyof typeof SessionChangeKind;
registerEnumType(SessionChangeKind, {
  name: "SessionChangeKind",
  valuesConfig: {
    IDLE_WARNING: { description: "Auto Logout is near: 60 s ahead, or half its time where that is shorter." },
    RIGHTS_CHANGED: { description: "The effective rights are others than before." },
    BTG_ENDED: {
      description: "In a BTG session: that has ended. The last one: the server closes the channel after it.",
    },
    ENDED: { description: "The last one: the server closes the channel after it." },
  },
});

export const SessionEndCause = {
  SIGN_OUT: "SIGN_OUT",
  IDLE: "IDLE",
  TIME_LIMIT: "TIME_LIMIT",
  REVOKED: "REVOKED",
  USER_DISABLED: "USER_DISABLED",
  PASSWORD_CHANGED: "PASSWORD_CHANGED",
  PASSWORD_RESET: "PASSWORD_RESET",
  TWO_FACTOR_SET_UP: "TWO_FACTOR_SET_UP",
  TWO_FACTOR_RESET: "TWO_FACTOR_RESET",
  APP_UNLOCK_REFUSED: "APP_UNLOCK_REFUSED",
  TOO_MANY_SESSIONS: "TOO_MANY_SESSIONS",
  EMERGENCY_ACCESS_ACTIVATED: "EMERGENCY_ACCESS_ACTIVATED",
} as const;
export type SessionEndCause = keyof typeof SessionEndCause;
registerEnumType(SessionEndCause, {
  name: "SessionEndCause",
  description:
    "Why a session has ended. Who still shows its token is told so by `sessionEndCause` of the error UNAUTHENTICATED, too.",
  valuesConfig: {
    IDLE: { description: "Auto Logout." },
    TIME_LIMIT: { description: "12 h after the sign-in." },
    REVOKED: { description: "Ended by somebody: the user elsewhere, or an administrator." },
    APP_UNLOCK_REFUSED: { description: "The third wrong App Unlock PIN." },
    EMERGENCY_ACCESS_ACTIVATED: { description: "`Activate and log out`: its rights come with the next sign-in." },
    TOO_MANY_SESSIONS: { description: "A login has 50 sessions at most: a newer sign-in ended the oldest." },
  },
});

@ObjectType({ description: "What has become of a session, told to the session itself." })
export class SessionChange {
  @Field(() => SessionChangeKind)
  declare kind: SessionChangeKind;

  @Field(() => Date)
  declare at: Date;

  @Field(() => Int, { nullable: true, description: "Seconds left, for IDLE_WARNING." })
  declare secondsLeft: number | null;

  @Field(() => SessionEndCause, { nullable: true, description: "Why it ended, for ENDED." })
  declare endCause: SessionEndCause | null;

  @Field(() => String, { description: "In words, e.g. by whom." })
  declare detail: string;
}
