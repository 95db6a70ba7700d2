import { IconAlertTriangle } from "@tabler/icons-react";
import { Fragment } from "react";
import type { RolesQuery, ShippedRole } from "../../lib/graphql/graphql.ts";
import { Check, CheckList } from "../../ui/check.tsx";
import { Note } from "../../ui/states.tsx";
import styles from "./role-choice.module.css";

export type RoleOption = NonNullable<RolesQuery["roles"]>[number];

/** Who should have a role that gives much. */
const WARNINGS: Readonly<Partial<Record<ShippedRole, string>>> = {
  ALL_ACCESS: "All Access views and edits everything. Give it to owners and the few who run the practice.",
  ADMINISTRATOR: "Administrator gives and takes the access of all others. Give it to the few who run the practice.",
};

/** The practice's roles to tick. TABS is ticked and stays so. A role that gives much warns, once it is newly ticked. */
export function RoleChoice(props: {
  roles: readonly RoleOption[];
  chosen: ReadonlySet<string>;
  /** Ids of the roles that are held already. */
  held: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Why none can be changed now. */
  locked?: string | undefined;
}) {
  const toggle = (id: string, checked: boolean) => {
    const next = new Set(props.chosen);
    if (checked) next.add(id);
    else next.delete(id);
    props.onChange(next);
  };
  return (
    <CheckList label="Roles">
      {tabsFirst(props.roles).map((role) => {
        const isTabs = role.shipped === "TABS";
        const checked = isTabs || props.chosen.has(role.id);
        const changed = !isTabs && checked !== props.held.has(role.id);
        const warning = role.shipped === null || !changed || !checked ? undefined : WARNINGS[role.shipped];
        return (
          <Fragment key={role.id}>
            <Check
              label={role.name}
              description={role.description === "" ? undefined : role.description}
              checked={checked}
              changed={changed}
              onChange={(next) => toggle(role.id, next)}
              locked={isTabs ? "Every user holds TABS. To shut a person out, disable the user." : props.locked}
              lockTone={isTabs ? "neutral" : "vendor"}
            />
            {warning === undefined ? null : (
              <div className={styles.warning}>
                <Note role="status" icon={<IconAlertTriangle size={16} stroke={1.75} />}>
                  <b>{warning}</b>
                </Note>
              </div>
            )}
          </Fragment>
        );
      })}
    </CheckList>
  );
}

/** Of the final height, while the roles are awaited: what stands below does not move. */
export function RoleChoiceSkeleton() {
  return (
    <CheckList label="Roles">
      <div className={styles.awaited} aria-hidden="true" />
    </CheckList>
  );
}

function tabsFirst(roles: readonly RoleOption[]): readonly RoleOption[] {
  return roles.toSorted((a, b) => Number(b.shipped === "TABS") - Number(a.shipped === "TABS"));
}
