import { useEffect } from "react";

/** Names the page in the window's title. The last one mounted wins. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Chartward`;
  }, [title]);
}
