import { useState } from "react";
import type { Paging } from "../../lib/paging.ts";

type Place = Pick<Paging["variables"], "first" | "after" | "last" | "before"> & { readonly page: number };

/** The place in a list beside others on its page: it is not kept by the address. */
export function useLocalPaging(
  rowsAtFirst: number,
): Pick<Paging, "variables" | "rows" | "sizes" | "from" | "isFirst" | "setRows" | "next" | "previous"> {
  const [rows, setRows] = useState(rowsAtFirst);
  const [{ page, ...cursor }, setPlace] = useState<Place>({ page: 1 });
  return {
    variables: cursor.before === undefined ? { first: rows, ...cursor } : { last: rows, before: cursor.before },
    rows,
    sizes: [10, 25, 50],
    from: (page - 1) * rows + 1,
    isFirst: page === 1,
    setRows: (size) => {
      setRows(size);
      setPlace({ page: 1 });
    },
    next: ({ endCursor }) => setPlace(endCursor == null ? { page: 1 } : { page: page + 1, after: endCursor }),
    previous: ({ startCursor }) =>
      setPlace(page <= 2 || startCursor == null ? { page: 1 } : { page: page - 1, before: startCursor }),
  };
}
