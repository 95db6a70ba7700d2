import { UUID } from "../store/uuid.ts";
import { notFound } from "./errors.ts";

/** The types that `node` can find. */
export type NodeType =
  | "Practice"
  | "User"
  | "Role"
  | "Session"
  | "BtgSession"
  | "Notice"
  | "VendorEmployee"
  | "VendorPractice"
  | "VendorUser"
  | "VendorBtgSession"
  | "VendorPinVerification"
  | "VendorAuditEntry"
  | "BrowserTrust"
  | "Practitioner"
  | "Patient"
  | "PatientSet"
  | "PatientLink"
  | "Chart"
  | "Problem"
  | "Allergy"
  | "Medication"
  | "Immunization"
  | "Procedure"
  | "Encounter"
  | "Document"
  | "AuditEntry"
  | "ImportJob"
  | "ExportJob"
  | "SavedView"
  | "EmergencyAccessActivation"
  | "ChartOverride";

const NUMBER = /^[1-9][0-9]{0,14}$/;

/** The opaque, typed id of a stored thing. */
export function nodeId(type: NodeType, key: string | number): string {
  return Buffer.from(`${type}:${key}`).toString("base64url");
}

/** The type and key of an id; null for what is no id at all. */
export function readNodeId(id: string): { type: string; key: string } | null {
  if (id.length > 120) return null;
  const text = Buffer.from(id, "base64url").toString("latin1");
  const colon = text.indexOf(":");
  const [type, key] = [text.slice(0, colon), text.slice(colon + 1)];
  // Entries of the log are numbered by the database; all else has UUIDs.
  const wellFormed = (type === "AuditEntry" || type === "VendorAuditEntry" ? NUMBER : UUID).test(key);
  return wellFormed && nodeId(type as NodeType, key) === id ? { type, key } : null;
}

/**
 * The key of an id that must be of one of these types.
 * @throws NOT_FOUND, the same for a malformed id and for one of another type.
 */
export function keyOf(id: string, ...types: readonly NodeType[]): string {
  const read = readNodeId(id);
  if (read === null || !(types as readonly string[]).includes(read.type)) throw notFound();
  return read.key;
}
