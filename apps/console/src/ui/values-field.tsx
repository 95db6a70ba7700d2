import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Chip } from "./chip.tsx";
import styles from "./values-field.module.css";

/** Several short texts. What is typed counts at once; Enter, or a letter of `apart`, makes it a chip and begins the next. */
export function ValuesField(props: {
  label: string;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  placeholder?: string;
  /** What stands between two values, such as a comma. */
  apart: string;
  maxLength: number;
}) {
  const { values, onChange } = props;
  const [typed, setTyped] = useState("");
  // The last value is the one that is being typed. No chip comes when the field is left: what stands below would move under the pointer.
  const isTyping = typed.trim() !== "";
  const chips = isTyping ? values.slice(0, -1) : values;
  // The values have been set from outside.
  if (isTyping && values.at(-1) !== typed.trim()) setTyped("");
  const type = (text: string) => {
    const pieces = text.split(props.apart);
    const next = pieces.at(-1)!.trimStart();
    const done = pieces.slice(0, -1).map((each) => each.trim());
    setTyped(next);
    onChange([...distinct([...chips, ...done]), ...distinct([next.trim()])]);
  };
  return (
    <div>
      <TextInput
        label={props.label}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isTyping) {
            event.preventDefault();
            type(`${typed}${props.apart}`);
          } else if (event.key === "Backspace" && typed === "" && chips.length > 0) onChange(chips.slice(0, -1));
        }}
      />
      <div className={styles.chips} role="group" aria-label={`${props.label}, chosen`}>
        {chips.map((value) => (
          <Chip
            key={value}
            name=""
            value={value}
            onRemove={() => onChange([...chips.filter((each) => each !== value), ...distinct([typed.trim()])])}
          />
        ))}
      </div>
    </div>
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== "");
}
