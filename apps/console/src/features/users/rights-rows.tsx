import { TextInput } from "@mantine/core";
import { IconCheck, IconLock, IconMinus, IconX } from "@tabler/icons-react";
import { Fragment } from "react";
import type { AccessRight } from "../../lib/graphql/graphql.ts";
import { Badge } from "../../ui/badge.tsx";
import { Segments } from "../../ui/segments.tsx";
import { cell, Table } from "../../ui/table.tsx";
import type { AccessRow, DraftException } from "./access-draft.ts";
import styles from "./rights.module.css";
import type { Editable } from "./roles-tab.tsx";

interface RowsProps {
  readonly sections: readonly { readonly section: string; readonly items: readonly AccessRow[] }[];
  readonly editable: Editable;
  readonly onSet: (right: AccessRight, exception: DraftException | undefined) => void;
}

const EXCEPTIONS = [
  { value: "ROLE", label: "Role" },
  { value: "ALLOW", label: "Allow", tone: "proven" },
  { value: "DENY", label: "Deny", tone: "refused" },
] as const;

/** The grid, for windows that hold it. */
export function RightsTable(props: RowsProps) {
  return (
    <Table label="Access rights" className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Right</th>
          <th scope="col">Role's value</th>
          <th scope="col">Exception</th>
          <th scope="col">Effective</th>
          <th scope="col">Comes from</th>
        </tr>
      </thead>
      {props.sections.map(({ section, items }) => (
        <tbody key={section}>
          <tr className={styles.section}>
            <th scope="rowgroup" colSpan={5}>
              {section}
            </th>
          </tr>
          {items.map((row) => (
            <Fragment key={row.info.right}>
              <tr data-changed={row.changed || undefined} data-excepted={row.exception !== undefined || undefined}>
                <th scope="row" title={row.info.description}>
                  <span className={cell.name}>{row.info.label}</span>
                  <span className={styles.code}>{row.info.name}</span>
                </th>
                <td>
                  <RoleValue row={row} />
                </td>
                <td>
                  <ExceptionChoice row={row} {...props} />
                </td>
                <td>
                  <Effective row={row} />
                </td>
                <td className={styles.why}>{row.explanation}</td>
              </tr>
              {row.exception === undefined ? null : (
                <tr className={styles.noteRow} data-changed={row.changed || undefined}>
                  <td colSpan={5}>
                    <ExceptionNote row={row} {...props} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      ))}
    </Table>
  );
}

/** The grid right by right, for phones. */
export function RightCards(props: RowsProps) {
  return (
    <div className={styles.cards}>
      {props.sections.map(({ section, items }) => (
        <section key={section} aria-label={section}>
          <h2>{section}</h2>
          <ul>
            {items.map((row) => (
              <li key={row.info.right} data-changed={row.changed || undefined}>
                <div className={styles.cardHead}>
                  <b>{row.info.label}</b>
                  <Effective row={row} />
                </div>
                <p className={styles.code}>{row.info.name}</p>
                <p className={styles.cardWhy}>{row.explanation}</p>
                <ExceptionChoice row={row} {...props} />
                {row.exception === undefined ? null : <ExceptionNote row={row} {...props} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function RoleValue({ row }: { row: AccessRow }) {
  return row.fromRoles.length > 0 ? (
    <span className={styles.yes} title={row.fromRoles.join(", ")}>
      <IconCheck size={14} stroke={2} aria-hidden="true" />
      Allow
    </span>
  ) : (
    <span className={styles.no}>
      <IconMinus size={14} stroke={2} aria-hidden="true" />
      No
    </span>
  );
}

function Effective({ row }: { row: AccessRow }) {
  if (row.effective)
    return (
      <Badge tone="proven">
        <IconCheck stroke={2} aria-hidden="true" />
        Allowed
      </Badge>
    );
  return row.exception?.effect === "DENY" ? (
    <Badge tone="refused">
      <IconX stroke={2} aria-hidden="true" />
      Denied
    </Badge>
  ) : (
    <Badge>
      <IconMinus stroke={2} aria-hidden="true" />
      Not allowed
    </Badge>
  );
}

/** TABS opens the console: no exception takes that away. */
const ALWAYS_HELD: AccessRight = "CONSOLE_OPEN";

function ExceptionChoice({ row, editable, onSet }: { row: AccessRow } & RowsProps) {
  const { right, label } = row.info;
  if (editable === undefined)
    return <span className={styles.no}>{row.exception === undefined ? "None" : WORDS[row.exception.effect]}</span>;
  if (right === ALWAYS_HELD && row.exception === undefined)
    return (
      <span className={styles.no} title="Every user holds this, through TABS.">
        <IconLock size={14} stroke={1.75} aria-hidden="true" />
        Always held
      </span>
    );
  return (
    <Segments
      small
      label={`Exception: ${label}`}
      value={row.exception?.effect ?? "ROLE"}
      segments={EXCEPTIONS}
      locked={editable.locked}
      onChange={(value) =>
        onSet(right, value === "ROLE" ? undefined : { effect: value, note: row.exception?.note ?? "" })
      }
    />
  );
}

const WORDS = { ALLOW: "Allow", DENY: "Deny" };

/** Why the exception is made. */
function ExceptionNote({ row, editable, onSet }: { row: AccessRow } & RowsProps) {
  const { exception, info } = row;
  if (exception === undefined) return null;
  return (
    <div className={styles.note}>
      {editable === undefined || editable.locked !== undefined ? (
        <p>{exception.note === "" ? "No note." : exception.note}</p>
      ) : (
        <TextInput
          aria-label={`Note on the exception: ${info.label}`}
          placeholder="Why this person differs. Stands in the audit log."
          maxLength={500}
          autoComplete="off"
          value={exception.note}
          onChange={(event) => onSet(info.right, { effect: exception.effect, note: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
