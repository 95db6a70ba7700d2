import {
  PasswordInput,
  Select,
  type SelectProps,
  Textarea,
  TextInput,
  type TextInputProps,
  VisuallyHidden,
} from "@mantine/core";
import type { FocusEvent, MouseEvent, ReactNode } from "react";
import type { Edit, FormValues } from "../lib/edit.ts";
import styles from "./edit-fields.module.css";
import { fieldError } from "./form.tsx";
import { HelpLabel } from "./help-label.tsx";
import { LockedField } from "./locked-field.tsx";

/** The fields of a form that hold values of this type. */
type FieldOf<T extends FormValues, Value> = {
  [Field in keyof T & string]: T[Field] extends Value ? Field : never;
}[keyof T & string];

interface EditFieldProps<T extends FormValues, Value> {
  readonly edit: Edit<T>;
  readonly field: FieldOf<T, Value>;
  readonly label: string;
  readonly description?: ReactNode;
}

/** One line of text. */
export function EditText<T extends FormValues>({
  edit,
  field,
  label,
  description,
  help,
  ...input
}: EditFieldProps<T, string> & { help?: string } & Pick<
    TextInputProps,
    | "autoComplete"
    | "inputMode"
    | "maxLength"
    | "placeholder"
    | "rightSection"
    | "rightSectionWidth"
    | "spellCheck"
    | "type"
    | "autoCapitalize"
  >) {
  const id = edit.idOf(field);
  const value = edit.values[field] as string;
  const locked = edit.lockOf(field);
  if (locked !== undefined) return <LockedField label={label} value={value} reason={locked} />;
  const wrong = edit.errors[field];
  const below = beneath(edit, field, description);
  const control = (
    <TextInput
      {...input}
      id={id}
      label={help === undefined ? label : undefined}
      value={value}
      onChange={(event) => edit.set(field, event.currentTarget.value as T[typeof field])}
      onBlur={() => edit.checkField(field)}
      error={fieldError(wrong)}
      // Mantine lets no other text describe a field than what stands below it.
      description={
        help === undefined ? (
          below
        ) : (
          <>
            <VisuallyHidden>{help}</VisuallyHidden>
            {below}
          </>
        )
      }
      descriptionProps={{ component: "div", ...(below === undefined ? { mt: 0 } : {}) }}
    />
  );
  if (help === undefined) return control;
  return (
    <div>
      <HelpLabel htmlFor={id} label={label} help={help} />
      {control}
    </div>
  );
}

/** Text of several lines. */
export function EditArea<T extends FormValues>(
  props: EditFieldProps<T, string> & { rows: number; maxLength?: number },
) {
  const { edit, field, label } = props;
  const value = edit.values[field] as string;
  const locked = edit.lockOf(field);
  if (locked !== undefined) return <LockedField label={label} value={value} reason={locked} />;
  return (
    <Textarea
      id={edit.idOf(field)}
      label={label}
      rows={props.rows}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      value={value}
      onChange={(event) => edit.set(field, event.currentTarget.value as T[typeof field])}
      onBlur={() => edit.checkField(field)}
      error={fieldError(edit.errors[field])}
      description={beneath(edit, field, props.description)}
      descriptionProps={{ component: "div" }}
    />
  );
}

/** One of a list. */
export function EditSelect<T extends FormValues>(
  props: EditFieldProps<T, string> & {
    options: readonly { readonly value: string; readonly label: string }[];
  } & Pick<SelectProps, "searchable" | "nothingFoundMessage" | "limit" | "leftSection">,
) {
  const { edit, field, label, description, options, ...select } = props;
  const value = edit.values[field] as string;
  const locked = edit.lockOf(field);
  const words = (choice: unknown) => options.find((option) => option.value === choice)?.label ?? String(choice);
  if (locked !== undefined) return <LockedField label={label} value={words(value)} reason={locked} />;
  return (
    <Select
      {...select}
      // What stands in it is typed over.
      {...(select.searchable === true
        ? {
            onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
            onClick: (event: MouseEvent<HTMLInputElement>) => event.currentTarget.select(),
          }
        : {})}
      id={edit.idOf(field)}
      label={label}
      data={[...options]}
      value={value}
      onChange={(chosen) => (chosen === null ? undefined : edit.set(field, chosen as T[typeof field]))}
      error={fieldError(edit.errors[field])}
      description={beneath(edit, field, description, words)}
      descriptionProps={{ component: "div" }}
    />
  );
}

/** A secret that is written and never read: empty it stays as it is, null takes it away. */
export function EditSecret<T extends FormValues>(
  props: EditFieldProps<T, string | null> & {
    /** One is stored. */
    stored: boolean;
  },
) {
  const { edit, field, label, stored } = props;
  const value = edit.values[field] as string | null;
  const locked = edit.lockOf(field);
  if (locked !== undefined) return <LockedField label={label} value={stored ? "••••••••" : "None"} reason={locked} />;
  const set = (next: string | null) => edit.set(field, next as T[typeof field]);
  const below = stored ? (
    <>
      {value === null ? "It is taken away when you save. " : "One is stored. Type to replace it. "}
      <button type="button" className={styles.link} onClick={() => set(value === null ? "" : null)}>
        {value === null ? "Keep it" : "Take it away"}
      </button>
    </>
  ) : (
    props.description
  );
  return (
    <PasswordInput
      id={edit.idOf(field)}
      label={label}
      autoComplete="new-password"
      placeholder={value === null ? "None, once you save" : stored ? "••••••••" : ""}
      visibilityToggleButtonProps={{ "aria-label": `Show what is typed as ${label}` }}
      value={value ?? ""}
      onChange={(event) => set(event.currentTarget.value)}
      error={fieldError(edit.errors[field])}
      description={edit.errors[field] === undefined ? below : undefined}
      descriptionProps={{ component: "div" }}
    />
  );
}

/** Two fields beside each other where there is room. */
export function EditPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

/** What stands below a field that is not wrong: another's value, where one was saved meanwhile, or the help. */
function beneath<T extends FormValues>(
  edit: Edit<T>,
  field: keyof T & string,
  description: ReactNode,
  words: (value: unknown) => string = String,
): ReactNode {
  if (edit.errors[field] !== undefined) return undefined;
  return edit.theirs[field] === undefined ? description : <Theirs edit={edit} field={field} words={words} />;
}

/** What another saved meanwhile in a field that is changed here too; nothing where nobody did. */
export function Theirs<T extends FormValues>(props: {
  edit: Edit<T>;
  field: keyof T & string;
  words: (value: unknown) => string;
}) {
  const other = props.edit.theirs[props.field];
  if (other === undefined) return null;
  return (
    <span className={styles.theirs}>
      Saved by somebody else meanwhile: <b>{other === "" || other === null ? "nothing" : props.words(other)}</b>.{" "}
      <button type="button" className={styles.link} onClick={() => props.edit.takeTheirs(props.field)}>
        Take that
      </button>
    </span>
  );
}
