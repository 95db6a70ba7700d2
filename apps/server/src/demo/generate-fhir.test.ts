import type { Loose } from "../testing/test-server.ts";
import { describe, expect, it } from "vitest";
import { DEMO_USERS } from "./demo-logins.ts";
import { generateDemoFhir } from "./generate-fhir.ts";

const REFERENCE = new Date("2026-11-23T01:30:00Z");

async function bytesOf(date: Date): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const file of generateDemoFhir(date)) {
    const parts: Uint8Array[] = [];
    for await (const part of file.open(0)) parts.push(part);
    files.set(file.name, Buffer.concat(parts));
    expect(file.size).toBe(files.get(file.name)!.length);
  }
  return files;
}

/** By type. Any: what each test reads of them, its assertions check. */
async function resources(date: Date): Promise<Map<string, any[]>> {
  const files = await bytesOf(date);
  return new Map(
    [...files].map(([name, bytes]) => [
      name.replace(".ndjson", ""),
      bytes
        .toString()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ]),
  );
}

describe("the demo practice's patients", () => {
  it("are the same bytes for the same date", async () => {
    const first = await bytesOf(REFERENCE);
    expect([...(await bytesOf(REFERENCE))].every(([name, bytes]) => bytes.equals(first.get(name)!))).toBe(true);
    // Any moment of the day counts as that day.
    expect(
      [...(await bytesOf(new Date("2026-11-23T23:59:59Z")))].every(([name, bytes]) => bytes.equals(first.get(name)!)),
    ).toBe(true);
    const nextDay = await bytesOf(new Date("2026-11-24T00:00:00Z"));
    expect(nextDay.get("Encounter.ndjson")!.equals(first.get("Encounter.ndjson")!)).toBe(false);
  });

  it("have all been here, whatever day it is and whatever weekday they came first", async () => {
    for (let day = 0; day < 28; day += 1) {
      const byType = await resources(new Date(REFERENCE.getTime() + day * 24 * 60 * 60_000));
      const seen = new Set(byType.get("Encounter")!.map(({ subject }) => subject.reference));
      expect(byType.get("Patient")!.filter(({ id }) => !seen.has(`Patient/${id}`))).toEqual([]);
    }
  });

  it("can be read from any byte on, as an import that goes on does", async () => {
    const [file] = generateDemoFhir(REFERENCE);
    const parts: Uint8Array[] = [];
    for await (const part of file!.open(10)) parts.push(part);
    expect(Buffer.concat(parts).length).toBe(file!.size - 10);
  });

  it("are of every kind", async () => {
    const byType = await resources(REFERENCE);
    const patients = byType.get("Patient")!;
    expect(patients).toHaveLength(120);
    const birthYears = patients.map(({ birthDate }) => Number(birthDate.slice(0, 4)));
    expect(birthYears.filter((year) => year > 2008).length).toBeGreaterThan(15);
    expect(birthYears.filter((year) => year < 1961).length).toBeGreaterThan(15);
    expect(patients.filter(({ active, deceasedDateTime }) => !active && !deceasedDateTime).length).toBeGreaterThan(2);
    expect(patients.filter(({ deceasedDateTime }) => deceasedDateTime).length).toBeGreaterThan(2);
    expect(patients.filter(({ generalPractitioner }) => !generalPractitioner).length).toBeGreaterThan(10);
    const names = patients.map(({ name: [{ family, given }] }) => `${given.join(" ")} ${family}`);
    expect(names.filter((name) => name === "John Sullivan")).toHaveLength(2);
    expect(names).toContain("Siobhán O'Connell");
    expect(new Set(patients.map(({ identifier }) => identifier[0].value)).size).toBe(patients.length);
    const emails = patients.flatMap(({ telecom }) =>
      telecom.filter(({ system }: Loose) => system === "email").map(({ value }: Loose) => value as string),
    );
    expect(emails.every((email) => /^[a-z.]+\d+@(example\.org|[a-z]+\.example)$/.test(email))).toBe(true);
    expect([...byType.keys()].toSorted()).toEqual([
      "AllergyIntolerance",
      "Condition",
      "DocumentReference",
      "Encounter",
      "Immunization",
      "MedicationRequest",
      "Patient",
      "Practitioner",
      "Procedure",
    ]);
  });

  it("were here in the last days, and never later than that", async () => {
    const byType = await resources(REFERENCE);
    const starts = byType
      .get("Encounter")!
      .map(({ period }) => period.start as string)
      .toSorted();
    expect(starts.at(-1)! < "2026-11-23").toBe(true);
    expect(starts.filter((start) => start > "2026-11-16").length).toBeGreaterThan(8);
    const died = new Map(
      byType.get("Patient")!.map(({ id, deceasedDateTime }) => [`Patient/${id}`, deceasedDateTime ?? "9999"]),
    );
    const born = new Map(byType.get("Patient")!.map(({ id, birthDate }) => [`Patient/${id}`, birthDate]));
    for (const encounter of byType.get("Encounter")!) {
      expect(encounter.period.end < died.get(encounter.subject.reference)).toBe(true);
      expect(encounter.period.start > born.get(encounter.subject.reference)).toBe(true);
    }
  });

  it("refer to what is there", async () => {
    const byType = await resources(REFERENCE);
    const all = [...byType.values()].flat();
    const known = new Set(all.map(({ resourceType, id }) => `${resourceType}/${id}`));
    expect(known.size).toBe(all.length);
    const references = JSON.stringify(all).matchAll(/"reference":"([^"]+)"/g);
    expect([...references].map(([, reference]) => reference!).filter((reference) => !known.has(reference))).toEqual([]);
    expect(
      byType.get("Practitioner")!.map(({ name: [name] }) => `${name.prefix[0]} ${name.given[0]} ${name.family}`),
    ).toEqual(
      DEMO_USERS.filter(({ kind }) => kind === "PROVIDER").map(
        ({ firstName, lastName }) => `Dr. ${firstName} ${lastName}`,
      ),
    );
  });

  it("have notes that can be read and differ", async () => {
    const notes = (await resources(REFERENCE)).get("DocumentReference")!.map(({ content: [{ attachment }] }) => {
      expect(attachment.contentType).toBe("text/plain; charset=utf-8");
      return Buffer.from(attachment.data, "base64").toString();
    });
    expect(notes.length).toBeGreaterThan(500);
    expect(new Set(notes).size).toBeGreaterThan(notes.length * 0.99);
    expect(notes.filter((note) => /undefined|null|NaN|\[object/.test(note))).toEqual([]);
  });
});
