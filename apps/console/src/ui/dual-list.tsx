import { TextInput, Tooltip, VisuallyHidden } from "@mantine/core";
import {
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronsDown,
  IconChevronsLeft,
  IconChevronsRight,
  IconChevronsUp,
  IconChevronUp,
  IconSearch,
  type TablerIcon,
} from "@tabler/icons-react";
import clsx from "clsx";
import { useId, useMemo, useState } from "react";
import { formatNumber } from "../lib/culture.ts";
import { fold } from "../lib/fold.ts";
import { Badge } from "./badge.tsx";
import styles from "./dual-list.module.css";
import { Listbox, type ListboxItem } from "./listbox.tsx";
import { usePhone } from "./phone.ts";

const NONE: ReadonlySet<string> = new Set();

type Side = "left" | "right";

interface Column {
  readonly label: string;
  /** Of its search field, and what stands in it. */
  readonly searchLabel: string;
  readonly items: readonly ListboxItem[];
  /** Where it has no items at all. */
  readonly empty: string;
}

/** Two lists, arrows between them: what is chosen in one moves to the other. On a phone one stands above the other. */
export function DualList(props: {
  left: Column;
  right: Column;
  onMove: (ids: readonly string[], to: Side) => void;
  /** How many are selected and wait for an arrow. */
  onSelect?: (count: number) => void;
  /** Why nothing can be moved now. */
  locked?: string | undefined;
}) {
  const { locked } = props;
  const phone = usePhone();
  const reasonId = useId();
  const [searches, setSearches] = useState({ left: "", right: "" });
  const [chosen, setChosen] = useState({ left: NONE, right: NONE });
  const [moved, setMoved] = useState<{ words: string; to: Side; id: string }>();
  const shownLeft = useShown(props.left.items, searches.left);
  const shownRight = useShown(props.right.items, searches.right);
  const shown = { left: shownLeft, right: shownRight };
  const chosenShown = (side: Side) => shown[side].filter(({ id }) => chosen[side].has(id)).map(({ id }) => id);
  const picked = { left: chosenShown("left"), right: chosenShown("right") };

  const move = (ids: readonly string[], from: Side) => {
    if (locked !== undefined || ids.length === 0) return;
    const to = from === "left" ? "right" : "left";
    const one = ids.length === 1 ? shown[from].find(({ id }) => id === ids[0])?.name : undefined;
    setMoved({ words: `${one ?? formatNumber(ids.length)} moved to ${props[to].label}.`, to, id: ids[0]! });
    setChosen({ left: NONE, right: NONE });
    props.onSelect?.(0);
    // What came over stands in sight.
    setSearches((now) => ({ ...now, [to]: "" }));
    props.onMove(ids, to);
  };
  const column = (side: Side) => (
    <section className={styles.column} aria-label={props[side].label}>
      <header>
        <div className={styles.head}>
          <h3>{props[side].label}</h3>
          <Badge>{formatNumber(props[side].items.length)}</Badge>
          {picked[side].length === 0 ? null : <Badge tone="own">{formatNumber(picked[side].length)} selected</Badge>}
        </div>
        <TextInput
          type="search"
          size="sm"
          aria-label={props[side].searchLabel}
          placeholder={props[side].searchLabel}
          leftSection={<IconSearch size={14} stroke={1.75} />}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={searches[side]}
          onChange={(event) => setSearches({ ...searches, [side]: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Escape empties the field; the dialog around it closes by the next one.
            if (event.key === "Escape" && searches[side] !== "") event.stopPropagation();
          }}
        />
      </header>
      <Listbox
        label={props[side].label}
        items={shown[side]}
        chosen={chosen[side]}
        onChoose={(next) => {
          setChosen({ left: NONE, right: NONE, [side]: next });
          props.onSelect?.(next.size);
        }}
        onAct={(ids) => move(ids, side)}
        reveal={moved?.to === side ? moved : undefined}
        empty={props[side].items.length === 0 ? props[side].empty : "No name matches."}
      />
    </section>
  );
  const arrow = (from: Side, ids: readonly string[], what: string, icons: readonly [TablerIcon, TablerIcon]) => {
    const Icon = icons[phone ? 1 : 0];
    const label = `Move ${what} to ${props[from === "left" ? "right" : "left"].label}`;
    const off = locked !== undefined || ids.length === 0;
    return (
      <Tooltip label={locked ?? label} position="top">
        <button
          type="button"
          className={clsx(styles.arrow, what === "the selected" && !off && styles.act)}
          aria-label={label}
          aria-disabled={off || undefined}
          aria-describedby={locked === undefined ? undefined : reasonId}
          onClick={() => move(ids, from)}
        >
          <Icon size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Tooltip>
    );
  };

  return (
    <div className={styles.dual}>
      {column("left")}
      <div className={styles.arrows} role="group" aria-label="Move">
        {arrow("right", picked.right, "the selected", [IconChevronLeft, IconChevronUp])}
        {arrow("left", picked.left, "the selected", [IconChevronRight, IconChevronDown])}
        {arrow("right", idsOf(shown.right), "all shown", [IconChevronsLeft, IconChevronsUp])}
        {arrow("left", idsOf(shown.left), "all shown", [IconChevronsRight, IconChevronsDown])}
      </div>
      {column("right")}
      <VisuallyHidden role="status">{moved?.words}</VisuallyHidden>
      <VisuallyHidden id={reasonId}>{locked}</VisuallyHidden>
    </div>
  );
}

/** The items that a search leaves, without regard to case and marks. */
function useShown(items: readonly ListboxItem[], search: string): readonly ListboxItem[] {
  const sought = fold(search).trim();
  return useMemo(
    () => (sought === "" ? items : items.filter(({ name }) => fold(name).includes(sought))),
    [items, sought],
  );
}

function idsOf(items: readonly ListboxItem[]): readonly string[] {
  return items.map(({ id }) => id);
}
