/** A reference as resources hold it: literal, conditional or logical. Contained resources (`#id`) are not followed. */
export interface FhirReference {
  readonly reference?: string | null | undefined;
  readonly display?: string | null | undefined;
  readonly identifier?:
    | { readonly system?: string | null | undefined; readonly value?: string | null | undefined }
    | null
    | undefined;
}

/** What a reference points with: a resource's id, or an identifier as `system|value`. */
export type ReferenceTarget =
  | { readonly by: "ID"; readonly id: string }
  | { readonly by: "IDENTIFIER"; readonly identifier: string };

const LITERAL = /(?:^|\/)([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
const CONDITIONAL = /^([A-Z][A-Za-z]{1,63})\?identifier=([^&]+)$/;

/**
 * Where a reference to a resource of this type points: `Type/ID`, an address that ends so, `Type?identifier=SYSTEM|VALUE`, or a logical
 * reference by identifier alone. Undefined for everything else.
 */
export function referenceTarget(
  reference: FhirReference | null | undefined,
  type: string,
): ReferenceTarget | undefined {
  if (!reference) return undefined;
  const text = reference.reference;
  if (!text) {
    const { system, value } = reference.identifier ?? {};
    return value ? { by: "IDENTIFIER", identifier: `${system ?? ""}|${value}` } : undefined;
  }
  const literal = LITERAL.exec(text);
  if (literal) return literal[1] === type ? { by: "ID", id: literal[2]! } : undefined;
  const conditional = CONDITIONAL.exec(text);
  if (conditional?.[1] !== type) return undefined;
  const identifier = decoded(conditional[2]!);
  return { by: "IDENTIFIER", identifier: identifier.includes("|") ? identifier : `|${identifier}` };
}

/** The id that a literal reference to this type holds. */
export function referencedId(reference: FhirReference | null | undefined, type: string): string | null {
  const target = referenceTarget(reference, type);
  return target?.by === "ID" ? target.id : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
