import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Modal, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { formErrors, throwRefusal } from "../../lib/form-errors.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { MAKE_SET_OF_PATIENT, PREVIEW_SET_SECURITY, SAVE_SET_BLOCKS } from "./operations.ts";
import styles from "./set-security.module.css";
import type { PatientLink } from "./user-sets-tab.tsx";

type Patient = NonNullable<PatientLink["patient"]>;

interface OfferProps {
  readonly user: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** Offers what follows from a link: a set of that patient, and the block. */
export function BlockOffer({
  link,
  onClosed,
  ...others
}: OfferProps & {
  link: PatientLink | undefined;
  suggestedName: string;
  /** When it has gone from the page: what opened it may have gone with its act. */
  onClosed: () => void;
}) {
  // The words stay while it fades out.
  const [shown, setShown] = useState(link);
  if (link !== undefined && link !== shown) setShown(link);
  const patient = shown?.patient ?? undefined;
  return (
    <Modal
      opened={link !== undefined}
      onClose={others.onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={patient === undefined ? "" : `Keep ${others.user.name} out of the record of ${patient.name}?`}
      size={540}
      withCloseButton={false}
    >
      {shown === undefined || patient === undefined ? null : <Offer key={shown.id} {...others} patient={patient} />}
    </Modal>
  );
}

/** Two acts, one after the other. What is done stays done when the next one fails, and is not done again. */
function Offer({
  user,
  patient,
  suggestedName,
  onClose,
  onChanged,
}: OfferProps & { patient: Patient; suggestedName: string }) {
  const client = useApolloClient();
  const [makeSet] = useMutation(MAKE_SET_OF_PATIENT);
  const [saveBlocks] = useMutation(SAVE_SET_BLOCKS);
  const [name, setName] = useState(suggestedName);
  const [made, setMade] = useState<{ id: string; name: string }>();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();

  const setOfPatient = async () => {
    const { data } = await makeSet({
      variables: {
        input: {
          name: name.trim(),
          report: {
            searchFor: ["DEMOGRAPHIC_NUMBER", "LAST_NAME", "FIRST_NAME"],
            where: { demographicIds: String(patient.demographicNumber) },
          },
        },
      },
    });
    const { fields, form } = formErrors(data?.savePatientSet?.userErrors ?? [], ["name"]);
    setWrong(fields["name"]);
    setFailure(form);
    return data?.savePatientSet?.patientSet ?? undefined;
  };
  const block = async (patientSetId: string) => {
    const input = { patientSetId, blockUserIds: [user.id] };
    if (warnings.length === 0) {
      const { data } = await client.query({
        query: PREVIEW_SET_SECURITY,
        variables: { change: { savePatientSetBlocks: input } },
        fetchPolicy: "no-cache",
      });
      const preview = data?.previewSetSecurity;
      throwRefusal(preview?.userErrors);
      if (preview !== undefined && preview !== null && preview.warnings.length > 0) {
        setWarnings(preview.warnings.map(({ sentence }) => sentence));
        return false;
      }
    }
    const { data } = await saveBlocks({ variables: { input } });
    throwRefusal(data?.savePatientSetBlocks?.userErrors);
    return true;
  };
  const run = async () => {
    if (name.trim() === "") {
      setWrong("Type a name for the set.");
      return;
    }
    setWorking(true);
    setWrong(undefined);
    setFailure(undefined);
    let set = made;
    try {
      set ??= await setOfPatient();
      if (set === undefined) return;
      setMade(set);
      if (!(await block(set.id))) return;
      toastDone(`${user.name} cannot open the record of ${patient.name} from the next request on.`);
      await onChanged();
      onClose();
    } catch (error) {
      setFailure(explainAct(error, set === undefined ? "The set was not made" : "The block was not saved"));
    } finally {
      setWorking(false);
    }
  };

  return (
    <>
      <DialogBody>
        <div className={styles.form}>
          <ol className={styles.steps}>
            <li data-done={made !== undefined || undefined}>
              {made === undefined ? null : <IconCheck size={14} stroke={2} aria-label="Done" />}
              {made === undefined ? (
                <>A set is made that holds this patient alone.</>
              ) : (
                <>The set "{made.name}" is made. It blocks nobody yet.</>
              )}
            </li>
            <li>It blocks {user.name}, whatever other rights they hold, from the next request on.</li>
          </ol>
          {made === undefined ? (
            <TextInput
              label="Set Name"
              description={`${user.name} may see this name. Leave the patient's name and number out of it.`}
              maxLength={100}
              value={name}
              error={wrong}
              onChange={(event) => {
                setName(event.currentTarget.value);
                setWrong(undefined);
              }}
            />
          ) : null}
          {warnings.map((sentence) => (
            <Note key={sentence} role="alert" icon={<IconAlertTriangle size={16} stroke={1.75} />}>
              <b>{sentence}</b>
            </Note>
          ))}
          {failure === undefined ? null : (
            <Failure>
              {failure}
              {made === undefined ? null : " The set stays: try the block again here, or later from Manage Set Access."}
            </Failure>
          )}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button
          data-autofocus
          onClick={() => {
            onClose();
            if (made !== undefined) void onChanged();
          }}
        >
          Not now
        </Button>
        <Button variant="filled" loading={working} onClick={() => void run()}>
          {made === undefined ? "Make the set and block" : warnings.length > 0 ? "Block all the same" : "Block"}
        </Button>
      </DialogFoot>
    </>
  );
}
