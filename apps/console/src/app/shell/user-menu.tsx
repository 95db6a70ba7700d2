import { useApolloClient, useMutation } from "@apollo/client/react";
import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { SIGN_OUT } from "../../lib/operations.ts";
import { useMe } from "../../lib/session.tsx";
import { Avatar, initials } from "../../ui/badge.tsx";
import styles from "./user-menu.module.css";

const KINDS = { PROVIDER: "Provider", STAFF: "Staff member" };
const SCHEMES = [
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
  { value: "auto", label: "As the system", icon: IconDeviceDesktop },
] as const;

/** Who is signed in, the colour scheme, and the way out. */
export function UserMenu() {
  const me = useMe();
  const scheme = useMantineColorScheme();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [signOut] = useMutation(SIGN_OUT);
  const name = me.user?.name ?? me.actor.name;

  const leave = async () => {
    // A session that has ended already is what was asked for.
    await signOut().catch(() => undefined);
    await navigate("/sign-in?why=signed-out");
    await client.clearStore();
  };

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
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
