import type { Faker } from "@faker-js/faker";
import { ACUTE } from "./acute-illnesses.ts";
import { CHRONIC } from "./chronic-illnesses.ts";
import type { Illness } from "./clinical-terms.ts";
import type { DemoPerson } from "./demo-people.ts";
import { ageAt, appointmentAt, DAY } from "./demo-time.ts";

/** Why somebody comes. */
export type VisitKind = "CHECK_UP" | "WELL_CHILD" | "DIAGNOSIS" | "FOLLOW_UP" | "ACUTE" | "PHONE";

export interface Visit {
  readonly kind: VisitKind;
  readonly at: number;
  /** Null at a check-up. */
  readonly illness: Illness | null;
}

/** An illness that stays, from its beginning on. */
export interface Ailment {
  readonly illness: Illness;
  readonly beganAt: number;
}

/** What brings a person to the practice, oldest first. */
export interface CarePlan {
  readonly ailments: readonly Ailment[];
  readonly visits: readonly Visit[];
}

const YEAR = 365 * DAY;
const MONTH = 30 * DAY;
/** Months of age at which a small child is seen; after them, once a year. */
const WELL_CHILD_MONTHS = [0.5, 1, 2, 4, 6, 9, 12, 15, 18, 24, 30];
/** Older follow-ups stay in the paper chart. */
const FOLLOW_UP_YEARS = 2.5;

/**
 * Plans a person's illnesses and visits.
 * @param recent this one was here in the last week before the reference date.
 */
export function planVisits(faker: Faker, person: DemoPerson, recent: boolean): CarePlan {
  const ailments = ailmentsOf(faker, person);
  const visits = [
    ...checkUps(faker, person),
    ...ailments.flatMap((ailment) => careFor(faker, person, ailment)),
    ...acuteVisits(faker, person),
    ...(recent && person.state === "ACTIVE" ? [recentVisit(faker, person, ailments)] : []),
  ];
  const seen = new Map(
    visits
      .filter(({ at }) => at >= person.registeredAt && at < person.endAt)
      .map((visit) => [Math.floor(visit.at / DAY), visit]),
  );
  return { ailments, visits: [...seen.values()].toSorted((one, other) => one.at - other.at) };
}

function ailmentsOf(faker: Faker, person: DemoPerson): Ailment[] {
  const age = ageAt(person.endAt, person.bornAt);
  return CHRONIC.filter(({ sex }) => sex === undefined || sex === person.sex).flatMap((illness) => {
    const [from, to] = illness.ages;
    const draw = faker.number.float();
    const beginning = person.bornAt + faker.number.float({ min: from, max: Math.min(to, Math.max(age, from)) }) * YEAR;
    if (age < from || age >= (illness.until ?? Infinity) || draw >= illness.share || beginning >= person.endAt - MONTH)
      return [];
    return [{ illness, beganAt: Math.floor(beginning / DAY) * DAY }];
  });
}

function checkUps(faker: Faker, person: DemoPerson): Visit[] {
  const visits: Visit[] = [];
  const add = (kind: VisitKind, day: number) => {
    const at = appointmentAt(day, slotOf(faker));
    // Who registers at a weekend is seen on the Monday, not the Friday before.
    visits.push({ kind, at: day === person.registeredAt && at < day ? at + 3 * DAY : at, illness: null });
  };
  for (const months of WELL_CHILD_MONTHS) add("WELL_CHILD", person.bornAt + Math.round(months * 30.4) * DAY);
  for (let day = person.registeredAt; day < person.endAt; day += faker.number.int({ min: 340, max: 420 }) * DAY) {
    const age = ageAt(day, person.bornAt);
    if (age >= 3) add(age < 18 ? "WELL_CHILD" : "CHECK_UP", day);
  }
  return visits;
}

function careFor(faker: Faker, person: DemoPerson, { illness, beganAt }: Ailment): Visit[] {
  const visits: Visit[] = [];
  if (beganAt >= person.registeredAt)
    visits.push({ kind: "DIAGNOSIS", at: appointmentAt(beganAt, slotOf(faker)), illness });
  const first = Math.max(beganAt, person.registeredAt, person.endAt - FOLLOW_UP_YEARS * YEAR);
  for (
    let day = first + faker.number.int({ min: 30, max: 150 }) * DAY;
    day < person.endAt;
    day += faker.number.int({ min: 150, max: 330 }) * DAY
  ) {
    const kind = faker.datatype.boolean(0.2) ? "PHONE" : "FOLLOW_UP";
    visits.push({ kind, at: appointmentAt(Math.floor(day / DAY) * DAY, slotOf(faker)), illness });
  }
  return visits;
}

function acuteVisits(faker: Faker, person: DemoPerson): Visit[] {
  const years = Math.min((person.endAt - person.registeredAt) / YEAR, 4);
  const count = Math.min(faker.number.int({ min: 0, max: Math.ceil(years * 1.2) }), 5);
  return Array.from({ length: count }, () => {
    const day = Math.floor((person.endAt - faker.number.float({ max: years }) * YEAR) / DAY) * DAY;
    return acuteVisit(faker, person, day);
  });
}

function acuteVisit(faker: Faker, person: DemoPerson, day: number): Visit {
  const age = ageAt(day, person.bornAt);
  const possible = ACUTE.filter(
    ({ ages: [from, to], sex }) => age >= from && age <= to && (sex === undefined || sex === person.sex),
  );
  const illness = faker.helpers.weightedArrayElement(possible.map((value) => ({ value, weight: value.share })));
  return { kind: "ACUTE", at: appointmentAt(day, slotOf(faker)), illness };
}

function recentVisit(faker: Faker, person: DemoPerson, ailments: readonly Ailment[]): Visit {
  const day = person.endAt - faker.number.int({ min: 1, max: 6 }) * DAY;
  const [ailment] = ailments;
  if (ailment === undefined || faker.datatype.boolean(0.4)) return acuteVisit(faker, person, day);
  return { kind: "FOLLOW_UP", at: appointmentAt(day, slotOf(faker)), illness: ailment.illness };
}

function slotOf(faker: Faker): number {
  return faker.number.int({ max: 25 });
}
