import { useId, useState } from "react";

/** What a form holds: texts as they are typed, choices, lists of choices; null of a secret: it is to go. */
export type FormValues = Readonly<Record<string, string | boolean | readonly string[] | null>>;

/** A form over something that others may change meanwhile. */
interface EditState<T extends FormValues> {
  /** As it was saved when the form last looked. */
  readonly base: T;
  readonly values: T;
  /** What others saved meanwhile, in fields that are changed here too. */
  readonly theirs: Partial<T>;
}

/** Begins with what is saved. */
export function startEdit<T extends FormValues>(saved: T): EditState<T> {
  return { base: saved, values: saved, theirs: {} };
}

/** The fields that differ from what is saved. */
export function changedFields<T extends FormValues>({ base, values }: EditState<T>): readonly (keyof T & string)[] {
  return Object.keys(values).filter((field) => !same(values[field], base[field]));
}

/**
 * Somebody saved it meanwhile: what is not touched here follows, what is typed stays, and where both changed the same field the other's
 * value is kept beside it.
 */
export function rebase<T extends FormValues>(state: EditState<T>, saved: T): EditState<T> {
  const touched = changedFields(state);
  const values: T = { ...saved, ...pick(state.values, touched) };
  const theirs: Partial<T> = { ...state.theirs };
  for (const field of Object.keys(saved) as (keyof T & string)[]) {
    if (!same(saved[field], state.base[field])) theirs[field] = saved[field];
    if (!touched.includes(field) || same(theirs[field], values[field])) delete theirs[field];
  }
  return { base: saved, values, theirs };
}

function pick<T extends FormValues>(values: T, fields: readonly (keyof T & string)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<T>;
}

/** A form's words and acts, for its fields. */
export interface Edit<T extends FormValues> {
  readonly values: T;
  readonly changed: readonly (keyof T & string)[];
  readonly theirs: Partial<T>;
  readonly errors: Readonly<Partial<Record<keyof T & string, string>>>;
  /** Why a field cannot be written now; undefined where it can. */
  readonly lockOf: (field: keyof T & string) => string | undefined;
  readonly set: <Field extends keyof T & string>(field: Field, value: T[Field]) => void;
  /** Takes what another saved in place of what is typed. */
  readonly takeTheirs: (field: keyof T & string) => void;
  readonly discard: () => void;
  /** Looks at a field that is left. */
  readonly checkField: (field: keyof T & string) => void;
  /** Looks at all fields; false: some are wrong, say so, and the first has the focus. */
  readonly checkAll: () => boolean;
  /** What the server refused, by field. The first has the focus. */
  readonly refuse: (errors: Readonly<Record<string, string>>) => void;
  /** The id of a field's control. */
  readonly idOf: (field: string) => string;
}

/**
 * Holds a form over `saved`, which may change under it.
 * @param check what can be told while typing: words for each field that is wrong.
 * @param lockOf why a field cannot be written now: from `useLocks`, by the name that the schema has for it.
 */
export function useEdit<T extends FormValues>(
  saved: T,
  check: (values: T) => Partial<Record<keyof T & string, string>>,
  lockOf: Edit<T>["lockOf"],
): Edit<T> {
  type Errors = Partial<Record<keyof T & string, string>>;
  const prefix = useId();
  const [state, setState] = useState(() => startEdit(saved));
  const [errors, setErrors] = useState<Errors>({});
  if (!same(state.base, saved)) setState(rebase(state, saved));

  const idOf = (field: string) => `${prefix}-${field}`;
  const refuse = (refused: Errors) => {
    setErrors(refused);
    // In the order of the form: what comes first on the page.
    const controls = Object.keys(refused)
      .map((field) => document.getElementById(idOf(field)))
      .filter((control) => control !== null)
      .toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    controls[0]?.focus();
  };
  // On what stands then: the focus that goes to the first error leaves another field, which is looked at in turn.
  const setError = (field: string, wrong: string | undefined) =>
    setErrors((current) => {
      const others = Object.entries(current).filter(([name]) => name !== field);
      return Object.fromEntries(wrong === undefined ? others : [...others, [field, wrong]]) as Errors;
    });

  return {
    values: state.values,
    changed: changedFields(state),
    theirs: state.theirs,
    errors,
    lockOf,
    idOf,
    set: (field, value) => {
      setState((current) => ({ ...current, values: { ...current.values, [field]: value } }));
      setError(field, undefined);
    },
    takeTheirs: (field) =>
      setState((current) => {
        const { [field]: taken, ...theirs } = current.theirs;
        return { ...current, values: { ...current.values, [field]: taken }, theirs: theirs as Partial<T> };
      }),
    discard: () => {
      setState(startEdit(saved));
      setErrors({});
    },
    checkField: (field) => setError(field, check(state.values)[field]),
    checkAll: () => {
      const wrong = check(state.values);
      refuse(wrong);
      return Object.keys(wrong).length === 0;
    },
    refuse: (refused) => refuse(refused as Errors),
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
