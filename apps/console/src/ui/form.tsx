import { IconAlertTriangle } from "@tabler/icons-react";
import type { FormEventHandler, ReactNode } from "react";
import styles from "./form.module.css";
import { Failure } from "./states.tsx";

/** A form's fields one below the other, what failed as a whole above its button. */
export function Form(props: {
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
  failure: string | undefined;
  submit: ReactNode;
  label?: string;
}) {
  return (
    <form className={styles.form} onSubmit={props.onSubmit} noValidate aria-label={props.label}>
      {props.children}
      <Failure>{props.failure}</Failure>
      {props.submit}
    </form>
  );
}

/** Two fields beside each other, one below the other on a phone. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

/** An error of a field: icon, what is wrong, what to do. */
export function fieldError(message: ReactNode): ReactNode {
  if (message === undefined || message === null || message === "") return undefined;
  return (
    <span className={styles.error}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      {message}
    </span>
  );
}
