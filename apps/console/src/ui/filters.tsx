import { Menu, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconCheck, IconChevronDown, IconSearch, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./filters.module.css";
import { IconButton } from "./icon-button.tsx";

/** The bar above a table: search, pickers, and the count at the right. */
export function FilterBar({ children, count }: { children: ReactNode; count?: ReactNode }) {
  return (
    <div className={styles.bar} role="search">
      {children}
      {count === undefined ? null : <span className={styles.count}>{count}</span>}
    </div>
  );
}

/** Search while typing, a quarter of a second behind the last key; Enter at once. */
export function SearchBox(props: {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
  width?: number;
}) {
  const [text, setText] = useState(props.value);
  // What was sent and is not yet the value: on a slow machine it arrives behind what is typed since, which it must not undo.
  const awaited = useRef<readonly string[]>([]);
  const send = (next: string) => {
    if (next !== props.value || awaited.current.length > 0) awaited.current = [...awaited.current, next];
    props.onSearch(next);
  };
  const sendLater = useDebouncedCallback(send, 250);
  useEffect(() => {
    const arrived = awaited.current.indexOf(props.value);
    awaited.current = awaited.current.slice(arrived + 1);
    // The URL changed by other means, such as Back or "Clear the filters".
    if (arrived < 0) {
      awaited.current = [];
      sendLater.cancel();
      setText(props.value);
    }
  }, [props.value, sendLater]);
  return (
    <TextInput
      className={styles.search}
      style={{ "--search-width": `${props.width ?? 280}px` }}
      type="search"
      aria-label={props.label}
      placeholder={props.placeholder}
      leftSection={<IconSearch size={16} stroke={1.75} />}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        sendLater(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          sendLater.cancel();
          send(text);
        }
      }}
      rightSection={
        text === "" ? null : (
          <IconButton
            label="Clear the search"
            className={styles.clear}
            onClick={() => {
              sendLater.cancel();
              setText("");
              send("");
            }}
          >
            <IconX size={14} stroke={1.75} />
          </IconButton>
        )
      }
    />
  );
}

export interface PickerOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A filter of one value: "Provider **Any**", a menu of its values. */
export function Picker<T extends string>(props: {
  label: string;
  anyLabel?: string;
  value: T | undefined;
  options: readonly PickerOption<T>[];
  onPick: (value: T | undefined) => void;
  /** Without a frame, for a choice that is no filter. */
  quiet?: boolean;
}) {
  const any = props.anyLabel ?? "Any";
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={props.quiet === true ? styles.quiet : styles.pick}
          data-set={chosen !== undefined || undefined}
        >
          {props.label} <b>{chosen?.label ?? any}</b>
          <IconChevronDown size={14} stroke={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {[{ value: undefined, label: any }, ...props.options].map((option) => (
          <Menu.Item
            key={option.value ?? ""}
            onClick={() => props.onPick(option.value)}
            rightSection={
              option.value === props.value ? (
                <IconCheck size={14} stroke={2} aria-label="chosen" />
              ) : (
                <span className={styles.noCheck} />
              )
            }
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A filter that is on or off. */
export function QuickFilter(props: {
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
  label?: string;
  /** In the colour of what it filters by, while it is on. */
  tone?: "vendor" | "emergency";
}) {
  return (
    <button
      type="button"
      className={styles.quick}
      data-tone={props.tone}
      aria-pressed={props.pressed}
      aria-label={props.label}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  );
}
