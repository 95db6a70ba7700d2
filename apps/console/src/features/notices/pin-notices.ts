import {
  IconMailCheck,
  IconMailX,
  IconRefreshAlert,
  IconShieldCheck,
  IconShieldX,
  type TablerIcon,
} from "@tabler/icons-react";
import type { NoticeKind } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** Kinds that tell a user what became of the own Support PIN, or of a code in its place. */
export type PinNoticeKind = Exclude<NoticeKind, "VENDOR_ACCESS">;

/** How each is shown: by its icon, its colour, and what follows from it in a few words. */
export const PIN_NOTICES: Readonly<
  Record<PinNoticeKind, { readonly icon: TablerIcon; readonly tone: Tone; readonly words: string }>
> = {
  SUPPORT_PIN_VALIDATED: { icon: IconShieldCheck, tone: "proven", words: "It matched. You have a new one now." },
  SUPPORT_PIN_REFUSED: { icon: IconShieldX, tone: "refused", words: "It did not match. Yours stays as it is." },
  SUPPORT_PIN_REPLACED: {
    icon: IconRefreshAlert,
    tone: "refused",
    words: "Too many wrong ones were given. Your login is not locked.",
  },
  SUPPORT_CODE_VALIDATED: { icon: IconMailCheck, tone: "proven", words: "The code that we mailed to you matched." },
  SUPPORT_CODE_REFUSED: { icon: IconMailX, tone: "refused", words: "It was not the code that we mailed to you." },
};

export const PIN_NOTICE_KINDS = Object.keys(PIN_NOTICES) as PinNoticeKind[];

/** Whether a notice is of these kinds. */
export function isPinNotice(kind: NoticeKind): kind is PinNoticeKind {
  return kind in PIN_NOTICES;
}
