import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { judgeChange, refuseChange } from "../access/access-change.service.ts";
import { newAdministrators } from "../access/access-change.policy.ts";
import { readAccessState } from "../access/access-state.service.ts";
import type { AccessState, UserAccessState } from "../access/access-state.ts";
import { planUserAccess } from "../access/planned-change.policy.ts";
import { accessChangesOf, writeUserAccess } from "../access/user-access.service.ts";
import { actorName, record } from "../audit/record.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { demandRight } from "../graphql/demand-right.ts";
import { modeInWords } from "../identity/actor.ts";
import { nodeId } from "../graphql/node-id.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { checkEmail, checkUserName } from "../graphql/text-rules.ts";
import { emailTaken } from "../identity/email-change.service.ts";
import { checkNewPassword, hashPassword } from "../identity/passwords.ts";
import { mailAdministrators } from "../mail/administrator-mail.service.ts";
import { fold } from "../store/fold.ts";
import { isUniqueViolation } from "../store/sql-state.ts";
import type { Tx } from "../store/transaction.ts";
import { addUser } from "./add-user.service.ts";
import { mailInvitation } from "./invitations.service.ts";
import { setPractitioner, setSmtpPassword } from "./update-user.service.ts";
import type { AddUserInput } from "./user-accounts.types.ts";
import { checkPractitioner, readProfile, type ProfileValues } from "./user-profile.policy.ts";
import { findUser } from "./users.service.ts";
import type { User } from "./users.types.ts";

/** A form of Add as it was read: with errors, nothing of it is stored. */
interface ReadForm {
  readonly input: AddUserInput;
  readonly values: Partial<ProfileValues> & Pick<ProfileValues, "firstName" | "lastName">;
  readonly errors: readonly UserError[];
  /** Null: invited, or not to be stored. */
  readonly passwordHash: string | null;
}

/**
 * Adds a user with roles and exceptions, or invites one. All that is wrong is said at once. Hashing is done outside of the transaction and
 * its locks.
 * @throws NOT_FOUND for a role or practitioner that is none.
 */
export async function provisionUser(
  operation: Operation,
  dependencies: Dependencies,
  input: AddUserInput,
): Promise<{ user: User | null; userErrors: UserError[] }> {
  const form = await readForm(operation, input);
  try {
    return await operation.write((tx) => storeForm(tx, dependencies, form), { session: "SHARED", access: true });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody was given the name or the address between our look and our write.
    const userErrors = await checkFree(await operation.read(), input);
    if (userErrors.length === 0) throw error;
    return { user: null, userErrors };
  }
}

async function readForm(operation: Operation, input: AddUserInput): Promise<ReadForm> {
  const { rows } = await sql<{
    minimumLength: number;
    minimum: number;
    maximum: number;
    culture: ProfileValues["culture"];
  }>`
    SELECT password_minimum_length AS "minimumLength", auto_logout_minimum_minutes AS minimum, auto_logout_maximum_minutes AS maximum,
      culture FROM practice`.execute((await operation.read()).db);
  await operation.finish();
  const { minimumLength, culture, ...bounds } = rows[0]!;
  const { firstName, lastName, ...rest } = input.profile;
  const profile = { culture, ...rest, firstName: firstName ?? null, lastName: lastName ?? null };
  const { values, errors } = readProfile(profile, bounds);
  errors.push(
    ...checkUserName("userName", input.userName),
    ...checkEmail("email", input.email),
    ...checkPractitioner(input.kind, profile),
    ...(await checkPassword(input, minimumLength)),
  );
  const hashed = errors.length > 0 || input.invite ? null : await hashPassword(input.password!);
  const names = { firstName: (firstName ?? "").trim(), lastName: (lastName ?? "").trim() };
  return { input, values: { ...values, ...names }, errors, passwordHash: hashed };
}

async function checkPassword(input: AddUserInput, minimumLength: number): Promise<UserError[]> {
  const { invite, password, passwordConfirmation, userName } = input;
  if (invite) {
    if (password == null && passwordConfirmation == null) return [];
    return [userError("password", "INVALID", "Whoever is invited sets the password himself. Leave it out.")];
  }
  if ((password ?? "") === "")
    return [userError("password", "REQUIRED", "Password is required. Fill it in, or invite the user.")];
  return checkNewPassword("password", {
    password: password!,
    confirmation: passwordConfirmation ?? "",
    userName: userName.trim(),
    minimumLength,
  });
}

async function storeForm(
  tx: Tx,
  { config, secrets }: Dependencies,
  { input, values, errors, passwordHash }: ReadForm,
): Promise<{ user: User | null; userErrors: UserError[] }> {
  // Once more, under the locks: it may have gone meanwhile.
  demandRight(tx.context.actor, "user:add");
  const name = `${values.firstName} ${values.lastName}`.trim();
  const before = await readAccessState(tx);
  const state = input.invite ? "INVITED" : "ACTIVE";
  const nobody: UserAccessState = { id: uuidv7(), version: 1, name, state, roleIds: [], exceptions: [] };
  const { changed, ...planned } = planUserAccess(
    { ...before, users: [nobody] },
    {
      userId: nodeId("User", nobody.id),
      version: nobody.version,
      roleIds: withTabs(before, input.roleIds),
      exceptions: input.exceptions,
    },
  );
  const after = { ...before, users: [...before.users, changed] };
  const change = judgeChange(tx, before, {
    after,
    userErrors: [...errors, ...(await checkFree(tx, input)), ...planned.userErrors],
  });
  if (change.userErrors.length > 0) {
    await refuseChange(tx, change, "user.add", { type: "User", id: null, label: name });
    return { user: null, userErrors: change.userErrors };
  }
  // Before he is there: the new user is no one of those who are told.
  await tellAdministrators(tx, config, name, input, newAdministrators(change.differences).length > 0);
  const { id } = await addUser(tx, secrets, {
    ...values,
    id: changed.id,
    kind: input.kind,
    userName: input.userName,
    email: input.email,
    passwordHash,
    roles: changed.roleIds,
  });
  await writeUserAccess(tx, changed, null);
  const smtpPassword = await setSmtpPassword(tx, secrets, { id, passwordSet: false }, input.profile);
  await record(tx, {
    action: "user.add",
    subject: { type: "User", id, label: name },
    changes: [
      ...Object.entries({ kind: input.kind, userName: input.userName.trim(), email: input.email.trim(), ...values })
        .filter(([, value]) => value !== null)
        .map(([field, value]) => ({ field, before: null, after: value })),
      ...(passwordHash === null ? [] : [{ field: "password", before: null, after: "(set)" }]),
      ...smtpPassword,
      ...accessChangesOf(before, nobody, changed),
    ],
  });
  await record(tx, { action: "support-pin.generate", subject: { type: "User", id, label: name } });
  await setPractitioner(tx, id, input.profile.practitionerId);
  if (input.invite) await mailInvitation(tx, config, id);
  return { user: await findUser(tx, id), userErrors: [] };
}

/** The roles of the form and TABS, which everybody holds. */
function withTabs({ roles }: AccessState, roleIds: readonly string[]): string[] {
  return [...roleIds, ...roles.filter(({ shipped }) => shipped === "TABS").map(({ id }) => nodeId("Role", id))];
}

/** The user name is free in the installation, the e-mail in the practice (D13). */
async function checkFree(tx: Tx, { userName, email }: AddUserInput): Promise<UserError[]> {
  // Only what can be a user name is looked for: an address must not tell which other practice knows it.
  const sought = checkUserName("userName", userName).length === 0 ? fold(userName) : "";
  const { rows: logins } = await sql`SELECT FROM private.find_login(${sought})`.execute(tx.db);
  const { rows: users } = await sql`SELECT FROM user_account WHERE email_folded = ${fold(email)}`.execute(tx.db);
  return [
    ...(logins.length === 0
      ? []
      : [userError("userName", "TAKEN", `The user name "${userName.trim()}" is taken. Choose another.`)]),
    ...(users.length === 0 ? [] : [emailTaken("email", email.trim())]),
  ];
}

async function tellAdministrators(
  tx: Tx,
  config: Dependencies["config"],
  name: string,
  { invite, userName }: AddUserInput,
  administrator: boolean,
): Promise<void> {
  const { actor } = tx.context;
  const act = `${actorName(actor)} ${invite ? "invited" : "added"} ${name} with the user name ${userName.trim()}${modeInWords(actor)}`;
  const end = `Who may what stands at ${config.publicUrl}/users. Is it not as you want it? Change it there at once.\n`;
  await mailAdministrators(tx, config, "USER_ADDED", {
    subject: `${name} was ${invite ? "invited" : "added"}`,
    body: `${act}.\n${end}`,
  });
  if (!administrator) return;
  await mailAdministrators(tx, config, "ADMINISTRATOR_ADDED", {
    subject: "There is a new administrator",
    body: `${act}, as an administrator: of those who give and take access, and see the whole audit log.\n${end}`,
  });
}
