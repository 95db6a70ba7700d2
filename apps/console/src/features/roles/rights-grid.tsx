import { VisuallyHidden } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { bySection, type RightInfo } from "../../lib/access/rights-catalogue.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, Picker } from "../../ui/filters.tsx";
import { usePhone } from "../../ui/phone.ts";
import { type Role, roleAddress } from "./role-words.ts";
import styles from "./rights-grid.module.css";

/** Rights by role. Head and first column stay while the rest scrolls; a phone shows one role at a time. */
export function RightsGrid({ roles, catalogue }: { roles: readonly Role[]; catalogue: readonly RightInfo[] }) {
  return usePhone() ? (
    <OneRole roles={roles} catalogue={catalogue} />
  ) : (
    <div className={styles.scroll} role="group" aria-labelledby="roles-rights" tabIndex={0}>
      <table className={styles.grid} aria-labelledby="roles-rights">
        <thead>
          <tr>
            <th scope="col">Right</th>
            {roles.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link to={roleAddress(id)}>{name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        {bySection(catalogue).map(({ section, items }) => (
          <tbody key={section}>
            <tr className={styles.section}>
              <th scope="rowgroup" colSpan={roles.length + 1}>
                <span>{section}</span>
              </th>
            </tr>
            {items.map(({ right, label, name, description }) => (
              <tr key={right}>
                <th scope="row" title={description}>
                  {label}
                  <small>{name}</small>
                </th>
                {roles.map(({ id, rights }) => (
                  <td key={id}>
                    <Given given={rights.includes(right)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function OneRole({ roles, catalogue }: { roles: readonly Role[]; catalogue: readonly RightInfo[] }) {
  const [parameters, change] = useUrlState();
  const role = roles.find(({ id }) => id === parameters.get("role")) ?? roles[0];
  if (role === undefined) return null;
  return (
    <>
      <FilterBar>
        <Picker
          label="Role"
          anyLabel={roles[0]?.name ?? ""}
          value={role.id === roles[0]?.id ? undefined : role.id}
          options={roles.slice(1).map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(id) => change({ role: id ?? null })}
        />
      </FilterBar>
      <div className={styles.one}>
        {bySection(catalogue).map(({ section, items }) => (
          <section key={section} aria-label={section}>
            <h3>{section}</h3>
            <ul>
              {items.map(({ right, label, name }) => (
                <li key={right} data-given={role.rights.includes(right) || undefined}>
                  <span>
                    {label}
                    <small>{name}</small>
                  </span>
                  <Given given={role.rights.includes(right)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Given({ given }: { given: boolean }) {
  return given ? (
    <span className={styles.given}>
      <IconCheck size={16} stroke={2} aria-hidden="true" />
      <VisuallyHidden>Yes</VisuallyHidden>
    </span>
  ) : (
    <span className={styles.none}>
      <VisuallyHidden>No</VisuallyHidden>
    </span>
  );
}
