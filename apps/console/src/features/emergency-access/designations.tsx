import { useMutation } from "@apollo/client/react";
import { IconCheck, IconPlus, IconUrgent } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { formatDay } from "../../lib/dates.ts";
import { useDesignationLock } from "../../lib/emergency-access/designation-lock.ts";
import { SET_DESIGNATION } from "../../lib/emergency-access/operations.ts";
import { WithdrawDialog } from "../../lib/emergency-access/withdraw-dialog.tsx";
import { throwRefusal } from "../../lib/form-errors.ts";
import type { EmergencyAccessQuery, EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { SESSION } from "../../lib/operations.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Avatar, Badge } from "../../ui/badge.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { focusTitleWhenLost, Section } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState } from "../../ui/states.tsx";
import { Card, Cards, cell, RightCell, Table, TableFrame } from "../../ui/table.tsx";
import { Designate } from "./designate.tsx";
import styles from "./emergency-access.module.css";
import { momentInWords, notInForce, STATE_WORDS } from "./emergency-words.ts";
import { EMERGENCY_ACCESS } from "./operations.ts";

type Designation = NonNullable<NonNullable<EmergencyAccessQuery["emergencyAccess"]>["designations"]>[number];

interface DesignatedProps {
  readonly designation: Designation;
  /** The user's mode, where there is one. */
  readonly activation: EmergencyActivationFragment | undefined;
}

/** Whom emergency access is allowed for: given and withdrawn here, and whoever cannot use it yet pointed out. */
export function Designations(props: {
  designations: readonly Designation[];
  current: readonly EmergencyActivationFragment[];
}) {
  const { designations, current } = props;
  const phone = usePhone();
  const findsUsers = useRight("USER_READ");
  const locked = useDesignationLock();
  const [adding, setAdding] = useState(false);
  const lacking = designations.filter(({ secondFactorReady }) => !secondFactorReady).length;
  const designated = designations.map((designation) => ({
    designation,
    activation: current.find(({ user }) => user?.id === designation.user.id),
  }));
  return (
    <Section
      id="designations"
      title="Designated users"
      aside={
        <>
          <Badge>{designations.length}</Badge>
          {lacking === 0 ? null : <Badge tone="refused">{lacking} without two-factor</Badge>}
          {findsUsers ? (
            <span className={styles.aside}>
              <LockableButton
                size="xs"
                locked={locked}
                leftSection={<IconPlus size={14} stroke={1.75} />}
                aria-haspopup="dialog"
                onClick={() => setAdding(true)}
              >
                Allow for a user
              </LockableButton>
            </span>
          ) : null}
        </>
      }
    >
      <TableFrame>
        {designations.length === 0 ? (
          <EmptyState icon={<IconUrgent size={18} stroke={1.75} />} title="Nobody is designated">
            In an emergency nobody could give themselves administrator rights. Allow it for somebody who is there when
            the administrators are away.
          </EmptyState>
        ) : phone ? (
          <Cards label="Designated users">
            {designated.map((each) => (
              <DesignatedCard key={each.designation.user.id} {...each} />
            ))}
          </Cards>
        ) : (
          <Table label="Designated users" className={styles.designations}>
            <thead>
              <tr>
                <th scope="col">User</th>
                <th scope="col">Two-factor</th>
                <th scope="col">Allowed</th>
                <th scope="col">Mode</th>
                <th scope="col" className={cell.right}>
                  Act
                </th>
              </tr>
            </thead>
            <tbody>
              {designated.map((each) => (
                <DesignatedRow key={each.designation.user.id} {...each} />
              ))}
            </tbody>
          </Table>
        )}
      </TableFrame>
      <Designate opened={adding} onClose={() => setAdding(false)} />
    </Section>
  );
}

function DesignatedRow({ designation, activation }: DesignatedProps) {
  const { user } = designation;
  return (
    <tr>
      <td>
        <span className={styles.who}>
          <Avatar name={user.name} tone={activation?.state === "ACTIVE" ? "emergency" : "neutral"} />
          <UserLink user={user} />
        </span>
      </td>
      <td>
        <SecondFactor ready={designation.secondFactorReady} />
      </td>
      <td className={cell.dimmed}>
        <Allowed designation={designation} />
      </td>
      <td>
        <Mode activation={activation} />
      </td>
      <RightCell>
        <Withdraw designation={designation} activation={activation} />
      </RightCell>
    </tr>
  );
}

function DesignatedCard({ designation, activation }: DesignatedProps) {
  const { user, secondFactorReady } = designation;
  return (
    <Card
      name={<UserLink user={user} />}
      state={activation === undefined ? "Mode off" : <Mode activation={activation} />}
    >
      {secondFactorReady ? "Two-factor on" : <SecondFactor ready={false} />}
      <br />
      Allowed <Allowed designation={designation} />
      <span className={styles.cardAct}>
        <Withdraw designation={designation} activation={activation} />
      </span>
    </Card>
  );
}

function UserLink({ user }: { user: Designation["user"] }) {
  return (
    <Link className={cell.name} to={`/users/${encodeURIComponent(user.id)}`}>
      {user.name}
    </Link>
  );
}

function Allowed({ designation: { designatedAt, designatedBy } }: { designation: Designation }) {
  const zone = usePracticeTimeZone();
  return (
    <>
      <time dateTime={designatedAt}>{formatDay(designatedAt, zone)}</time> by {designatedBy.name}
    </>
  );
}

/** Whether the person could activate at all. */
function SecondFactor({ ready }: { ready: boolean }) {
  return ready ? (
    <span className={styles.ready}>
      <IconCheck size={14} stroke={2} aria-hidden="true" />
      On
    </span>
  ) : (
    <span className={styles.lacking}>Not set up: cannot activate yet</span>
  );
}

function Mode({ activation }: { activation: EmergencyActivationFragment | undefined }) {
  const zone = usePracticeTimeZone();
  if (activation === undefined) return <span className={cell.dimmed}>Off</span>;
  const { label, tone } = STATE_WORDS[activation.state];
  const { activatedAt, elevatedAt } = activation;
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      <span className={styles.second}>Activated {momentInWords(activatedAt, zone)}</span>
      <span className={styles.second}>
        In force {elevatedAt === null ? notInForce(activation).toLowerCase() : momentInWords(elevatedAt, zone)}
      </span>
    </>
  );
}

/** Takes the permission back, and with it a mode that is on. */
function Withdraw({ designation: { user }, activation }: DesignatedProps) {
  const locked = useLocked("Mutation.setEmergencyAccessDesignation");
  const [asking, setAsking] = useState(false);
  const readsUsers = useRight("USER_READ");
  const isOn = activation?.state === "ACTIVE" || activation?.state === "AWAITING_SIGN_IN";
  const ownMode = useMe().emergencyAccessActivation;
  // Whose own rights go with it asks for the page anew when they are known to be gone.
  const goes = isOn && activation.id === ownMode?.id;
  const [withdraw] = useMutation(SET_DESIGNATION, { refetchQueries: [goes ? SESSION : EMERGENCY_ACCESS] });
  useEffect(() => () => void setTimeout(focusTitleWhenLost), []);
  return (
    <>
      <LockableButton
        size="xs"
        locked={locked}
        aria-haspopup="dialog"
        aria-label={`Withdraw emergency access from ${user.name}`}
        onClick={() => setAsking(true)}
      >
        Withdraw
      </LockableButton>
      <WithdrawDialog
        userName={user.name}
        opened={asking}
        onClose={() => setAsking(false)}
        onWithdraw={async () => {
          const { data } = await withdraw({ variables: { input: { userId: user.id, allowed: false }, readsUsers } });
          throwRefusal(data?.setEmergencyAccessDesignation?.userErrors);
        }}
      />
    </>
  );
}
