import type { ComponentProps } from "react";
import { UserSetsTab } from "../features/set-security/user-sets-tab.tsx";
import { UserPage } from "../features/users/user-page.tsx";

/** One user, with the sets that block the person. */
export function UserPageWithSets() {
  return <UserPage setSecurity={setsOf} />;
}

const setsOf = (user: ComponentProps<typeof UserSetsTab>["user"]) => <UserSetsTab user={user} />;
