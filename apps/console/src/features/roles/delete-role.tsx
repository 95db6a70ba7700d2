import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { PreviewDialog } from "../../lib/access/preview-dialog.tsx";
import { throwRefusal } from "../../lib/form-errors.ts";
import type { DeleteRoleInput } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { Check } from "../../ui/check.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { DELETE_ROLE, ROLE_HOLDERS } from "./operations.ts";
import { holdersInWords, type Role } from "./role-words.ts";
import styles from "./roles.module.css";

/** Deletes a role of the practice's own. One that is held says by whom, and asks whether it shall go all the same. */
export function DeleteRole({ role }: { role: Role }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const locked = useLocked("Mutation.deleteRole");
  const [remove] = useMutation(DELETE_ROLE);
  const [asked, setAsked] = useState<DeleteRoleInput>();
  const [confirmed, setConfirmed] = useState(false);
  const [gone, setGone] = useState(false);
  const held = role.holderCount > 0;
  useEffect(() => {
    if (gone) void navigate("/roles");
  }, [gone, navigate]);

  return (
    <>
      <LockableButton
        size="sm"
        variant="danger"
        locked={locked}
        aria-haspopup="dialog"
        onClick={() => {
          setConfirmed(false);
          setAsked({ roleId: role.id, version: role.version, confirmHeld: held });
        }}
      >
        Delete…
      </LockableButton>
      <PreviewDialog
        title={`Delete the role ${role.name}?`}
        change={asked === undefined ? undefined : { deleteRole: asked }}
        confirmLabel="Delete the role"
        danger
        mayConfirm={!held || confirmed}
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (asked === undefined) return;
          const { data } = await remove({ variables: { input: asked } });
          throwRefusal(data?.deleteRole?.userErrors);
          toastDone(`The role ${role.name} is deleted.`);
          setAsked(undefined);
          setGone(true);
        }}
        onStale={() => {
          setAsked(undefined);
          void client.refetchQueries({ include: [ROLES] });
        }}
      >
        {held ? (
          <div className={styles.deleting}>
            <Holders role={role} />
            <Check
              label={`Take it from ${holdersInWords(role.holderCount)} all the same`}
              checked={confirmed}
              onChange={setConfirmed}
            />
          </div>
        ) : (
          <p>Nobody holds it. It cannot be brought back.</p>
        )}
      </PreviewDialog>
    </>
  );
}

/** Who holds it, as far as this person may see users. */
function Holders({ role }: { role: Role }) {
  const maySeeUsers = useRight("USER_READ");
  const { data } = useQuery(ROLE_HOLDERS, {
    variables: { roleId: role.id },
    skip: !maySeeUsers,
    fetchPolicy: "network-only",
  });
  const users = data?.users;
  const names = users?.edges.map(({ node }) => (node.state === "DISABLED" ? `${node.name} (disabled)` : node.name));
  const more = (users?.totalCount ?? 0) - (names?.length ?? 0);
  return (
    <p>
      Held by{" "}
      {names === undefined || names.length === 0
        ? holdersInWords(role.holderCount)
        : new Intl.ListFormat("en-GB").format(more > 0 ? [...names, `${more} more`] : names)}
      . The role cannot be brought back.
    </p>
  );
}
