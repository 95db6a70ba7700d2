import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** A link that was mailed: a credential for one purpose, once, for a time. */
export const MailedLinkEntity = defineEntity({
  name: "MailedLinkEntity",
  tableName: "mailed_link",
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    userId: p.uuid(),
    purpose: p.enum(["PASSWORD_RESET", "INVITATION", "EMAIL_CONFIRM", "EMAIL_STOP"]),
    emailChangeId: p.uuid().nullable(),
    tokenHash: p.blob(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

export type MailedLinkEntity = InferEntity<typeof MailedLinkEntity>;
