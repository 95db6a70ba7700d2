import { Button } from "@mantine/core";
import { IconCheck, IconDoorEnter, IconMinus, IconShieldCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { clockTime, localTimeZone, relativeTime, shortDay, zoneName } from "../../lib/dates.ts";
import { Avatar, Badge } from "../../ui/badge.tsx";
import { usePhone } from "../../ui/phone.ts";
import { Card, Cards, cell, RightCell, SkeletonCards, SkeletonRows, Table } from "../../ui/table.tsx";
import { useGoOn } from "./own-accesses.ts";
import { validateAddress } from "./pin-words.ts";
import { type DirectoryUser, KIND_WORDS, rolesInWords, type StaffBtgSession, STATE_WORDS } from "./staff-words.ts";
import styles from "./staff.module.css";

interface DirectoryProps {
  readonly users: readonly DirectoryUser[] | undefined;
  readonly rows: number;
  readonly skeleton: boolean;
  /** One's own access to this practice, of which there is one at a time. */
  readonly live: StaffBtgSession | undefined;
  readonly onEnter: (user: DirectoryUser) => void;
}

/** A practice's users for reading, disabled ones too: nothing of them is changed from here. */
export function DirectoryUsers(props: DirectoryProps) {
  return usePhone() ? <UserCards {...props} /> : <UserTable {...props} />;
}

function UserTable({ users, rows, skeleton, live, onEnter }: DirectoryProps) {
  const zone = localTimeZone();
  return (
    <div className={styles.wide} role="region" aria-label="Users, the table" tabIndex={0}>
      <Table label="Users" className={styles.users}>
        <thead>
          <tr>
            <th scope="col">User</th>
            <th scope="col">User name</th>
            <th scope="col">Kind</th>
            <th scope="col">Roles</th>
            <th scope="col">State</th>
            <th scope="col">Two-factor</th>
            <th scope="col">Last seen, {zoneName(zone)}</th>
            <th scope="col" className={cell.right}>
              Acts
            </th>
          </tr>
        </thead>
        {users === undefined ? (
          <SkeletonRows rows={rows} widths={[140, 80, 60, 120, 50, 40, 80, 100]} visible={skeleton} />
        ) : (
          <tbody>
            {users.map((user) => (
              <tr key={user.id} className={user.state === "DISABLED" ? styles.gone : undefined}>
                <td>
                  <span className={styles.person}>
                    <Avatar name={user.name} />
                    <span className={cell.name}>{user.name}</span>
                  </span>
                </td>
                <td className={cell.dimmed}>{user.userName}</td>
                <td>{KIND_WORDS[user.kind]}</td>
                <td className={styles.roles} title={rolesInWords(user.roleNames)}>
                  {rolesInWords(user.roleNames)}
                </td>
                <td>
                  <State user={user} />
                </td>
                <td>
                  <SecondFactor enabled={user.twoFactorEnabled} />
                </td>
                <td className={`${cell.number} ${cell.dimmed}`}>
                  <LastSeen at={user.lastSeenAt} zone={zone} />
                </td>
                <RightCell>
                  <Acts user={user} live={live} onEnter={onEnter} />
                </RightCell>
              </tr>
            ))}
          </tbody>
        )}
      </Table>
    </div>
  );
}

function UserCards({ users, rows, skeleton, live, onEnter }: DirectoryProps) {
  const zone = localTimeZone();
  if (users === undefined) return <SkeletonCards rows={rows} visible={skeleton} />;
  return (
    <Cards label="Users">
      {users.map((user) => (
        <Card key={user.id} name={user.name} state={<State user={user} />}>
          {user.userName} · {KIND_WORDS[user.kind]} · {rolesInWords(user.roleNames)}
          <br />
          Two-factor {user.twoFactorEnabled ? "on" : "off"} ·{" "}
          {user.lastSeenAt === null ? (
            "never seen"
          ) : (
            <>
              seen <LastSeen at={user.lastSeenAt} zone={zone} />
            </>
          )}
          <div className={styles.cardAct}>
            <Acts user={user} live={live} onEnter={onEnter} />
          </div>
        </Card>
      ))}
    </Cards>
  );
}

/** Only who may sign in himself can be acted for, or has a PIN that matches. */
function Acts({ user, ...entering }: { user: DirectoryUser } & Pick<DirectoryProps, "live" | "onEnter">) {
  if (user.state !== "ACTIVE") return <span className={cell.dimmed}>Not active</span>;
  return (
    <span className={styles.acts}>
      <Button
        component={Link}
        to={validateAddress(user.id)}
        size="xs"
        leftSection={<IconShieldCheck size={14} stroke={1.75} />}
        aria-label={`Validate PIN of ${user.name}`}
      >
        Validate PIN
      </Button>
      <Enter user={user} {...entering} />
    </span>
  );
}

/** Beside a live access to the practice, on behalf of somebody else, there is none to open. */
function Enter({ user, live, onEnter }: { user: DirectoryUser } & Pick<DirectoryProps, "live" | "onEnter">) {
  const goOn = useGoOn();
  if (live?.onBehalfOf.id === user.id) {
    return (
      <Button size="xs" variant="vendor" aria-label={`Go on on behalf of ${user.name}`} onClick={() => void goOn(live)}>
        Go on
      </Button>
    );
  }
  if (live !== undefined) return null;
  return (
    <Button
      size="xs"
      variant="vendor"
      leftSection={<IconDoorEnter size={14} stroke={1.75} />}
      aria-label={`Break the glass on behalf of ${user.name}`}
      aria-haspopup="dialog"
      onClick={() => onEnter(user)}
    >
      Break the glass
    </Button>
  );
}

function State({ user: { state } }: { user: DirectoryUser }) {
  return <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Badge>;
}

function SecondFactor({ enabled }: { enabled: boolean }) {
  return (
    <span className={enabled ? styles.on : styles.off}>
      {enabled ? (
        <IconCheck size={14} stroke={2} aria-hidden="true" />
      ) : (
        <IconMinus size={14} stroke={2} aria-hidden="true" />
      )}
      {enabled ? "On" : "Off"}
    </span>
  );
}

/** "Nov 23, 16:04", in words of now on hover. */
function LastSeen({ at, zone }: { at: string | null; zone: string }) {
  return at === null ? (
    "Never"
  ) : (
    <time dateTime={at} title={relativeTime(at)}>
      {shortDay(at, zone)}, {clockTime(at, zone).slice(0, 5)}
    </time>
  );
}
