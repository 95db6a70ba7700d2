import { IconHistory } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatInstant, zoneName } from "../../lib/dates.ts";
import type { EmergencyAccessQuery } from "../../lib/graphql/graphql.ts";
import { TableMoment } from "../../lib/moments.tsx";
import type { Paging } from "../../lib/paging.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Section } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState } from "../../ui/states.tsx";
import { Card, Cards, cell, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import styles from "./emergency-access.module.css";
import { addressOf, endInWords, notInForce, STATE_WORDS, whoseInWords } from "./emergency-words.ts";

type Uses = NonNullable<NonNullable<EmergencyAccessQuery["emergencyAccess"]>["history"]>;
type Use = Uses["edges"][number]["node"];

/** Every use of it, the latest first. */
export function History(props: { history: Uses; paging: Paging; busy: boolean; pending: boolean }) {
  const { history, paging } = props;
  const phone = usePhone();
  const uses = history.edges.map(({ node }) => node);
  return (
    <Section id="emergency-history" title="History">
      <TableFrame busy={props.busy}>
        {history.totalCount === 0 ? (
          <EmptyState icon={<IconHistory size={18} stroke={1.75} />} title="It was never used">
            Each use of emergency access stands here, with its reason and its review.
          </EmptyState>
        ) : phone ? (
          <UseCards uses={uses} />
        ) : (
          <UseTable uses={uses} />
        )}
        {history.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={uses.length}
            total={history.totalCount}
            paging={paging}
            pending={props.pending}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(history.pageInfo)}
            onNext={history.pageInfo.hasNextPage ? () => paging.next(history.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </Section>
  );
}

function UseTable({ uses }: { uses: readonly Use[] }) {
  const zone = usePracticeTimeZone();
  return (
    <Table label="History" className={styles.history}>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">Activated, {zoneName(zone)}</th>
          <th scope="col">Rights in force</th>
          <th scope="col">Rights ended</th>
          <th scope="col">Review</th>
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <tr key={use.id}>
            <td>
              <Whose use={use} />
              <span className={styles.second}>{use.reason}</span>
            </td>
            <td className={cell.number}>
              <TableMoment at={use.activatedAt} />
            </td>
            <td className={cell.number}>
              {use.elevatedAt === null ? (
                <span className={cell.dimmed}>{notInForce(use)}</span>
              ) : (
                <TableMoment at={use.elevatedAt} />
              )}
            </td>
            <td className={cell.number}>
              {use.deactivatedAt === null ? (
                <State use={use} />
              ) : (
                <>
                  <TableMoment at={use.deactivatedAt} />
                  <span className={styles.second}>{endInWords(use)}</span>
                </>
              )}
            </td>
            <td>
              <Review use={use} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function UseCards({ uses }: { uses: readonly Use[] }) {
  const zone = usePracticeTimeZone();
  return (
    <Cards label="History">
      {uses.map((use) => (
        <Card key={use.id} name={<Whose use={use} />} state={<Review use={use} />}>
          {use.reason}
          <br />
          Activated {formatInstant(use.activatedAt, zone)}
          <br />
          In force {use.elevatedAt === null ? notInForce(use).toLowerCase() : formatInstant(use.elevatedAt, zone)}
          <br />
          {use.deactivatedAt === null
            ? STATE_WORDS[use.state].label
            : `Off ${formatInstant(use.deactivatedAt, zone)} ${endInWords(use)}`}
        </Card>
      ))}
    </Cards>
  );
}

/** The name leads to the review, for whoever may see one. */
function Whose({ use }: { use: Use }) {
  const reviews = useRight("EMERGENCY_ACCESS_REVIEW");
  return reviews ? (
    <Link to={addressOf(use)} className={cell.name}>
      {whoseInWords(use)}
    </Link>
  ) : (
    <span className={cell.name}>{whoseInWords(use)}</span>
  );
}

function State({ use }: { use: Use }) {
  const { label, tone } = STATE_WORDS[use.state];
  return <Badge tone={tone}>{label}</Badge>;
}

function Review({ use }: { use: Use }) {
  const phone = usePhone();
  if (use.state !== "ENDED")
    return <span className={cell.dimmed}>{phone ? "Review when it has ended" : "When it has ended"}</span>;
  if (use.elevatedAt === null) return <span className={cell.dimmed}>Nothing was done</span>;
  if (use.review == null) return null;
  return use.review.signedOffAt === null ? (
    <Badge tone="emergency">To be reviewed</Badge>
  ) : (
    <Badge tone="proven">Signed off</Badge>
  );
}
