import { type UrlChange, useUrlState } from "./url-state.ts";

const PAGE_SIZES = [10, 25, 50] as const;
/** The server's limit for a page. */
const ROWS_AT_MOST = 100;

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
  /** Whether the page was come to by its end: it holds the list's last rows, however many are added. */
  readonly isEnd: boolean;
  /** To the last page of so many rows in all; from there, to what was added to it. */
  readonly toEnd: (total: number) => void;
}

/** What to add to a change of filter or order: the list begins anew. */
export const FIRST_PAGE: UrlChange = { after: null, before: null, page: null, tail: null };

/** Cursor paging in the URL: `after` or `before`, `rows`, and the page's number for the eye. */
export function usePaging(defaultRows: number): Paging {
  const [parameters, change] = useUrlState();
  const asked = Number(parameters.get("rows"));
  const rows = PAGE_SIZES.find((size) => size === asked) ?? defaultRows;
  const page = Math.max(1, Math.trunc(Number(parameters.get("page"))) || 1);
  const after = parameters.get("after");
  const before = parameters.get("before");
  const end = Math.trunc(Number(parameters.get("tail")));
  const tail = end > 0 ? Math.min(end, ROWS_AT_MOST) : undefined;
  const pageOf = (total: number) => Math.max(1, Math.ceil(total / rows));
  return {
    variables:
      tail !== undefined
        ? { last: tail }
        : before !== null
          ? { last: rows, before }
          : { first: rows, ...(after === null ? {} : { after }) },
    rows,
    sizes: PAGE_SIZES,
    from: (page - 1) * rows + 1,
    isFirst: after === null && before === null && tail === undefined,
    setRows: (size) => change({ ...FIRST_PAGE, rows: size === defaultRows ? null : String(size) }),
    next: (info) => change({ ...FIRST_PAGE, after: info.endCursor ?? null, page: String(page + 1) }),
    previous: (info) =>
      change(page <= 2 ? FIRST_PAGE : { ...FIRST_PAGE, before: info.startCursor ?? null, page: String(page - 1) }),
    isEnd: tail !== undefined,
    toEnd: (total) => {
      const grown = total - (page - 1) * rows;
      const stays = tail !== undefined && grown <= ROWS_AT_MOST;
      const to = stays ? page : pageOf(total);
      change({ ...FIRST_PAGE, page: String(to), tail: String(total - (to - 1) * rows) }, { replace: stays });
    },
  };
}
