import { IconChevronLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./page.module.css";

/** The inside of the sheet: what every page stands in. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

/** A page's title, one sentence about it, and its actions at the right. Focus comes here when the route changes. */
export function PageHead(props: { title: ReactNode; children?: ReactNode; actions?: ReactNode; before?: ReactNode }) {
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        {props.before}
        <h1 tabIndex={-1} data-page-title>
          {props.title}
        </h1>
        {props.children === undefined ? null : <div className={styles.lead}>{props.children}</div>}
      </div>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </header>
  );
}

/** Above a page's title: the list that it stands in. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={styles.back}>
      <IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />
      {children}
    </Link>
  );
}

/** After an act that took the focused control away: the focus goes on from the page's title. */
export function focusTitleWhenLost(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("[data-page-title]")?.focus({ preventScroll: true });
}

/** A titled part of a page. */
export function Section(props: { title: ReactNode; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} aria-labelledby={props.id}>
      <header>
        <h2 id={props.id}>{props.title}</h2>
        {props.aside}
      </header>
      {props.children}
    </section>
  );
}
