import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconShieldOff } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { SET_DESIGNATION } from "../../lib/emergency-access/operations.ts";
import { explainAct } from "../../lib/errors.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { fieldError } from "../../ui/form.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import styles from "./emergency-access.module.css";
import { EMERGENCY_ACCESS, FIND_USERS } from "./operations.ts";

/** Allows emergency access for one more user. */
export function Designate({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Allow emergency access" withCloseButton={false}>
      <DesignateForm onClose={onClose} />
    </Modal>
  );
}

/** Inside the Modal, which forgets what was chosen on closing. */
function DesignateForm({ onClose }: { onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 250);
  const [chosen, setChosen] = useState<{ id: string; label: string; name: string }>();
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const {
    data,
    previousData,
    loading: searching,
  } = useQuery(FIND_USERS, {
    variables: { search: asked === chosen?.label ? "" : asked, administers: true },
    fetchPolicy: "cache-and-network",
  });
  const [designate, { loading }] = useMutation(SET_DESIGNATION, { refetchQueries: [EMERGENCY_ACCESS] });
  const found = ((data ?? previousData)?.users?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ emergencyAccessDesignation }) => emergencyAccessDesignation === null)
    .map(({ id, name, profile }) => ({ id, name, label: profile === null ? name : `${name} (${profile.userName})` }));
  // What is chosen stays one of the options, whatever is looked for afterwards.
  const options = chosen === undefined || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (chosen === undefined) {
      setWrong("Choose the user.");
      return field.current?.focus();
    }
    try {
      const answer = await designate({ variables: { input: { userId: chosen.id, allowed: true }, readsUsers: true } });
      throwRefusal(answer.data?.setEmergencyAccessDesignation?.userErrors);
      toastDone(`${chosen.name} is designated.`);
      onClose();
    } catch (error) {
      setFailure(explainAct(error, "Emergency access was not allowed"));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate aria-label="Allow emergency access">
      <DialogBody>
        <div className={styles.fields}>
          <p>
            In an emergency this person can give themselves the rights of an administrator, also when no administrator
            is there. Everyone is told then.
          </p>
          <Select
            ref={field}
            label="User"
            placeholder="Type a name"
            searchable
            openOnFocus={false}
            data-autofocus
            nothingFoundMessage={searching ? "Searching" : "No user matches"}
            data={options.map(({ id, label }) => ({ value: id, label }))}
            // The server has searched already.
            filter={({ options: all }) => all}
            value={chosen?.id ?? null}
            onChange={(id) => {
              setChosen(options.find((option) => option.id === id));
              setWrong(undefined);
            }}
            searchValue={search}
            onSearchChange={setSearch}
            error={fieldError(wrong)}
          />
          <Note icon={<IconShieldOff size={16} stroke={1.75} />}>
            It demands two-factor authentication: whoever has none is pointed out, and cannot activate before.
          </Note>
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={loading}>
          Allow
        </Button>
      </DialogFoot>
    </form>
  );
}
