import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** A sign-in that is in force until it ends: by sign-out, its idle or absolute limit, or because somebody ended it. */
export const SessionEntity = defineEntity({
  name: "SessionEntity",
  tableName: "session",
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    userId: p.uuid(),
    tokenHash: p.blob(),
    device: p.text(),
    ipAddress: p.string().columnType("inet"),
    startedAt: p.datetime(),
    lastUsedAt: p.datetime(),
    idleMinutes: p.integer(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    endCause: p
      .enum([
        "SIGN_OUT",
        "EXPIRED",
        "PASSWORD_RESET",
        "PASSWORD_CHANGED",
        "REVOKED",
        "USER_DISABLED",
        "TWO_FACTOR_SET_UP",
        "TWO_FACTOR_RESET",
        "APP_UNLOCK_REFUSED",
        "TOO_MANY_SESSIONS",
        "EMERGENCY_ACCESS_ACTIVATED",
      ])
      .nullable(),
    endedBy: p.text().nullable(),
    twoFactor: p.boolean().default(false),
    enrolling: p.boolean().default(false),
    emergencyActivationId: p.uuid().nullable(),
  },
});

export type SessionEntity = InferEntity<typeof SessionEntity>;
