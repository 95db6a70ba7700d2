import { IconShieldCheck } from "@tabler/icons-react";
import { Link, NavLink } from "react-router";
import { useMe } from "../../lib/session.tsx";
import { Mark } from "../../ui/mark.tsx";
import styles from "./navigation.module.css";
import { type ConsolePage, usePages } from "./pages.ts";

const GROUPS = ["Patients", "Reports", "Admin", "Settings"] as const;

/** The practice, the pages in their groups, and the seal at the foot. */
export function Navigation() {
  const me = useMe();
  const pages = usePages();
  return (
    <nav className={styles.nav} aria-label="Main">
      <Link to="/" className={styles.practice}>
        <Mark />
        <span>
          <b>{me.practice?.name ?? "Chartward"}</b>
          <small>Chartward</small>
        </span>
      </Link>
      {GROUPS.map((group) => {
        const members = pages.filter((page) => page.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group}>
            {/* One page under its own name needs no head above it. */}
            {group === "Patients" ? null : <h2 id={`navigation-${group}`}>{group}</h2>}
            <ul aria-labelledby={group === "Patients" ? undefined : `navigation-${group}`}>
              {[...Map.groupBy(members, ({ part }) => part)].map(([part, pagesOfPart]) =>
                part === undefined ? (
                  <PageLinks key="direct" pages={pagesOfPart} />
                ) : (
                  <li key={part}>
                    <h3>{part}</h3>
                    <ul aria-label={part}>
                      <PageLinks pages={pagesOfPart} />
                    </ul>
                  </li>
                ),
              )}
            </ul>
          </div>
        );
      })}
      <Link to="/audit" className={styles.seal}>
        <IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />
        <span>
          <b>Audit log</b>
          <small>Every access is recorded</small>
        </span>
      </Link>
    </nav>
  );
}

function PageLinks({ pages }: { pages: readonly ConsolePage[] }) {
  return pages.map(({ to, label, icon: Icon }) => (
    <li key={to}>
      <NavLink to={to}>
        <Icon size={17} stroke={1.75} aria-hidden="true" />
        {label}
      </NavLink>
    </li>
  ));
}
