import { useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { Check, CheckList } from "../../ui/check.tsx";
import { Chip } from "../../ui/chip.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { SearchBox } from "../../ui/filters.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { SECURED_USERS } from "./operations.ts";
import styles from "./set-security.module.css";

interface Person {
  readonly id: string;
  readonly name: string;
}

interface BlockUsersProps {
  readonly setName: string;
  /** Ids of those who are known to be blocked already. */
  readonly blocked: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onReview: (users: readonly Person[]) => void;
}

/** Chooses users that a set is to block. */
export function BlockUsersDialog({ opened, ...others }: BlockUsersProps & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={others.onClose}
      title={`Block users from "${others.setName}"`}
      size={540}
      withCloseButton={false}
    >
      <Choice {...others} />
    </Modal>
  );
}

function Choice({ blocked, onClose, onReview }: BlockUsersProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const [wrong, setWrong] = useState(false);
  const { data, previousData, error, refetch } = useQuery(SECURED_USERS, {
    variables: search.trim() === "" ? {} : { search: search.trim() },
  });
  const users = error === undefined ? (data ?? previousData)?.users : undefined;
  const slow = useDelayed(users === undefined && error === undefined);
  const found = users?.edges.map(({ node }) => node) ?? [];
  const choose = ({ id, name }: Person, on: boolean) => {
    setWrong(false);
    setChosen(on ? [...chosen, { id, name }] : chosen.filter((each) => each.id !== id));
  };

  return (
    <>
      <DialogBody>
        <div className={styles.form}>
          <SearchBox label="Search users" placeholder="Name, user name or e-mail" value={search} onSearch={setSearch} />
          {chosen.length === 0 ? null : (
            <ul className={styles.chips} aria-label="Chosen users">
              {chosen.map((person) => (
                <li key={person.id}>
                  <Chip name="" value={person.name} onRemove={() => choose(person, false)} />
                </li>
              ))}
            </ul>
          )}
          <div className={styles.people}>
            {error !== undefined ? (
              <ErrorState {...explain(error, "The users")} onRetry={() => void refetch()} />
            ) : users === undefined ? (
              slow ? (
                <Skeleton width={220} />
              ) : null
            ) : found.length === 0 ? (
              <EmptyState icon={<IconSearch size={18} stroke={1.75} />} title="No user matches" />
            ) : (
              <CheckList label="Users">
                {found.map((user) => (
                  <Check
                    key={user.id}
                    label={user.name}
                    description={user.kind === "PROVIDER" ? "Provider" : "Staff member"}
                    checked={blocked.has(user.id) || chosen.some(({ id }) => id === user.id)}
                    locked={blocked.has(user.id) ? "Blocked already." : undefined}
                    lockTone="neutral"
                    onChange={(on) => choose(user, on)}
                  />
                ))}
              </CheckList>
            )}
          </div>
          {users !== undefined && users !== null && users.totalCount > found.length ? (
            <p className={styles.dimmed}>
              {formatNumber(found.length)} of {formatNumber(users.totalCount)}: type a name to find the others.
            </p>
          ) : null}
          {wrong ? (
            <p role="alert" className={styles.wrong}>
              Choose a user first.
            </p>
          ) : null}
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" onClick={() => (chosen.length === 0 ? setWrong(true) : onReview(chosen))}>
          {chosen.length === 0 ? "Review" : `Review ${formatNumber(chosen.length)}`}
        </Button>
      </DialogFoot>
    </>
  );
}
