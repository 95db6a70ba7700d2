import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Secrets } from "../secrets/secrets.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { giveSupportPin } from "../support-pin/pin-store.service.ts";
import type { ProfileValues } from "./user-profile.policy.ts";
import { UserEntity } from "./user.entity.ts";

/** A new user, checked before. Of the profile, what is absent is as the practice has it, or empty. */
export interface NewUser extends Partial<ProfileValues> {
  /** Given by who must know it before; else a new one. */
  readonly id?: string;
  readonly kind: "PROVIDER" | "STAFF";
  readonly userName: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null: invited, and without a password until the invitation is accepted. */
  readonly passwordHash: string | null;
  /** Ids of roles, TABS among them. */
  readonly roles: readonly string[];
}

/**
 * Adds a user with his roles and his first Support PIN to the practice of the transaction. The caller records it.
 * @throws a unique violation when the user name is taken in the installation, or the e-mail in the practice (D13).
 */
export async function addUser(tx: Tx, secrets: Secrets, user: NewUser): Promise<UserEntity> {
  const practiceId = tx.context.practiceId!;
  const { id = uuidv7(), roles, passwordHash, ...given } = user;
  const [userName, email, firstName, lastName] = [user.userName, user.email, user.firstName, user.lastName].map(
    (text) => text.trim(),
  ) as [string, string, string, string];
  const entity = tx.em.create(UserEntity, {
    ...given,
    id,
    practiceId,
    state: passwordHash === null ? "INVITED" : "ACTIVE",
    userName,
    userNameFolded: fold(userName),
    email,
    emailFolded: fold(email),
    firstName,
    lastName,
    nameFolded: fold(`${firstName} ${lastName}`),
    passwordHash,
    passwordChangedAt: passwordHash === null ? null : tx.now,
    createdAt: tx.now,
  });
  tx.em.persist(entity);
  await tx.em.flush();
  await sql`
    INSERT INTO user_role (practice_id, user_id, role_id)
    SELECT ${practiceId}, ${entity.id}, role_id FROM unnest(${roles}::uuid[]) AS role_id`.execute(tx.db);
  await giveSupportPin(tx, secrets, id);
  return entity;
}
