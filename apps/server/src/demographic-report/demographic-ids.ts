const SEPARATORS = /[\s.,;]+/u;
const MAXIMUM_INTEGER = 2_147_483_647;

/** The pasted text of `Demographic ID(s)`, read. */
export interface DemographicIds {
  /** How many stand there, each as often as it does. */
  readonly count: number;
  /** Each once, in the order in which they stand there. */
  readonly numbers: readonly number[];
  /** What is no number, each once. */
  readonly notNumbers: readonly string[];
  /** What stands there more than once, each once. */
  readonly duplicates: readonly string[];
}

/** Numbers, with or without `#`, apart by white space or any of `. , ;`. */
export function readDemographicIds(text: string): DemographicIds {
  const values = text
    .split(SEPARATORS)
    .filter((token) => token !== "")
    .map(valueOf);
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const each = [...times.keys()];
  return {
    count: values.length,
    numbers: each.filter(isDemographicNumber).map(Number),
    notNumbers: each.filter((value) => !isDemographicNumber(value)),
    duplicates: each.filter((value) => times.get(value)! > 1),
  };
}

/** `#0010482` and `10482` are one value; what is no number stays as it was typed. */
function valueOf(token: string): string {
  const digits = /^#?0*(\d{1,10})$/.exec(token)?.[1];
  return digits !== undefined && Number(digits) <= MAXIMUM_INTEGER ? String(Number(digits)) : token;
}

function isDemographicNumber(value: string): boolean {
  return /^\d+$/.test(value) && Number(value) <= MAXIMUM_INTEGER;
}
