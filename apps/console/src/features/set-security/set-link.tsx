import { Link } from "react-router";
import { cell } from "../../ui/table.tsx";

/** A set's name, as the way to its page. */
export function SetLink({ patientSet }: { patientSet: { readonly id: string; readonly name: string } | null }) {
  return patientSet === null ? (
    <>A set that you may not see</>
  ) : (
    <Link className={cell.name} to={`/patient-sets/${encodeURIComponent(patientSet.id)}`}>
      {patientSet.name}
    </Link>
  );
}
