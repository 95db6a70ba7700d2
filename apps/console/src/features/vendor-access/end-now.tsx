import { useMutation } from "@apollo/client/react";
import { IconDoorExit } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { ActRefused } from "../../lib/errors.ts";
import type { VendorAccessFragment } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { accessNameOf, REASON_WORDS, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { focusTitleWhenLost } from "../../ui/page.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { END_VENDOR_ACCESS, VENDOR_ACCESSES } from "./operations.ts";

/** Ends a live access at once, for whoever has the right. It goes with the access. */
export function EndNow({ access }: { access: VendorAccessFragment }) {
  const accessName = accessNameOf(useVendorName());
  const permitted = useRight("BTG_END");
  const locked = useLocked("Mutation.endBtgSession");
  const [asking, setAsking] = useState(false);
  const [end] = useMutation(END_VENDOR_ACCESS, { refetchQueries: [VENDOR_ACCESSES] });
  useEffect(() => () => void setTimeout(focusTitleWhenLost), []);
  if (!permitted) return null;
  const confirm = async () => {
    const { data } = await end({ variables: { input: { btgSessionId: access.id } } });
    const refusal = (data?.endBtgSession?.userErrors ?? []).map(({ message }) => message).join(" ");
    if (data?.endBtgSession?.btgSession?.state !== "ENDED") throw new ActRefused(refusal);
    // Somebody else was first, it may be: it is over all the same.
    toastDone(refusal === "" ? `${accessName} has ended.` : refusal);
  };
  return (
    <>
      <LockableButton
        size="sm"
        variant="danger"
        locked={locked}
        leftSection={<IconDoorExit size={16} stroke={1.75} />}
        aria-label={`End now: ${REASON_WORDS[access.reasonCode]}, case ${access.caseNumber}`}
        onClick={() => setAsking(true)}
      >
        End now
      </LockableButton>
      <ActDialog
        title={`End ${accessName} now?`}
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
        confirmLabel="End now"
        danger
      >
        <p>
          It is for “{access.reason}” (case {access.caseNumber}), on behalf of {access.onBehalfOf.name}.
        </p>
        <p>It stops at once: whatever is under way in it and not saved is lost. What was done in it stays as it is.</p>
      </ActDialog>
    </>
  );
}
