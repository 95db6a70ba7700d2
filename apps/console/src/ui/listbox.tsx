import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Badge, type Tone } from "./badge.tsx";
import styles from "./listbox.module.css";
import { usePhone } from "./phone.ts";

/** One thing of a list that things are chosen from. */
export interface ListboxItem {
  readonly id: string;
  readonly name: string;
  /** What is to be known of it, in a word. */
  readonly mark?: { readonly label: string; readonly tone: Tone } | undefined;
}

const ROW = { pointer: 36, touch: 44 };
/** Letters that come faster than this, in milliseconds, are of one word. */
const TYPING = 700;

/**
 * A list of which several can be chosen; only the rows in sight are in the page, however long it is. Arrows go, Space chooses, Shift
 * extends, Ctrl or Cmd with A chooses all, letters go to a name, Enter or a double click acts. A tap chooses or lets go.
 */
export function Listbox(props: {
  label: string;
  items: readonly ListboxItem[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  /** With what is chosen, or with the row that has the focus where nothing is. */
  onAct: (ids: readonly string[]) => void;
  /** A row to go to, each time it changes. */
  reveal?: { readonly id: string } | undefined;
  /** Stands in the list where there is no row. */
  empty: string;
}) {
  const { items, chosen } = props;
  const prefix = useId();
  const row = usePhone() ? ROW.touch : ROW.pointer;
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const touched = useRef(false);
  const [place, setPlace] = useState({ id: "", index: 0 });
  const [anchor, setAnchor] = useState(0);
  const positions = useMemo(() => new Map(items.map(({ id }, index) => [id, index])), [items]);
  // A row that was moved away leaves its place to the next one.
  const active = Math.min(positions.get(place.id) ?? place.index, items.length - 1);

  // oxlint-disable-next-line react/incompatible-library -- nothing memoises what this hook answers
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current,
    estimateSize: () => row,
    getItemKey: (index) => items[index]!.id,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 4,
    // The row with the focus stays in the page, so that it is read out.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      return active < 0 || (active >= first && active <= last) ? shown : [...shown, active];
    },
  });
  useEffect(() => rows.measure(), [rows, row]);

  const { reveal } = props;
  const shownReveal = useRef(reveal);
  useEffect(() => {
    if (reveal === undefined || reveal === shownReveal.current) return;
    const index = positions.get(reveal.id);
    if (index === undefined) return;
    shownReveal.current = reveal;
    setPlace({ id: reveal.id, index });
    setAnchor(index);
    rows.scrollToIndex(index);
  }, [reveal, positions, rows]);

  const idOf = (index: number) => `${prefix}-${items[index]!.id}`;
  const between = (from: number, to: number) =>
    new Set(items.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id));
  const go = (index: number, extend = false) => {
    setPlace({ id: items[index]!.id, index });
    rows.scrollToIndex(index);
    if (extend) props.onChoose(between(anchor, index));
    else setAnchor(index);
  };
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(items[index]!.id)) next.add(items[index]!.id);
    props.onChoose(next);
  };
  const act = () => {
    const ids = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    props.onAct(ids.length > 0 ? ids : [items[active]!.id]);
  };

  /** The next row whose name begins so; a letter alone goes on from the present one. */
  const find = (text: string): number => {
    const from = text.length === 1 ? active + 1 : Math.max(active, 0);
    const begins = ({ name }: ListboxItem) => name.toLocaleLowerCase().startsWith(text);
    const ahead = items.findIndex((item, index) => index >= from && begins(item));
    return ahead >= 0 ? ahead : items.findIndex(begins);
  };
  const type = (letter: string, at: number): boolean => {
    const before = at - typed.current.at < TYPING ? typed.current.text : "";
    // A space belongs to a name that is being typed, or else chooses.
    if (letter === " " && (before === "" || find(`${before} `) < 0)) return false;
    const text = before + letter.toLocaleLowerCase();
    typed.current = { text, at };
    const found = find(text);
    if (found >= 0) go(found);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1;
    if (last < 0 || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? row) / row) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      go(Math.max(0, Math.min(last, target)), event.shiftKey);
    } else if (command && event.key.toLowerCase() === "a") {
      props.onChoose(items.every(({ id }) => chosen.has(id)) ? new Set() : new Set(positions.keys()));
    } else if (event.key === "Enter") {
      act();
    } else if (event.key === " " && event.shiftKey) {
      props.onChoose(between(anchor, active));
    } else if (event.key === " " && command) {
      toggle(active);
    } else if (event.key.length === 1 && !command) {
      if (!type(event.key, event.timeStamp)) {
        toggle(active);
        setAnchor(active);
      }
    } else {
      return;
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    const index = indexOf(event);
    if (index === undefined) return;
    touched.current = (event.nativeEvent as PointerEvent).pointerType === "touch";
    setPlace({ id: items[index]!.id, index });
    if (event.shiftKey) {
      props.onChoose(between(anchor, index));
      return;
    }
    setAnchor(index);
    if (touched.current || event.ctrlKey || event.metaKey) toggle(index);
    else props.onChoose(new Set([items[index]!.id]));
  };

  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiselectable="true"
        aria-activedescendant={active < 0 ? undefined : idOf(active)}
        aria-describedby={items.length === 0 ? `${prefix}-empty` : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const index = indexOf(event);
          // Two quick taps choose and let go.
          if (index !== undefined && !touched.current) props.onAct([items[index]!.id]);
        }}
      >
        {items.length === 0 ? null : (
          <div role="presentation" className={styles.rows} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => {
              const item = items[index];
              return item === undefined ? null : (
                <div
                  key={item.id}
                  id={idOf(index)}
                  role="option"
                  data-index={index}
                  className={clsx(styles.option, index === active && styles.active)}
                  style={{ height: row, top: start }}
                  aria-selected={chosen.has(item.id)}
                  aria-setsize={items.length}
                  aria-posinset={index + 1}
                >
                  <span className={styles.name}>{item.name}</span>
                  {item.mark === undefined ? null : <Badge tone={item.mark.tone}>{item.mark.label}</Badge>}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {/* Beside the listbox, which may hold options alone. */}
      {items.length === 0 ? (
        <p id={`${prefix}-empty`} className={styles.empty}>
          {props.empty}
        </p>
      ) : null}
    </div>
  );
}

function indexOf(event: MouseEvent): number | undefined {
  const option = event.target instanceof Element ? event.target.closest("[data-index]") : null;
  return option === null ? undefined : Number(option.getAttribute("data-index"));
}
