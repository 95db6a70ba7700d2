import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { type RightInfo, useRightsCatalogue } from "../../lib/access/rights-catalogue.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useEdit } from "../../lib/edit.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { FormFoot } from "../../ui/form-section.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { CREATE_ROLE } from "./operations.ts";
import { checkRole, chosenRights, elementsOf, roleValues } from "./role-edit.ts";
import { RoleFields } from "./role-fields.tsx";
import { roleAddress } from "./role-words.ts";

/** A role of the practice's own. */
export function MakeRolePage() {
  useDocumentTitle("Make a role");
  const { catalogue, error } = useRightsCatalogue();
  return (
    <Page>
      <PageHead title="Make a role" before={<BackLink to="/roles">Roles</BackLink>}>
        Give it the rights that a kind of work needs, and no more. Then give it to people.
      </PageHead>
      {catalogue !== undefined ? (
        <NewRole catalogue={catalogue} />
      ) : error === undefined ? null : (
        <ErrorState {...explain(error, "The access rights")} />
      )}
    </Page>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

function NewRole({ catalogue }: { catalogue: readonly RightInfo[] }) {
  const navigate = useNavigate();
  const locks = useLocks();
  const locked = locks("Mutation.createRole");
  const edit = useEdit(roleValues({ name: "", description: "", rights: [] }, catalogue), checkRole, (field) =>
    locks(...elementsOf("createRole", field)),
  );
  const [create, { loading }] = useMutation(CREATE_ROLE, { refetchQueries: [ROLES] });
  const [failure, setFailure] = useState<string>();
  const [madeId, setMadeId] = useState<string>();
  // Not at once: the guard below must have heard first that nothing is unsaved any more.
  useEffect(() => {
    if (madeId !== undefined) void navigate(roleAddress(madeId));
  }, [madeId, navigate]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (locked !== undefined || !edit.checkAll()) return;
    const { name, description } = edit.values;
    try {
      const { data } = await create({
        variables: {
          input: { name: name.trim(), description: description.trim(), rights: chosenRights(edit.values, catalogue) },
        },
      });
      const payload = data?.createRole;
      const errors = formErrors(payload?.userErrors ?? [], ["name", "description"]);
      edit.refuse(errors.fields);
      setFailure(errors.form);
      if (!payload?.role || payload.userErrors.length > 0) return;
      toastDone(`The role ${name.trim()} is made.`);
      setMadeId(payload.role.id);
    } catch (error) {
      setFailure(explainAct(error, "The role was not made"));
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-label="Make a role">
      <LeaveGuard unsaved={madeId === undefined && edit.changed.length > 0} />
      <RoleFields edit={edit} catalogue={catalogue} saved={NOTHING} />
      <FormFoot failure={failure}>
        <Button component={Link} to="/roles">
          Cancel
        </Button>
        <LockableButton
          type="submit"
          variant="filled"
          locked={locked}
          loading={loading}
          // The error of a field that loses the focus would move the button away between press and release.
          onMouseDown={(event) => event.preventDefault()}
        >
          Make the role
        </LockableButton>
      </FormFoot>
    </form>
  );
}
