import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { formatDay } from "../../lib/dates.ts";
import { explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import type {
  DemographicReportInput,
  DemographicReportQuery,
  SavePatientSetMutation,
} from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { fieldError } from "../../ui/form.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { SAVE_PATIENT_SET } from "./operations.ts";
import styles from "./demographic-report.module.css";

type SavedSet = NonNullable<NonNullable<SavePatientSetMutation["savePatientSet"]>["patientSet"]>;

/** Keeps the result under a name: whoever is in it now, whatever is shown of it. */
export function SaveSet(props: {
  results: NonNullable<DemographicReportQuery["demographicReport"]>;
  /** As it was run. */
  report: DemographicReportInput;
}) {
  const { results, report } = props;
  const zone = usePracticeTimeZone();
  const mayUpdate = useRight("PATIENT_SET_UPDATE");
  const maySee = useRight("PATIENT_SET_READ");
  const [save, { loading }] = useMutation(SAVE_PATIENT_SET);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [saved, setSaved] = useState<{ set: SavedSet; of: DemographicReportInput }>();
  const field = useRef<HTMLInputElement>(null);

  if (!results.maySave) {
    return mayUpdate && results.totalCount > 0 && !report.searchFor.includes("DEMOGRAPHIC_NUMBER") ? (
      <p className={styles.hint}>To save these patients as a set, search for Demographic # and run the query again.</p>
    ) : null;
  }
  if (saved?.of === report) {
    const { set } = saved;
    return (
      <div className={styles.saved}>
        <Note tone="proven" role="status" icon={<IconCircleCheck size={16} stroke={1.75} />}>
          <b>{maySee ? <Link to={`/patient-sets/${encodeURIComponent(set.id)}`}>{set.name}</Link> : set.name}</b> is
          saved. Snapshot of {set.memberCount === 1 ? "1 patient" : `${formatNumber(set.memberCount ?? 0)} patients`},{" "}
          {formatDay(set.asOf, zone)}. It will not update.
        </Note>
      </div>
    );
  }

  const refuse = (words: string) => {
    setWrong(words);
    field.current?.focus();
  };
  const submit = async () => {
    setWrong(undefined);
    setFailure(undefined);
    if (name.trim() === "") return refuse("Type a name for the set.");
    try {
      const { data } = await save({ variables: { input: { name, report } } });
      const payload = data?.savePatientSet;
      const { fields, form } = formErrors(payload?.userErrors ?? [], ["name"]);
      if (fields["name"] !== undefined) refuse(fields["name"]);
      setFailure(form);
      if (payload?.patientSet == null) return;
      setSaved({ set: payload.patientSet, of: report });
      setName("");
    } catch (error) {
      setFailure(explainAct(error, "The set was not saved"));
    }
  };
  return (
    <form
      className={styles.save}
      aria-label="Save as a patient set"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        ref={field}
        label="Set Name"
        placeholder="Such as Staff and families"
        maxLength={100}
        autoComplete="off"
        value={name}
        error={fieldError(wrong)}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setWrong(undefined);
        }}
      />
      <Button type="submit" loading={loading}>
        Save Patient Set
      </Button>
      {failure === undefined ? null : (
        <div className={styles.failure}>
          <Failure>{failure}</Failure>
        </div>
      )}
    </form>
  );
}
