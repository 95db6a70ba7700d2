import type { z } from "zod";
import { attachment, decodedText, isText, mimeType } from "./fhir-attachments.ts";
import { instantOf } from "./fhir-dates.ts";
import {
  code,
  codeableConcept,
  codingOf,
  conceptName,
  dateTime,
  fhirId,
  firstCode,
  list,
  orNull,
  parts,
  reference,
  text,
} from "./fhir-elements.ts";
import { referencedId, referenceTarget } from "./fhir-references.ts";
import { patientOf, practitionerName, type ChartEntryRow, type MappingContext } from "./mapping.ts";

const resourceParts = parts({
  id: fhirId,
  status: code.optional(),
  type: codeableConcept.optional(),
  category: list(codeableConcept),
  subject: reference.optional(),
  date: dateTime.optional(),
  author: list(reference),
  description: text(1_000).optional(),
  content: list(parts({ attachment: attachment.optional() })),
  context: parts({ encounter: list(reference) }).optional(),
});

/** Of several attachments the first that is text, decoded as the line is read: mapping happens in a transaction, which is short. */
export const documentReferenceSchema = resourceParts.transform(({ content = [], ...resource }) => {
  const attachments = content.map((each) => each.attachment ?? {});
  const index = Math.max(attachments.findIndex(isText), 0);
  const chosen = attachments[index] ?? {};
  return {
    ...resource,
    attachment: {
      title: chosen.title,
      contentType: mimeType(chosen),
      text: isText(chosen) ? orNull(decodedText(`DocumentReference.content[${index}].attachment`, chosen)) : null,
    },
  };
});

type FhirDocumentReference = z.infer<typeof documentReferenceSchema>;

/** Reads a document: an entry without text where no attachment is text. */
export function mapDocumentReference(
  { attachment: chosen, ...resource }: FhirDocumentReference,
  context: MappingContext,
): ChartEntryRow<"DOCUMENT"> {
  const title =
    conceptName(resource.type) ??
    orNull(resource.description) ??
    orNull(chosen.title) ??
    conceptName(resource.category?.[0]);
  return {
    kind: "DOCUMENT",
    fhirType: "DocumentReference",
    fhirId: resource.id,
    patientFhirId: patientOf("DocumentReference.subject", resource.subject),
    title: title ?? "Document",
    codeSystem: orNull(codingOf(resource.type)?.system),
    code: firstCode(resource.type),
    codeDisplay: orNull(codingOf(resource.type)?.display),
    status: orNull(resource.status),
    recordedAt: resource.date === undefined ? null : instantOf(resource.date, context.timeZone),
    encounterFhirId: referencedId(resource.context?.encounter?.[0], "Encounter"),
    detail: {
      category: conceptName(resource.category?.[0]),
      author: practitionerName(resource.author?.[0], context),
      contentType: chosen.contentType,
    },
    text: chosen.text,
  };
}

/** The practitioners whom mapping this document asks for. */
export function practitionersOfDocumentReference({ author }: FhirDocumentReference) {
  return author?.[0]?.display ? [] : [referenceTarget(author?.[0], "Practitioner")];
}
