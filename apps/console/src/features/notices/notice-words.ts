import {
  IconClipboardCheck,
  IconLockOpen,
  IconMailCheck,
  IconMailX,
  IconRefreshAlert,
  IconShieldCheck,
  IconShieldX,
  type TablerIcon,
  IconUrgent,
} from "@tabler/icons-react";
import type { NoticeKind } from "../../lib/graphql/graphql.ts";
import type { Tone } from "../../ui/badge.tsx";

/** Kinds whose words follow from the kind alone. An access of the vendor tells its reason. */
export type WordedKind = Exclude<NoticeKind, "VENDOR_ACCESS">;

/** How each is shown: by its icon, its colour, and what follows from it in a few words. */
export const NOTICE_WORDS: Readonly<
  Record<WordedKind, { readonly icon: TablerIcon; readonly tone: Tone; readonly words: string }>
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
  EMERGENCY_ACCESS: { icon: IconUrgent, tone: "emergency", words: "Somebody took the rights of an administrator." },
  EMERGENCY_REVIEW_DUE: { icon: IconClipboardCheck, tone: "emergency", words: "It has ended. Sign its review off." },
  CHART_OVERRIDE: { icon: IconLockOpen, tone: "emergency", words: "In emergency access mode, past a set block." },
};

/** What the bell tells of: all that has no place of its own at the top of the pages. */
export const BELL_KINDS = (Object.keys(NOTICE_WORDS) as WordedKind[]).filter((kind) => kind !== "EMERGENCY_ACCESS");

/** Whether the words of a notice follow from its kind. */
export function isWorded(kind: NoticeKind): kind is WordedKind {
  return kind in NOTICE_WORDS;
}
