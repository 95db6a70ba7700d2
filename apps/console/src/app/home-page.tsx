import { lazy, Suspense } from "react";
import { Navigate } from "react-router";
import { useMe, useRight } from "../lib/session.tsx";

const BtgStartPage = lazy(async () => ({ default: (await import("./shell/btg-start-page.tsx")).BtgStartPage }));

/** The address without a page: the first one that is useful to this person. */
export function HomePage() {
  const toPatients = useRight("PATIENT_READ");
  if (useMe().btgSession === null) return <Navigate to={toPatients ? "/patients" : "/audit"} replace />;
  return (
    <Suspense fallback={null}>
      <BtgStartPage />
    </Suspense>
  );
}
