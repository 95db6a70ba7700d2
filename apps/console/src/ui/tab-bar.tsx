import type { ReactNode } from "react";
import { Link } from "react-router";
import styles from "./tab-bar.module.css";

/** Tabs that are addresses: each can be linked to, opened beside, and gone back from. */
export function TabBar(props: {
  label: string;
  current: string;
  tabs: readonly { key: string; label: ReactNode; to: string }[];
}) {
  return (
    <nav className={styles.tabs} aria-label={props.label}>
      {props.tabs.map((tab) => (
        <Link
          key={tab.key}
          ref={tab.key === props.current ? bringIntoView : undefined}
          to={tab.to}
          preventScrollReset
          aria-current={tab.key === props.current ? "page" : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone the tabs are wider than the window. */
function bringIntoView(tab: HTMLAnchorElement | null): void {
  const bar = tab?.parentElement;
  if (tab && bar) bar.scrollLeft = tab.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
}
