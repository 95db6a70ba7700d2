import { type UrlChange, useUrlState } from "./url-state.ts";

const PAGE_SIZES = [10, 25, 50] as const;

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly startCursor?: string | null | undefined;
  readonly endCursor?: string | null | undefined;
}

/** A list's place, by cursor. */
export interface Paging {
  /** `first` and `after`, or `last` and `before`. */
  readonly variables: { first?: number; after?: string; last?: number; before?: string };
  readonly rows: number;
  readonly sizes: readonly number[];
  /** The number of the first row shown, from 1, told from the page's number: cursors know no place. */
  readonly from: number;
  readonly isFirst: boolean;
  readonly setRows: (rows: number) => void;
  readonly next: (info: PageInfo) => void;
  readonly previous: (info: PageInfo) => void;
}

/** What to add to a change of filter or order: the list begins anew. */
export const FIRST_PAGE: UrlChange = { after: null, before: null, page: null };

/** Cursor paging in the URL: `after` or `before`, `rows`, and the page's number for the eye. */
export function usePaging(defaultRows: number): Paging {
  const [parameters, change] = useUrlState();
  const asked = Number(parameters.get("rows"));
  const rows = PAGE_SIZES.find((size) => size === asked) ?? defaultRows;
  const page = Math.max(1, Math.trunc(Number(parameters.get("page"))) || 1);
  const after = parameters.get("after");
  const before = parameters.get("before");
  return {
    variables: before !== null ? { last: rows, before } : { first: rows, ...(after === null ? {} : { after }) },
    rows,
    sizes: PAGE_SIZES,
    from: (page - 1) * rows + 1,
    isFirst: after === null && before === null,
    setRows: (size) => change({ ...FIRST_PAGE, rows: size === defaultRows ? null : String(size) }),
    next: (info) => change({ before: null, after: info.endCursor ?? null, page: String(page + 1) }),
    previous: (info) =>
      change(page <= 2 ? FIRST_PAGE : { after: null, before: info.startCursor ?? null, page: String(page - 1) }),
  };
}
