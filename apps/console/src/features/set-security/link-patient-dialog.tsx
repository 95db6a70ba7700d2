import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { formatDate } from "../../lib/dates.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import type { PatientLinkRelation } from "../../lib/graphql/graphql.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { Segments } from "../../ui/segments.tsx";
import { LINK_PATIENT, LINKABLE_PATIENTS } from "./operations.ts";
import styles from "./set-security.module.css";
import { Failure } from "../../ui/states.tsx";
import type { PatientLink } from "./user-sets-tab.tsx";

interface LinkPatientProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onLinked: (link: PatientLink) => Promise<void>;
}

/** Says that a user is a patient, or of a patient's family. */
export function LinkPatientDialog({ opened, ...others }: LinkPatientProps & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={others.onClose}
      title={`Link ${others.user.name} to a patient`}
      size={540}
      withCloseButton={false}
    >
      <LinkForm {...others} />
    </Modal>
  );
}

function LinkForm({ user, onClose, onLinked }: LinkPatientProps) {
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const [relation, setRelation] = useState<PatientLinkRelation>("SELF");
  const [search, setSearch] = useState("");
  const [sought] = useDebouncedValue(search.trim(), 250);
  const patients = useQuery(LINKABLE_PATIENTS, {
    variables: { search: sought },
    skip: sought === "" || sought === chosen?.label,
  });
  const [link, { loading }] = useMutation(LINK_PATIENT);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  // Nobody is offered for a name that is not typed any more.
  const answered = sought === search.trim() ? (patients.data?.patients?.edges ?? []) : [];
  const found = answered.map(({ node: { id, name, demographicNumber, birthDate } }) => ({
    value: id,
    label: [name, `(${demographicNumber})`, birthDate === null ? [] : `born ${formatDate(birthDate)}`].flat().join(" "),
  }));
  const listed = new Set(found.map(({ value }) => value));

  const save = async () => {
    if (chosen === undefined) {
      setWrong("Choose a patient first.");
      return;
    }
    setWrong(undefined);
    setFailure(undefined);
    try {
      const { data } = await link({ variables: { input: { userId: user.id, patientId: chosen.value, relation } } });
      const { fields, form } = formErrors(data?.linkPatient?.userErrors ?? [], ["patientId"]);
      const made = data?.linkPatient?.patientLink;
      setWrong(fields["patientId"]);
      setFailure(form);
      if (made !== undefined && made !== null) await onLinked(made);
    } catch (error) {
      setFailure(explainAct(error, "The link was not made"));
    }
  };

  return (
    <>
      <DialogBody>
        <div className={styles.form}>
          <p>The link alone closes nothing. A set that blocks {user.name} does, and is offered next.</p>
          <Select
            label="Patient"
            data-autofocus
            searchable
            openOnFocus={false}
            placeholder="Name, Demographic # or MRN"
            nothingFoundMessage={
              patients.error !== undefined
                ? explain(patients.error, "The patients").text
                : sought === ""
                  ? "Type to search"
                  : patients.loading || sought !== search.trim()
                    ? "Searching"
                    : "No patient matches"
            }
            data={chosen === undefined || listed.has(chosen.value) ? found : [chosen, ...found]}
            // The server has searched already.
            filter={({ options }) => options.filter((option) => "value" in option && listed.has(option.value))}
            value={chosen?.value ?? null}
            onChange={(_, option) => {
              setChosen(option === null ? undefined : { value: option.value, label: option.label });
              setWrong(undefined);
            }}
            searchValue={search}
            onSearchChange={setSearch}
            error={wrong}
          />
          <Segments
            label="Who it is"
            showLabel
            value={relation}
            segments={[
              { value: "SELF", label: "The user" },
              { value: "FAMILY", label: "Family" },
            ]}
            onChange={setRelation}
          />
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={loading} onClick={() => void save()}>
          Link
        </Button>
      </DialogFoot>
    </>
  );
}
