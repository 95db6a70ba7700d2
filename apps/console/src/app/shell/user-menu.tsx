import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { Link } from "react-router";
import { useMe } from "../../lib/session.tsx";
import { Avatar, initials } from "../../ui/badge.tsx";
import { permittedPages } from "./pages.ts";
import { useSignOut } from "./use-sign-out.ts";
import styles from "./user-menu.module.css";

const KINDS = { PROVIDER: "Provider", STAFF: "Staff member" };
const SCHEMES = [
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
  { value: "auto", label: "As the system", icon: IconDeviceDesktop },
] as const;

/** Who is signed in, the own account's pages, the colour scheme, and the way out. */
export function UserMenu() {
  const me = useMe();
  const scheme = useMantineColorScheme();
  const signOut = useSignOut();
  const name = me.user?.name ?? me.actor.name;

  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <button type="button" className={styles.target} aria-label={`${initials(name)}, your account: ${name}`}>
          <Avatar name={name} size={28} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <Avatar name={name} size={32} tone="own" />
          <div>
            <b>{name}</b>
            <span>{me.user === null ? "" : KINDS[me.user.kind]}</span>
            <span>{me.practice?.name}</span>
          </div>
        </div>
        <Menu.Divider />
        {permittedPages(me)
          .filter(({ group }) => group === "Account")
          .map(({ to, label, icon: Icon }) => (
            <Menu.Item key={label} component={Link} to={to} leftSection={<Icon size={16} stroke={1.75} />}>
              {label}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Label>Colours</Menu.Label>
        <Menu.RadioGroup
          value={scheme.colorScheme}
          onChange={(value) => scheme.setColorScheme(value as MantineColorScheme)}
        >
          {SCHEMES.map(({ value, label, icon: Icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick={false}
              rightSection={<Icon size={16} stroke={1.75} />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
