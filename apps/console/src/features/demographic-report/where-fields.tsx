import { Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { QuickFilter } from "../../ui/filters.tsx";
import { fieldError } from "../../ui/form.tsx";
import { ValuesField } from "../../ui/values-field.tsx";
import { ProviderField } from "./provider-field.tsx";
import { AGE_COMPARISONS, type DraftErrors, type ReportDraft, SEXES, STATUSES } from "./report-draft.ts";
import styles from "./demographic-report.module.css";

interface FieldsProps {
  readonly draft: ReportDraft;
  readonly errors: DraftErrors;
  readonly set: (change: Partial<ReportDraft>) => void;
  /** The id of a field's control. */
  readonly idOf: (field: keyof ReportDraft) => string;
}

/** Who is found: any of the values within a field, all of the fields. */
export function WhereFields({ draft, errors, set, idOf }: FieldsProps) {
  const text = (field: "lastNamePrefix" | "firstNamePrefix", label: string) => (
    <TextInput
      id={idOf(field)}
      label={label}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const day = (field: "asOf" | "firstVisitFrom" | "firstVisitTo" | "lastVisitFrom" | "lastVisitTo", label: string) => (
    <TextInput
      id={idOf(field)}
      type="date"
      min="1850-01-01"
      max="2200-12-31"
      aria-label={label}
      data-empty={draft[field] === "" || undefined}
      value={draft[field]}
      error={errors[field] !== undefined}
      aria-describedby={errors[field] === undefined ? undefined : `${idOf(field)}-wrong`}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const years = (field: "years" | "toYears", label: string) => (
    <TextInput
      id={idOf(field)}
      aria-label={label}
      className={styles.years}
      inputMode="numeric"
      maxLength={3}
      autoComplete="off"
      value={draft[field]}
      error={errors[field] !== undefined}
      aria-describedby={errors[field] === undefined ? undefined : `${idOf(field)}-wrong`}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const wrong = (...fields: readonly (keyof ReportDraft)[]) =>
    fields.map((field) =>
      errors[field] === undefined ? null : (
        <div key={field} id={`${idOf(field)}-wrong`} className={styles.error}>
          {fieldError(errors[field])}
        </div>
      ),
    );
  return (
    <div className={styles.fields}>
      <Group label="Age" wide wrong={wrong("years", "toYears", "asOf")}>
        <Select
          aria-label="Age is"
          className={styles.comparison}
          placeholder="Any"
          clearable
          data={[...AGE_COMPARISONS]}
          value={draft.age === "" ? null : draft.age}
          onChange={(age) => set({ age: AGE_COMPARISONS.find(({ value }) => value === age)?.value ?? "" })}
        />
        {draft.age === "" ? null : (
          <>
            {years("years", draft.age === "BETWEEN" ? "From years" : "Years")}
            {draft.age === "BETWEEN" ? (
              <>
                <span>and</span>
                {years("toYears", "To years")}
              </>
            ) : null}
            <span>years, as of</span>
            {day("asOf", "As of; today when empty")}
          </>
        )}
      </Group>
      <Group label="Sex">
        <Toggles options={SEXES} values={draft.sexes} onChange={(sexes) => set({ sexes })} />
      </Group>
      {text("lastNamePrefix", "Last name begins with")}
      {text("firstNamePrefix", "First name begins with")}
      <Group label="Patient status">
        <Toggles
          options={STATUSES}
          values={draft.patientStatuses}
          onChange={(patientStatuses) => set({ patientStatuses })}
        />
      </Group>
      <ProviderField ids={draft.practitionerIds} onChange={(practitionerIds) => set({ practitionerIds })} />
      <ValuesField
        label="City"
        placeholder="Any; Enter adds one"
        apart=","
        maxLength={200}
        values={draft.cities}
        onChange={(cities) => set({ cities })}
      />
      <ValuesField
        label="Postal code begins with"
        placeholder="Any; Enter adds one"
        apart=","
        maxLength={200}
        values={draft.postalCodePrefixes}
        onChange={(postalCodePrefixes) => set({ postalCodePrefixes })}
      />
      <ValuesField
        label="Has condition"
        placeholder="Code or words; Enter adds one"
        apart=";"
        maxLength={200}
        values={draft.conditions}
        onChange={(conditions) => set({ conditions })}
      />
      <Group label="First visit" wrong={wrong("firstVisitFrom", "firstVisitTo")}>
        {day("firstVisitFrom", "First visit from")}
        <span>to</span>
        {day("firstVisitTo", "First visit to")}
      </Group>
      <Group label="Last visit" wrong={wrong("lastVisitFrom", "lastVisitTo")}>
        {day("lastVisitFrom", "Last visit from")}
        <span>to</span>
        {day("lastVisitTo", "Last visit to")}
      </Group>
      <Textarea
        id={idOf("demographicIds")}
        className={styles.whole}
        label="Demographic ID(s)"
        description="Apart by spaces, lines, commas, points or semicolons."
        placeholder="Any; or paste a few"
        autosize
        minRows={1}
        maxRows={6}
        autoComplete="off"
        spellCheck={false}
        value={draft.demographicIds}
        onChange={(event) => set({ demographicIds: event.currentTarget.value })}
      />
    </div>
  );
}

/** Controls of one criterion, under its name. */
function Group(props: { label: string; wide?: boolean; wrong?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.group} data-wide={props.wide}>
      <legend>{props.label}</legend>
      <div className={styles.line}>{props.children}</div>
      {props.wrong}
    </fieldset>
  );
}

/** Some of few; none of them pressed is any. */
function Toggles<T extends string>(props: {
  options: readonly { readonly value: T; readonly label: string }[];
  values: readonly T[];
  onChange: (values: readonly T[]) => void;
}) {
  return props.options.map(({ value, label }) => (
    <QuickFilter
      key={value}
      pressed={props.values.includes(value)}
      onPress={() =>
        props.onChange(
          props.values.includes(value) ? props.values.filter((each) => each !== value) : [...props.values, value],
        )
      }
    >
      {label}
    </QuickFilter>
  ));
}
