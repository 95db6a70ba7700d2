import { formatInstant, relativeTime } from "../../lib/dates.ts";
import type { AccountSecurityQuery } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { usePhone } from "../../ui/phone.ts";
import { Card, Cards, cell, RightCell, Table, TableFrame } from "../../ui/table.tsx";
import styles from "./account.module.css";

export type Security = NonNullable<NonNullable<NonNullable<AccountSecurityQuery["me"]>["user"]>["security"]>;
type OwnSession = Security["sessions"][number];

/** The sessions in force, last used first; this one is marked, and ends by signing out. */
export function SessionList({
  sessions,
  onEnd,
}: {
  sessions: readonly OwnSession[];
  onEnd: (session: OwnSession) => void;
}) {
  const phone = usePhone();
  const zone = usePracticeTimeZone();
  const locked = useLocked("Mutation.endSession");
  const end = (session: OwnSession) =>
    session.current ? (
      <Badge tone="own">This session</Badge>
    ) : (
      <LockableButton
        size="xs"
        locked={locked}
        aria-label={`End the session in ${session.device}, ${session.ipAddress}`}
        onClick={() => onEnd(session)}
      >
        End
      </LockableButton>
    );
  // This one is used by asking for the list.
  const used = (session: OwnSession) => (session.current ? "just now" : relativeTime(session.lastUsedAt));

  if (sessions.length === 0) {
    return (
      <TableFrame>
        <p className={styles.empty}>Nobody is signed in to this account now.</p>
      </TableFrame>
    );
  }
  return (
    <TableFrame>
      {phone ? (
        <Cards label="Sessions">
          {sessions.map((session) => (
            <Card key={session.id} name={session.device} state={end(session)}>
              <span className={cell.mono}>{session.ipAddress}</span>, used {used(session)}
              <br />
              Signed in {formatInstant(session.startedAt, zone)}
            </Card>
          ))}
        </Cards>
      ) : (
        <Table label="Sessions">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">IP address</th>
              <th scope="col">Signed in</th>
              <th scope="col">Last used</th>
              <th scope="col" className={cell.right}>
                End
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td className={cell.name}>
                  <span className={styles.device}>{session.device}</span>
                </td>
                <td className={`${cell.mono} ${cell.dimmed}`}>{session.ipAddress}</td>
                <td className={cell.number}>
                  <time dateTime={session.startedAt}>{formatInstant(session.startedAt, zone)}</time>
                </td>
                <td className={cell.dimmed}>
                  <time dateTime={session.lastUsedAt} title={formatInstant(session.lastUsedAt, zone)}>
                    {used(session)}
                  </time>
                </td>
                <RightCell>{end(session)}</RightCell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </TableFrame>
  );
}
