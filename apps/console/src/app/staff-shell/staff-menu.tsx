import { Menu } from "@mantine/core";
import { IconLogout, IconUserCog } from "@tabler/icons-react";
import { Link } from "react-router";
import { useOwnAccesses } from "../../features/staff/own-accesses.ts";
import { useMe } from "../../lib/session.tsx";
import { useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { Avatar, initials } from "../../ui/badge.tsx";
import { ColourSchemeItems } from "../shell/colour-scheme-items.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import who from "../shell/user-menu.module.css";
import styles from "./staff-shell.module.css";

const ROLES = { AGENT: "Support agent", SUPERVISOR: "Supervisor" };

/** Which employee is signed in, the own account, the colour scheme, and the way out. */
export function StaffMenu() {
  const employee = useMe().vendorEmployee;
  const vendor = useVendorName();
  const signOut = useSignOut();
  const live = useOwnAccesses()?.length ?? 0;
  if (employee === null) return null;
  const { name, role } = employee;
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <button type="button" className={styles.target} aria-label={`${initials(name)}, your account: ${name}`}>
          <span className={styles.name}>{name}</span>
          <Avatar name={name} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={who.who}>
          <Avatar name={name} size={32} tone="vendor" />
          <div>
            <b>{name}</b>
            <span>{ROLES[role]}</span>
            <span>{vendor} staff</span>
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/staff/account" leftSection={<IconUserCog size={16} stroke={1.75} />}>
          Your account
        </Menu.Item>
        <Menu.Divider />
        <ColourSchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void signOut()}>
          {live === 0
            ? "Sign out"
            : `Sign out, and end ${live === 1 ? "your live access" : `your ${live} live accesses`}`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
