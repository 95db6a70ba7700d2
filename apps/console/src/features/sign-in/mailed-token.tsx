import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { Failure } from "../../ui/states.tsx";
import styles from "./sign-in.module.css";

/** The token of the mailed link that led here, empty where it is missing. It stands in the fragment, which no browser sends. */
export function useMailedToken(): string {
  return new URLSearchParams(useLocation().hash.slice(1)).get("token") ?? "";
}

/** What a mailed link came to, when nothing is left to fill in. */
export function LinkRefused({ children }: { children: ReactNode }) {
  return (
    <div className={styles.done}>
      <Failure>{children}</Failure>
    </div>
  );
}
