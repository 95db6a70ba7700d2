import { bySection, type RightInfo } from "../../lib/access/rights-catalogue.ts";
import type { Edit } from "../../lib/edit.ts";
import { Check, CheckList } from "../../ui/check.tsx";
import { EditArea, EditText } from "../../ui/edit-fields.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import type { RoleValues } from "./role-edit.ts";

/** A role's name, what it is for, and its rights to tick, section by section. */
export function RoleFields(props: {
  edit: Edit<RoleValues>;
  catalogue: readonly RightInfo[];
  /** The rights that it has as it is saved. */
  saved: ReadonlySet<string>;
}) {
  const { edit } = props;
  return (
    <FormSections>
      <FormSection id="role-name" title="Role" help="Its name stands wherever somebody's access is told.">
        <EditText edit={edit} field="name" label="Name" maxLength={60} autoComplete="off" />
        <EditArea
          edit={edit}
          field="description"
          label="Description"
          description="For whom it is, and what it is for."
          rows={2}
          maxLength={300}
        />
      </FormSection>
      {bySection(props.catalogue).map(({ section, items }) => (
        <FormSection key={section} id={`role-${section}`} title={section} help={countInWords(items, edit.values)}>
          <CheckList label={section}>
            {items.map(({ right, label, description }) => (
              <Check
                key={right}
                label={label}
                description={description}
                checked={edit.values[right]}
                changed={edit.values[right] !== props.saved.has(right)}
                onChange={(checked) => edit.set(right, checked)}
                locked={edit.lockOf(right)}
              />
            ))}
          </CheckList>
        </FormSection>
      ))}
    </FormSections>
  );
}

function countInWords(rights: readonly RightInfo[], values: RoleValues): string {
  const count = rights.filter(({ right }) => values[right]).length;
  return `${count} of ${rights.length} given.`;
}
