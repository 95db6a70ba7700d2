import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { ROLES } from "../../lib/access/operations.ts";
import { PreviewDialog } from "../../lib/access/preview-dialog.tsx";
import { type RightInfo, rightLabel, useRightsCatalogue } from "../../lib/access/rights-catalogue.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import { hasCode, throwRefusal } from "../../lib/form-errors.ts";
import type { UpdateUserAccessInput } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { Conflict, type Difference } from "../../ui/conflict.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import {
  type AccessDraft,
  accessInput,
  accessRows,
  countChanges,
  draftOf,
  rebase,
  type StoredAccess,
} from "./access-draft.ts";
import { UPDATE_USER_ACCESS, USER_ACCESS } from "./operations.ts";
import { RightsTab } from "./rights-tab.tsx";
import type { RoleOption } from "./role-choice.tsx";
import { RolesTab } from "./roles-tab.tsx";

interface AccessUser {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

/** The tabs Roles and Access Rights: two sides of one thing, saved together after a look at what follows. */
export function AccessTabs({ user, current }: { user: AccessUser; current: "roles" | "rights" }) {
  const maySeeRoles = useRight("ROLE_READ");
  const { data, error, refetch } = useQuery(USER_ACCESS, { variables: { id: user.id } });
  const roles = useQuery(ROLES, { skip: !maySeeRoles });
  const rights = useRightsCatalogue();
  const access = data?.user?.access ?? undefined;
  const failure = error ?? roles.error ?? rights.error;
  const waiting = access === undefined || rights.catalogue === undefined || (maySeeRoles && roles.data === undefined);
  const slow = useDelayed(waiting && failure === undefined);

  if (failure !== undefined && waiting)
    return (
      <ErrorState {...explain(failure, "The access")} onRetry={() => void Promise.all([refetch(), roles.refetch()])} />
    );
  if (access === undefined || rights.catalogue === undefined || (maySeeRoles && roles.data === undefined))
    return slow ? <Skeleton width={280} /> : null;
  return (
    <AccessEditor
      user={user}
      current={current}
      access={access}
      roles={roles.data?.roles ?? undefined}
      catalogue={rights.catalogue}
      onReload={() => refetch()}
    />
  );
}

interface EditState {
  /** What is saved, as it was when this draft last looked. */
  readonly stored: StoredAccess;
  readonly draft: AccessDraft;
  /** Somebody else saved meanwhile, and it is not decided yet whose holds. */
  readonly conflict: boolean;
}

function AccessEditor(props: {
  user: AccessUser;
  current: "roles" | "rights";
  access: StoredAccess;
  roles: readonly RoleOption[] | undefined;
  catalogue: readonly RightInfo[];
  onReload: () => Promise<unknown>;
}) {
  const { user, access, roles, catalogue } = props;
  const mayAssign = useRight("ROLE_ASSIGN") && roles !== undefined;
  const locked = useLocked("Mutation.updateUserAccess");
  const [update, { loading: saving }] = useMutation(UPDATE_USER_ACCESS);
  const [state, setState] = useState<EditState>({ stored: access, draft: draftOf(access), conflict: false });
  const [saved, setSaved] = useState<UpdateUserAccessInput>();
  const { stored, draft, conflict } = state;
  const base = draftOf(stored);
  const changes = countChanges(base, draft);

  // What others save is followed at once where nothing is typed, and shown beside it where something is.
  if (access.version !== stored.version) {
    const rebased = rebase(base, draft, draftOf(access));
    setState({ stored: access, draft: rebased, conflict: countChanges(draftOf(access), rebased) > 0 });
  }

  const setDraft = (next: AccessDraft) => setState((now) => ({ ...now, draft: next }));
  const takePresent = () => setState({ stored: access, draft: draftOf(access), conflict: false });
  const stale = async () => {
    setSaved(undefined);
    await props.onReload();
  };
  const save = async () => {
    if (saved === undefined) return;
    const { data } = await update({ variables: { input: saved } });
    const refused = data?.updateUserAccess?.userErrors ?? [];
    // The payload brought what stands now, which is shown beside what is typed.
    if (hasCode(refused, "STALE_VERSION")) {
      await stale();
      return;
    }
    throwRefusal(refused);
    setState((now) => ({ ...now, conflict: false }));
    setSaved(undefined);
    toastDone(`${user.name}'s access is saved. It holds at once.`);
  };
  const preview = () => setSaved(accessInput(user.id, stored.version, draft));

  const editable = mayAssign ? { locked } : undefined;
  const rows = accessRows(catalogue, stored, draft, roles, user.state === "DISABLED");
  return (
    <>
      <LeaveGuard
        unsaved={changes > 0}
        keeps={({ pathname, search }) =>
          pathname.endsWith(encodeURIComponent(user.id)) &&
          ["roles", "rights"].includes(new URLSearchParams(search).get("tab") ?? "")
        }
      />
      {conflict && changes > 0 ? (
        <Conflict
          what={`${user.name}'s access`}
          differences={differences(base, draft, roles ?? [], catalogue)}
          saving={saving}
          onTakePresent={takePresent}
          onSaveMine={preview}
        />
      ) : null}
      {props.current === "roles" ? (
        <RolesTab
          access={stored}
          roles={roles}
          draft={draft}
          editable={editable}
          onChange={(roleIds) => setDraft({ ...draft, roleIds })}
        />
      ) : (
        <RightsTab
          rows={rows}
          draft={draft}
          editable={editable}
          disabled={user.state === "DISABLED"}
          onChange={setDraft}
        />
      )}
      <SaveBar
        changes={changes}
        wide={props.current === "rights"}
        verb="Review and save"
        saving={false}
        failure={undefined}
        onDiscard={takePresent}
        onSave={preview}
      />
      <PreviewDialog
        title={`Change ${user.name}'s access?`}
        change={saved === undefined ? undefined : { updateUserAccess: saved }}
        confirmLabel="Save"
        onClose={() => setSaved(undefined)}
        onConfirm={save}
        onStale={() => void stale()}
      />
    </>
  );
}

/** What stands now beside what the draft says: the roles, and each exception. */
function differences(
  present: AccessDraft,
  draft: AccessDraft,
  roles: readonly RoleOption[],
  catalogue: readonly RightInfo[],
): Difference[] {
  const roleWords = ({ roleIds }: AccessDraft) =>
    roles
      .filter(({ id }) => roleIds.has(id))
      .map(({ name }) => name)
      .join(", ");
  const exceptionWords = (of: AccessDraft, right: RightInfo["right"]) => {
    const exception = of.exceptions.get(right);
    if (exception === undefined) return "";
    return `${exception.effect === "ALLOW" ? "Allow" : "Deny"}${exception.note.trim() === "" ? "" : `: ${exception.note.trim()}`}`;
  };
  return [
    { field: "Roles", present: roleWords(present), typed: roleWords(draft) },
    ...catalogue.map(({ right }) => ({
      field: rightLabel(catalogue, right),
      present: exceptionWords(present, right),
      typed: exceptionWords(draft, right),
    })),
  ].filter((row) => row.present !== row.typed);
}
