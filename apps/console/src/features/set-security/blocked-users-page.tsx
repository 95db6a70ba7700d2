import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconShieldOff } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import type { BlockedUsersQuery } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { usePaging } from "../../lib/paging.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Card, Cards, cell, SkeletonCards, SkeletonRows, Table, TableFoot, TableFrame } from "../../ui/table.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { BlockUsersDialog } from "./block-users-dialog.tsx";
import { BLOCKED_USERS, SAVE_SET_BLOCKS } from "./operations.ts";
import { ReviewDialog, type ReviewedChange } from "./review-dialog.tsx";
import styles from "./set-security.module.css";

type PatientSetNode = Extract<NonNullable<BlockedUsersQuery["node"]>, { __typename: "PatientSet" }>;
type Block = NonNullable<PatientSetNode["blocks"]>["edges"][number]["node"];
type BlockedUser = Block["user"];

/** A set's side: whom it blocks, to block several users at once, and to let some go. */
export function BlockedUsersPage() {
  const { patientSetId = "" } = useParams();
  return <OneSet key={patientSetId} id={patientSetId} />;
}

function OneSet({ id }: { id: string }) {
  const zone = usePracticeTimeZone();
  const phone = usePhone();
  const mayChange = useRight("SET_SECURITY_UPDATE");
  const locked = useLocked("Mutation.savePatientSetBlocks");
  const paging = usePaging(25);
  const { data, previousData, error, loading, refetch } = useQuery(BLOCKED_USERS, {
    variables: { id, ...paging.variables },
    fetchPolicy: "cache-and-network",
  });
  const [saveBlocks] = useMutation(SAVE_SET_BLOCKS);
  const [chosen, setChosen] = useState<ReadonlyMap<string, BlockedUser>>(new Map());
  const [adding, setAdding] = useState(false);
  const [review, setReview] = useState<ReviewedChange>();
  const node = (data ?? previousData)?.node;
  const set = node?.__typename === "PatientSet" ? node : undefined;
  const blocks = set?.blocks ?? undefined;
  const slow = useDelayed(set === undefined && error === undefined);
  useDocumentTitle(set === undefined ? "Blocked users" : `Blocked users, ${set.name}`);
  const back = <BackLink to={`/patient-sets/${encodeURIComponent(id)}`}>{set?.name ?? "Patient set"}</BackLink>;

  if (set === undefined && (error !== undefined || data !== undefined)) {
    const explanation = explain(error, "The blocked users");
    const missing = error === undefined || explanation.kind === "missing";
    return (
      <Page>
        <ErrorState
          wholePage
          {...explanation}
          {...(missing
            ? { kind: "missing", title: "No such set", text: "No patient set of your practice has this address." }
            : {})}
          onRetry={() => void refetch()}
          action={
            <Button component={Link} to="/patient-sets" size="sm">
              Back to patient sets
            </Button>
          }
        />
      </Page>
    );
  }

  const toggle = (user: BlockedUser, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(user.id, user);
    else next.delete(user.id);
    setChosen(next);
  };
  const tick = (user: BlockedUser) =>
    mayChange ? (
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={`Choose ${user.name}`}
        checked={chosen.has(user.id)}
        onChange={(event) => toggle(user, event.currentTarget.checked)}
      />
    ) : null;
  const confirm = async () => {
    const input = review?.input.savePatientSetBlocks;
    if (input === undefined || input === null) return;
    const { data: answer } = await saveBlocks({ variables: { input } });
    throwRefusal(answer?.savePatientSetBlocks?.userErrors);
    setReview(undefined);
    setAdding(false);
    setChosen(new Map());
    toastDone("Saved. It holds from the next request on.");
    await refetch();
  };
  const rows = blocks?.edges.map((edge) => edge.node);

  return (
    <Page>
      <PageHead
        before={back}
        title="Blocked users"
        actions={
          mayChange ? (
            <>
              <LockableButton
                size="sm"
                locked={locked}
                aria-haspopup="dialog"
                {...(chosen.size === 0 ? { "aria-disabled": true, "data-disabled": true } : {})}
                onClick={() => {
                  if (chosen.size > 0)
                    setReview({
                      input: { savePatientSetBlocks: { patientSetId: id, unblockUserIds: [...chosen.keys()] } },
                      blocked: [],
                      lifted: [...chosen.values()].map(({ name }) => name),
                    });
                }}
              >
                {chosen.size === 0 ? "Unblock" : `Unblock ${formatNumber(chosen.size)}…`}
              </LockableButton>
              <LockableButton
                variant="filled"
                size="sm"
                locked={locked}
                aria-haspopup="dialog"
                onClick={() => setAdding(true)}
              >
                Block users…
              </LockableButton>
            </>
          ) : undefined
        }
      >
        {set === undefined ? (
          slow ? (
            <Skeleton width={300} />
          ) : null
        ) : (
          <>Whom "{set.name}" keeps out of its patients' records.</>
        )}
      </PageHead>
      <TableFrame busy={loading}>
        {error !== undefined && blocks === undefined ? (
          <ErrorState {...explain(error, "The blocked users")} onRetry={() => void refetch()} />
        ) : set !== undefined && set.blocks === null ? (
          <ErrorState
            kind="forbidden"
            title="You may not see this"
            text="Your role does not hold the right to see whom sets block. Ask an administrator if you need it."
          />
        ) : blocks?.totalCount === 0 ? (
          <EmptyState icon={<IconShieldOff size={18} stroke={1.75} />} title="This set blocks nobody">
            {mayChange ? "Block users, and they cannot open its patients from the next request on." : undefined}
          </EmptyState>
        ) : phone ? (
          rows === undefined ? (
            <SkeletonCards rows={4} visible={slow} />
          ) : (
            <Cards label="Blocked users">
              {rows.map(({ user, blockedBy, blockedAt }) => (
                <Card key={user.id} name={<UserName user={user} />} state={tick(user)}>
                  {KINDS[user.kind]}
                  <br />
                  By {blockedBy.name}, {formatInstant(blockedAt, zone)}
                </Card>
              ))}
            </Cards>
          )
        ) : (
          <Table label="Blocked users">
            <thead>
              <tr>
                {mayChange ? (
                  <th scope="col" className={styles.tickColumn}>
                    <input
                      type="checkbox"
                      className={styles.tick}
                      aria-label="Choose all of this page"
                      checked={rows !== undefined && rows.every(({ user }) => chosen.has(user.id))}
                      onChange={(event) =>
                        setChosen(
                          event.currentTarget.checked
                            ? new Map([...chosen, ...(rows ?? []).map(({ user }) => [user.id, user] as const)])
                            : new Map(),
                        )
                      }
                    />
                  </th>
                ) : null}
                <th scope="col">User</th>
                <th scope="col">Kind</th>
                <th scope="col">Blocked by</th>
                <th scope="col">Since</th>
              </tr>
            </thead>
            {rows === undefined ? (
              <SkeletonRows rows={6} widths={[...(mayChange ? [14] : []), 160, 90, 140, 170]} visible={slow} />
            ) : (
              <tbody>
                {rows.map(({ user, blockedBy, blockedAt }) => (
                  <tr key={user.id}>
                    {mayChange ? <td>{tick(user)}</td> : null}
                    <td>
                      <UserName user={user} />
                    </td>
                    <td>{KINDS[user.kind]}</td>
                    <td>{blockedBy.name}</td>
                    <td className={cell.number}>{formatInstant(blockedAt, zone)}</td>
                  </tr>
                ))}
              </tbody>
            )}
          </Table>
        )}
        {blocks === undefined || blocks.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={rows?.length ?? 0}
            total={blocks.totalCount}
            paging={paging}
            pending={loading && data === undefined}
            onPrevious={blocks.pageInfo.hasPreviousPage ? () => paging.previous(blocks.pageInfo) : undefined}
            onNext={blocks.pageInfo.hasNextPage ? () => paging.next(blocks.pageInfo) : undefined}
          />
        )}
      </TableFrame>
      <BlockUsersDialog
        setName={set?.name ?? ""}
        blocked={new Set(rows?.map(({ user }) => user.id))}
        opened={adding}
        onClose={() => setAdding(false)}
        onReview={(users) =>
          setReview({
            input: { savePatientSetBlocks: { patientSetId: id, blockUserIds: users.map((user) => user.id) } },
            blocked: users.map(({ name }) => name),
            lifted: [],
          })
        }
      />
      <ReviewDialog
        title={`Save for "${set?.name ?? ""}"?`}
        change={review}
        onClose={() => setReview(undefined)}
        onConfirm={confirm}
      />
    </Page>
  );
}

const KINDS: Readonly<Record<BlockedUser["kind"], string>> = { PROVIDER: "Provider", STAFF: "Staff member" };

function UserName({ user }: { user: BlockedUser }) {
  return (
    <Link className={cell.name} to={`/users/${encodeURIComponent(user.id)}?tab=sets`}>
      {user.name}
    </Link>
  );
}
