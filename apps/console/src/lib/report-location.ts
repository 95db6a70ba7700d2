/** Of a report in an address. Servers and proxies refuse long addresses: a longer one is kept by the step of the history alone. */
const LETTERS_AT_MOST = 4000;

/** Where the Demographic Report is. */
export const REPORT_PATH = "/demographic-report";

/** What the step of the history to a report consists of, besides the path. */
export function reportLocation(report: unknown): {
  readonly search: string;
  readonly state: { readonly report: string } | null;
} {
  const json = JSON.stringify(report);
  return json.length <= LETTERS_AT_MOST
    ? { search: `?${new URLSearchParams({ report: json }).toString()}`, state: null }
    : { search: "", state: { report: json } };
}

/** The report of a step of the history, as JSON; empty where there is none. */
export function reportAt(search: URLSearchParams, state: unknown): string {
  const inAddress = search.get("report");
  if (inAddress !== null) return inAddress;
  return typeof state === "object" && state !== null && "report" in state && typeof state.report === "string"
    ? state.report
    : "";
}
