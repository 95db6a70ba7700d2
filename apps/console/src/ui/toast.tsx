import { lazy, Suspense, useSyncExternalStore } from "react";

const Toaster = lazy(() => import("./toaster.tsx"));

let wanted = false;
const listeners = new Set<() => void>();

/** Where toasts appear; their code comes with the first one. */
export function ToastHost() {
  const isWanted = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
  return isWanted ? (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  ) : null;
}

/** Says that something is done, at the bottom right for 6 s. What failed stays where it arose, never here. */
export function toastDone(message: string): void {
  wanted = true;
  for (const listener of listeners) listener();
  void import("./toaster.tsx").then(({ show }) => show(message));
}
