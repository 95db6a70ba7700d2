import type { RightInfo } from "../../lib/access/rights-catalogue.ts";
import type {
  AccessRight,
  ExceptionEffect,
  UpdateUserAccessInput,
  UserAccessInfoFragment,
} from "../../lib/graphql/graphql.ts";
import type { RoleOption } from "./role-choice.tsx";

/** Roles and exceptions of a user, as the server has them. */
export type StoredAccess = NonNullable<UserAccessInfoFragment["access"]>;

/** The same, as they shall be. */
export interface AccessDraft {
  readonly roleIds: ReadonlySet<string>;
  readonly exceptions: ReadonlyMap<AccessRight, DraftException>;
}

export interface DraftException {
  readonly effect: ExceptionEffect;
  /** Why; may be empty. */
  readonly note: string;
}

/** A right of the grid. */
export interface AccessRow {
  readonly info: RightInfo;
  readonly section: string;
  /** The held roles that give it, by name. */
  readonly fromRoles: readonly string[];
  readonly exception: DraftException | undefined;
  readonly effective: boolean;
  /** Where the effective value comes from. */
  readonly explanation: string;
  /** It differs from what is saved. */
  readonly changed: boolean;
}

export function draftOf(access: StoredAccess): AccessDraft {
  return {
    roleIds: new Set(access.roles.map(({ id }) => id)),
    exceptions: new Map(access.exceptions.map(({ right, effect, note }) => [right, { effect, note: note ?? "" }])),
  };
}

/** The draft with the exception for one right; undefined takes it away. */
export function withException(
  draft: AccessDraft,
  right: AccessRight,
  exception: DraftException | undefined,
): AccessDraft {
  const exceptions = new Map(draft.exceptions);
  if (exception === undefined) exceptions.delete(right);
  else exceptions.set(right, exception);
  return { ...draft, exceptions };
}

/** How many roles and exceptions differ. */
export function countChanges(base: AccessDraft, draft: AccessDraft): number {
  return (
    added(base.roleIds, draft.roleIds).length +
    added(draft.roleIds, base.roleIds).length +
    changedExceptions(base, draft).length
  );
}

/** What the draft changed of `base`, done to what stands now: nobody's change undoes another's that it did not see. */
export function rebase(base: AccessDraft, draft: AccessDraft, present: AccessDraft): AccessDraft {
  const roleIds = new Set([...present.roleIds, ...added(base.roleIds, draft.roleIds)]);
  for (const id of added(draft.roleIds, base.roleIds)) roleIds.delete(id);
  return changedExceptions(base, draft).reduce<AccessDraft>(
    (rebased, right) => withException(rebased, right, draft.exceptions.get(right)),
    { roleIds, exceptions: present.exceptions },
  );
}

/** The whole of both lists, as the mutation takes them. */
export function accessInput(userId: string, version: number, draft: AccessDraft): UpdateUserAccessInput {
  return {
    userId,
    version,
    roleIds: [...draft.roleIds],
    exceptions: [...draft.exceptions].map(([right, { effect, note }]) => ({
      right,
      effect,
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    })),
  };
}

/**
 * The grid of a user's rights. A right that the draft leaves alone is told in the server's own words; of another one is worked out what
 * will hold when it is saved.
 * @param roles undefined where the roles' rights may not be seen: then nothing is drafted either.
 */
export function accessRows(
  catalogue: readonly RightInfo[],
  access: StoredAccess,
  draft: AccessDraft,
  roles: readonly RoleOption[] | undefined,
  disabled: boolean,
): readonly AccessRow[] {
  const base = draftOf(access);
  const stored = new Map(access.rights.map((right) => [right.right, right]));
  return catalogue.map((info) => {
    const { right, section } = info;
    const saved = stored.get(right);
    const savedFrom = (saved?.fromRoles ?? []).map(({ name }) => name);
    const fromRoles =
      roles === undefined
        ? savedFrom
        : roles.filter(({ id, rights }) => draft.roleIds.has(id) && rights.includes(right)).map(({ name }) => name);
    const exception = draft.exceptions.get(right);
    const changed =
      !sameException(base.exceptions.get(right), exception) ||
      fromRoles.toSorted().join() !== savedFrom.toSorted().join();
    return {
      info,
      section,
      fromRoles,
      exception,
      changed,
      ...(changed || saved === undefined
        ? {
            effective: !disabled && holds(fromRoles, exception),
            explanation: `Not saved: ${becauseOf(fromRoles, exception)}.`,
          }
        : {
            effective: saved.effective,
            // The server's own words would be the same in each row, and stand above the grid.
            explanation: disabled ? sentence(becauseOf(fromRoles, exception)) : saved.explanation,
          }),
    };
  });
}

/** An exception wins over the roles. */
function holds(fromRoles: readonly string[], exception: DraftException | undefined): boolean {
  return exception === undefined ? fromRoles.length > 0 : exception.effect === "ALLOW";
}

function becauseOf(fromRoles: readonly string[], exception: DraftException | undefined): string {
  const roles = new Intl.ListFormat("en-GB").format(fromRoles);
  if (exception === undefined) return fromRoles.length === 0 ? "no role gives it" : `given by ${roles}`;
  if (exception.effect === "ALLOW") return "allowed by the exception";
  return fromRoles.length === 0 ? "denied by the exception" : `denied by the exception, though given by ${roles}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What the second holds and the first does not. */
function added(first: ReadonlySet<string>, second: ReadonlySet<string>): string[] {
  return [...second].filter((id) => !first.has(id));
}

function changedExceptions(base: AccessDraft, draft: AccessDraft): AccessRight[] {
  return [...new Set([...base.exceptions.keys(), ...draft.exceptions.keys()])].filter(
    (right) => !sameException(base.exceptions.get(right), draft.exceptions.get(right)),
  );
}

function sameException(a: DraftException | undefined, b: DraftException | undefined): boolean {
  return a?.effect === b?.effect && a?.note.trim() === b?.note.trim();
}
