import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { record } from "../audit/record.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM, type OperationContext } from "../identity/actor.ts";
import type { Secrets } from "../secrets/secrets.ts";
import { inTransaction, type Tx } from "../store/transaction.ts";
import { giveSupportPins } from "./pin-store.service.ts";

/** So few that a transaction ends long before its time limit. */
const BATCH = 50;
const FIRST_UUID = "00000000-0000-0000-0000-000000000000";
const LAST_UUID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

type Needs = Pick<Dependencies, "store" | "clock" | "secrets" | "log">;

/** A user without a Support PIN. Users are gone through in this order. */
interface Place {
  readonly practiceId: string;
  readonly userId: string;
}

/** Gives the missing Support PINs in the background: the server answers meanwhile, whatever becomes of it. */
export function startMissingSupportPins(needs: Needs): { close(): Promise<void> } {
  const closing = new AbortController();
  const giving = giveMissingSupportPins(needs, closing.signal).catch((error: unknown) =>
    needs.log.error({ err: error }, "Giving Support PINs to users who have none failed. The next boot goes on"),
  );
  return {
    async close() {
      closing.abort();
      await giving;
    },
  };
}

/**
 * Gives every user who has no Support PIN his first one: users from before there were any. Several processes may do it at once; one that is
 * killed goes on at the next boot. A practice where it fails is logged and passed over.
 * @returns how many it gave.
 */
export async function giveMissingSupportPins(
  { store, clock, secrets, log }: Needs,
  signal?: AbortSignal,
): Promise<number> {
  const context: OperationContext = {
    practiceId: null,
    actor: SYSTEM,
    requestId: uuidv7(),
    ipAddress: null,
    sessionId: null,
  };
  let given = 0;
  let after: Place = { practiceId: FIRST_UUID, userId: FIRST_UUID };
  for (;;) {
    const places = await inTransaction(store, context, clock(), (tx) => placesAfter(tx, after));
    if (places.length === 0) return given;
    for (const [practiceId, ofPractice] of Map.groupBy(places, (place) => place.practiceId)) {
      if (signal?.aborted) return given;
      const userIds = ofPractice.map(({ userId }) => userId);
      try {
        given += await inTransaction(store, { ...context, practiceId }, clock(), (tx) => give(tx, secrets, userIds));
        after = ofPractice.at(-1)!;
      } catch (error) {
        log.error({ err: error, practiceId }, "Users of a practice could not be given their Support PINs");
        after = { practiceId, userId: LAST_UUID };
      }
    }
  }
}

async function placesAfter(tx: Tx, { practiceId, userId }: Place): Promise<Place[]> {
  const { rows } = await sql<Place>`
    SELECT practice_id AS "practiceId", user_id AS "userId"
    FROM private.users_without_support_pin(${practiceId}, ${userId}, ${BATCH})`.execute(tx.db);
  return rows;
}

async function give(tx: Tx, secrets: Secrets, userIds: readonly string[]): Promise<number> {
  const given = await giveSupportPins(tx, secrets, userIds);
  const { rows } = await sql<{ id: string; label: string }>`
    SELECT id, concat_ws(' ', first_name, last_name) AS label FROM user_account WHERE id = ANY (${given}::uuid[])
    ORDER BY id`.execute(tx.db);
  for (const user of rows) await record(tx, { action: "support-pin.generate", subject: { type: "User", ...user } });
  return given.length;
}
