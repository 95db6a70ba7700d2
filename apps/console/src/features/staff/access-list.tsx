import { Button } from "@mantine/core";
import { useState } from "react";
import { clockTime, formatInstant, localTimeZone, shortDay, zoneName } from "../../lib/dates.ts";
import { explainAct } from "../../lib/errors.ts";
import { useMe } from "../../lib/session.tsx";
import { REASON_WORDS } from "../../lib/vendor-access/vendor-access-words.ts";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { Badge } from "../../ui/badge.tsx";
import { usePhone } from "../../ui/phone.ts";
import { Failure } from "../../ui/states.tsx";
import { Card, Cards, cell, RightCell, SkeletonCards, SkeletonRows, Table } from "../../ui/table.tsx";
import { useEndAccess, useGoOn } from "./own-accesses.ts";
import { END_WORDS, type StaffBtgSession } from "./staff-words.ts";
import styles from "./staff.module.css";

interface AccessListProps {
  readonly sessions: readonly StaffBtgSession[] | undefined;
  readonly rows: number;
  readonly skeleton: boolean;
  /** For a supervisor: whose it is. */
  readonly withAgent: boolean;
  readonly onEnded: () => void;
}

/** BTG sessions with what can be done about the live ones: go on in one's own, end it, and for a supervisor end anybody's. */
export function AccessList(props: AccessListProps) {
  const phone = usePhone();
  const end = useEndAccess();
  const [asked, setAsked] = useState<StaffBtgSession>();
  const [running, setRunning] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const own = useMe().vendorEmployee?.id;

  const endNow = async (session: StaffBtgSession) => {
    await end(session);
    props.onEnded();
  };
  const onEnd = async (session: StaffBtgSession) => {
    setFailure(undefined);
    // One's own is asked nothing; another's work is not stopped by a slip.
    if (session.employee.id !== own) {
      setAsked(session);
      return;
    }
    setRunning(session.id);
    try {
      await endNow(session);
    } catch (error) {
      setFailure(explainAct(error, "It was not ended"));
    } finally {
      setRunning(undefined);
    }
  };
  const acts = (session: StaffBtgSession) => (
    <Acts session={session} own={session.employee.id === own} ending={running === session.id} onEnd={onEnd} />
  );
  return (
    <>
      {failure === undefined ? null : (
        <div className={styles.failure}>
          <Failure>{failure}</Failure>
        </div>
      )}
      {phone ? <AccessCards {...props} acts={acts} /> : <AccessTable {...props} acts={acts} />}
      <ActDialog
        title={`End the access of ${asked?.employee.name ?? ""} to ${asked?.practice.name ?? ""}?`}
        confirmLabel="End the access"
        danger
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (asked !== undefined) await endNow(asked);
        }}
      >
        <p>From now on no request of it succeeds. What is not saved in it is lost.</p>
      </ActDialog>
    </>
  );
}

type WithActs = AccessListProps & { readonly acts: (session: StaffBtgSession) => React.ReactNode };

function AccessTable({ sessions, rows, skeleton, withAgent, acts }: WithActs) {
  const zone = localTimeZone();
  return (
    <div className={styles.wide} role="region" aria-label="Accesses, the table" tabIndex={0}>
      <Table label="Accesses" className={styles.accesses}>
        <thead>
          <tr>
            {withAgent ? <th scope="col">Agent</th> : null}
            <th scope="col">Practice</th>
            <th scope="col">Reason</th>
            <th scope="col">Case</th>
            <th scope="col">Opened, {zoneName(zone)}</th>
            <th scope="col">State</th>
            <th scope="col" className={cell.right}>
              Acts
            </th>
          </tr>
        </thead>
        {sessions === undefined ? (
          <SkeletonRows
            rows={rows}
            widths={[...(withAgent ? [110] : []), 150, 200, 60, 90, 100, 60]}
            visible={skeleton}
          />
        ) : (
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                {withAgent ? <td className={cell.name}>{session.employee.name}</td> : null}
                <td>
                  <span className={cell.name}>{session.practice.name}</span>
                  <small>For {session.onBehalfOf.name}</small>
                </td>
                <td className={styles.reasonCell} title={`${REASON_WORDS[session.reasonCode]}: ${session.reason}`}>
                  {REASON_WORDS[session.reasonCode]}
                  <small>{session.reason}</small>
                </td>
                <td className={cell.number}>{session.caseNumber}</td>
                <td className={cell.number}>
                  <time dateTime={session.openedAt} title={formatInstant(session.openedAt, zone)}>
                    {shortDay(session.openedAt, zone)}, {clockTime(session.openedAt, zone).slice(0, 5)}
                  </time>
                </td>
                <td>
                  <State session={session} zone={zone} />
                </td>
                <RightCell>{acts(session)}</RightCell>
              </tr>
            ))}
          </tbody>
        )}
      </Table>
    </div>
  );
}

function AccessCards({ sessions, rows, skeleton, withAgent, acts }: WithActs) {
  const zone = localTimeZone();
  if (sessions === undefined) return <SkeletonCards rows={rows} visible={skeleton} />;
  return (
    <Cards label="Accesses">
      {sessions.map((session) => (
        <Card key={session.id} name={session.practice.name} state={<StateBadge session={session} />}>
          {withAgent ? `${session.employee.name}, for` : "For"} {session.onBehalfOf.name} · case {session.caseNumber}
          <br />
          {REASON_WORDS[session.reasonCode]}: {session.reason}
          <br />
          {formatInstant(session.openedAt, zone)} · <When session={session} zone={zone} />
          <div className={styles.cardAct}>{acts(session)}</div>
        </Card>
      ))}
    </Cards>
  );
}

function Acts(props: {
  session: StaffBtgSession;
  own: boolean;
  ending: boolean;
  onEnd: (session: StaffBtgSession) => Promise<void>;
}) {
  const { session, own } = props;
  const goOn = useGoOn();
  if (session.state !== "LIVE") return null;
  return (
    <span className={styles.acts}>
      {own ? (
        <Button
          size="xs"
          variant="vendor"
          aria-label={`Go on in ${session.practice.name}`}
          onClick={() => void goOn(session)}
        >
          Go on
        </Button>
      ) : null}
      <Button
        size="xs"
        variant="danger"
        loading={props.ending}
        aria-label={`End the access to ${session.practice.name}`}
        onClick={() => void props.onEnd(session)}
      >
        End
      </Button>
    </span>
  );
}

function State({ session, zone }: { session: StaffBtgSession; zone: string }) {
  return (
    <>
      <StateBadge session={session} />
      <small>
        <When session={session} zone={zone} />
      </small>
    </>
  );
}

function StateBadge({ session: { state } }: { session: StaffBtgSession }) {
  return <Badge tone={state === "LIVE" ? "vendor" : "neutral"}>{state === "LIVE" ? "Live" : "Ended"}</Badge>;
}

/** "Until 10:13", "10:02, by the practice" */
function When({ session, zone }: { session: StaffBtgSession; zone: string }) {
  const { endedAt, endCause, expiresAt } = session;
  if (endedAt === null) return `until ${clockTime(expiresAt, zone).slice(0, 5)}`;
  return `${clockTime(endedAt, zone).slice(0, 5)}${endCause === null ? "" : `, ${END_WORDS[endCause]}`}`;
}
