/** What a chart entry is about; the column `kind`. */
export type ChartEntryKind =
  | "PROBLEM"
  | "ALLERGY"
  | "MEDICATION"
  | "IMMUNIZATION"
  | "PROCEDURE"
  | "ENCOUNTER"
  | "DOCUMENT";

/*
 * The shapes of the column `detail`: what only entries of one kind have. Instants are ISO 8601 in UTC with milliseconds. Every field is
 * always there; what the source does not say is null.
 */

export interface ProblemDetail {
  readonly verificationStatus: string | null;
  readonly onsetAt: string | null;
  readonly abatedAt: string | null;
}

export interface AllergyDetail {
  readonly verificationStatus: string | null;
  readonly category: string | null;
  readonly criticality: string | null;
  readonly reactions: readonly string[];
}

export interface MedicationDetail {
  readonly dosage: string | null;
  readonly reason: string | null;
  /** The prescriber's name. */
  readonly practitioner: string | null;
}

export interface ImmunizationDetail {
  readonly occurredAt: string | null;
}

export interface ProcedureDetail {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
}

export interface EncounterDetail {
  readonly class: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
  /** Names, the primary performer first. */
  readonly practitioners: readonly string[];
  /** The primary performer's practitioner row, where it is known: the provider of record comes from it. */
  readonly practitionerId: string | null;
  readonly location: string | null;
}

/** The text stands in document_text. There, an empty text means that the document has none any more. */
export interface DocumentDetail {
  readonly category: string | null;
  /** The author's name. */
  readonly author: string | null;
  /** A MIME type without parameters. */
  readonly contentType: string;
}

/** The detail of each kind. */
export interface ChartEntryDetails {
  PROBLEM: ProblemDetail;
  ALLERGY: AllergyDetail;
  MEDICATION: MedicationDetail;
  IMMUNIZATION: ImmunizationDetail;
  PROCEDURE: ProcedureDetail;
  ENCOUNTER: EncounterDetail;
  DOCUMENT: DocumentDetail;
}
