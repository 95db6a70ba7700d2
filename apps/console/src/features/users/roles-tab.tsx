import { Note } from "../../ui/states.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import type { AccessDraft, StoredAccess } from "./access-draft.ts";
import { RoleChoice, type RoleOption } from "./role-choice.tsx";
import styles from "./role-choice.module.css";

/** How a tab may be edited; undefined where it may not. */
export type Editable = { readonly locked: string | undefined } | undefined;

/** The roles that the user holds. */
export function RolesTab(props: {
  access: StoredAccess;
  /** Undefined: this person may not see the practice's roles. */
  roles: readonly RoleOption[] | undefined;
  draft: AccessDraft;
  editable: Editable;
  onChange: (roleIds: ReadonlySet<string>) => void;
}) {
  const { access, roles, draft, editable } = props;
  return (
    <FormSections>
      <FormSection
        id="user-roles"
        title="Roles"
        help="Most people hold one besides TABS. The rights of several add up; where one person differs, make an exception under Access Rights."
      >
        {roles === undefined ? (
          <Note>
            {access.roles.length === 0
              ? "You may not see the roles of others."
              : `Holds ${access.roles.map(({ name }) => name).join(", ")}. You may not see the other roles.`}
          </Note>
        ) : editable === undefined ? (
          <HeldRoles roles={roles.filter(({ id }) => draft.roleIds.has(id))} />
        ) : (
          <RoleChoice
            roles={roles}
            chosen={draft.roleIds}
            held={new Set(access.roles.map(({ id }) => id))}
            onChange={props.onChange}
            locked={editable.locked}
          />
        )}
      </FormSection>
    </FormSections>
  );
}

/** For who may not give or take them. */
function HeldRoles({ roles }: { roles: readonly RoleOption[] }) {
  return (
    <ul className={styles.held} aria-label="Roles that the user holds">
      {roles.map(({ id, name, description }) => (
        <li key={id}>
          <b>{name}</b>
          {description}
        </li>
      ))}
    </ul>
  );
}
