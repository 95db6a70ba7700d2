import { TextInput, Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import clsx from "clsx";
import { type ReactNode, useId } from "react";
import input from "./mantine-input.module.css";
import styles from "./locked-field.module.css";

/**
 * A field that cannot be written now. It is reached by Tab and read out with its reason, which a `disabled` input is not: the reason
 * stands below, and in a tooltip on hover, focus and touch.
 */
export function LockedField({
  label,
  value,
  reason,
  tone = "vendor",
}: {
  label: string;
  value: string;
  reason: string;
  /** In the colour of a BTG lock; a rule of the practice's own is grey. */
  tone?: "vendor" | "neutral";
}) {
  const id = useId();
  return (
    <TextInput
      id={id}
      label={label}
      value={value}
      readOnly
      aria-disabled="true"
      description={
        <span className={styles.reason} data-tone={tone}>
          <IconLock size={14} stroke={1.75} aria-hidden="true" />
          {reason}
        </span>
      }
      descriptionProps={{ component: "div" }}
      className={styles.root}
      classNames={{ ...input, input: clsx(input["input"], styles.input) }}
      rightSection={<IconLock size={16} stroke={1.75} aria-hidden="true" />}
      rightSectionPointerEvents="none"
      inputContainer={withTooltip(reason)}
    />
  );
}

/** On the input alone: the label and the reason below it say the same already. */
function withTooltip(reason: string) {
  return (control: ReactNode) => (
    <Tooltip label={reason} position="top-end" events={{ hover: true, focus: true, touch: true }}>
      <div>{control}</div>
    </Tooltip>
  );
}
