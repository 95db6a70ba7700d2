import { fold } from "../../lib/fold.ts";
import type { ListboxItem } from "../../ui/listbox.tsx";

interface SetName {
  readonly id: string;
  readonly name: string;
}

/** Which sets block a user, as it is saved. */
export interface StoredSecurity {
  readonly version: number;
  readonly blocked: readonly SetName[];
  readonly unblocked: readonly SetName[];
}

/** What was moved and is not saved: ids of sets. */
export interface SetDraft {
  readonly block: ReadonlySet<string>;
  readonly unblock: ReadonlySet<string>;
}

/** Nothing was moved. */
export const NO_MOVES: SetDraft = { block: new Set(), unblock: new Set() };

/** How many sets were moved. */
export function countMoves({ block, unblock }: SetDraft): number {
  return block.size + unblock.size;
}

/** Moves sets into one of the columns; what comes back to where it is saved is no move. */
export function withMoves(
  stored: StoredSecurity,
  draft: SetDraft,
  ids: readonly string[],
  to: "blocked" | "unblocked",
): SetDraft {
  const saved = new Set(stored[to].map(({ id }) => id));
  const [into, outOf] = to === "blocked" ? (["block", "unblock"] as const) : (["unblock", "block"] as const);
  const next = { block: new Set(draft.block), unblock: new Set(draft.unblock) };
  for (const id of ids) {
    if (saved.has(id)) next[outOf].delete(id);
    else next[into].add(id);
  }
  return next;
}

/** Both columns by name, as they are after the moves; what is not saved is marked. */
export function columnsOf(
  { blocked, unblocked }: StoredSecurity,
  draft: SetDraft,
): { readonly blocked: readonly ListboxItem[]; readonly unblocked: readonly ListboxItem[] } {
  const added = { mark: { label: "Added", tone: "own" } } as const;
  const removed = { mark: { label: "Removed", tone: "neutral" } } as const;
  return {
    blocked: merged(
      blocked.filter(({ id }) => !draft.unblock.has(id)),
      unblocked.filter(({ id }) => draft.block.has(id)).map((set) => ({ ...set, ...added })),
    ),
    unblocked: merged(
      unblocked.filter(({ id }) => !draft.block.has(id)),
      blocked.filter(({ id }) => draft.unblock.has(id)).map((set) => ({ ...set, ...removed })),
    ),
  };
}

/** Few sets put in order among many, which keep theirs: nothing else moves. */
function merged(many: readonly ListboxItem[], few: readonly ListboxItem[]): readonly ListboxItem[] {
  if (few.length === 0) return many;
  const waiting = few.map((item) => ({ item, key: fold(item.name) })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const all: ListboxItem[] = [];
  let next = 0;
  for (const item of many) {
    const key = fold(item.name);
    for (; next < waiting.length && waiting[next]!.key < key; next += 1) all.push(waiting[next]!.item);
    all.push(item);
  }
  return [...all, ...waiting.slice(next).map(({ item }) => item)];
}

/** What of the moves is still one, after somebody else has saved: what he did too, or deleted, is none. */
export function rebase(stored: StoredSecurity, draft: SetDraft): SetDraft {
  const left = (ids: ReadonlySet<string>, from: readonly SetName[]) =>
    new Set(from.filter(({ id }) => ids.has(id)).map(({ id }) => id));
  return { block: left(draft.block, stored.unblocked), unblock: left(draft.unblock, stored.blocked) };
}

/** What somebody else has saved meanwhile: names of sets. */
export interface OthersChange {
  readonly blocked: readonly string[];
  readonly lifted: readonly string[];
}

/** Compares what was seen with what stands now. */
export function othersChange(seen: StoredSecurity, now: StoredSecurity): OthersChange {
  const notIn = (sets: readonly SetName[], known: readonly SetName[]) => {
    const ids = new Set(known.map(({ id }) => id));
    return sets.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
  };
  return { blocked: notIn(now.blocked, seen.blocked), lifted: notIn(seen.blocked, now.blocked) };
}
