import { ActRefused } from "./errors.ts";
import type { UserErrorCode } from "./graphql/graphql.ts";

/** As every mutation's payload tells it. */
interface UserError {
  readonly field?: readonly string[] | null | undefined;
  readonly message: string;
}

/** What a mutation refused, for a form: words per field, and one line for what belongs to no field of it. */
export interface FormErrors {
  readonly fields: Record<string, string>;
  readonly form: string | undefined;
}

/** Puts `userErrors`, whose field is a path such as `["input", "email"]`, to the form's fields. */
export function formErrors(userErrors: readonly UserError[], fieldNames: readonly string[]): FormErrors {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of userErrors) {
    const name = field?.findLast((step) => fieldNames.includes(step));
    if (name === undefined) rest.push(message);
    else fields[name] ??= message;
  }
  return { fields, form: rest.length > 0 ? rest.join(" ") : undefined };
}

/** Puts the focus into the first field that has an error; `fieldNames` in the order of the form. */
export function focusFirstError(
  form: { getInputNode: (name: string) => HTMLElement | null | undefined },
  errors: Readonly<Record<string, unknown>>,
  fieldNames: readonly string[],
): void {
  const first = fieldNames.find((name) => name in errors);
  if (first !== undefined) form.getInputNode(first)?.focus();
}

/** Whether one of the errors has the code. */
export function hasCode(errors: readonly { readonly code: UserErrorCode }[], code: UserErrorCode): boolean {
  return errors.some((error) => error.code === code);
}

/** Throws what a payload refused, for an act without fields whose caller shows whatever it failed with. */
export function throwRefusal(userErrors: readonly UserError[] | undefined): void {
  if (userErrors !== undefined && userErrors.length > 0)
    throw new ActRefused(userErrors.map(({ message }) => message).join(" "));
}
