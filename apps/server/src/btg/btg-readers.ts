import { accountOf, btgOf, type Actor } from "../identity/actor.ts";

interface Which {
  readonly uuid: string;
  readonly onBehalfOfUuid: string;
}

/** Whether a BTG session is the actor's own: of an agent the one that he is in, of a user one on his behalf. */
export function isOwnBtg({ uuid, onBehalfOfUuid }: Which, actor: Actor): boolean {
  return actor.kind === "USER" ? actor.userId === onBehalfOfUuid : btgOf(actor)?.btgSessionId === uuid;
}

/** Whether the actor may see a BTG session. */
export function mayReadBtg(actor: Actor, which: Which): boolean {
  return (accountOf(actor)?.rights.has("btg:read") ?? false) || isOwnBtg(which, actor);
}
