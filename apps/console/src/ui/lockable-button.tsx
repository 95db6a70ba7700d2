import { Button, type ButtonProps, Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { type ComponentPropsWithRef, useId } from "react";
import styles from "./lockable-button.module.css";

/**
 * A button that can be locked. Then it does nothing, is still reached by Tab, and says why: in small text below, and in a tooltip on
 * hover, focus and touch.
 */
export function LockableButton({
  locked,
  ...others
}: ButtonProps &
  Omit<ComponentPropsWithRef<"button">, keyof ButtonProps> & {
    /** The reason, where it is locked. */
    locked: string | undefined;
  }) {
  const id = useId();
  if (locked === undefined) return <Button {...others} />;
  const { onClick: _act, type: _type, loading: _loading, variant: _variant, className: _class, ...same } = others;
  return (
    <span className={styles.root}>
      <Tooltip label={locked} position="top" events={{ hover: true, focus: true, touch: true }}>
        <Button
          {...same}
          className={styles.button}
          leftSection={<IconLock size={14} stroke={1.75} />}
          aria-disabled="true"
          aria-describedby={id}
        />
      </Tooltip>
      <span id={id} className={styles.reason}>
        {locked}
      </span>
    </span>
  );
}
