import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { bySection, matchesRight } from "../../lib/access/rights-catalogue.ts";
import type { AccessRight } from "../../lib/graphql/graphql.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, QuickFilter, SearchBox } from "../../ui/filters.tsx";
import { LockedLine } from "../../ui/locked-line.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState } from "../../ui/states.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { type AccessDraft, type AccessRow, type DraftException, withException } from "./access-draft.ts";
import { RightCards, RightsTable } from "./rights-rows.tsx";
import styles from "./rights.module.css";
import type { Editable } from "./roles-tab.tsx";

/** The grid of the user's access rights: what the roles give, the exception, what comes of it and why. */
export function RightsTab(props: {
  rows: readonly AccessRow[];
  draft: AccessDraft;
  editable: Editable;
  /** The user is disabled, and no right counts. */
  disabled: boolean;
  onChange: (draft: AccessDraft) => void;
}) {
  const { rows, draft } = props;
  const phone = usePhone();
  const [parameters, change] = useUrlState();
  const search = parameters.get("q") ?? "";
  const exceptionsOnly = parameters.get("only") === "exceptions";
  const exceptions = rows.filter(({ exception, changed }) => exception !== undefined || changed).length;
  const shown = rows.filter(
    ({ info, exception, changed }) =>
      matchesRight(info, search) && (!exceptionsOnly || exception !== undefined || changed),
  );
  const set = (right: AccessRight, exception: DraftException | undefined) =>
    props.onChange(withException(draft, right, exception));
  const Rows = phone ? RightCards : RightsTable;

  return (
    <>
      <FilterBar count="An exception wins over the role. A set block wins over both.">
        <SearchBox
          label="Find a right"
          placeholder="Find a right"
          width={240}
          value={search}
          onSearch={(q) => change({ q }, { replace: true })}
        />
        <QuickFilter
          pressed={exceptionsOnly}
          onPress={() => change({ only: exceptionsOnly ? null : "exceptions" })}
          label={`Exceptions only, ${exceptions}`}
        >
          Exceptions only <b>{exceptions}</b>
        </QuickFilter>
      </FilterBar>
      {props.disabled ? (
        <p className={styles.disabled}>This user is disabled: nothing is effective until the user is brought back.</p>
      ) : null}
      <LockedLine reason={props.editable?.locked} />
      <TableFrame>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconSearch size={18} stroke={1.75} />}
            title={exceptionsOnly && search === "" ? "No exceptions" : "No right matches"}
            action={
              <Button size="sm" onClick={() => change({ q: null, only: null })}>
                Show all rights
              </Button>
            }
          >
            {exceptionsOnly && search === "" ? "What this person may do comes from the roles alone." : undefined}
          </EmptyState>
        ) : (
          <Rows sections={bySection(shown)} editable={props.editable} onSet={set} />
        )}
      </TableFrame>
    </>
  );
}
