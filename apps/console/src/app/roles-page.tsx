import { RolesPage } from "../features/roles/roles-page.tsx";
import { ManageSetAccess } from "../features/set-security/manage-set-access.tsx";

/** Manage Roles, with "Manage Set Access" at the bottom left. */
export function RolesPageWithSets() {
  return <RolesPage foot={<ManageSetAccess>Manage Set Access</ManageSetAccess>} />;
}
