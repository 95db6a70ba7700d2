import type { Culture } from "./graphql/graphql.ts";

/** How a person's culture writes. All of them write English. */
interface CultureFormat {
  readonly locale: string;
  /** "Nov 23, 2026" and 11/23/2026, or "23 Nov 2026" and 23/11/2026. */
  readonly dayOrder: "MONTH_FIRST" | "DAY_FIRST";
}

const FORMATS: Readonly<Record<Culture, CultureFormat>> = {
  UNITED_STATES: { locale: "en-US", dayOrder: "MONTH_FIRST" },
  CANADA: { locale: "en-CA", dayOrder: "DAY_FIRST" },
  AUSTRALIA: { locale: "en-AU", dayOrder: "DAY_FIRST" },
};

let current = FORMATS.UNITED_STATES;

/**
 * Sets the culture that this tab writes dates and numbers by: the signed-in person's, and the United States' where nobody is. It is one
 * for the whole tab, so that no caller has to hand it on; what is on the screen follows when it is rendered next.
 */
export function setCulture(culture: Culture | undefined): void {
  current = FORMATS[culture ?? "UNITED_STATES"];
}

/** How to write now. */
export function cultureFormat(): CultureFormat {
  return current;
}

/** "1,234" */
export function formatNumber(number: number): string {
  let format = numberFormats.get(current.locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(current.locale);
    numberFormats.set(current.locale, format);
  }
  return format.format(number);
}

const numberFormats = new Map<string, Intl.NumberFormat>();
