import { hash } from "node:crypto";

/** Raise it when what is stored of the same resource changes, so that the next import writes every row anew. */
const MAPPING_VERSION = 1;

/**
 * What tells a changed resource from an unchanged one: SHA-256 over the row that is stored of it. A resource that was only serialised
 * anew, or changed where nothing is read, gives the same row; its fields always come in the order in which the mapping writes them, so
 * this needs no sorting of keys.
 * @returns hexadecimal.
 */
export function contentHash(row: object): string {
  return hash("sha256", JSON.stringify([MAPPING_VERSION, row]), "hex");
}
