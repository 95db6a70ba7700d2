import { sql } from "kysely";
import { record, type AuditChange } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { forbidden, notFound } from "../graphql/errors.ts";
import { keyOf } from "../graphql/node-id.ts";
import { applyAutoLogout } from "../identity/sessions.service.ts";
import { signal } from "../live/signal.ts";
import { linkPractitioner, practitionerOfUser } from "../patients/practitioners.service.ts";
import type { Secrets } from "../secrets/secrets.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { checkPractitioner, readProfile, type ProfileValues } from "./user-profile.policy.ts";
import type { UserProfileInput } from "./user-profile.types.ts";
import { toUser, USER_COLUMNS, USERS, type UserRow } from "./user-row.ts";
import { findUser } from "./users.service.ts";
import type { User, UserKind } from "./users.types.ts";
import { accountOf } from "../identity/actor.ts";

/**
 * Changes the profile of a user of this kind: one's own, or with USER_UPDATE another's. What the form leaves out stays.
 * @throws FORBIDDEN for another's without USER_UPDATE; NOT_FOUND, also for a user of the other kind.
 */
export async function updateUser(
  tx: Tx,
  secrets: Secrets,
  kind: UserKind,
  input: { userId: string; version: number; profile: UserProfileInput },
): Promise<{ user: User | null; userErrors: UserError[] }> {
  const { profile } = input;
  const userId = keyOf(input.userId, "User");
  demandMayChange(tx, userId, profile);
  const held = await holdUser(tx, userId);
  if (held?.row.kind !== kind) throw notFound();
  const { row, bounds } = held;
  const user = toUser(row);
  if (row.version !== input.version) return { user, userErrors: [STALE] };
  const { values, errors } = readProfile(profile, bounds);
  errors.push(...checkPractitioner(kind, profile));
  if (errors.length > 0) return { user, userErrors: errors };

  const changes = changesOf(user, values);
  if (changes.length > 0) await setValues(tx, user, values);
  changes.push(...(await setSmtpPassword(tx, secrets, { id: userId, passwordSet: row.smtp_password_set }, profile)));
  const linked = await setPractitioner(tx, userId, profile.practitionerId);
  if (changes.length === 0 && !linked) return { user, userErrors: [] };
  await sql`UPDATE user_account SET version = version + 1 WHERE id = ${userId}`.execute(tx.db);
  if (changes.length > 0)
    await record(tx, { action: "user.update", subject: { type: "User", id: userId, label: user.name }, changes });
  await applyAutoLogout(tx, userId);
  await signal(tx, "user", userId);
  return { user: await findUser(tx, userId), userErrors: [] };
}

const STALE = userError(
  "version",
  "STALE_VERSION",
  "Somebody changed this user meanwhile. Look at what stands now, and save your change again.",
);

function demandMayChange({ context: { actor } }: Tx, userId: string, { practitionerId }: UserProfileInput): void {
  const account = accountOf(actor);
  if (account?.rights.has("user:update")) return;
  if (account?.userId !== userId || practitionerId !== undefined) throw forbidden();
}

/** The user's row, held until the commit, with the practice's bounds of Auto Logout. */
async function holdUser(tx: Tx, userId: string) {
  const { rows } = await sql<UserRow & { minimum: number; maximum: number }>`
    SELECT ${USER_COLUMNS}, p.auto_logout_minimum_minutes AS minimum, p.auto_logout_maximum_minutes AS maximum
    FROM ${USERS} WHERE u.id = ${userId} FOR NO KEY UPDATE OF u`.execute(tx.db);
  const row = rows[0];
  return row === undefined ? null : { row, bounds: { minimum: row.minimum, maximum: row.maximum } };
}

function changesOf({ userTitle, profile }: User, values: Partial<ProfileValues>): AuditChange[] {
  const present: ProfileValues = { ...profile!, userTitle };
  return Object.entries(values)
    .map(([field, after]) => ({ field, before: present[field as keyof ProfileValues], after }))
    .filter(({ before, after }) => before !== after);
}

async function setValues(tx: Tx, { uuid, profile }: User, values: Partial<ProfileValues>): Promise<void> {
  const { firstName, lastName } = { ...profile!, ...values };
  const columns = { ...values, nameFolded: fold(`${firstName} ${lastName}`) };
  const assignments = Object.entries(columns).map(([name, value]) => sql`${sql.ref(columnOf(name))} = ${value}`);
  await sql`UPDATE user_account SET ${sql.join(assignments)} WHERE id = ${uuid}`.execute(tx.db);
}

/** `firstName` is stored in `first_name`. */
function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Seals a new SMTP password, or takes it away; absent, it stays.
 * @returns the change as the log may know it.
 */
export async function setSmtpPassword(
  tx: Tx,
  secrets: Secrets,
  user: { id: string; passwordSet: boolean },
  { smtpPassword }: UserProfileInput,
): Promise<AuditChange[]> {
  if (smtpPassword === undefined) return [];
  const password = smtpPassword ?? "";
  if (password === "" && !user.passwordSet) return [];
  const sealed =
    password === "" ? null : await secrets.seal(tx, ["user-smtp-password", user.id], Buffer.from(password, "utf8"));
  await sql`UPDATE user_account SET smtp_password = ${sealed} WHERE id = ${user.id}`.execute(tx.db);
  const before = user.passwordSet ? "(secret)" : null;
  return [{ field: "smtpPassword", before, after: sealed === null ? null : user.passwordSet ? "(changed)" : "(set)" }];
}

/** Links the user to a practitioner, or to none; absent, it stays. @returns whether anything changed. @throws NOT_FOUND */
export async function setPractitioner(
  tx: Tx,
  userUuid: string,
  practitionerId: string | null | undefined,
): Promise<boolean> {
  if (practitionerId === undefined) return false;
  const present = await practitionerOfUser(tx, userUuid);
  if ((present?.id ?? null) === practitionerId) return false;
  if (present !== null)
    await linkPractitioner(tx, { practitionerUuid: keyOf(present.id, "Practitioner"), userUuid: null });
  if (practitionerId !== null)
    await linkPractitioner(tx, { practitionerUuid: keyOf(practitionerId, "Practitioner"), userUuid });
  return true;
}
