import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** The organisation that owns the data and the rules: the tenant. */
export const PracticeEntity = defineEntity({
  name: "PracticeEntity",
  tableName: "practice",
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    timeZone: p.text(),
    passwordMinimumLength: p.integer().default(8),
    autoLogoutMinutes: p.integer().default(15),
    demo: p.boolean().default(false),
    createdAt: p.datetime(),
  },
});

export type PracticeEntity = InferEntity<typeof PracticeEntity>;
