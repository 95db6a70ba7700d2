import { useCallback } from "react";
import { useLocation, useSearchParams } from "react-router";

/** What changes in the URL's query; null takes a parameter away. */
export type UrlChange = Readonly<Record<string, string | null>>;

/**
 * A page's state in the URL, so that every list can be shared, reloaded and gone back to. A change of what is listed is a step in
 * the history; typing in a search box replaces the step before.
 */
export function useUrlState(): [URLSearchParams, (change: UrlChange, how?: { replace?: boolean }) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state: unknown = useLocation().state;
  const change = useCallback(
    (changes: UrlChange, how: { replace?: boolean } = {}) => {
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === "") next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        // What the step of the history keeps besides its address goes along.
        { replace: how.replace ?? false, preventScrollReset: true, state },
      );
    },
    [setParameters, state],
  );
  return [parameters, change];
}
