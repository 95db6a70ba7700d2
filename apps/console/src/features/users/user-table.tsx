import { IconCheck, IconMinus } from "@tabler/icons-react";
import clsx from "clsx";
import { Link } from "react-router";
import { clockTime, relativeTime, shortDay, zoneName } from "../../lib/dates.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Avatar, Badge } from "../../ui/badge.tsx";
import { cell, RightCell, SkeletonRows, SortHeader, Table } from "../../ui/table.tsx";
import type { UserColumn, UserListState } from "./user-list-state.ts";
import { KIND_WORDS, type ListedUser, rolesInWords, STATE_WORDS, userAddress } from "./user-words.ts";
import styles from "./users.module.css";

/** The users as a table, for windows that hold one. */
export function UserTable(props: {
  users: readonly ListedUser[] | undefined;
  rows: number;
  skeleton: boolean;
  state: UserListState;
  onSort: (column: UserColumn) => void;
}) {
  const zone = usePracticeTimeZone();
  const sortable = (column: UserColumn) => ({
    sorted: column === props.state.column ? props.state.direction : undefined,
    onSort: () => props.onSort(column),
  });
  return (
    <Table label="Users" className={styles.table}>
      <thead>
        <tr>
          <SortHeader {...sortable("name")}>User</SortHeader>
          <SortHeader {...sortable("login")}>User Name</SortHeader>
          <SortHeader {...sortable("kind")}>Kind</SortHeader>
          <th scope="col">Roles</th>
          <th scope="col">State</th>
          <th scope="col">Two-factor</th>
          <th scope="col">Emergency access</th>
          <SortHeader {...sortable("seen")} align="right">
            Last sign-in, {zoneName(zone)}
          </SortHeader>
        </tr>
      </thead>
      {props.users === undefined ? (
        <SkeletonRows rows={props.rows} widths={[150, 90, 70, 110, 56, 56, 40, 80]} visible={props.skeleton} />
      ) : (
        <tbody>
          {props.users.map((user) => (
            <tr key={user.id} className={clsx(user.state === "DISABLED" && styles.gone)}>
              <td>
                <span className={styles.who}>
                  <Avatar name={user.name} />
                  <Link className={cell.name} to={userAddress(user.id)} title={user.name}>
                    {user.name}
                  </Link>
                </span>
              </td>
              <td className={cell.dimmed} title={user.profile?.userName}>
                {user.profile?.userName}
              </td>
              <td>{KIND_WORDS[user.kind]}</td>
              <td title={rolesInWords(user.access?.roles ?? [])}>{rolesInWords(user.access?.roles ?? [])}</td>
              <td>
                <Badge tone={STATE_WORDS[user.state].tone}>{STATE_WORDS[user.state].label}</Badge>
              </td>
              <td>
                <SecondFactor user={user} />
              </td>
              <td>
                <EmergencyAccess user={user} />
              </td>
              <RightCell className={`${cell.number} ${cell.dimmed}`}>
                <LastSignIn at={user.security?.lastSignInAt ?? null} zone={zone} />
              </RightCell>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

/** Whether a second factor is asked for; red where the practice demands one that is not there. */
function SecondFactor({ user }: { user: ListedUser }) {
  const factor = user.security?.twoFactor;
  if (factor === undefined) return null;
  if (factor.enabled)
    return (
      <span className={styles.yes}>
        <IconCheck size={14} stroke={2} aria-hidden="true" />
        On
      </span>
    );
  return factor.required && user.state !== "DISABLED" ? (
    <span className={styles.lacking}>Not set up</span>
  ) : (
    <span className={styles.no}>
      <IconMinus size={14} stroke={2} aria-hidden="true" />
      Off
    </span>
  );
}

/** A check mark for whom it is allowed, and whether the mode is on. */
function EmergencyAccess({ user }: { user: ListedUser }) {
  const state = user.emergencyAccessActivation?.state;
  if (state === "ACTIVE" || state === "AWAITING_SIGN_IN")
    return (
      <Badge tone="emergency">
        <IconCheck stroke={2} aria-hidden="true" />
        Active
      </Badge>
    );
  return user.emergencyAccessDesignation === null ? null : (
    <span className={styles.allowed} title="Emergency access is allowed">
      <IconCheck size={16} stroke={2} role="img" aria-label="Emergency access is allowed" />
    </span>
  );
}

/** "Nov 23, 16:04", in words of now on hover. */
export function LastSignIn({ at, zone }: { at: string | null; zone: string }) {
  return at === null ? (
    "Never"
  ) : (
    <time dateTime={at} title={relativeTime(at)}>
      {shortDay(at, zone)}, {clockTime(at, zone).slice(0, 5)}
    </time>
  );
}
