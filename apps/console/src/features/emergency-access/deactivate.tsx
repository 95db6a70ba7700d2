import { useMutation } from "@apollo/client/react";
import { type ReactNode, useEffect, useState } from "react";
import { ActRefused } from "../../lib/errors.ts";
import type { EmergencyActivationFragment } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { SESSION } from "../../lib/operations.ts";
import { useMe, useRight } from "../../lib/session.tsx";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { focusTitleWhenLost } from "../../ui/page.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { whoseInWords } from "./emergency-words.ts";
import { DEACTIVATE_EMERGENCY_ACCESS, EMERGENCY_ACCESS } from "./operations.ts";

/** Turns a mode off, one's own or, for whoever may, another's. It goes with the mode. */
export function Deactivate({ activation, children }: { activation: EmergencyActivationFragment; children: ReactNode }) {
  const own = useMe().emergencyAccessActivation?.id === activation.id;
  const permitted = useRight("EMERGENCY_ACCESS_ADMINISTER") || own;
  const locked = useLocked("Mutation.deactivateEmergencyAccess");
  const [asking, setAsking] = useState(false);
  // Whose own rights go with it asks for the page anew when they are known to be gone.
  const [deactivate] = useMutation(DEACTIVATE_EMERGENCY_ACCESS, { refetchQueries: [own ? SESSION : EMERGENCY_ACCESS] });
  useEffect(() => () => void setTimeout(focusTitleWhenLost), []);
  if (!permitted) return null;
  const whose = own ? "your" : `${whoseInWords(activation)}’s`;
  const confirm = async () => {
    const { data } = await deactivate({ variables: { input: { activationId: activation.id } } });
    const payload = data?.deactivateEmergencyAccess;
    const refusal = (payload?.userErrors ?? []).map(({ message }) => message).join(" ");
    const { state } = payload?.activation ?? {};
    if (state !== "PENDING" && state !== "ENDED") throw new ActRefused(refusal);
    // Somebody else was first, it may be: it is off all the same.
    toastDone(
      refusal !== ""
        ? refusal
        : own
          ? "Emergency access mode is off. Sign out and in again to finish."
          : `${whoseInWords(activation)} has no emergency access any more.`,
    );
  };
  return (
    <>
      <LockableButton
        size="sm"
        variant={own ? "default" : "danger"}
        locked={locked}
        aria-haspopup="dialog"
        {...(own ? {} : { "aria-label": `Deactivate emergency access of ${whoseInWords(activation)}` })}
        onClick={() => setAsking(true)}
      >
        {children}
      </LockableButton>
      <ActDialog
        title={`Deactivate ${whose} emergency access mode?`}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
        confirmLabel="Deactivate"
        danger={!own}
      >
        <p>
          The rights that the mode lent end at once. Rights given for good in it stay: see “What still stands” in its
          review.{" "}
          {own
            ? "Sign out and in again to finish: until then the status reads Pending."
            : "The person must sign out to finish: until then the status reads Pending. What is under way and not saved is lost."}
        </p>
        <p>What was done stays as it is, and is to be reviewed.</p>
      </ActDialog>
    </>
  );
}
