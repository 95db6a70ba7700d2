import { Menu } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { Link } from "react-router";
import { shortly, useUnreadCount } from "../../features/notices/notices-bell.tsx";
import { useMe } from "../../lib/session.tsx";
import { Avatar, Badge, initials } from "../../ui/badge.tsx";
import { ColourSchemeItems } from "./colour-scheme-items.tsx";
import { usePages } from "./pages.ts";
import { useSignOut } from "./use-sign-out.ts";
import styles from "./user-menu.module.css";

const KINDS = { PROVIDER: "Provider", STAFF: "Staff member" };
/** What of a user's own account support does not look after. */
const NOT_IN_BTG: ReadonlySet<string> = new Set(["/notices", "/account?tab=sessions"]);

/** Who is signed in, the own account's pages, the colour scheme, and the way out. */
export function UserMenu() {
  const me = useMe();
  const pages = usePages();
  const signOut = useSignOut();
  const inBtg = me.btgSession !== null;
  const unread = useUnreadCount();
  const name = me.user?.name ?? me.actor.name;
  const items = pages.filter(({ group, to }) => group === "Account" && !(inBtg && NOT_IN_BTG.has(to)));

  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <button
          type="button"
          className={styles.target}
          data-unread={unread > 0 || undefined}
          aria-label={
            inBtg ? `${initials(name)}, inside on behalf of ${name}` : `${initials(name)}, your account: ${name}`
          }
        >
          <Avatar name={name} size={28} tone={inBtg ? "vendor" : "neutral"} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <Avatar name={name} size={32} tone={inBtg ? "vendor" : "own"} />
          <div>
            <b>{name}</b>
            <span>
              {inBtg ? `You act on behalf, as ${me.actor.name}` : me.user === null ? "" : KINDS[me.user.kind]}
            </span>
            <span>{me.practice?.name}</span>
          </div>
        </div>
        <Menu.Divider />
        {items.map(({ to, label, icon: Icon }) => (
          <Menu.Item
            key={label}
            component={Link}
            to={to}
            leftSection={<Icon size={16} stroke={1.75} />}
            rightSection={to === "/notices" && unread > 0 ? <Badge tone="own">{shortly(unread)} unread</Badge> : null}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ColourSchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={() => void signOut()}>
          {inBtg ? "Sign out, and end every access of yours" : "Sign out"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
