import type { Faker } from "@faker-js/faker";
import type { DemoPerson } from "./demo-people.ts";
import { ageAt } from "./demo-time.ts";
import type { Visit } from "./plan-visits.ts";

/** What a note knows besides the visit. */
export interface NoteContext {
  /** Problems under care at the visit. */
  readonly problems: readonly string[];
  readonly allergies: readonly string[];
  /** Vaccines given at the visit. */
  readonly vaccines: readonly string[];
  readonly author: string;
}

const CHECK_UP_HISTORY = [
  "Here for the yearly check-up. Feels well, no new concerns.",
  "Annual visit. Sleeps well, works full time, walks the dog twice a day.",
  "Yearly examination. Asks about shoulder stiffness after shoveling, otherwise well.",
  "Annual visit. Stress at work has eased. Two cups of coffee a day, a glass of wine on weekends.",
];
const RETIRED_HISTORY = [
  "Yearly check-up. Lives alone, daughter next door. Sings in the choir, cooks at home. No falls.",
  "Annual visit. Drives by day only. Hearing aids work well. Sleeps six hours and a nap.",
  "Here for the yearly examination with a list of questions, all answered. Walks to the post office every day.",
  "Feels well for the years. Keeps a garden and a cat. Pill box filled by the pharmacy.",
];
const CHECK_UP_PLAN = [
  "Preventive care is up to date. Return in a year.",
  "Fasting labs ordered. Advance directive discussed and a form handed out.",
  "Screening reviewed by age. Will call with results within a week.",
  "Encouraged 150 minutes of activity a week. Dental visit is due.",
];
const INFANT_HISTORY = [
  "Feeding well, six wet diapers a day. Smiles, follows faces.",
  "Growing along the curve. Sleeps on the back in an own crib. Parents ask about solids.",
  "Sits without help, babbles, reaches for toys. No concerns at home.",
];
const CHILD_HISTORY = [
  "Doing well at school, reads every evening, plays soccer. Screen time under two hours.",
  "Healthy year. Picky with vegetables, rides a bike with a helmet.",
  "Likes the new school. Sleeps nine hours. Wears a seat belt, swims with supervision.",
  "No concerns from parents. Brushes twice a day, saw the dentist in spring.",
];
const CHILD_PLAN = [
  "Growth and development on track. Next visit as scheduled.",
  "Anticipatory guidance on sleep, safety and food given. Handout for parents.",
  "Vision and hearing passed. Sports form signed.",
];
const PHONE_OUTCOMES = [
  "Questions answered, no change of treatment. Will call back if it does not settle.",
  "Refill sent to the pharmacy on Main Street. Next visit confirmed.",
  "Results explained; patient repeats the plan correctly.",
];

/** The note of a visit, as plain text: short, as such notes are. */
export function writeNote(faker: Faker, person: DemoPerson, visit: Visit, context: NoteContext): string {
  if (visit.kind === "PHONE") return phoneNote(faker, person, visit, context);
  const age = ageAt(visit.at, person.bornAt);
  const problem = visit.illness?.problem.display;
  const lines = [
    `Subjective: ${subjectiveOf(faker, visit, age)}`,
    context.problems.length > 0 ? `History: ${context.problems.join(", ")}.` : null,
    `Allergies: ${context.allergies.join(", ") || "none known"}.`,
    "",
    `Objective: ${vitals(faker, age, visit)}`,
    ...(visit.illness?.findings ?? [
      age < 3
        ? "Alert, soft fontanelle, heart and lungs normal, hips stable."
        : "General examination without abnormal findings.",
    ]),
    "",
    `Assessment: ${problem === undefined ? (age < 18 ? "Well child." : "Healthy for age.") : visit.kind === "DIAGNOSIS" ? `${problem}, new.` : `${problem}.`}`,
    `Plan: ${faker.helpers.arrayElement(visit.illness?.plan ?? (age < 18 ? CHILD_PLAN : CHECK_UP_PLAN))}`,
    context.vaccines.length > 0 ? `Vaccines given today: ${context.vaccines.join(", ")}. Tolerated well.` : null,
    "",
    `${titleOf(person, age)}, seen by ${context.author}.`,
  ];
  return `${lines.filter((line) => line !== null).join("\n")}\n`;
}

function phoneNote(faker: Faker, person: DemoPerson, visit: Visit, { author }: NoteContext): string {
  const caller = ageAt(visit.at, person.bornAt) < 16 ? "Mother" : "Patient";
  const about = visit.illness?.problem.display ?? "a question";
  return [
    `${caller} called about ${about}. Identity checked by name and date of birth.`,
    faker.helpers.arrayElement(visit.illness?.subjective ?? CHECK_UP_HISTORY),
    faker.helpers.arrayElement(PHONE_OUTCOMES),
    `Call taken by ${author}, ${faker.number.int({ min: 4, max: 14 })} minutes.\n`,
  ].join("\n");
}

function subjectiveOf(faker: Faker, { illness }: Visit, age: number): string {
  return faker.helpers.arrayElement(illness?.subjective ?? checkUpHistory(age));
}

function checkUpHistory(age: number): readonly string[] {
  if (age < 2) return INFANT_HISTORY;
  if (age < 18) return CHILD_HISTORY;
  return age < 67 ? CHECK_UP_HISTORY : RETIRED_HISTORY;
}

function titleOf(person: DemoPerson, age: number): string {
  const years = age === 0 ? "infant" : `${age}-year-old`;
  const noun = age < 18 ? (person.sex === "female" ? "girl" : "boy") : person.sex === "female" ? "woman" : "man";
  return `${person.given[0]} ${person.family}, ${years} ${noun}`;
}

function vitals(faker: Faker, age: number, visit: Visit): string {
  const fever = visit.kind === "ACUTE" && faker.datatype.boolean(0.35);
  const temperature = (
    fever ? faker.number.float({ min: 100.2, max: 102.6 }) : faker.number.float({ min: 97.6, max: 98.9 })
  ).toFixed(1);
  if (age < 12) {
    const weight = (
      age < 1 ? faker.number.float({ min: 9, max: 22 }) : 16 + age * 5.5 + faker.number.float({ max: 8 })
    ).toFixed(1);
    return `weight ${weight} lb, temperature ${temperature} F, pulse ${faker.number.int({ min: 84, max: 124 })}.`;
  }
  const pressure = `${faker.number.int({ min: 108, max: 128 + Math.min(age, 60) / 3 })}/${faker.number.int({ min: 66, max: 88 })}`;
  return `BP ${pressure}, pulse ${faker.number.int({ min: 60, max: 92 })}, temperature ${temperature} F, weight ${faker.number.int({ min: 112, max: 236 })} lb.`;
}
