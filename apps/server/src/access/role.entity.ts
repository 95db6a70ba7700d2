import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** A named bundle of rights of one practice. */
export const RoleEntity = defineEntity({
  name: "RoleEntity",
  tableName: "role",
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    name: p.text(),
    description: p.text(),
    /** Key of SHIPPED_ROLES; null: the practice's own. */
    shipped: p.text().nullable(),
    rights: p.array(),
    version: p.integer().version(),
  },
});

export type RoleEntity = InferEntity<typeof RoleEntity>;
