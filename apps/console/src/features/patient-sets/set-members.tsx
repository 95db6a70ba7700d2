import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconUserOff } from "@tabler/icons-react";
import { useState } from "react";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { usePaging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { ActDialog } from "../../ui/act-dialog.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { AddPatients } from "./add-patients.tsx";
import { PATIENT_SET_MEMBERS } from "./operations.ts";
import { type Chosen, PatientRows } from "./patient-rows.tsx";
import { patientsInWords } from "./set-words.ts";
import { PATIENTS_AT_MOST, useMemberUpdate } from "./use-set-update.ts";
import styles from "./patient-sets.module.css";

const NONE: Chosen = new Set();

/** Who is in the set; by hand somebody is added, or taken out. */
export function SetMembers({ set }: { set: PatientSetInfoFragment }) {
  const mayUpdate = useRight("PATIENT_SET_UPDATE");
  const locks = useLocks();
  const locked = locks("Mutation.updatePatientSet", "UpdatePatientSetInput.removePatientIds");
  const update = useMemberUpdate(set);
  const paging = usePaging(10);
  const [chosen, setChosen] = useState<Chosen>(NONE);
  const [asking, setAsking] = useState(false);
  const { data, previousData, error, loading, refetch } = useQuery(PATIENT_SET_MEMBERS, {
    variables: { id: set.id, ...paging.variables },
    fetchPolicy: "network-only",
  });
  const node = error === undefined ? (data ?? previousData)?.node : undefined;
  const members = node?.__typename === "PatientSet" ? node.members : undefined;
  const slow = useDelayed(members === undefined && error === undefined);
  return (
    <>
      {mayUpdate ? (
        <div className={styles.acts}>
          <AddPatients set={set} onAdded={() => void refetch()} />
          {locked === undefined && chosen.size === 0 ? null : (
            <LockableButton
              size="sm"
              variant="danger"
              locked={locked}
              disabled={chosen.size > PATIENTS_AT_MOST}
              aria-haspopup="dialog"
              onClick={() => setAsking(true)}
            >
              {chosen.size === 0 ? "Remove members…" : `Remove ${patientsInWords(chosen.size)}…`}
            </LockableButton>
          )}
          {chosen.size === 0 ? null : (
            <Button size="sm" variant="subtle" onClick={() => setChosen(NONE)}>
              Choose none
            </Button>
          )}
          {chosen.size > PATIENTS_AT_MOST ? <span>Choose at most {PATIENTS_AT_MOST} at once.</span> : null}
        </div>
      ) : null}
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The members")} onRetry={() => void refetch()} />
        ) : members?.edges.length === 0 && paging.isFirst ? (
          <EmptyState icon={<IconUserOff size={18} stroke={1.75} />} title="Nobody is in this set">
            All were taken out by hand. It blocks nobody from anything until somebody is added.
          </EmptyState>
        ) : (
          <PatientRows
            label="Members"
            patients={members?.edges.map((edge) => edge.node)}
            rows={paging.rows}
            skeleton={slow}
            chosen={mayUpdate && locked === undefined ? chosen : undefined}
            onChoose={setChosen}
          />
        )}
        {members === undefined || members === null || (members.edges.length === 0 && paging.isFirst) ? null : (
          <TableFoot
            from={paging.from}
            count={members.edges.length}
            total={members.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(members.pageInfo)}
            onNext={members.pageInfo.hasNextPage ? () => paging.next(members.pageInfo) : undefined}
          />
        )}
      </TableFrame>
      <ActDialog
        title={`Remove ${patientsInWords(chosen.size)} from the set?`}
        confirmLabel="Remove"
        danger
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await update({ removePatientIds: [...chosen] });
          toastDone(`${patientsInWords(chosen.size)} removed from the set.`);
          setChosen(NONE);
          await refetch();
        }}
      >
        <p>Whom the set blocks may then open these records, unless another set blocks them too.</p>
      </ActDialog>
    </>
  );
}
