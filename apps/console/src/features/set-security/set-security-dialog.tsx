import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowsDiff, IconUserSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useState } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { fold } from "../../lib/fold.ts";
import { hasCode, throwRefusal } from "../../lib/form-errors.ts";
import type { SecuredUsersQuery } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { DualList } from "../../ui/dual-list.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { LockedLine } from "../../ui/locked-line.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { SAVE_SET_SECURITY, SECURED_USERS, SET_SECURITY } from "./operations.ts";
import { Names, ReviewDialog, type ReviewedChange, Sums } from "./review-dialog.tsx";
import {
  columnsOf,
  countMoves,
  NO_MOVES,
  othersChange,
  type OthersChange,
  rebase,
  type SetDraft,
  type StoredSecurity,
  withMoves,
} from "./set-draft.ts";
import styles from "./set-security.module.css";

type SecuredUser = NonNullable<SecuredUsersQuery["users"]>["edges"][number]["node"];

/** The overlay in which it is chosen which sets block a user. Nothing is stored before Done. */
export function SetSecurityDialog(props: {
  opened: boolean;
  /** Undefined: nobody is chosen yet. */
  userId: string | undefined;
  onUser: (userId: string) => void;
  onClose: () => void;
  /** When it has gone from the page. */
  onClosed: () => void;
}) {
  const { userId } = props;
  const [found, setFound] = useState<SecuredUser>();
  // A dialog that asks stands above this one, and takes Escape for itself.
  const closeOnEscape = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    const inside = target instanceof HTMLElement && currentTarget.contains(target);
    const taken = inside && target.dataset["mantineStopPropagation"] === "true";
    if (event.key === "Escape" && inside && !taken) props.onClose();
  };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      onExitTransitionEnd={props.onClosed}
      returnFocus={false}
      closeOnEscape={false}
      onKeyDown={closeOnEscape}
      size={820}
      title="Manage Demographic Set Security"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <DialogBody>
        <p className={styles.lead}>
          A black-listed set keeps this user out of its patients' records, whatever other rights they hold.
        </p>
        <UserSelect userId={userId} known={found?.id === userId ? found : undefined} onUser={props.onUser} />
      </DialogBody>
      {userId === undefined ? (
        <>
          <DialogBody>
            <div className={styles.place}>
              <EmptyState icon={<IconUserSearch size={18} stroke={1.75} />} title="Choose a user">
                The sets that block the person come first, then all others.
              </EmptyState>
            </div>
          </DialogBody>
          <DialogFoot>
            <Button onClick={props.onClose}>Done</Button>
          </DialogFoot>
        </>
      ) : (
        <UserSets key={userId} userId={userId} onUserFound={setFound} onClose={props.onClose} />
      )}
    </Modal>
  );
}

/** All users, providers and staff; of very many the first ones, and by name the others. */
function UserSelect(props: {
  userId: string | undefined;
  known: SecuredUser | undefined;
  onUser: (userId: string) => void;
}) {
  const [search, setSearch] = useState("");
  const [sent] = useDebouncedValue(search.trim(), 250);
  const [picked, setPicked] = useState<SecuredUser>();
  const chosen = picked?.id === props.userId ? picked : props.known;
  const { data, previousData, error, loading } = useQuery(SECURED_USERS, {
    variables: sent === "" || sent === chosen?.name ? {} : { search: sent },
  });
  const users = (data ?? previousData)?.users;
  const found = (users?.edges ?? []).map(({ node }) => node);
  const offered = chosen === undefined || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  // Until the server has searched, names that do not match go at once: Enter must not choose somebody else.
  const typed = search.trim() === chosen?.name ? "" : search.trim();
  const answered = typed === sent && data !== undefined;
  const shown = new Set(
    (typed === "" ? offered : answered ? found : found.filter(({ name }) => fold(name).includes(fold(typed)))).map(
      ({ id }) => id,
    ),
  );
  const total = users?.totalCount ?? 0;
  const group = (kind: SecuredUser["kind"]) =>
    offered.filter((user) => user.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={styles.user}>
      <Select
        label="User"
        data-autofocus={props.userId === undefined || undefined}
        searchable
        openOnFocus={false}
        placeholder="Name of a provider or staff member"
        nothingFoundMessage={
          error === undefined ? (loading ? "Searching" : "No user matches") : explain(error, "The users").text
        }
        data={[
          { group: "Providers", items: group("PROVIDER") },
          { group: "Staff", items: group("STAFF") },
        ]}
        filter={({ options }) =>
          options
            .map((each) =>
              "items" in each ? { ...each, items: each.items.filter(({ value }) => shown.has(value)) } : each,
            )
            .filter((each) => !("items" in each) || each.items.length > 0)
        }
        // Enter chooses whoever stands first, though they came after what was typed, or that was typed faster than the list opened.
        selectFirstOptionOnChange={shown.size > 0}
        selectFirstOptionOnDropdownOpen={props.userId === undefined}
        maxDropdownHeight={280}
        value={props.userId ?? null}
        onChange={(id) => {
          if (id === null) return;
          setPicked(offered.find((user) => user.id === id));
          props.onUser(id);
        }}
        searchValue={search}
        onSearchChange={setSearch}
        {...(total > found.length && sent === ""
          ? { description: `${formatNumber(found.length)} of ${formatNumber(total)}: type a name to find the others.` }
          : {})}
      />
    </div>
  );
}

/** Reads which sets block the user, apart from the cache: of this moment, and as many as there are. */
function UserSets(props: { userId: string; onUserFound: (user: SecuredUser) => void; onClose: () => void }) {
  const { data, error, refetch } = useQuery(SET_SECURITY, {
    variables: { userId: props.userId },
    fetchPolicy: "no-cache",
  });
  const security = data?.setSecurity ?? undefined;
  const slow = useDelayed(security === undefined && error === undefined);
  const { onUserFound } = props;
  useEffect(() => {
    if (security !== undefined) onUserFound(security.user);
  }, [security, onUserFound]);

  if (security === undefined)
    return (
      <>
        <DialogBody>
          <div className={styles.place} aria-busy={error === undefined}>
            {error === undefined ? (
              slow ? (
                <Skeleton width={240} />
              ) : null
            ) : (
              <ErrorState {...explain(error, "The sets")} onRetry={() => void refetch()} />
            )}
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={props.onClose}>Cancel</Button>
        </DialogFoot>
      </>
    );
  return (
    <Editor
      user={security.user}
      security={security}
      onReload={async () => (await refetch()).data?.setSecurity ?? undefined}
      onClose={props.onClose}
    />
  );
}

interface EditState {
  /** What is saved, as it was when these moves last looked. */
  readonly stored: StoredSecurity;
  readonly draft: SetDraft;
  /** What another administrator did while these moves were made. */
  readonly others: OthersChange | undefined;
  readonly saved: boolean;
}

function Editor(props: {
  user: SecuredUser;
  security: StoredSecurity;
  onReload: () => Promise<StoredSecurity | undefined>;
  onClose: () => void;
}) {
  const { user, onClose } = props;
  const mayChange = useRight("SET_SECURITY_UPDATE");
  const lock = useLocked("Mutation.saveSetSecurity");
  const [save] = useMutation(SAVE_SET_SECURITY, { fetchPolicy: "no-cache" });
  const [state, setState] = useState<EditState>({
    stored: props.security,
    draft: NO_MOVES,
    others: undefined,
    saved: false,
  });
  const [review, setReview] = useState<ReviewedChange>();
  const [selected, setSelected] = useState(0);
  /** Done was pressed with sets selected, and none moved. */
  const [unmoved, setUnmoved] = useState(false);
  const { stored, draft, others, saved } = state;
  const moves = countMoves(draft);
  const columns = useMemo(() => columnsOf(stored, draft), [stored, draft]);
  const forbidden = mayChange ? undefined : "Your role does not hold the right to change it.";
  const locked = lock ?? forbidden;

  // Once the moves are forgotten, so that nobody is asked about them.
  const closeSaved = useEffectEvent(onClose);
  useEffect(() => {
    if (saved) closeSaved();
  }, [saved]);

  const meet = (now: StoredSecurity | undefined) => {
    setReview(undefined);
    if (now === undefined) return;
    setState((before) => ({
      ...before,
      stored: now,
      draft: rebase(now, before.draft),
      others: othersChange(before.stored, now),
    }));
  };
  const done = () => {
    if (moves === 0) {
      if (selected > 0) setUnmoved(true);
      else onClose();
      return;
    }
    const names = (sets: StoredSecurity["blocked"], ids: ReadonlySet<string>) =>
      sets.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    setReview({
      input: {
        saveSetSecurity: {
          userId: user.id,
          version: stored.version,
          blockSetIds: [...draft.block],
          unblockSetIds: [...draft.unblock],
        },
      },
      blocked: names(stored.unblocked, draft.block),
      lifted: names(stored.blocked, draft.unblock),
    });
  };
  const confirm = async () => {
    const input = review?.input.saveSetSecurity;
    if (input === undefined || input === null) return;
    const { data } = await save({ variables: { input } });
    const refused = data?.saveSetSecurity?.userErrors ?? [];
    if (hasCode(refused, "STALE_VERSION")) {
      meet(data?.saveSetSecurity?.setSecurity ?? undefined);
      return;
    }
    throwRefusal(refused);
    setReview(undefined);
    setState((before) => ({ ...before, draft: NO_MOVES, saved: true }));
    toastDone(`Saved for ${user.name}. It holds from the next request on.`);
  };

  return (
    <>
      <LeaveGuard unsaved={moves > 0} />
      <DialogBody>
        {others === undefined ? null : (
          <OthersNote
            user={user}
            others={others}
            moves={moves}
            onDismiss={() => setState({ ...state, others: undefined })}
            onDropMine={() => setState({ ...state, draft: NO_MOVES, others: undefined })}
          />
        )}
        <LockedLine reason={locked} />
        <DualList
          left={{
            label: "Black Listed",
            searchLabel: "Search black-listed sets",
            items: columns.blocked,
            empty: `No set blocks ${user.name}.`,
          }}
          right={{
            label: "Demographic Sets",
            searchLabel: "Search demographic sets",
            items: columns.unblocked,
            empty: "No other sets. Save one from the Demographic Report.",
          }}
          onMove={(ids, to) =>
            setState((now) => ({
              ...now,
              draft: withMoves(now.stored, now.draft, ids, to === "left" ? "blocked" : "unblocked"),
            }))
          }
          onSelect={(count) => {
            setSelected(count);
            setUnmoved(false);
          }}
          locked={locked}
        />
      </DialogBody>
      <DialogFoot>
        <span className={styles.footSums}>
          <Sums blockCount={draft.block.size} unblockCount={draft.unblock.size} />
          {unmoved ? (
            <span role="alert" className={styles.wrong}>
              {selected === 1 ? "The selected set is" : `The ${formatNumber(selected)} selected sets are`} not moved
              yet. Move
              {selected === 1 ? " it" : " them"} with an arrow, or cancel.
            </span>
          ) : (
            <span className={styles.before}>Nothing is saved before Done.</span>
          )}
        </span>
        <Button onClick={onClose}>{locked === undefined ? "Cancel" : "Close"}</Button>
        {forbidden === undefined ? (
          <LockableButton variant="filled" locked={lock} onClick={done}>
            Done
          </LockableButton>
        ) : null}
      </DialogFoot>
      <ReviewDialog
        title={`Save for ${user.name}?`}
        change={review}
        onClose={() => setReview(undefined)}
        onConfirm={confirm}
        onStale={() => void props.onReload().then(meet)}
      />
    </>
  );
}

/** What another administrator has saved meanwhile. It stands; one's own moves wait for Done again. */
function OthersNote(props: {
  user: SecuredUser;
  others: OthersChange;
  moves: number;
  onDismiss: () => void;
  onDropMine: () => void;
}) {
  const { others, moves } = props;
  return (
    <section className={styles.others} role="alert" aria-label="Changed by another administrator">
      <header>
        <IconArrowsDiff size={16} stroke={1.75} aria-hidden="true" />
        <p>
          <b>Another administrator has changed {props.user.name}'s sets meanwhile.</b> Nothing of yours is saved yet.{" "}
          {moves === 0
            ? "What you moved now is as you moved it."
            : "What you moved still waits, marked Added or Removed, for Done."}
        </p>
      </header>
      <div className={styles.othersNames}>
        <Names title="They blocked" names={others.blocked} />
        <Names title="They unblocked" names={others.lifted} />
      </div>
      <div className={styles.choice}>
        {moves === 0 ? null : (
          <Button size="sm" onClick={props.onDropMine}>
            Drop mine
          </Button>
        )}
        <Button size="sm" onClick={props.onDismiss}>
          {moves === 0 ? "Understood" : "Go on with mine"}
        </Button>
      </div>
    </section>
  );
}
