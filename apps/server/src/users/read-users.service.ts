import { record } from "../audit/record.ts";
import type { Tx } from "../store/transaction.ts";
import type { User } from "./users.types.ts";

/** Users whose reading stands in the log already, by the transaction of the reads. */
const recorded = new WeakMap<Tx, Set<string>>();

function recordedIn(tx: Tx): Set<string> {
  const users = recorded.get(tx) ?? new Set();
  recorded.set(tx, users);
  return users;
}

/** The reading of a page of users stands in the log as one: what is read of each of them needs no entry of its own. */
export function coverUsers(tx: Tx, userIds: readonly string[]): void {
  const users = recordedIn(tx);
  for (const id of userIds) users.add(id);
}

/** Records that a guarded part of a user was read, once a user and operation. */
export async function recordUserRead(tx: Tx, { uuid, name }: Pick<User, "uuid" | "name">): Promise<void> {
  const users = recordedIn(tx);
  if (users.has(uuid)) return;
  users.add(uuid);
  await record(tx, { action: "user.read", subject: { type: "User", id: uuid, label: name } });
}
