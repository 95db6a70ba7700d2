import type { ReactNode } from "react";
import { PageHead } from "../../ui/page.tsx";
import { TabBar } from "../../ui/tab-bar.tsx";
import { useRight } from "../session.tsx";

/** The head of both pages of User Management, with the tabs that this person may open. */
export function UsersRolesHead(props: { current: "users" | "roles"; actions?: ReactNode; children: ReactNode }) {
  const maySeeUsers = useRight("USER_READ");
  const maySeeRoles = useRight("ROLE_READ");
  const tabs = [
    { key: "users", label: "Users", to: "/users", offered: maySeeUsers },
    { key: "roles", label: "Roles", to: "/roles", offered: maySeeRoles },
  ].filter(({ offered }) => offered);
  return (
    <>
      <PageHead title="Users/Roles" actions={props.actions}>
        {props.children}
      </PageHead>
      <TabBar label="Users and roles" current={props.current} tabs={tabs} />
    </>
  );
}
