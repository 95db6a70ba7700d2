import { useMutation } from "@apollo/client/react";
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import { FieldPair, fieldError, Form } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { focusTitleWhenLost } from "../../ui/page.tsx";
import { Segments } from "../../ui/segments.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { clockTime, formatDate, parseTypedDate, zoneName } from "../dates.ts";
import { explainAct, failureOf } from "../errors.ts";
import { focusFirstError, formErrors } from "../form-errors.ts";
import type { PatientReference } from "../graphql/graphql.ts";
import { useHasCome } from "../has-come.ts";
import { useLocked } from "../lockdown.ts";
import { SESSION } from "../operations.ts";
import { useMe, usePracticeTimeZone } from "../session.tsx";
import styles from "./open-chart-override.module.css";
import { OPEN_CHART_OVERRIDE } from "./operations.ts";

const REASON_LENGTH = 500;
const WAYS = [
  { value: "demographicNumber", label: "Demographic #" },
  { value: "mrn", label: "MRN" },
  { value: "person", label: "Name and birth date" },
] as const;
const FIELDS = ["demographicNumber", "mrn", "firstName", "lastName", "birthDate", "reason"] as const;
type Way = (typeof WAYS)[number]["value"];

/** How long one lasts where the mode does. */
const HOUR_MILLISECONDS = 3_600_000;

const NOBODY =
  "No patient is named exactly so, or more than one is. Check what you typed: nothing is searched for, and this try is in the audit log.";

/** How long a chart is open that is opened now: for an hour, or to the end of the mode. */
function useHowLong(): string {
  const zone = usePracticeTimeZone();
  const ends = useMe().emergencyAccessActivation?.endsAt;
  const lastHour = useHasCome(ends === undefined ? Infinity : Date.parse(ends) - HOUR_MILLISECONDS);
  return ends !== undefined && lastHour
    ? `until ${clockTime(ends, zone).slice(0, 5)} ${zoneName(zone)}`
    : "for an hour";
}

/** A block that emergency access mode, in which the person is, leads past. */
export function BlockedInMode(props: {
  what: "record" | "chart";
  patientId: string;
  onOpened: () => Promise<unknown>;
}) {
  return (
    <>
      <ErrorState
        kind="blocked"
        wholePage={props.what === "record"}
        title={`A patient set keeps this ${props.what} from you`}
        text="In emergency access mode you can open it, for a reason. This attempt is in the audit log."
      />
      <OpenChartOverride patientId={props.patientId} onOpened={props.onOpened} />
    </>
  );
}

/**
 * Opens one blocked chart in emergency access mode, for a reason, and for an hour.
 * @param props.patientId of the record that was asked for; without it, the patient is named exactly, since a blocked one is in no search.
 * @param props.onOpened shows the chart; resolves when it is there.
 */
export function OpenChartOverride(props: {
  patientId?: string;
  onOpened: (patientId: string) => void | Promise<unknown>;
}) {
  const { patientId } = props;
  const zone = usePracticeTimeZone();
  const locked = useLocked("Mutation.openChartOverride");
  const [open, { loading }] = useMutation(OPEN_CHART_OVERRIDE, {
    fetchPolicy: "no-cache",
    refetchQueries: [SESSION],
  });
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: {
      way: "demographicNumber" as Way,
      demographicNumber: "",
      mrn: "",
      firstName: "",
      lastName: "",
      birthDate: "",
      reason: "",
    },
    validate: (values) => {
      const wrong: Partial<Record<(typeof FIELDS)[number], string>> = {};
      const asks = (way: Way) => patientId === undefined && values.way === way;
      if (asks("demographicNumber") && !/^\d{1,9}$/u.test(values.demographicNumber.trim()))
        wrong.demographicNumber = "Type the Demographic #, digits alone.";
      if (asks("mrn") && values.mrn.trim() === "") wrong.mrn = "Type the whole MRN.";
      if (asks("person")) {
        if (values.firstName.trim() === "") wrong.firstName = "Type the first name. Of several, the first is enough.";
        if (values.lastName.trim() === "") wrong.lastName = "Type the whole last name.";
        if (parseTypedDate(values.birthDate) === undefined)
          wrong.birthDate = `Type a date, such as ${formatDate("1957-03-08")}.`;
      }
      if ((values.reason.match(/\p{L}/gu)?.length ?? 0) < 3)
        wrong.reason = "Say what the chart is needed for, in at least three letters.";
      return wrong;
    },
  });
  const { way } = form.values;
  const howLong = useHowLong();
  const born = parseTypedDate(form.values.birthDate);

  const submit = form.onSubmit(
    async (values) => {
      if (locked !== undefined) return;
      setFailure(undefined);
      try {
        const { data } = await open({
          variables: { input: { patient: referenceOf(patientId, values), reason: values.reason.trim() } },
        });
        const payload = data?.openChartOverride;
        const errors = formErrors(payload?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
        if (payload?.chartOverride == null) return;
        const { endsAt, ...override } = payload.chartOverride;
        toastDone(`The chart is open to you until ${clockTime(endsAt, zone).slice(0, 5)} ${zoneName(zone)}.`);
        const opened = patientId ?? override.patientId;
        if (opened === null) return;
        await props.onOpened(opened);
        // The chart has come in the place of the form.
        setTimeout(focusTitleWhenLost);
      } catch (error) {
        setFailure(failureOf(error).code === "NOT_FOUND" ? NOBODY : explainAct(error, "The chart was not opened"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );
  const field = (name: (typeof FIELDS)[number]) => ({
    ...form.getInputProps(name),
    error: fieldError(form.errors[name]),
    autoComplete: "off",
  });

  return (
    <div className={styles.form} data-alone={patientId !== undefined || undefined}>
      <Form
        label="Open a blocked chart"
        onSubmit={submit}
        failure={failure}
        submit={
          <div>
            <LockableButton
              type="submit"
              variant="emergency-filled"
              locked={locked}
              loading={loading}
              leftSection={<IconLockOpen size={16} stroke={1.75} />}
              // The error of a field that loses the focus would move the button away between press and release.
              onMouseDown={(event) => event.preventDefault()}
            >
              Open the chart {howLong}
            </LockableButton>
          </div>
        }
      >
        {patientId !== undefined ? null : (
          <>
            <Segments
              showLabel
              label="The patient is named by"
              value={way}
              segments={WAYS}
              onChange={(next) => {
                form.setFieldValue("way", next);
                form.clearErrors();
              }}
            />
            {way === "demographicNumber" ? (
              <TextInput label="Demographic #" inputMode="numeric" {...field("demographicNumber")} />
            ) : way === "mrn" ? (
              <TextInput label="MRN" spellCheck={false} maxLength={100} {...field("mrn")} />
            ) : (
              <>
                <FieldPair>
                  <TextInput label="First name" maxLength={200} {...field("firstName")} />
                  <TextInput label="Last name" maxLength={200} {...field("lastName")} />
                </FieldPair>
                <TextInput
                  label="Birth date"
                  placeholder={formatDate("1957-03-08")}
                  {...field("birthDate")}
                  description={born === undefined ? undefined : `Understood as ${formatDate(born)}.`}
                />
              </>
            )}
          </>
        )}
        <Textarea
          label="What the chart is needed for"
          rows={2}
          maxLength={REASON_LENGTH}
          {...field("reason")}
          description={
            form.errors["reason"] === undefined
              ? "Administrators are told at once. It stands in the audit log, and in the review."
              : undefined
          }
        />
      </Form>
    </div>
  );
}

function referenceOf(
  patientId: string | undefined,
  values: Readonly<Record<Exclude<(typeof FIELDS)[number], "reason">, string>> & { readonly way: Way },
): PatientReference {
  if (patientId !== undefined) return { id: patientId };
  switch (values.way) {
    case "demographicNumber":
      return { demographicNumber: Number(values.demographicNumber.trim()) };
    case "mrn":
      return { mrn: values.mrn.trim() };
    case "person":
      return {
        person: {
          firstName: values.firstName.trim(),
          lastName: values.lastName.trim(),
          birthDate: parseTypedDate(values.birthDate) ?? "",
        },
      };
  }
}
