import { defineEntity, p, type InferEntity } from "@mikro-orm/postgresql";

/** One person's login in one practice. Never deleted: history keeps the name. */
export const UserEntity = defineEntity({
  name: "UserEntity",
  tableName: "user_account",
  properties: {
    id: p.uuid().primary(),
    practiceId: p.uuid(),
    kind: p.enum(["PROVIDER", "STAFF"]),
    state: p.enum(["INVITED", "ACTIVE", "DISABLED"]),
    userName: p.text(),
    userNameFolded: p.text(),
    email: p.text(),
    emailFolded: p.text(),
    firstName: p.text(),
    lastName: p.text(),
    nameFolded: p.text(),
    userTitle: p.text().nullable(),
    passwordHash: p.text().nullable(),
    passwordChangedAt: p.datetime().nullable(),
    autoLogoutMinutes: p.integer().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});

export type UserEntity = InferEntity<typeof UserEntity>;
