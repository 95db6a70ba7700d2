import { Button } from "@mantine/core";
import { IconAlertTriangle, IconLock, IconMapQuestion } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./states.module.css";

/** Nothing to list: what it is, why, and one button. */
export function EmptyState(props: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  wholePage?: boolean;
}) {
  return (
    <div className={styles.state}>
      <span className={styles.glyph}>{props.icon}</span>
      <StateTitle wholePage={props.wholePage}>{props.title}</StateTitle>
      {props.children === undefined ? null : <p>{props.children}</p>}
      {props.action === undefined ? null : <div className={styles.action}>{props.action}</div>}
    </div>
  );
}

const GLYPHS = { blocked: IconLock, forbidden: IconLock, missing: IconMapQuestion, failed: IconAlertTriangle };

/** Something could not be read: what, what to do next, and the request id for support. */
export function ErrorState(props: {
  kind?: keyof typeof GLYPHS;
  title: string;
  text: string;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  action?: ReactNode;
  wholePage?: boolean;
}) {
  const kind = props.kind ?? "failed";
  const Glyph = GLYPHS[kind];
  return (
    <div className={styles.state} role="alert" data-kind={kind}>
      <span className={styles.glyph}>
        <Glyph size={18} stroke={1.75} />
      </span>
      <StateTitle wholePage={props.wholePage}>{props.title}</StateTitle>
      <p>{props.text}</p>
      {props.requestId === undefined ? null : (
        <p className={styles.request}>
          Request id <code>{props.requestId}</code>
        </p>
      )}
      <div className={styles.action}>
        {props.onRetry !== undefined && kind === "failed" ? (
          <Button size="sm" onClick={props.onRetry}>
            Try again
          </Button>
        ) : null}
        {props.action}
      </div>
    </div>
  );
}

/** The page's own title, where the state is all that the page shows. */
function StateTitle({ wholePage, children }: { wholePage: boolean | undefined; children: string }) {
  return wholePage === true ? (
    <h1 tabIndex={-1} data-page-title>
      {children}
    </h1>
  ) : (
    <h2>{children}</h2>
  );
}

/** A line set apart: something to know beside what is being done. */
export function Note(props: {
  tone?: "neutral" | "refused" | "emergency" | "proven" | "vendor";
  icon?: ReactNode;
  children: ReactNode;
  role?: "alert" | "status";
}) {
  return (
    <div className={styles.note} data-tone={props.tone ?? "neutral"} role={props.role}>
      {props.icon}
      <div>{props.children}</div>
    </div>
  );
}

/** Why something cannot be, or was not done. Undefined: nothing was in the way. */
export function Failure({ children }: { children: ReactNode }) {
  return children === undefined ? null : (
    <Note tone="refused" role="alert" icon={<IconAlertTriangle size={16} stroke={1.75} />}>
      {children}
    </Note>
  );
}

/** A grey bar that keeps the place of a text to come. */
export function Skeleton({ width }: { width: number | string }) {
  return <span className={styles.skeleton} style={{ width }} />;
}
