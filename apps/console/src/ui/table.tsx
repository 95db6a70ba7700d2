import { Menu } from "@mantine/core";
import { IconChevronDown, IconChevronLeft, IconChevronRight, IconChevronUp } from "@tabler/icons-react";
import clsx from "clsx";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { formatNumber } from "../lib/culture.ts";
import { IconButton } from "./icon-button.tsx";
import { Skeleton } from "./states.tsx";
import styles from "./table.module.css";

/** The one bordered box around a table, its cards on a phone, its empty state and its footer. */
export function TableFrame({ children, busy }: { children: ReactNode; busy?: boolean }) {
  return (
    <div className={styles.frame} aria-busy={busy ?? false}>
      {children}
    </div>
  );
}

/** A table inside a TableFrame; `label` names it for those who do not see the page's title. */
export function Table({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <table className={clsx(styles.table, className)} aria-label={label}>
      {children}
    </table>
  );
}

/** The cards that a table becomes on a phone. */
export function Cards({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.cards} aria-label={label}>
      {children}
    </ul>
  );
}

/** One card: a name, a state at the right, and two dimmed lines. */
export function Card({ name, state, children }: { name: ReactNode; state?: ReactNode; children?: ReactNode }) {
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <span className={styles.cardName}>{name}</span>
        <span className={styles.cardState}>{state}</span>
      </div>
      {children === undefined ? null : <div className={styles.cardLines}>{children}</div>}
    </li>
  );
}

/** A column's head that sorts; the arrow stands only on the sorted column. */
export function SortHeader(props: {
  children: ReactNode;
  sorted: "ASC" | "DESC" | undefined;
  onSort: () => void;
  align?: "right";
}) {
  const Arrow = props.sorted === "DESC" ? IconChevronDown : IconChevronUp;
  return (
    <th
      scope="col"
      className={clsx(props.align === "right" && styles.right)}
      {...(props.sorted === undefined ? {} : { "aria-sort": props.sorted === "ASC" ? "ascending" : "descending" })}
    >
      <button type="button" className={styles.sort} onClick={props.onSort}>
        {props.children}
        {props.sorted === undefined ? null : <Arrow size={13} stroke={2} aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Rows of the final height while the first answer is awaited; `widths` are the columns' bars. */
export function SkeletonRows({ rows, widths, visible }: { rows: number; widths: readonly number[]; visible: boolean }) {
  return (
    <tbody aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row} className={styles.skeletonRow}>
          {widths.map((width, column) => (
            <td key={column}>
              {visible ? <Skeleton width={width * (0.8 + ((row * 7 + column * 3) % 5) / 12)} /> : null}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Cards of the final height while the first answer is awaited. */
export function SkeletonCards({ rows, visible }: { rows: number; visible: boolean }) {
  return (
    <ul className={styles.cards} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <li key={row} className={clsx(styles.card, styles.skeletonCard)}>
          {visible ? (
            <>
              <Skeleton width={150} />
              <Skeleton width={230} />
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Below a table: which rows of how many, how many a page, and the neighbours. */
export function TableFoot(props: {
  from: number;
  count: number;
  total: number;
  paging: { rows: number; sizes: readonly number[]; setRows: (rows: number) => void };
  /** The rows shown are still those of the page before: nobody goes on from them. */
  pending: boolean;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}) {
  const { from, count, total, paging, pending } = props;
  // Not disabled: the button that was pressed keeps the focus.
  const go = (step: (() => void) | undefined) => (pending ? undefined : step?.());
  return (
    <div className={styles.foot}>
      <span role="status">
        {pending
          ? "Loading"
          : count === 0
            ? "None"
            : `${formatNumber(from)} to ${formatNumber(from + count - 1)} of ${formatNumber(total)}`}
      </span>
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={styles.size} aria-label={`${paging.rows} rows a page`}>
            {paging.rows} rows
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {paging.sizes.map((size) => (
            <Menu.Item key={size} onClick={() => paging.setRows(size)} aria-current={size === paging.rows}>
              {size} rows
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.neighbours}>
        <IconButton
          label="Previous page"
          onClick={() => go(props.onPrevious)}
          disabled={props.onPrevious === undefined}
        >
          <IconChevronLeft size={16} stroke={1.75} />
        </IconButton>
        <IconButton label="Next page" onClick={() => go(props.onNext)} disabled={props.onNext === undefined}>
          <IconChevronRight size={16} stroke={1.75} />
        </IconButton>
      </span>
    </div>
  );
}

/** A cell whose text stands at the right. */
export function RightCell({ className, ...others }: ComponentPropsWithRef<"td">) {
  return <td className={clsx(styles.right, className)} {...others} />;
}

/** Class names for what cells hold. */
export const cell = {
  name: styles.name!,
  dimmed: styles.dimmed!,
  mono: styles.mono!,
  number: styles.number!,
  right: styles.right!,
  center: styles.center!,
};
