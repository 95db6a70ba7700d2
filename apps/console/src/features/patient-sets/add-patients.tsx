import { useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useDelayed } from "../../lib/delayed.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { SearchBox } from "../../ui/filters.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { ErrorState, Failure } from "../../ui/states.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { FOUND_PATIENTS } from "./operations.ts";
import { type Chosen, PatientRows } from "./patient-rows.tsx";
import { patientsInWords } from "./set-words.ts";
import { useMemberUpdate } from "./use-set-update.ts";
import styles from "./patient-sets.module.css";

/** Adds patients to the set by hand. */
export function AddPatients({ set, onAdded }: { set: PatientSetInfoFragment; onAdded: () => void }) {
  const maySearch = useRight("PATIENT_READ");
  const locked = useLocks()("Mutation.updatePatientSet", "UpdatePatientSetInput.addPatientIds");
  const [opened, dialog] = useDisclosure(false);
  if (!maySearch) return null;
  return (
    <>
      <LockableButton
        size="sm"
        locked={locked}
        leftSection={<IconPlus size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        onClick={dialog.open}
      >
        Add patients…
      </LockableButton>
      <Modal opened={opened} onClose={dialog.close} title="Add patients to the set" size={540} withCloseButton={false}>
        <AddForm
          set={set}
          onClose={dialog.close}
          onAdded={() => {
            dialog.close();
            onAdded();
          }}
        />
      </Modal>
    </>
  );
}

/** Inside the Modal, which forgets who was chosen on closing. */
function AddForm(props: { set: PatientSetInfoFragment; onClose: () => void; onAdded: () => void }) {
  const update = useMemberUpdate(props.set);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const asked = search.trim();
  const { data, previousData, error, refetch } = useQuery(FOUND_PATIENTS, {
    variables: { search: asked },
    skip: asked === "",
    fetchPolicy: "network-only",
  });
  const found = asked === "" ? undefined : (data ?? previousData)?.patients;
  const slow = useDelayed(asked !== "" && found === undefined && error === undefined);
  const add = async () => {
    setFailure(undefined);
    if (chosen.size === 0) return setFailure("Choose a patient first.");
    setWorking(true);
    try {
      const added = await update({ addPatientIds: [...chosen] });
      if (added === 0) {
        return setFailure(
          chosen.size === 1 ? "The patient is in the set already." : "All of them are in the set already.",
        );
      }
      const all = added === chosen.size;
      toastDone(`${patientsInWords(added)} added to the set.${all ? "" : " The others were in it already."}`);
      props.onAdded();
    } catch (thrown) {
      setFailure(explainAct(thrown, "Nobody was added"));
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      <DialogBody>
        <p className={styles.lead}>Whom the set blocks is kept from these records with the next request.</p>
        <SearchBox
          label="Search patients"
          placeholder="Name or Demographic #"
          width={492}
          value={search}
          onSearch={setSearch}
        />
        <div className={styles.found}>
          {error !== undefined ? (
            <ErrorState {...explain(error, "The patients")} onRetry={() => void refetch()} />
          ) : asked === "" ? null : found?.edges.length === 0 ? (
            <p role="status">No patient matches. A name is found by its beginning.</p>
          ) : (
            <TableFrame>
              <PatientRows
                label="Found patients"
                patients={found?.edges.map(({ node }) => node)}
                rows={3}
                narrow
                skeleton={slow}
                chosen={chosen}
                onChoose={(next) => {
                  setFailure(undefined);
                  setChosen(next);
                }}
              />
            </TableFrame>
          )}
          {(found?.totalCount ?? 0) > (found?.edges.length ?? 0) ? <p>More match. Type more of the name.</p> : null}
        </div>
        <Failure>{failure}</Failure>
      </DialogBody>
      <DialogFoot>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button variant="filled" loading={working} onClick={() => void add()}>
          {chosen.size === 0 ? "Add" : `Add ${patientsInWords(chosen.size)}`}
        </Button>
      </DialogFoot>
    </>
  );
}
