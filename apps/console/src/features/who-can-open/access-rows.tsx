import { IconCheck, IconLock } from "@tabler/icons-react";
import { Link } from "react-router";
import { useRight } from "../../lib/session.tsx";
import { Avatar } from "../../ui/badge.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table } from "../../ui/table.tsx";
import { kindInWords, type ListedAccess, reasonInWords } from "./access-words.ts";
import styles from "./who-can-open.module.css";

interface Rows {
  readonly all: readonly ListedAccess[] | undefined;
  readonly rows: number;
  readonly skeleton: boolean;
}

/** The users and why, as a table, for windows that hold one. */
export function AccessTable({ all, rows, skeleton }: Rows) {
  return (
    <Table label="Users" className={styles.table}>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">Kind</th>
          <th scope="col">Chart</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      {all === undefined ? (
        <SkeletonRows rows={rows} widths={[150, 110, 60, 260]} visible={skeleton} />
      ) : (
        <tbody>
          {all.map(({ user, decision }) => (
            <tr key={user.id}>
              <td>
                <span className={styles.who}>
                  <Avatar name={user.name} />
                  <UserName user={user} />
                </span>
              </td>
              <td className={cell.dimmed}>{kindInWords(user)}</td>
              <td>
                <Verdict allowed={decision.allowed} />
              </td>
              <td className={styles.why}>{reasonInWords(decision)}</td>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}

/** The users and why, as cards, for phones. */
export function AccessCards({ all, rows, skeleton }: Rows) {
  if (all === undefined) return <SkeletonCards rows={rows} visible={skeleton} />;
  return (
    <Cards label="Users">
      {all.map(({ user, decision }) => (
        <Card key={user.id} name={<UserName user={user} />} state={<Verdict allowed={decision.allowed} />}>
          {reasonInWords(decision)}
          <br />
          {kindInWords(user)}
        </Card>
      ))}
    </Cards>
  );
}

/** Leads to the access rights, for those who may see users. */
function UserName({ user }: { user: ListedAccess["user"] }) {
  const maySeeUsers = useRight("USER_READ");
  return maySeeUsers ? (
    <Link className={cell.name} to={`/users/${encodeURIComponent(user.id)}?tab=rights`} title={user.name}>
      {user.name}
    </Link>
  ) : (
    <span className={cell.name} title={user.name}>
      {user.name}
    </span>
  );
}

function Verdict({ allowed }: { allowed: boolean }) {
  const Glyph = allowed ? IconCheck : IconLock;
  return (
    <span className={styles.verdict} data-allowed={allowed}>
      <Glyph size={14} stroke={2} aria-hidden="true" />
      {allowed ? "Can open" : "Cannot"}
    </span>
  );
}
