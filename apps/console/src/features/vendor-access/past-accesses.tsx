import { Link } from "react-router";
import { formatInstant, zoneName } from "../../lib/dates.ts";
import type { VendorAccessFragment } from "../../lib/graphql/graphql.ts";
import { TableMoment } from "../../lib/moments.tsx";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { endInWords, REASON_WORDS, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { usePhone } from "../../ui/phone.ts";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table } from "../../ui/table.tsx";
import { callerInWords } from "./access-facts.tsx";
import { addressOf } from "./live-accesses.tsx";
import styles from "./vendor-access.module.css";

/** The accesses that have ended, the last opened first; undefined while they are awaited. */
export function PastAccesses(props: { accesses: readonly VendorAccessFragment[] | undefined; skeleton: boolean }) {
  const { accesses } = props;
  const zone = usePracticeTimeZone();
  const vendorName = useVendorName();
  const phone = usePhone();
  if (phone) {
    return accesses === undefined ? (
      <SkeletonCards rows={5} visible={props.skeleton} />
    ) : (
      <Cards label="Past">
        {accesses.map((access) => (
          <Card key={access.id} name={<Link to={addressOf(access)}>{REASON_WORDS[access.reasonCode]}</Link>}>
            <span className={styles.reason}>{access.reason}</span>
            Case {access.caseNumber}, on behalf of {access.onBehalfOf.name}, from{" "}
            <span className={cell.mono}>{access.ipAddress}</span>. {callerInWords(access)}.
            <br />
            Opened {formatInstant(access.openedAt, zone)}
            <br />
            Ended {formatInstant(access.endedAt ?? access.expiresAt, zone)} {endInWords(access, vendorName)}
          </Card>
        ))}
      </Cards>
    );
  }
  return (
    <Table label="Past" className={styles.past}>
      <thead>
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">Case number</th>
          <th scope="col">On behalf of</th>
          <th scope="col">IP address</th>
          <th scope="col">Opened, {zoneName(zone)}</th>
          <th scope="col">Ended</th>
        </tr>
      </thead>
      {accesses === undefined ? (
        <SkeletonRows rows={8} widths={[200, 90, 110, 90, 150, 150]} visible={props.skeleton} />
      ) : (
        <tbody>
          {accesses.map((access) => (
            <tr key={access.id}>
              <td>
                <Link to={addressOf(access)} className={styles.title}>
                  {REASON_WORDS[access.reasonCode]}
                </Link>
                <span className={styles.second}>{access.reason}</span>
              </td>
              <td>
                {access.caseNumber}
                <span className={styles.second}>{callerInWords(access)}</span>
              </td>
              <td>{access.onBehalfOf.name}</td>
              <td className={cell.mono}>{access.ipAddress}</td>
              <td className={cell.number}>
                <TableMoment at={access.openedAt} />
              </td>
              <td className={cell.number}>
                <TableMoment at={access.endedAt ?? access.expiresAt} />
                <span className={styles.second}>{endInWords(access, vendorName)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}
