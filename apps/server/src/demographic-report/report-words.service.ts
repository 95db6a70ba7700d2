import { sql } from "kysely";
import { keyOf } from "../graphql/node-id.ts";
import type { Tx } from "../store/transaction.ts";
import { readDemographicIds } from "./demographic-ids.ts";
import type { AgeInput, DateRange, DemographicReportInput } from "./demographic-report.types.ts";
import { SEX_WORDS, STATUS_WORDS } from "./report-columns.ts";

/** The criteria in words: `Age older than 65, sex Female or Other, city Salem`. Of pasted IDs it says how many: they name patients. */
export async function reportInWords(tx: Tx, { where }: Pick<DemographicReportInput, "where">): Promise<string> {
  const ids = readDemographicIds(where.demographicIds ?? "").count;
  const parts = [
    where.age == null ? "" : `age ${ageInWords(where.age)}`,
    oneOf(
      "sex",
      where.sexes?.map((sex) => SEX_WORDS[sex]),
    ),
    beginning("first name", where.firstNamePrefix),
    beginning("last name", where.lastNamePrefix),
    oneOf("city", where.cities),
    oneOf("postal code beginning with", where.postalCodePrefixes),
    oneOf("provider", await practitionerNames(tx, where.practitionerIds ?? [])),
    oneOf(
      "status",
      where.patientStatuses?.map((status) => STATUS_WORDS[status]),
    ),
    rangeInWords("first visit", where.firstVisit),
    rangeInWords("last visit", where.lastVisit),
    oneOf(
      "condition",
      where.conditions?.map((text) => `"${text.trim()}"`),
    ),
    ids === 0 ? "" : `${ids} Demographic ${ids === 1 ? "ID" : "IDs"}`,
  ].filter((part) => part !== "");
  const words = parts.length === 0 ? "all patients" : parts.join(", ");
  return words[0]!.toUpperCase() + words.slice(1);
}

function ageInWords({ comparison, years, toYears, asOf }: AgeInput): string {
  const words = {
    YOUNGER: `younger than ${years}`,
    OLDER: `older than ${years}`,
    EQUAL: String(years),
    BETWEEN: `${years} to ${toYears}`,
  }[comparison];
  return asOf == null ? words : `${words} on ${asOf}`;
}

function oneOf(name: string, values: readonly string[] | null | undefined): string {
  return values == null || values.length === 0 ? "" : `${name} ${values.map((value) => value.trim()).join(" or ")}`;
}

function beginning(name: string, prefix: string | null | undefined): string {
  return prefix == null || prefix.trim() === "" ? "" : `${name} beginning with "${prefix.trim()}"`;
}

function rangeInWords(name: string, range: DateRange | null | undefined): string {
  const from = range?.from == null ? "" : ` from ${range.from}`;
  const to = range?.to == null ? "" : ` to ${range.to}`;
  return from + to === "" ? "" : name + from + to;
}

async function practitionerNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const uuids = [...new Set(ids.map((id) => keyOf(id, "Practitioner")))];
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM practitioner WHERE id = ANY(${uuids}::uuid[]) ORDER BY name_folded, id`.execute(tx.db);
  const unknown = uuids.length - rows.length;
  return [...rows.map(({ name }) => name), ...(unknown === 0 ? [] : [`${unknown} unknown`])];
}
