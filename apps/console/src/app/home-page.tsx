import { Navigate } from "react-router";
import { useRight } from "../lib/session.tsx";

/** The address without a page: the first one that is useful to this person. */
export function HomePage() {
  return <Navigate to={useRight("PATIENT_READ") ? "/patients" : "/audit"} replace />;
}
