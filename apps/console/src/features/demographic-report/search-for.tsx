import { Button, Menu, Popover } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconColumns3, IconX } from "@tabler/icons-react";
import { useRef } from "react";
import type { DemographicColumn } from "../../lib/graphql/graphql.ts";
import { Check } from "../../ui/check.tsx";
import { fieldError } from "../../ui/form.tsx";
import { COLUMN_GROUPS, columnLabel } from "./report-columns.ts";
import styles from "./demographic-report.module.css";

/** The columns of the report, in their order. */
export function SearchFor(props: {
  columns: readonly DemographicColumn[];
  onChange: (columns: readonly DemographicColumn[]) => void;
  error: string | undefined;
}) {
  const { columns, onChange } = props;
  const choose = useRef<HTMLButtonElement>(null);
  const remove = (column: DemographicColumn) => {
    onChange(columns.filter((each) => each !== column));
    // The button that was pressed is gone.
    choose.current?.focus();
  };
  const move = (from: number, to: number) => {
    const moved = columns.filter((_, index) => index !== from);
    onChange([...moved.slice(0, to), columns[from]!, ...moved.slice(to)]);
  };
  return (
    <div>
      <div className={styles.columns}>
        <ol className={styles.tokens} aria-label="Columns, in their order">
          {columns.map((column, index) => (
            <li key={column} className={styles.token}>
              <Menu position="bottom-start">
                <Menu.Target>
                  <button type="button">{columnLabel(column)}</button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconArrowLeft size={16} stroke={1.75} />}
                    disabled={index === 0}
                    closeMenuOnClick={false}
                    onClick={() => move(index, index - 1)}
                  >
                    Move left
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowRight size={16} stroke={1.75} />}
                    disabled={index === columns.length - 1}
                    closeMenuOnClick={false}
                    onClick={() => move(index, index + 1)}
                  >
                    Move right
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
              <button type="button" aria-label={`Remove ${columnLabel(column)}`} onClick={() => remove(column)}>
                <IconX size={12} stroke={2.25} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ol>
        <Popover position="bottom-start" trapFocus returnFocus offset={6}>
          <Popover.Target>
            <Button
              ref={choose}
              size="xs"
              leftSection={<IconColumns3 size={14} stroke={1.75} />}
              aria-describedby={props.error === undefined ? undefined : "report-columns-error"}
            >
              Choose columns
            </Button>
          </Popover.Target>
          <Popover.Dropdown className={styles.chooser} aria-label="Columns">
            {COLUMN_GROUPS.map((group) => (
              <fieldset key={group.label}>
                <legend>{group.label}</legend>
                {(Object.entries(group.columns) as [DemographicColumn, string][]).map(([column, label]) => (
                  <Check
                    key={column}
                    label={label}
                    checked={columns.includes(column)}
                    onChange={(checked) =>
                      onChange(checked ? [...columns, column] : columns.filter((each) => each !== column))
                    }
                  />
                ))}
              </fieldset>
            ))}
          </Popover.Dropdown>
        </Popover>
      </div>
      {props.error === undefined ? null : (
        <div id="report-columns-error" className={styles.error} role="alert">
          {fieldError(props.error)}
        </div>
      )}
    </div>
  );
}
