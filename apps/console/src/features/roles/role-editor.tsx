import { useApolloClient, useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { ROLES } from "../../lib/access/operations.ts";
import { PreviewDialog } from "../../lib/access/preview-dialog.tsx";
import type { RightInfo } from "../../lib/access/rights-catalogue.ts";
import { useEdit } from "../../lib/edit.ts";
import { explainAct } from "../../lib/errors.ts";
import { formErrors, hasCode, throwRefusal } from "../../lib/form-errors.ts";
import type { UpdateRoleInput } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { UPDATE_ROLE } from "./operations.ts";
import { changesRights, checkRole, elementsOf, roleInput, roleValues } from "./role-edit.ts";
import { RoleFields } from "./role-fields.tsx";
import type { Role } from "./role-words.ts";

const STALE =
  "Somebody else saved this role meanwhile, so nothing of yours is saved yet. What they changed and you did not is taken over; where both changed a text, theirs is shown below it. Look, then save once more.";

/** Changes a role. Where rights are among it, who gains and who loses is shown before it is saved. */
export function RoleEditor({ role, catalogue }: { role: Role; catalogue: readonly RightInfo[] }) {
  const client = useApolloClient();
  const locks = useLocks();
  const edit = useEdit(roleValues(role, catalogue), checkRole, (field) => locks(...elementsOf("updateRole", field)));
  const [update, { loading }] = useMutation(UPDATE_ROLE);
  const [previewed, setPreviewed] = useState<UpdateRoleInput>();
  const [failure, setFailure] = useState<string>();
  const rights = changesRights(edit.changed);

  /** @returns what was refused. */
  const save = async (input: UpdateRoleInput) => {
    const { data } = await update({ variables: { input } });
    const refused = data?.updateRole?.userErrors ?? [];
    if (refused.length === 0) {
      setPreviewed(undefined);
      toastDone(rights ? `The role ${edit.values.name.trim()} is saved. It holds at once.` : "The role is saved.");
    } else if (hasCode(refused, "STALE_VERSION")) {
      setPreviewed(undefined);
      setFailure(STALE);
    }
    return refused;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (!edit.checkAll()) return;
    const input = roleInput(role, edit.values, edit.changed, catalogue);
    if (rights) {
      setPreviewed(input);
      return;
    }
    try {
      const refused = await save(input);
      if (hasCode(refused, "STALE_VERSION")) return;
      const errors = formErrors(refused, ["name", "description"]);
      edit.refuse(errors.fields);
      setFailure(errors.form);
    } catch (error) {
      setFailure(explainAct(error, "The role was not saved"));
    }
  };

  return (
    <>
      <form onSubmit={(event) => void submit(event)} noValidate aria-label={`The role ${role.name}`}>
        <LeaveGuard unsaved={edit.changed.length > 0} />
        <RoleFields edit={edit} catalogue={catalogue} saved={new Set(role.rights)} />
        <SaveBar
          changes={edit.changed.length}
          verb={rights ? "Review and save" : "Save"}
          saving={loading && previewed === undefined}
          failure={failure}
          onDiscard={() => {
            edit.discard();
            setFailure(undefined);
          }}
        />
      </form>
      <PreviewDialog
        title={`Save the role ${role.name}?`}
        change={previewed === undefined ? undefined : { updateRole: previewed }}
        confirmLabel="Save"
        onClose={() => setPreviewed(undefined)}
        onConfirm={async () => {
          if (previewed === undefined) return;
          const refused = await save(previewed);
          if (!hasCode(refused, "STALE_VERSION")) throwRefusal(refused);
        }}
        onStale={() => {
          setPreviewed(undefined);
          setFailure(STALE);
          void client.refetchQueries({ include: [ROLES] });
        }}
      />
    </>
  );
}
