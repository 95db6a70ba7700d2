import { UniqueConstraintViolationException } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import { SHIPPED_ROLE_KEYS, SHIPPED_ROLES, type ShippedRoleKey } from "../access/shipped-roles.ts";
import { RoleEntity } from "../access/role.entity.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { checkEmail, checkText, checkUserName } from "../graphql/text-rules.ts";
import { ANONYMOUS } from "../identity/actor.ts";
import type { SessionDelivery } from "../identity/identity.types.ts";
import { deviceName } from "../identity/device-name.ts";
import { checkNewPassword, hashPassword } from "../identity/passwords.ts";
import { asStarted, startSession } from "../identity/sessions.service.ts";
import type { SignedIn } from "../identity/signed-in.ts";
import type { Tx } from "../store/transaction.ts";
import { addUser } from "../users/add-user.service.ts";
import { PracticeEntity } from "./practice.entity.ts";
import { checkTimeZone } from "./time-zone.ts";

/** Of a new practice; a practice may ask for more. */
export const PASSWORD_MINIMUM_LENGTH = 8;

export interface SignUp {
  readonly practiceName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly userName: string;
  readonly email: string;
  readonly password: string;
  readonly passwordConfirmation: string;
  readonly timeZone?: string | null;
  readonly delivery: SessionDelivery;
}

/** Makes a practice and its first user: a provider with TABS and All Access, signed in. All of it or nothing. */
export async function signUp(
  operation: Operation,
  { throttle, secrets }: Pick<Dependencies, "throttle" | "secrets">,
  input: SignUp,
): Promise<SignedIn | UserError[]> {
  await throttle.countAddress(operation.facts.ipAddress, "sign-up");
  const errors = await checkSignUp(input);
  if (errors.length > 0) return errors;
  const passwordHash = await hashPassword(input.password);
  const practiceId = uuidv7();
  const device = deviceName(operation.facts.userAgent);
  try {
    const started = await operation.apart(
      async (tx) => {
        const roles = await createPractice(tx, {
          id: practiceId,
          name: input.practiceName.trim(),
          timeZone: input.timeZone ?? "UTC",
        });
        const user = await addUser(tx, secrets, {
          kind: "PROVIDER",
          userName: input.userName,
          email: input.email,
          firstName: input.firstName,
          lastName: input.lastName,
          passwordHash,
          roles: [roles.TABS, roles.ALL_ACCESS],
        });
        const session = await startSession(tx, { id: user.id, autoLogoutMinutes: 15 }, device);
        const signedIn = asStarted(tx, session);
        const subject = { type: "User", id: user.id, label: `${user.firstName} ${user.lastName}` };
        await record(signedIn, {
          action: "practice.create",
          subject: { type: "Practice", id: practiceId, label: input.practiceName.trim() },
        });
        await record(signedIn, { action: "user.add", subject });
        await record(signedIn, { action: "support-pin.generate", subject });
        await record(signedIn, { action: "session.start", subject, detail: ` with ${device}` });
        return session;
      },
      { practiceId, actor: ANONYMOUS },
    );
    operation.adopt(started.actor, started.session);
    return { ...started, delivery: input.delivery, deviceToken: null, trust: null };
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException || isUniqueViolation(error)) {
      return [userError("userName", "TAKEN", `The user name "${input.userName.trim()}" is taken. Choose another.`)];
    }
    throw error;
  }
}

/** Makes a practice with its shipped roles. The caller records it. @returns the ids of the roles. */
export async function createPractice(
  tx: Tx,
  practice: { id: string; name: string; timeZone: string },
): Promise<Record<ShippedRoleKey, string>> {
  tx.em.persist(tx.em.create(PracticeEntity, { ...practice, createdAt: tx.now }));
  // Entities know no relations here: what others refer to is written first.
  await tx.em.flush();
  const roles = {} as Record<ShippedRoleKey, string>;
  for (const key of SHIPPED_ROLE_KEYS) {
    const { name, description, rights } = SHIPPED_ROLES[key];
    roles[key] = uuidv7();
    tx.em.persist(
      tx.em.create(RoleEntity, {
        id: roles[key],
        practiceId: practice.id,
        name,
        description,
        shipped: key,
        rights: [...rights],
      }),
    );
  }
  await tx.em.flush();
  return roles;
}

async function checkSignUp(input: SignUp): Promise<UserError[]> {
  return [
    ...checkText("practiceName", "Practice name", input.practiceName, 120),
    ...checkText("firstName", "First Name", input.firstName, 80),
    ...checkText("lastName", "Last Name", input.lastName, 80),
    ...checkUserName("userName", input.userName),
    ...checkEmail("email", input.email),
    ...(await checkNewPassword("password", {
      password: input.password,
      confirmation: input.passwordConfirmation,
      userName: input.userName,
      minimumLength: PASSWORD_MINIMUM_LENGTH,
    })),
    ...checkTimeZone(input.timeZone ?? "UTC"),
  ];
}

function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}
