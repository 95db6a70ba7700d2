import { useMutation } from "@apollo/client/react";
import { Button, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRef, useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { formErrors, hasCode } from "../../lib/form-errors.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { fieldError, Form } from "../../ui/form.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { UPDATE_PATIENT_SET } from "./operations.ts";
import { staleInWords } from "./use-set-update.ts";

/** Gives the set another name. Blocks by it stay. */
export function RenameSet({ set }: { set: PatientSetInfoFragment }) {
  const locked = useLocks()("Mutation.updatePatientSet", "UpdatePatientSetInput.name");
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <LockableButton size="sm" locked={locked} aria-haspopup="dialog" onClick={dialog.open}>
        Rename…
      </LockableButton>
      <Modal opened={opened} onClose={dialog.close} title="Rename the set" withCloseButton={false}>
        <RenameForm set={set} onClose={dialog.close} />
      </Modal>
    </>
  );
}

/** Inside the Modal, which forgets what is typed on closing. */
function RenameForm({ set, onClose }: { set: PatientSetInfoFragment; onClose: () => void }) {
  const [update, { loading }] = useMutation(UPDATE_PATIENT_SET);
  const [name, setName] = useState(set.name);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const refuse = (words: string) => {
    setWrong(words);
    field.current?.focus();
  };
  const submit = async () => {
    setWrong(undefined);
    setFailure(undefined);
    if (name.trim() === "") return refuse("Type a name for the set.");
    try {
      const { data } = await update({
        variables: { input: { patientSetId: set.id, version: set.version, name } },
      });
      const payload = data?.updatePatientSet;
      const errors = payload?.userErrors ?? [];
      if (errors.length === 0) {
        toastDone(`The set is called ${name.trim()} now.`);
        return onClose();
      }
      if (hasCode(errors, "STALE_VERSION")) return setFailure(staleInWords(payload?.patientSet));
      const { fields, form } = formErrors(errors, ["name"]);
      setFailure(form);
      if (fields["name"] !== undefined) refuse(fields["name"]);
    } catch (error) {
      setFailure(explainAct(error, "The set was not renamed"));
    }
  };
  return (
    <>
      <DialogBody>
        Who is blocked by it stays so.
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          failure={failure}
          submit={null}
          label="Rename the set"
        >
          <TextInput
            ref={field}
            data-autofocus
            label="Set Name"
            maxLength={100}
            autoComplete="off"
            value={name}
            error={fieldError(wrong)}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
        </Form>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" loading={loading} onClick={() => void submit()}>
          Rename
        </Button>
      </DialogFoot>
    </>
  );
}
