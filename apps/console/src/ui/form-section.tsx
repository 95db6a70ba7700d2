import type { ReactNode } from "react";
import styles from "./form-section.module.css";
import { Failure } from "./states.tsx";

/** Parts of a form or of settings, a thin line between them. */
export function FormSections({ children }: { children: ReactNode }) {
  return <div className={styles.sections}>{children}</div>;
}

/** One part: what it is and why at the left, its fields at the right; one below the other on a phone. */
export function FormSection(props: { title: string; help?: ReactNode; children: ReactNode; id: string }) {
  return (
    <section className={styles.section} aria-labelledby={props.id}>
      <header>
        <h2 id={props.id}>{props.title}</h2>
        {props.help === undefined ? null : <p>{props.help}</p>}
      </header>
      <div className={styles.fields}>{props.children}</div>
    </section>
  );
}

/** Below a form: what failed as a whole, and its buttons, the way back left of the act. */
export function FormFoot({ failure, children }: { failure: string | undefined; children: ReactNode }) {
  return (
    <div className={styles.foot}>
      <Failure>{failure}</Failure>
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}
