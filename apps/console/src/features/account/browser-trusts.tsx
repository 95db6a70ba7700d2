import { formatDay } from "../../lib/dates.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Section } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { Card, Cards, cell, RightCell, Table, TableFrame } from "../../ui/table.tsx";
import styles from "./account.module.css";
import type { Security } from "./session-list.tsx";

type Trust = Security["browserTrusts"][number];

/** The browsers in which one is asked for no second factor. */
export function BrowserTrusts({
  trusts,
  onRevoke,
}: {
  trusts: readonly Trust[];
  /** Undefined: all of them. */
  onRevoke: (trust: Trust | undefined) => void;
}) {
  const phone = usePhone();
  const zone = usePracticeTimeZone();
  const locked = useLocked("Mutation.revokeBrowserTrust");
  const revoke = (trust: Trust) => (
    <LockableButton
      size="xs"
      locked={locked}
      aria-label={`Revoke the trust in ${trust.device}`}
      onClick={() => onRevoke(trust)}
    >
      Revoke
    </LockableButton>
  );
  return (
    <Section
      id="account-trusts"
      title="Trusted browsers"
      aside={
        trusts.length > 1 ? (
          <span className={styles.aside}>
            <LockableButton size="xs" locked={locked} onClick={() => onRevoke(undefined)}>
              Revoke all
            </LockableButton>
          </span>
        ) : undefined
      }
    >
      <TableFrame>
        {trusts.length === 0 ? (
          <p className={styles.empty}>
            No browser is trusted. Where your practice allows it, the second step of the sign-in offers to trust one.
          </p>
        ) : phone ? (
          <Cards label="Trusted browsers">
            {trusts.map((trust) => (
              <Card key={trust.id} name={trust.device} state={revoke(trust)}>
                Trusted since {formatDay(trust.trustedAt, zone)}
                <br />
                Until {formatDay(trust.expiresAt, zone)}
              </Card>
            ))}
          </Cards>
        ) : (
          <Table label="Trusted browsers">
            <thead>
              <tr>
                <th scope="col">Browser</th>
                <th scope="col">Trusted since</th>
                <th scope="col">Until</th>
                <th scope="col" className={cell.right}>
                  Revoke
                </th>
              </tr>
            </thead>
            <tbody>
              {trusts.map((trust) => (
                <tr key={trust.id}>
                  <td className={cell.name}>{trust.device}</td>
                  <td className={cell.number}>{formatDay(trust.trustedAt, zone)}</td>
                  <td className={cell.number}>{formatDay(trust.expiresAt, zone)}</td>
                  <RightCell>{revoke(trust)}</RightCell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </TableFrame>
    </Section>
  );
}
