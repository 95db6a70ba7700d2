import { type ReactNode, useEffect, useRef } from "react";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import styles from "./steps.module.css";

/** Where the steps of a set-up stand: in a dialog, or in the card of a page of their own. */
export type StepPlace = "dialog" | "page";

/** One step: what it is, what to do, and its buttons, the way on last. */
export function StepFrame(props: {
  place: StepPlace;
  title: string;
  children: ReactNode;
  foot: ReactNode;
  /** The focus comes to the step itself, so that it is read out; otherwise to a field of it. */
  focused?: boolean;
}) {
  const step = useRef<HTMLDivElement>(null);
  const { focused } = props;
  useEffect(() => {
    if (focused === true) step.current?.focus();
  }, [focused]);
  const body = (
    <div ref={step} className={styles.step} tabIndex={-1} role="group" aria-label={props.title}>
      <h2 className={styles.title}>{props.title}</h2>
      {props.children}
    </div>
  );
  return props.place === "dialog" ? (
    <>
      <DialogBody>{body}</DialogBody>
      <DialogFoot>{props.foot}</DialogFoot>
    </>
  ) : (
    <div className={styles.page}>
      {body}
      <div className={styles.foot}>{props.foot}</div>
    </div>
  );
}
