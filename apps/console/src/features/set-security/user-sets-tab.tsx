import { useQuery } from "@apollo/client/react";
import { IconFolders } from "@tabler/icons-react";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain } from "../../lib/errors.ts";
import type { UserSetsQuery } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Section } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table, TableFrame } from "../../ui/table.tsx";
import { LinkedPatients } from "./linked-patients.tsx";
import { ManageSetAccess } from "./manage-set-access.tsx";
import { USER_SETS } from "./operations.ts";
import { SetLink } from "./set-link.tsx";
import styles from "./set-security.module.css";

type UserSets = NonNullable<NonNullable<UserSetsQuery["user"]>["access"]>;
type Block = NonNullable<UserSets["setBlocks"]>[number];
export type PatientLink = NonNullable<UserSets["patientLinks"]>[number];

interface SecuredUser {
  readonly id: string;
  readonly name: string;
}

/** A user's page, the tab Set Security: which sets block the person, and which patients the person is or is kin to. */
export function UserSetsTab({ user }: { user: SecuredUser }) {
  const { data, error, loading, refetch } = useQuery(USER_SETS, {
    variables: { id: user.id },
    fetchPolicy: "cache-and-network",
  });
  const sets = data?.user?.access ?? undefined;
  const slow = useDelayed(sets === undefined && error === undefined);
  const reload = async () => void (await refetch());

  if (error !== undefined && sets === undefined)
    return <ErrorState {...explain(error, "The sets")} onRetry={() => void refetch()} />;
  return (
    <>
      <Section
        title="Sets that block this user"
        id="user-set-blocks"
        aside={
          <span className={styles.aside}>
            <ManageSetAccess userId={user.id} onClosed={() => void reload()}>
              Manage Set Access
            </ManageSetAccess>
          </span>
        }
      >
        <TableFrame busy={loading}>
          {sets?.setBlocks?.length === 0 ? (
            <EmptyState icon={<IconFolders size={18} stroke={1.75} />} title="No set blocks this user">
              Roles and exceptions alone say what {user.name} may open.
            </EmptyState>
          ) : (
            <Blocks blocks={sets?.setBlocks ?? undefined} skeleton={slow} />
          )}
        </TableFrame>
      </Section>
      <Section title="Linked patients" id="user-linked-patients">
        <p className={styles.help}>Is this user a patient here, or is somebody of the family?</p>
        <LinkedPatients user={user} links={sets?.patientLinks ?? undefined} skeleton={slow} onChanged={reload} />
      </Section>
    </>
  );
}

function Blocks({ blocks, skeleton }: { blocks: readonly Block[] | undefined; skeleton: boolean }) {
  const zone = usePracticeTimeZone();
  const phone = usePhone();
  const key = (block: Block) => block.patientSet?.id ?? block.blockedAt;
  if (phone)
    return blocks === undefined ? (
      <SkeletonCards rows={2} visible={skeleton} />
    ) : (
      <Cards label="Sets that block this user">
        {blocks.map((block) => (
          <Card key={key(block)} name={<SetLink patientSet={block.patientSet} />}>
            By {block.blockedBy.name}, {formatInstant(block.blockedAt, zone)}
          </Card>
        ))}
      </Cards>
    );
  return (
    <Table label="Sets that block this user">
      <thead>
        <tr>
          <th scope="col">Set</th>
          <th scope="col">Blocked by</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      {blocks === undefined ? (
        <SkeletonRows rows={2} widths={[220, 130, 160]} visible={skeleton} />
      ) : (
        <tbody>
          {blocks.map((block) => (
            <tr key={key(block)}>
              <td>
                <SetLink patientSet={block.patientSet} />
              </td>
              <td>{block.blockedBy.name}</td>
              <td className={cell.number}>{formatInstant(block.blockedAt, zone)}</td>
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  );
}
