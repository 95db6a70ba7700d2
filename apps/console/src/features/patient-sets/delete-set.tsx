import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { ActRefused } from "../../lib/errors.ts";
import { hasCode, throwRefusal } from "../../lib/form-errors.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { Check } from "../../ui/check.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { DELETE_PATIENT_SET, PATIENT_SET } from "./operations.ts";

/** Deletes the set. One that blocks somebody says whom, and asks whether it shall go all the same. */
export function DeleteSet({ set }: { set: PatientSetInfoFragment }) {
  const navigate = useNavigate();
  const locked = useLocked("Mutation.deletePatientSet");
  const [remove] = useMutation(DELETE_PATIENT_SET);
  const [opened, setOpened] = useState(false);
  /** The API has said whom it blocks. */
  const [told, setTold] = useState(false);
  const [confirmed, setConfirmed] = useState(false);

  const confirm = async () => {
    if (told && !confirmed) throw new ActRefused("Tick the box above, or keep the set.");
    const { data } = await remove({
      variables: { input: { patientSetId: set.id, version: set.version, confirmBlocks: confirmed } },
      refetchQueries: ({ data: answer }) =>
        hasCode(answer?.deletePatientSet?.userErrors ?? [], "STALE_VERSION") ? [PATIENT_SET] : [],
    });
    const refused = data?.deletePatientSet?.userErrors ?? [];
    if (hasCode(refused, "CONFIRMATION_NEEDED")) setTold(true);
    throwRefusal(refused);
    toastDone(`The set ${set.name} is deleted.`);
    void navigate("/patient-sets");
  };
  return (
    <>
      <LockableButton
        size="sm"
        variant="danger"
        locked={locked}
        aria-haspopup="dialog"
        onClick={() => {
          setTold(false);
          setConfirmed(false);
          setOpened(true);
        }}
      >
        Delete…
      </LockableButton>
      <ActDialog
        title={`Delete the set ${set.name}?`}
        confirmLabel="Delete the set"
        danger
        opened={opened}
        onClose={() => setOpened(false)}
        onConfirm={confirm}
      >
        <p>Its patients stay. The set cannot be brought back; its name is free again.</p>
        {told ? (
          <Check
            label="Delete it all the same"
            description="Whom it blocks may then open these records, unless another set blocks them too."
            checked={confirmed}
            onChange={setConfirmed}
          />
        ) : null}
      </ActDialog>
    </>
  );
}
