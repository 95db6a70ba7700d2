import type { Faker } from "@faker-js/faker";
import { fold } from "../store/fold.ts";
import { DAY } from "./demo-time.ts";
import { DEMO_USERS } from "./demo-logins.ts";

/** A provider of the demo practice. */
export interface DemoProvider {
  /** FHIR id. */
  readonly id: string;
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly npi: string;
}

/** Someone whose chart is to be written. */
export interface DemoPerson {
  /** FHIR id. */
  readonly id: string;
  readonly mrn: string;
  readonly given: readonly string[];
  readonly family: string;
  readonly sex: "female" | "male";
  readonly bornAt: number;
  /** First visit at the earliest. */
  readonly registeredAt: number;
  readonly state: "ACTIVE" | "INACTIVE" | "DECEASED";
  /** After it nothing happens: the reference date, the last visit of those who moved away, the death. */
  readonly endAt: number;
  readonly provider: DemoProvider;
  /** Whether the source names the provider, rather than leave it to the visits. */
  readonly providerNamed: boolean;
  readonly language: { readonly code: string; readonly display: string };
  readonly phones: readonly { readonly use: "home" | "work" | "mobile"; readonly value: string }[];
  readonly email: string | null;
  readonly address: { readonly line: string; readonly city: string; readonly postalCode: string };
}

/** Those of the demo's users who are providers. NPIs that begin with 9 are given to nobody. */
export const DEMO_PROVIDERS: readonly DemoProvider[] = DEMO_USERS.filter(({ kind }) => kind === "PROVIDER").map(
  ({ userName, firstName, lastName }, index) => ({
    id: `practitioner-${userName}`,
    userName,
    firstName,
    lastName,
    npi: String(9_999_310_017 + index * 1_009),
  }),
);

const PATIENTS = 120;

/** Names that a list of patients must cope with, and two people of one name. */
const REMARKABLE: readonly {
  readonly given: readonly string[];
  readonly family: string;
  readonly sex: "female" | "male";
  readonly age: number;
}[] = [
  { given: ["Maria", "Elena"], family: "García", sex: "female", age: 47 },
  { given: ["Maria"], family: "Garcia", sex: "female", age: 71 },
  { given: ["John"], family: "Sullivan", sex: "male", age: 34 },
  { given: ["John"], family: "Sullivan", sex: "male", age: 63 },
  { given: ["Siobhán"], family: "O'Connell", sex: "female", age: 38 },
  { given: ["Anne-Marie"], family: "Dubois-Laurent", sex: "female", age: 55 },
  { given: ["José", "Luis"], family: "Muñoz Peña", sex: "male", age: 29 },
  { given: ["Zoë"], family: "Van der Berg", sex: "female", age: 8 },
  { given: ["Nguyễn", "Thị"], family: "Hạnh", sex: "female", age: 44 },
  { given: ["Søren"], family: "Kjærgaard", sex: "male", age: 67 },
  { given: ["Łukasz"], family: "Wójcik", sex: "male", age: 41 },
  { given: ["Dante"], family: "D'Angelo", sex: "male", age: 5 },
  { given: ["Renée"], family: "Lévesque", sex: "female", age: 82 },
  { given: ["Jürgen"], family: "Groß", sex: "male", age: 76 },
  { given: ["Aoife"], family: "Ní Bhriain", sex: "female", age: 16 },
  { given: ["Winifred", "Mae"], family: "Thibodeau", sex: "female", age: 97 },
  { given: ["Theo"], family: "Thibodeau", sex: "male", age: 0 },
];

const TOWNS = [
  { city: "Rockland", postalCode: "04841" },
  { city: "Camden", postalCode: "04843" },
  { city: "Rockport", postalCode: "04856" },
  { city: "Thomaston", postalCode: "04861" },
  { city: "Belfast", postalCode: "04915" },
  { city: "Warren", postalCode: "04864" },
] as const;

const STREETS = [
  "Harbor Street",
  "Lighthouse Lane",
  "Main Street",
  "Spruce Hill Road",
  "Ferry Road",
  "Mechanic Street",
  "Limerock Street",
  "Beech Street",
  "Old County Road",
  "Wharf Street",
];

const ENGLISH = { code: "en-US", display: "English" };
const OTHER_LANGUAGES = [
  { code: "es", display: "Spanish" },
  { code: "fr", display: "French" },
  { code: "pt", display: "Portuguese" },
  { code: "vi", display: "Vietnamese" },
  { code: "so", display: "Somali" },
];

/** The patients, in the order in which they get their Demographic #. */
export function demoPeople(faker: Faker, referenceAt: number): DemoPerson[] {
  const others = Array.from({ length: PATIENTS - REMARKABLE.length }, () => {
    const sex = faker.helpers.arrayElement(["female", "male"] as const);
    const second = faker.datatype.boolean(0.3) ? [faker.person.middleName(sex)] : [];
    return {
      given: [faker.person.firstName(sex), ...second],
      family: faker.person.lastName(sex),
      sex,
      age: ageOf(faker),
    };
  });
  return faker.helpers
    .shuffle([...REMARKABLE, ...others])
    .map((person, index) => demoPerson(faker, referenceAt, person, index));
}

function demoPerson(
  faker: Faker,
  referenceAt: number,
  { given, family, sex, age }: (typeof REMARKABLE)[number],
  index: number,
): DemoPerson {
  const bornAt = referenceAt - Math.round((age + 0.05 + faker.number.float({ max: 0.9 })) * 365.25) * DAY;
  const years = faker.number.float({ min: 0.6, max: 7 });
  const registeredAt = Math.max(bornAt + 4 * DAY, referenceAt - Math.round(years * 365) * DAY);
  const state = stateOf(age, index);
  const ended = Math.round((faker.number.float({ min: 0.15, max: 0.6 }) * (referenceAt - registeredAt)) / DAY) * DAY;
  const town = faker.helpers.arrayElement(TOWNS);
  const home = phoneNumber(faker, "207");
  const adult = age >= 18;
  return {
    id: faker.string.uuid(),
    mrn: `HF-${faker.string.numeric({ length: 6, allowLeadingZeros: false })}`,
    given,
    family,
    sex,
    bornAt,
    registeredAt,
    state,
    endAt: state === "ACTIVE" ? referenceAt : referenceAt - ended,
    provider: faker.helpers.arrayElement(DEMO_PROVIDERS),
    providerNamed: faker.datatype.boolean(0.75),
    language: faker.datatype.boolean(0.88) ? ENGLISH : faker.helpers.arrayElement(OTHER_LANGUAGES),
    phones: [
      ...(faker.datatype.boolean(0.6) ? [{ use: "home" as const, value: home }] : []),
      ...(adult
        ? [{ use: "mobile" as const, value: phoneNumber(faker, faker.helpers.arrayElement(["207", "603", "617"])) }]
        : []),
      ...(adult && age < 67 && faker.datatype.boolean(0.3)
        ? [{ use: "work" as const, value: phoneNumber(faker, "207") }]
        : []),
    ],
    email: adult && faker.datatype.boolean(0.8) ? emailOf(faker, given[0]!, family) : null,
    address: { line: `${faker.number.int({ min: 2, max: 480 })} ${faker.helpers.arrayElement(STREETS)}`, ...town },
  };
}

/** A family practice sees everybody: a quarter children, a quarter past 65. */
function ageOf(faker: Faker): number {
  const [min, max] = faker.helpers.weightedArrayElement([
    { weight: 5, value: [0, 4] as const },
    { weight: 8, value: [5, 17] as const },
    { weight: 14, value: [18, 44] as const },
    { weight: 13, value: [45, 64] as const },
    { weight: 10, value: [65, 79] as const },
    { weight: 4, value: [80, 94] as const },
  ]);
  return faker.number.int({ min, max });
}

function stateOf(age: number, index: number): DemoPerson["state"] {
  if (age >= 70 && index % 5 === 1) return "DECEASED";
  return index % 14 === 6 ? "INACTIVE" : "ACTIVE";
}

/** Exchanges 555-0100 to 555-0199 are kept for fiction. */
function phoneNumber(faker: Faker, area: string): string {
  return `(${area}) 555-01${faker.string.numeric(2)}`;
}

function emailOf(faker: Faker, first: string, family: string): string {
  const local = [first, family].map(inLatinLetters).join(".");
  return `${local}${faker.number.int({ min: 1, max: 99 })}@${faker.helpers.arrayElement(["example.org", "mail.example", "harbor.example"])}`;
}

const LIGATURES: Readonly<Record<string, string>> = { ł: "l", ø: "o", æ: "ae", ß: "ss" };

function inLatinLetters(name: string): string {
  return fold(name)
    .replace(/[łøæß]/g, (letter) => LIGATURES[letter]!)
    .replace(/[^a-z]/g, "");
}
