import { sql } from "kysely";
import type { Tx } from "../../store/transaction.ts";
import type { ReferenceTarget } from "./fhir-references.ts";
import type { KnownPractitioner } from "./mapping.ts";

/** Enough for the practitioners of any practice; past it the directory begins anew, so that memory stays flat. */
const MAXIMUM_ENTRIES = 20_000;

/** The practitioners that references of one import have named, by id and by identifier. Nobody else writes practitioners meanwhile. */
export class PractitionerDirectory {
  readonly #practiceId: string;
  readonly #known = new Map<string, KnownPractitioner | undefined>();

  constructor(practiceId: string) {
    this.#practiceId = practiceId;
  }

  /** What `load` found. */
  readonly find = (target: ReferenceTarget | undefined): KnownPractitioner | undefined =>
    target === undefined ? undefined : this.#known.get(keyOf(target));

  /** Looks up all of these that are not known yet, in one statement. */
  async load(tx: Tx, targets: Iterable<ReferenceTarget | undefined>): Promise<void> {
    const missing = new Map<string, ReferenceTarget>();
    for (const target of targets) if (target && !this.#known.has(keyOf(target))) missing.set(keyOf(target), target);
    if (missing.size === 0) return;
    if (this.#known.size + missing.size > MAXIMUM_ENTRIES) this.forget();
    const ids = [...missing.values()].flatMap((target) => (target.by === "ID" ? [target.id] : []));
    const identifiers = [...missing.values()].flatMap((target) =>
      target.by === "IDENTIFIER" ? [target.identifier] : [],
    );
    const { rows } = await sql<{ id: string; name: string; fhir_id: string; identifiers: string[] }>`
      SELECT id, name, fhir_id, identifiers FROM practitioner
      WHERE practice_id = ${this.#practiceId} AND (fhir_id = ANY (${ids}::text[]) OR identifiers && ${identifiers}::text[])
      ORDER BY id DESC`.execute(tx.db);
    for (const key of missing.keys()) this.#known.set(key, undefined);
    for (const { id, name, fhir_id: fhirId, identifiers: own } of rows) {
      for (const key of [
        keyOf({ by: "ID", id: fhirId }),
        ...own.map((identifier) => keyOf({ by: "IDENTIFIER", identifier })),
      ]) {
        this.#known.set(key, { id, name });
      }
    }
  }

  /** Practitioners were written: what is known of them may be out of date. */
  forget(): void {
    this.#known.clear();
  }
}

function keyOf(target: ReferenceTarget): string {
  return target.by === "ID" ? `id ${target.id}` : `identifier ${target.identifier}`;
}
