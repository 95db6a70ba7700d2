import { sql } from "kysely";
import { agentReferenceOf } from "../btg/agent-reference.service.ts";
import { unauthenticated } from "../graphql/errors.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { SYSTEM, type SupportAgentActor } from "../identity/actor.ts";
import { employeeNameOf } from "../identity/btg-names.ts";
import { holdAccessStatement, sessionLockStatement } from "../identity/open-session.ts";
import type { Tx } from "../store/transaction.ts";
import type { VendorUser } from "../vendor/vendor.types.ts";

/** One of the practice's users, as an agent in no BTG session meets him. */
export interface MetUser {
  readonly agentReference: string;
  readonly isActive: boolean;
  /** Whether the agent's own session is in force; one that is not can be met only by work that is done all the same. */
  readonly isSignedIn: boolean;
}

/** Who does it, and with whom. */
interface Meeting {
  readonly employeeId: string;
  readonly user: VendorUser;
  /** What has to be done although the agent's own session has just ended. */
  readonly evenSignedOut?: boolean;
}

/**
 * Does an agent's work on a user in one transaction of the user's practice. Whoever disables the user, or ends the agent's own session, waits
 * for it, or comes first and is seen.
 * @throws UNAUTHENTICATED when the agent's own session has just ended, unless the work is done all the same; then nothing of it stands.
 */
export async function asSupportAgent<T>(
  operation: Operation,
  { config, secrets }: Pick<Dependencies, "config" | "secrets">,
  { employeeId, user, evenSignedOut = false }: Meeting,
  work: (tx: Tx, met: MetUser) => Promise<T>,
): Promise<T> {
  const { practiceUuid: practiceId } = user;
  const { hash } = operation.facts.credential!;
  const inPractice = { practiceId, sessionId: null };
  const agentReference = await operation.apart((tx) => agentReferenceOf(tx, secrets, employeeId), {
    ...inPractice,
    actor: SYSTEM,
  });
  const actor: SupportAgentActor = {
    kind: "VENDOR_EMPLOYEE",
    realm: "SUPPORT",
    name: employeeNameOf(config.vendorName),
    agentReference,
  };
  return operation.apart(
    async (tx) => {
      await sql.raw(holdAccessStatement(practiceId)).execute(tx.db);
      await sql.raw(sessionLockStatement(hash, "SHARED")).execute(tx.db);
      const { rows } = await sql<{ isSignedIn: boolean; isActive: boolean }>`
        SELECT private.vendor_session_in_force(decode(${hash}, 'hex'), ${tx.now}) AS "isSignedIn", state = 'ACTIVE' AS "isActive"
        FROM user_account WHERE id = ${user.uuid}`.execute(tx.db);
      const { isSignedIn, isActive } = rows[0]!;
      if (!isSignedIn && !evenSignedOut) throw unauthenticated();
      return work(tx, { agentReference, isActive, isSignedIn });
    },
    { ...inPractice, actor },
  );
}
