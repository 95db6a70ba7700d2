import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Modal, Textarea } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { clockTime, zoneName } from "../../lib/dates.ts";
import { explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import type { EmergencyAccessHindrance } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, usePracticeTimeZone } from "../../lib/session.tsx";
import { ProofDialog, useUnproven } from "../../lib/two-factor/proof-dialog.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { fieldError } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { Failure } from "../../ui/states.tsx";
import styles from "./emergency-access.module.css";
import { ACTIVATE_EMERGENCY_ACCESS } from "./operations.ts";

const REASON_LETTERS = 3;
const REASON_LENGTH = 500;

/** The way into the mode, for whom nothing hinders. @param hindrance undefined: not known yet; null: there is none. */
export function Activate(props: {
  hindrance: EmergencyAccessHindrance | null | undefined;
  maximumMinutes: number | undefined;
}) {
  const { hindrance, maximumMinutes } = props;
  const locked = useLocked("Mutation.activateEmergencyAccess");
  const unproven = useUnproven();
  const [proving, setProving] = useState(false);
  const [asking, setAsking] = useState(false);
  if (locked === undefined ? hindrance !== null : hindrance !== "IN_BTG") return null;
  return (
    <>
      <LockableButton
        size="sm"
        variant="emergency-filled"
        className={styles.activate!}
        locked={locked}
        leftSection={<IconUrgent size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        onClick={() => (unproven ? setProving : setAsking)(true)}
      >
        Activate emergency access mode
      </LockableButton>
      <ProofDialog opened={proving} onClose={() => setProving(false)} onProven={() => setAsking(true)} />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        size={500}
        withCloseButton={false}
        title={
          <span className={styles.dialogTitle}>
            <span className={styles.glyph}>
              <IconUrgent size={20} stroke={1.75} aria-hidden="true" />
            </span>
            Activate emergency access mode?
          </span>
        }
      >
        <ActivateForm maximumMinutes={maximumMinutes} onClose={() => setAsking(false)} />
      </Modal>
    </>
  );
}

/** Inside the Modal, which forgets what was typed on closing. */
function ActivateForm({ maximumMinutes, onClose }: { maximumMinutes: number | undefined; onClose: () => void }) {
  const { user, practice } = useMe();
  const zone = usePracticeTimeZone();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [activate, { loading }] = useMutation(ACTIVATE_EMERGENCY_ACCESS);
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();

  const refuse = (message: string) => {
    setWrong(message);
    field.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if ((reason.match(/\p{L}/gu)?.length ?? 0) < REASON_LETTERS)
      return refuse("Say what the emergency is, in at least three letters.");
    try {
      const { data } = await activate({ variables: { input: { reason: reason.trim() } } });
      const payload = data?.activateEmergencyAccess;
      if (payload?.activation == null) {
        const errors = formErrors(payload?.userErrors ?? [], ["reason"]);
        if (errors.fields["reason"] !== undefined) refuse(errors.fields["reason"]);
        return setFailure(errors.form);
      }
      // This session has ended with it, as all of this user's.
      await navigate("/sign-in?why=emergency-access", { replace: true });
      await client.clearStore();
    } catch (error) {
      setFailure(explainAct(error, "Emergency access was not activated"));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-label="Activate emergency access mode">
      <DialogBody>
        <p className={styles.forWhom}>
          For you, {user?.name}, in {practice?.name}.
        </p>
        <ol className={styles.steps}>
          <li>
            <span>
              <b>You are signed out now.</b> Save what you are working on first.
            </span>
          </li>
          <li>
            <span>
              <b>You sign in again</b> with your password, then two-factor: ensure your two-factor authentication device
              is available.
            </span>
          </li>
          <li>
            <span>
              <b>You have administrator rights</b> until you or an administrator turns the mode off
              {maximumMinutes === undefined ? ", or its time is over" : `: ${atMost(maximumMinutes, zone)}`}.
            </span>
          </li>
          <li>
            <span>
              <b>Everyone in the practice is told</b> at once and at their next sign-in, and all that you do is marked
              in the audit log.
            </span>
          </li>
        </ol>
        <Textarea
          ref={field}
          label="Reason"
          required
          withAsterisk={false}
          rows={2}
          maxLength={REASON_LENGTH}
          description={wrong === undefined ? "Administrators read it, and whoever reviews what was done." : undefined}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setWrong(undefined);
          }}
          error={fieldError(wrong)}
        />
        <Failure>{failure}</Failure>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="emergency-filled" loading={loading}>
          Activate and log out
        </Button>
      </DialogFoot>
    </form>
  );
}

/** "12 hours at most, until 22:23 EST" */
function atMost(minutes: number, zone: string): string {
  const until = new Date(Date.now() + minutes * 60_000).toISOString();
  const length = minutes % 60 === 0 ? (minutes === 60 ? "an hour" : `${minutes / 60} hours`) : `${minutes} minutes`;
  return `${length} at most, until ${clockTime(until, zone).slice(0, 5)} ${zoneName(zone)}`;
}
