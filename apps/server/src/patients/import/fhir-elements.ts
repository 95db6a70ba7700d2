import { z } from "zod";
import { DATE_RULE, isFhirDateTime } from "./fhir-dates.ts";
import { BadLineError } from "./ndjson.ts";

/*
 * The data types of FHIR R4, as much of each as is used. What is not used is not looked at: an import is not a validator. Text is
 * trimmed and otherwise kept as it came.
 */

const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;
const NUL = "\0";

/** Text that PostgreSQL can store, of at most so many characters. */
export function text(maximum: number) {
  return z
    .string("must be text")
    .max(maximum, `has more than ${maximum.toLocaleString("en-US")} characters`)
    .refine((value) => !value.includes(NUL), "holds a NUL character")
    .refine((value) => value.isWellFormed(), "holds half of a surrogate pair")
    .trim();
}

export const fhirId = z.string("is needed").regex(FHIR_ID, "must be 1 to 64 letters, digits, dots and hyphens");
export const code = text(200);
export const dateTime = z.string("must be text").refine(isFhirDateTime, DATE_RULE);

/** A list, with an element of which is as FHIR writes what only has extensions: null. */
export function list<T extends z.ZodType>(element: T) {
  return z.array(element, "must be a list").max(1_000, "has more than 1,000 elements").optional();
}

/** An object of which these parts are used. */
export function parts<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape, "must be an object");
}

export const coding = parts({ system: text(500).optional(), code: code.optional(), display: text(1_000).optional() });
export const codeableConcept = parts({ coding: list(coding), text: text(1_000).optional() });
export const period = parts({ start: dateTime.optional(), end: dateTime.optional() });
export const identifier = parts({
  use: code.optional(),
  type: codeableConcept.optional(),
  system: text(500).optional(),
  value: text(200).optional(),
});
export const reference = parts({
  reference: text(2_000).optional(),
  display: text(500).optional(),
  identifier: parts({ system: text(500).optional(), value: text(200).optional() }).optional(),
});
export const humanName = parts({
  use: code.optional(),
  text: text(200).optional(),
  family: text(200).optional(),
  given: list(text(200).nullable()),
  prefix: list(text(100).nullable()),
});
export const contactPoint = parts({ system: code.optional(), value: text(254).optional(), use: code.optional() });

export type Coding = z.infer<typeof coding>;
export type CodeableConcept = z.infer<typeof codeableConcept>;
export type HumanName = z.infer<typeof humanName>;

/** Reads the parts of a resource that are used. @throws BadLineError that names the first wrong field and its rule. */
export function readResource<T extends z.ZodType>(schema: T, type: string, resource: unknown): z.infer<T> {
  const result = schema.safeParse(resource);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new BadLineError(`${fieldName(type, path)} ${message}`);
}

/** `Patient.name[0].given[1]` */
function fieldName(type: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : `${name}.${String(key)}`),
    type,
  );
}

/** Blank or absent text as null. */
export function orNull(value: string | null | undefined): string | null {
  return value || null;
}

/** What a concept is called: its text, else the first coding's display, else its code. */
export function conceptName(concept: CodeableConcept | null | undefined): string | null {
  if (!concept) return null;
  const { text: own, coding: codings = [] } = concept;
  return (
    own || codings.find(({ display }) => display)?.display || codings.find(({ code: value }) => value)?.code || null
  );
}

/** The first code of a concept. */
export function firstCode(concept: CodeableConcept | null | undefined): string | null {
  return codingOf(concept)?.code ?? null;
}

/** The first coding that has a code. */
export function codingOf(concept: CodeableConcept | null | undefined): Coding | undefined {
  return concept?.coding?.find(({ code: value }) => value);
}
