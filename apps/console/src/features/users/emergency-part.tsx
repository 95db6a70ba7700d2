import { useMutation } from "@apollo/client/react";
import { IconShieldOff, IconUrgent } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { formatDay } from "../../lib/dates.ts";
import { useDesignationLock } from "../../lib/emergency-access/designation-lock.ts";
import { SET_DESIGNATION } from "../../lib/emergency-access/operations.ts";
import { WithdrawDialog } from "../../lib/emergency-access/withdraw-dialog.tsx";
import { throwRefusal } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { SESSION } from "../../lib/operations.ts";
import { useMe, usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { Check, CheckList } from "../../ui/check.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { useAct } from "./use-act.ts";
import type { OpenUser } from "./user-page.tsx";

/** "Allow emergency access", given and withdrawn at once. */
export function EmergencyPart({ user }: { user: OpenUser }) {
  const zone = usePracticeTimeZone();
  const own = useMe().user?.id === user.id;
  const permitted = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const lockedInBtg = useLocked("Mutation.setEmergencyAccessDesignation");
  const lockedToGive = useDesignationLock();
  const [setDesignation] = useMutation(SET_DESIGNATION, { refetchQueries: [SESSION] });
  const [asking, setAsking] = useState(false);
  // What was pressed stands already while the server is asked.
  const [wanted, setWanted] = useState<boolean>();
  const act = useAct<"set">();
  const { state: arrivedWith } = useLocation();
  const failure = act.failureOf("set") ?? undesignatedOf(arrivedWith);
  const designation = user.emergencyAccessDesignation;
  const state = user.emergencyAccessActivation?.state;
  const isOn = state === "ACTIVE" || state === "AWAITING_SIGN_IN";
  const locked =
    lockedInBtg ??
    (!permitted
      ? "Your role does not hold the right to change it."
      : designation !== null
        ? undefined
        : user.state === "DISABLED"
          ? "A disabled user cannot be given it. Bring the user back first."
          : lockedToGive);

  const set = async (allowed: boolean) => {
    const { data } = await setDesignation({ variables: { input: { userId: user.id, allowed }, readsUsers: true } });
    throwRefusal(data?.setEmergencyAccessDesignation?.userErrors);
  };
  const press = (allowed: boolean) => {
    if (isOn && !allowed) return setAsking(true);
    if (wanted !== undefined) return undefined;
    setWanted(allowed);
    return void act
      .run("set", () => set(allowed), {
        done: allowed ? `${user.name} is designated for emergency access.` : `${user.name} is not designated any more.`,
        undone: allowed ? "Emergency access was not allowed" : "Emergency access was not withdrawn",
      })
      .finally(() => setWanted(undefined));
  };

  return (
    <>
      <CheckList label="Emergency access">
        <Check
          label="Allow emergency access"
          description={
            designation === null
              ? "In an emergency the person may take administrator rights, after a sign-in with two-factor. Everyone is told then."
              : `Since ${formatDay(designation.designatedAt, zone)}, by ${designation.designatedBy.name}.`
          }
          checked={wanted ?? designation !== null}
          onChange={press}
          locked={locked}
          lockTone={lockedInBtg === undefined ? "neutral" : "vendor"}
        />
      </CheckList>
      {designation === null || designation.secondFactorReady ? null : (
        <Note tone="emergency" icon={<IconShieldOff size={16} stroke={1.75} />}>
          <b>No second factor yet:</b> {own ? "you cannot" : `${user.name} cannot`} activate emergency access before
          two-factor is set up. {own ? <Link to="/account?tab=two-factor">Set it up on your account page.</Link> : null}
        </Note>
      )}
      {isOn ? (
        <Note tone="emergency" icon={<IconUrgent size={16} stroke={1.75} />}>
          <b>Emergency access mode is on.</b> <Link to="/settings/emergency-access">Manage emergency access</Link>
        </Note>
      ) : null}
      <Failure>{failure}</Failure>
      <WithdrawDialog
        userName={user.name}
        opened={asking}
        onClose={() => setAsking(false)}
        onWithdraw={() => set(false)}
      />
    </>
  );
}

/** Why a user who was just added was not designated too. */
function undesignatedOf(state: unknown): string | undefined {
  const words = (state as Partial<Record<string, unknown>> | null)?.["undesignated"];
  return typeof words === "string" ? words : undefined;
}
