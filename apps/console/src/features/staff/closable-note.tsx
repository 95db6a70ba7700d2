import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { IconButton } from "../../ui/icon-button.tsx";
import { Note } from "../../ui/states.tsx";
import styles from "./staff.module.css";

/** Above a page: what brought somebody here. It is read out when it comes; undefined is nothing to say. */
export function ClosableNote(props: { icon: ReactNode; children: ReactNode; onClose: () => void }) {
  return (
    <div role="status">
      {props.children === undefined ? null : (
        <div className={styles.ended}>
          <Note tone="vendor" icon={props.icon}>
            <div className={styles.endedWords}>
              {props.children}
              <IconButton label="Close" onClick={props.onClose}>
                <IconX size={16} stroke={1.75} />
              </IconButton>
            </div>
          </Note>
        </div>
      )}
    </div>
  );
}
