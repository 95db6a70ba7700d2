/** What was followed into another tab or window, which gets no state of the link. */
interface Followed {
  readonly path: string;
  readonly noticeIds: readonly string[];
  /** In milliseconds since 1970. */
  readonly at: number;
}

const KEY = "chartward.notices-followed";

/** Leaves word for the tab that a link is being opened in. */
export function followBeside(path: string, noticeIds: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ path, noticeIds, at: Date.now() } satisfies Followed));
  } catch {
    // Without storage the label stays until it is followed in its own tab.
  }
}

/** The notices whose link opened this very page of this tab; none when it was come to otherwise. */
export function followedHere(address: string): readonly string[] {
  try {
    const { path, noticeIds, at } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Followed>;
    // A tab that stood before the click did not come from it.
    return path === address && at !== undefined && at <= performance.timeOrigin ? (noticeIds ?? []) : [];
  } catch {
    return [];
  }
}
