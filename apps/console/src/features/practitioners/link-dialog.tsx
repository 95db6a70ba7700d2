import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { explainAct } from "../../lib/errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { Failure } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { LINK_PRACTITIONER, LINKABLE_USERS } from "./operations.ts";
import type { ListedPractitioner } from "./practitioners-page.tsx";
import styles from "./practitioners.module.css";

/** Says which user a practitioner is, or that the link is to go. */
export function LinkDialog({
  practitioner,
  onClose,
}: {
  practitioner: ListedPractitioner | undefined;
  onClose: () => void;
}) {
  return (
    <Modal
      opened={practitioner !== undefined}
      onClose={onClose}
      size={540}
      withCloseButton={false}
      title={practitioner === undefined ? "" : `Which user is ${practitioner.name}?`}
    >
      {practitioner === undefined ? null : (
        <LinkForm key={practitioner.id} practitioner={practitioner} onClose={onClose} />
      )}
    </Modal>
  );
}

function LinkForm({ practitioner, onClose }: { practitioner: ListedPractitioner; onClose: () => void }) {
  const locked = useLocked("Mutation.linkPractitioner");
  const [userId, setUserId] = useState<string | null>(practitioner.user?.id ?? null);
  const [search, setSearch] = useState("");
  const [sentSearch] = useDebouncedValue(search.trim(), 250);
  const users = useQuery(LINKABLE_USERS, {
    variables: sentSearch === "" || sentSearch === practitioner.user?.name ? {} : { search: sentSearch },
    skip: locked !== undefined,
  });
  const [link, { loading }] = useMutation(LINK_PRACTITIONER);
  const [failure, setFailure] = useState<string>();
  const found = ((users.data ?? users.previousData)?.users?.edges ?? []).map(({ node }) => node);
  const options = new Map(
    [...(practitioner.user === null ? [] : [practitioner.user]), ...found].map(({ id, name }) => [id, name] as const),
  );
  const other = found.find(({ id }) => id === userId)?.practitioner;
  const taken = other !== undefined && other !== null && other.id !== practitioner.id ? other.name : undefined;

  const save = async (next: string | null) => {
    setFailure(undefined);
    try {
      const { data } = await link({ variables: { input: { practitionerId: practitioner.id, userId: next } } });
      const errors = data?.linkPractitioner?.userErrors ?? [];
      if (errors.length > 0) {
        setFailure(errors.map(({ message }) => message).join(" "));
        return;
      }
      toastDone(
        next === null
          ? `${practitioner.name} is linked to no user.`
          : `${practitioner.name} is linked to ${options.get(next) ?? "the user"}.`,
      );
      onClose();
    } catch (error) {
      setFailure(explainAct(error, "The link was not changed"));
    }
  };

  return (
    <>
      <DialogBody>
        <p>
          {practitioner.npi === null ? "This practitioner came without an NPI." : `NPI ${practitioner.npi}.`} The change
          is in the audit log.
        </p>
        <div className={styles.fields}>
          {locked !== undefined ? (
            <LockedField label="User" value={practitioner.user?.name ?? "Not linked"} reason={locked} />
          ) : (
            <Select
              label="User"
              data-autofocus
              searchable
              openOnFocus={false}
              clearable={false}
              placeholder="Name of a user"
              nothingFoundMessage={users.loading ? "Searching" : "No user matches"}
              data={[...options].map(([value, label]) => ({ value, label }))}
              // The server has searched already.
              filter={({ options: all }) => all}
              value={userId}
              onChange={setUserId}
              searchValue={search}
              onSearchChange={setSearch}
              {...(taken === undefined ? {} : { description: `This user is linked to ${taken} now.` })}
            />
          )}
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        {practitioner.user !== null && locked === undefined ? (
          <Button variant="subtle" loading={loading} onClick={() => void save(null)} style={{ marginRight: "auto" }}>
            Take the link away
          </Button>
        ) : null}
        <Button onClick={onClose}>Cancel</Button>
        {locked !== undefined ? null : (
          <Button
            variant="filled"
            loading={loading}
            onClick={() => (userId === null ? setFailure("Choose a user first.") : void save(userId))}
          >
            Link
          </Button>
        )}
      </DialogFoot>
    </>
  );
}
