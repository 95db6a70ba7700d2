import type { Faker } from "@faker-js/faker";
import { faker } from "@faker-js/faker/locale/en";
import type { ImportFile } from "../patients/import/import-state.ts";
import { ALLERGIES } from "./allergies.ts";
import { snomed, type Coded } from "./clinical-terms.ts";
import { DEMO_PROVIDERS, demoPeople, type DemoPerson } from "./demo-people.ts";
import { ageAt, appointmentAt, DAY, startOfDay } from "./demo-time.ts";
import {
  allergyIntolerance,
  condition,
  documentReference,
  encounter,
  immunization,
  medicationRequest,
  patient,
  practitioner,
  procedure,
  providerName,
  type FhirResource,
  type Origin,
} from "./fhir-shapes.ts";
import { planVisits, type CarePlan, type Visit, type VisitKind } from "./plan-visits.ts";
import { SCREENINGS } from "./screenings.ts";
import { ADULT_DOSES, CHILDHOOD_DOSES, INFLUENZA } from "./vaccinations.ts";
import { writeNote } from "./write-note.ts";

/** Any constant: the demo's patients are the same everywhere. */
const SEED = 20_261_123;

const ENCOUNTER_TYPES: Readonly<Record<VisitKind, Coded>> = {
  CHECK_UP: snomed("162673000", "General examination of patient"),
  WELL_CHILD: snomed("410620009", "Well child visit"),
  DIAGNOSIS: snomed("185347001", "Encounter for problem"),
  FOLLOW_UP: snomed("390906007", "Follow-up encounter"),
  ACUTE: snomed("185345009", "Encounter for symptom"),
  PHONE: snomed("185317003", "Telephone encounter"),
};

const loinc = (code: string, display: string): Coded => ({ system: "http://loinc.org", code, display });
const NOTE_TYPES: Readonly<Record<VisitKind, Coded>> = {
  CHECK_UP: loinc("34117-2", "History and physical note"),
  WELL_CHILD: loinc("34117-2", "History and physical note"),
  DIAGNOSIS: loinc("51847-2", "Evaluation + Plan note"),
  FOLLOW_UP: loinc("11506-3", "Progress note"),
  ACUTE: loinc("11506-3", "Progress note"),
  PHONE: loinc("34748-4", "Telephone encounter Note"),
};

/**
 * The patients of the demo practice and their charts as a FHIR R4 Bulk Data export: one NDJSON file a resource type.
 * @param referenceDate visits end the day before. The same date gives the same bytes.
 */
export function generateDemoFhir(referenceDate: Date): ImportFile[] {
  faker.seed(SEED);
  const generator = new Generator(faker);
  for (const provider of DEMO_PROVIDERS) generator.add(practitioner(provider));
  for (const [index, person] of demoPeople(faker, startOfDay(referenceDate)).entries())
    generator.addChart(person, index % 8 === 0);
  return generator.files();
}

class Generator {
  readonly #faker: Faker;
  readonly #lines = new Map<string, string[]>();

  constructor(generator: Faker) {
    this.#faker = generator;
  }

  add(resource: FhirResource): void {
    const lines = this.#lines.get(resource.resourceType) ?? [];
    lines.push(`${JSON.stringify(resource)}\n`);
    this.#lines.set(resource.resourceType, lines);
  }

  /** @param recent this person was here in the last week. */
  addChart(person: DemoPerson, recent: boolean): void {
    const plan = planVisits(this.#faker, person, recent);
    const allergies = this.#allergiesOf(person);
    this.add(patient(person));
    for (const allergy of allergies)
      this.add(allergyIntolerance(this.#origin(person, person.registeredAt + 15 * 60 * 60_000), allergy));
    const encounters = plan.visits.map((visit) => ({ visit, id: this.#faker.string.uuid() }));
    this.#addAilments(person, plan, encounters);
    const vaccines = this.#addImmunizations(person, encounters);
    for (const { visit, id } of encounters) this.#addVisit(person, plan, visit, id, allergies, vaccines.get(id) ?? []);
  }

  files(): ImportFile[] {
    return [...this.#lines].map(([type, lines]) => {
      const bytes = Buffer.from(lines.join(""));
      return {
        name: `${type}.ndjson`,
        size: bytes.length,
        async *open(offset: number) {
          yield bytes.subarray(offset);
        },
      };
    });
  }

  #origin(person: DemoPerson, at: number, encounterId?: string): Origin {
    return { id: this.#faker.string.uuid(), person, at, ...(encounterId === undefined ? {} : { encounterId }) };
  }

  #allergiesOf(person: DemoPerson): typeof ALLERGIES {
    if (ageAt(person.endAt, person.bornAt) < 1 || this.#faker.datatype.boolean(0.66)) return [];
    return this.#faker.helpers.arrayElements(ALLERGIES, { min: 1, max: 2 });
  }

  #addAilments(person: DemoPerson, { ailments }: CarePlan, encounters: readonly { visit: Visit; id: string }[]): void {
    for (const { illness, beganAt } of ailments) {
      const first = encounters.find(({ visit }) => visit.illness === illness);
      const at = first?.visit.kind === "DIAGNOSIS" ? first.visit.at : appointmentAt(beganAt, 0);
      this.add(condition(this.#origin(person, at, first?.id), illness, null));
      for (const prescription of illness.prescriptions.slice(0, this.#faker.number.int({ min: 1, max: 2 }))) {
        const since = first?.visit.at ?? person.registeredAt + 15 * 60 * 60_000;
        const status = person.state === "ACTIVE" && !this.#faker.datatype.boolean(0.08) ? "active" : "stopped";
        const order = { status, provider: person.provider, reason: illness.problem } as const;
        this.add(medicationRequest(this.#origin(person, since, first?.id), prescription, order));
      }
    }
  }

  /** Each dose at the visit nearest to when it is due, or elsewhere before the person came here. */
  #addImmunizations(person: DemoPerson, encounters: readonly { visit: Visit; id: string }[]): Map<string, string[]> {
    const given = new Map<string, string[]>();
    const give = (vaccine: Coded, { visit, id }: { visit: Visit; id: string }) => {
      given.set(id, [...(given.get(id) ?? []), vaccine.display]);
      this.add(immunization(this.#origin(person, visit.at, id), vaccine));
    };
    const checkUps = encounters.filter(({ visit }) => visit.kind === "CHECK_UP" || visit.kind === "WELL_CHILD");
    for (const { vaccine, atAge, since = 0 } of [...CHILDHOOD_DOSES, ...ADULT_DOSES]) {
      const due = person.bornAt + atAge * DAY;
      if (new Date(due).getUTCFullYear() < since) continue;
      const visit = checkUps.find((each) => each.visit.at >= due - 20 * DAY && each.visit.at < due + 400 * DAY);
      if (due >= person.registeredAt && visit !== undefined) give(vaccine, visit);
      // What was given long ago has left few records.
      else if (due < person.registeredAt && due > person.registeredAt - 18 * 365 * DAY)
        this.add(immunization(this.#origin(person, appointmentAt(due, 4)), vaccine));
    }
    for (const each of encounters) {
      const month = new Date(each.visit.at).getUTCMonth();
      const inSeason = month >= 8 && month <= 10 && each.visit.kind !== "PHONE" && each.visit.kind !== "ACUTE";
      if (inSeason && ageAt(each.visit.at, person.bornAt) >= 1 && this.#faker.datatype.boolean(0.7))
        give(INFLUENZA, each);
    }
    return given;
  }

  #addVisit(
    person: DemoPerson,
    { ailments }: CarePlan,
    visit: Visit,
    id: string,
    allergies: typeof ALLERGIES,
    vaccines: readonly string[],
  ): void {
    const { kind, at, illness } = visit;
    const provider = this.#faker.datatype.boolean(0.8)
      ? person.provider
      : this.#faker.helpers.arrayElement(DEMO_PROVIDERS);
    const problem = illness?.problem ?? null;
    const virtual = kind === "PHONE";
    const minutes = virtual ? 10 : kind === "CHECK_UP" || kind === "WELL_CHILD" ? 45 : 20;
    this.add(
      encounter({ id, person, at }, { type: ENCOUNTER_TYPES[kind], virtual, reason: problem, provider, minutes }),
    );
    if (illness !== null && kind === "ACUTE") {
      const resolvedAt = at + this.#faker.number.int({ min: 6, max: 21 }) * DAY;
      const over = resolvedAt < person.endAt;
      this.add(condition(this.#origin(person, at, id), illness, over ? resolvedAt : null));
      for (const prescription of illness.prescriptions) {
        const order = { status: over ? "completed" : "active", provider, reason: illness.problem } as const;
        this.add(medicationRequest(this.#origin(person, at, id), prescription, order));
      }
    }
    if (illness?.procedure !== undefined && !virtual && this.#faker.datatype.boolean(0.6)) {
      this.add(procedure(this.#origin(person, at, id), illness.procedure, problem));
    }
    if (kind === "CHECK_UP") this.#addScreenings(person, at, id);
    const problems = ailments.filter(({ beganAt }) => beganAt < at).map((ailment) => ailment.illness.problem.display);
    const context = {
      problems,
      allergies: allergies.map(({ substance }) => substance.display),
      vaccines,
      author: providerName(provider),
    };
    const text = writeNote(this.#faker, person, visit, context);
    this.add(documentReference(this.#origin(person, at, id), { type: NOTE_TYPES[kind], author: provider, text }));
  }

  #addScreenings(person: DemoPerson, at: number, encounterId: string): void {
    const age = ageAt(at, person.bornAt);
    for (const { procedure: screening, from, sex, share } of SCREENINGS) {
      const applies = age >= from && (sex === undefined || sex === person.sex);
      if (applies && this.#faker.datatype.boolean(share))
        this.add(procedure(this.#origin(person, at, encounterId), screening, null));
    }
  }
}
