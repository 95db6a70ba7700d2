import { useMutation, useQuery } from "@apollo/client/react";
import { IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import { formatDay } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { ActRefused, explain } from "../../lib/errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { SESSION } from "../../lib/operations.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { ProofDialog, useUnproven } from "../../lib/two-factor/proof-dialog.tsx";
import { SetUpDialog } from "../../lib/two-factor/set-up-dialog.tsx";
import { StatusDot } from "../../ui/badge.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { ErrorState, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { AccountSkeleton } from "./account-skeleton.tsx";
import styles from "./account.module.css";
import { NewCodesDialog } from "./new-codes-dialog.tsx";
import { ACCOUNT_SECURITY, REMOVE_TOTP } from "./operations.ts";

/** So few recovery codes are soon none. */
const FEW_CODES = 3;

/** The second factor: its state, its set-up, its recovery codes, and what the practice demands. */
export function TwoFactorTab() {
  const zone = usePracticeTimeZone();
  const { data, error, refetch, client } = useQuery(ACCOUNT_SECURITY);
  const slow = useDelayed(data === undefined && error === undefined);
  const unproven = useUnproven();
  const [dialog, setDialog] = useState<Act>();
  // What waits for the second factor to be shown.
  const [waiting, setWaiting] = useState<Act>();
  const setUpLocked = useLocked("Mutation.startTotpEnrolment");
  const codesLocked = useLocked("Mutation.regenerateRecoveryCodes");
  const removeLocked = useLocked("Mutation.removeTotp");
  const close = () => setDialog(undefined);
  // The set-up renews the session: what follows it has a new id.
  const refresh = () => void client.refetchQueries({ include: [ACCOUNT_SECURITY, SESSION] });

  if (error !== undefined && data === undefined) {
    return <ErrorState {...explain(error, "Your second factor")} onRetry={() => void refetch()} />;
  }
  const twoFactor = data?.me?.user?.security?.twoFactor;
  if (twoFactor === undefined) return <AccountSkeleton visible={slow} />;
  const { enabled, required, recoveryCodesLeft, totpConfirmedAt } = twoFactor;
  const begin = enabled && unproven ? setWaiting : setDialog;
  return (
    <>
      <FormSections>
        <FormSection
          id="account-totp"
          title="Authenticator app"
          help="At sign-in, after your password, you type a code that the app on your phone shows."
        >
          <div className={styles.state}>
            <StatusDot tone={enabled ? "proven" : "neutral"}>{enabled ? "On" : "Off"}</StatusDot>
            <span>
              {!enabled
                ? "Your password alone signs you in."
                : totpConfirmedAt === null
                  ? null
                  : `Since ${formatDay(totpConfirmedAt, zone)}.`}
            </span>
          </div>
          {required ? (
            <Note icon={<IconShieldLock size={16} stroke={1.75} />}>
              Your practice asks everybody for a second factor.{" "}
              {enabled
                ? "It can be set up in another app, and not removed."
                : "Without one, your next sign-in begins with its set-up."}
            </Note>
          ) : null}
          <div className={styles.actions}>
            <LockableButton
              locked={setUpLocked}
              variant={enabled ? "default" : "filled"}
              onClick={() => begin("set-up")}
            >
              {enabled ? "Set up another app…" : "Set up…"}
            </LockableButton>
            {enabled && !required ? (
              <LockableButton locked={removeLocked} variant="danger" onClick={() => begin("remove")}>
                Remove…
              </LockableButton>
            ) : null}
          </div>
        </FormSection>
        {enabled ? (
          <FormSection
            id="account-recovery"
            title="Recovery codes"
            help="For the day when the app is not at hand. Each signs you in once."
          >
            <div className={styles.state}>
              <StatusDot tone={recoveryCodesLeft > FEW_CODES ? "proven" : "refused"}>
                {recoveryCodesLeft === 1 ? "1 code left" : `${recoveryCodesLeft} codes left`}
              </StatusDot>
              {recoveryCodesLeft > FEW_CODES ? null : <span>Make new ones while you can sign in.</span>}
            </div>
            <div className={styles.actions}>
              <LockableButton locked={codesLocked} onClick={() => begin("codes")}>
                New recovery codes…
              </LockableButton>
            </div>
          </FormSection>
        ) : null}
      </FormSections>
      <ProofDialog
        opened={waiting !== undefined}
        onClose={() => setWaiting(undefined)}
        onProven={() => setDialog(waiting)}
      />
      <SetUpDialog opened={dialog === "set-up"} enabled={enabled} onClose={close} onDone={refresh} />
      <NewCodesDialog opened={dialog === "codes"} onClose={close} onDone={refresh} />
      <RemoveDialog opened={dialog === "remove"} onClose={close} onDone={refresh} />
    </>
  );
}

type Act = "set-up" | "codes" | "remove";

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RemoveDialog({ opened, onClose, onDone }: DialogProps) {
  const [remove] = useMutation(REMOVE_TOTP);
  return (
    <PasswordDialog
      title="Remove the second factor?"
      text="From then on your password alone signs you in. Your recovery codes and trusted browsers go with it."
      confirmLabel="Remove"
      danger
      opened={opened}
      onClose={onClose}
      onConfirm={async (password) => {
        const { data } = await remove({ variables: { input: { password } } });
        const errors = data?.removeTotp?.userErrors ?? [];
        if (errors.length > 0) throw new ActRefused(errors.map(({ message }) => message).join(" "));
        toastDone("The second factor is removed.");
        onDone();
      }}
    />
  );
}
