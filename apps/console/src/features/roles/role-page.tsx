import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconCheck, IconLock, IconMinus } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { bySection, type RightInfo, useRightsCatalogue } from "../../lib/access/rights-catalogue.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { useRight } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { ErrorState, Note, Skeleton } from "../../ui/states.tsx";
import { DeleteRole } from "./delete-role.tsx";
import { RoleEditor } from "./role-editor.tsx";
import { holdersAddress, holdersInWords, originOf, type Role } from "./role-words.ts";
import styles from "./roles.module.css";

/** One role: its name, what it is for, and its rights. */
export function RolePage() {
  const { roleId = "" } = useParams();
  return <OneRole key={roleId} id={roleId} />;
}

function OneRole({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(ROLES);
  const rights = useRightsCatalogue();
  const role = data?.roles?.find((each) => each.id === id);
  useDocumentTitle(role?.name ?? "Role");
  const failure = error ?? rights.error;
  const waiting = data === undefined || rights.catalogue === undefined;
  const slow = useDelayed(waiting && failure === undefined);

  if (failure !== undefined && waiting)
    return (
      <Page>
        <ErrorState wholePage {...explain(failure, "The role")} onRetry={() => void refetch()} action={<ToRoles />} />
      </Page>
    );
  if (data === undefined || rights.catalogue === undefined)
    return <Page>{slow ? <Skeleton width={240} /> : null}</Page>;
  if (role === undefined)
    return (
      <Page>
        <ErrorState
          wholePage
          kind="missing"
          title="No such role"
          text="No role of your practice has this address. It may have been deleted."
          action={<ToRoles />}
        />
      </Page>
    );
  return <OpenRole role={role} catalogue={rights.catalogue} />;
}

function OpenRole({ role, catalogue }: { role: Role; catalogue: readonly RightInfo[] }) {
  const mayUpdate = useRight("ROLE_UPDATE");
  const maySeeUsers = useRight("USER_READ");
  const origin = originOf(role);
  const holders = holdersInWords(role.holderCount);
  const deletable = mayUpdate && role.shipped === null;
  return (
    <Page>
      <PageHead
        title={role.name}
        before={<BackLink to="/roles">Roles</BackLink>}
        actions={deletable ? <DeleteRole role={role} /> : undefined}
      >
        <span className={styles.lead}>
          <Badge tone={origin.tone}>{origin.label}</Badge>
          {maySeeUsers && role.holderCount > 0 ? (
            <span>
              Held by <Link to={holdersAddress(role.id)}>{holders}</Link>
            </span>
          ) : (
            <span>Held by {holders.toLowerCase()}</span>
          )}
        </span>
      </PageHead>
      {origin.text === undefined || !mayUpdate ? null : (
        <div className={styles.origin}>
          <Note icon={<IconLock size={16} stroke={1.75} />}>{origin.text}</Note>
        </div>
      )}
      {mayUpdate && !role.fixed ? (
        <RoleEditor role={role} catalogue={catalogue} />
      ) : (
        <RoleFacts role={role} catalogue={catalogue} />
      )}
    </Page>
  );
}

/** The role for who cannot change it. */
function RoleFacts({ role, catalogue }: { role: Role; catalogue: readonly RightInfo[] }) {
  return (
    <FormSections>
      <FormSection id="role-description" title="Description">
        <p>{role.description === "" ? "None." : role.description}</p>
      </FormSection>
      {bySection(catalogue).map(({ section, items }) => (
        <FormSection key={section} id={`role-${section}`} title={section}>
          <ul className={styles.facts}>
            {items.map(({ right, label, description }) => {
              const given = role.rights.includes(right);
              return (
                <li key={right} data-given={given || undefined}>
                  {given ? (
                    <IconCheck size={16} stroke={2} aria-label="Given" />
                  ) : (
                    <IconMinus size={16} stroke={2} aria-label="Not given" />
                  )}
                  <span>
                    <b>{label}</b>
                    <small>{description}</small>
                  </span>
                </li>
              );
            })}
          </ul>
        </FormSection>
      ))}
    </FormSections>
  );
}

function ToRoles() {
  return (
    <Button component={Link} to="/roles" size="sm">
      Back to roles
    </Button>
  );
}
