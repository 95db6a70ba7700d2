import { Tooltip } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import styles from "./help-label.module.css";

/** A field's label with a help icon beside it, whose text shows on hover, focus and touch. The field itself is described by the text too. */
export function HelpLabel({ htmlFor, label, help }: { htmlFor: string; label: string; help: string }) {
  return (
    <div className={styles.row}>
      <label htmlFor={htmlFor}>{label}</label>
      <Tooltip label={help} position="top-start" multiline w={320} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={styles.icon} aria-label={`About ${label}`}>
          <IconHelpCircle size={15} stroke={1.75} aria-hidden="true" />
        </button>
      </Tooltip>
    </div>
  );
}
