import { btgOf, type Actor } from "../identity/actor.ts";
import type { ActorKind, ActorObject } from "./actor.types.ts";
import { actorName } from "./record.ts";

/** Who did something, as a column of a thing keeps it: with the name at the time. */
export interface StoredActor {
  readonly kind: ActorKind;
  readonly name: string;
  /** Of somebody of the practice. */
  readonly userId: string | null;
  /** Of a vendor employee. */
  readonly agentReference: string | null;
}

export function storedActor(actor: Actor): StoredActor {
  return {
    kind: actor.kind,
    name: actorName(actor),
    userId: actor.kind === "USER" ? actor.userId : null,
    agentReference: btgOf(actor)?.agentReference ?? null,
  };
}

export function actorOfStored({ kind, name, userId, agentReference }: StoredActor): ActorObject {
  return { kind, name, userUuid: userId, agentReference };
}
