import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconArrowsDiff, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import type { PatientSetComparisonQuery, PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { useRight } from "../../lib/session.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { EmptyState, ErrorState, Failure } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useLocalPaging } from "./local-paging.ts";
import { PATIENT_SET_COMPARISON } from "./operations.ts";
import { type Chosen, PatientRows } from "./patient-rows.tsx";
import { PATIENTS_AT_MOST, useMemberUpdate } from "./use-set-update.ts";
import styles from "./patient-sets.module.css";

type Comparison = NonNullable<
  Extract<NonNullable<PatientSetComparisonQuery["node"]>, { __typename: "PatientSet" }>["comparison"]
>;

const NONE: Chosen = new Set();

/** The set beside what its criteria find now. Who is chosen is taken over by one press; nobody by itself. */
export function SetComparison({ set }: { set: PatientSetInfoFragment }) {
  const mayUpdate = useRight("PATIENT_SET_UPDATE");
  const locked = useLocks()(
    "Mutation.updatePatientSet",
    "UpdatePatientSetInput.addPatientIds",
    "UpdatePatientSetInput.removePatientIds",
  );
  const update = useMemberUpdate(set);
  const joinedPaging = useLocalPaging(10);
  const leftPaging = useLocalPaging(10);
  const [adding, setAdding] = useState<Chosen>(NONE);
  const [removing, setRemoving] = useState<Chosen>(NONE);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { data, previousData, error, loading, refetch } = useQuery(PATIENT_SET_COMPARISON, {
    variables: {
      id: set.id,
      ...named("joined", joinedPaging.variables),
      ...named("left", leftPaging.variables),
    },
    fetchPolicy: "network-only",
    notifyOnNetworkStatusChange: true,
  });
  const node = error === undefined ? (data ?? previousData)?.node : undefined;
  const comparison = node?.__typename === "PatientSet" ? node.comparison : undefined;
  const slow = useDelayed(comparison === undefined && error === undefined);
  const choosable = mayUpdate && locked === undefined;

  if (error !== undefined) {
    return (
      <TableFrame>
        <ErrorState {...explain(error, "The comparison")} onRetry={() => void refetch()} />
      </TableFrame>
    );
  }
  if (comparison === null) {
    return (
      <TableFrame>
        <EmptyState icon={<IconArrowsDiff size={18} stroke={1.75} />} title="It cannot be compared by you">
          Its criteria name patients, and some records are closed to you. Ask an administrator who sees all of them.
        </EmptyState>
      </TableFrame>
    );
  }
  const joined = comparison?.joined;
  const left = comparison?.left;
  if (joined?.totalCount === 0 && left?.totalCount === 0) {
    return (
      <TableFrame>
        <EmptyState icon={<IconCircleCheck size={18} stroke={1.75} />} title="Nothing differs">
          The criteria find exactly the patients of this set now.
        </EmptyState>
      </TableFrame>
    );
  }

  const chosenCount = adding.size + removing.size;
  const choosing = (choose: (chosen: Chosen) => void) => (chosen: Chosen) => {
    setFailure(undefined);
    choose(chosen);
  };
  const takeOver = async () => {
    setFailure(undefined);
    if (chosenCount === 0) return setFailure("Choose who is to join or to leave first.");
    setWorking(true);
    try {
      await update({
        ...(adding.size === 0 ? {} : { addPatientIds: [...adding] }),
        ...(removing.size === 0 ? {} : { removePatientIds: [...removing] }),
      });
      toastDone(`Taken over: +${formatNumber(adding.size)}, −${formatNumber(removing.size)}.`);
      setAdding(NONE);
      setRemoving(NONE);
      joinedPaging.setRows(joinedPaging.rows);
      leftPaging.setRows(leftPaging.rows);
      await refetch();
    } catch (thrown) {
      setFailure(explainAct(thrown, "Nothing was taken over"));
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      <div className={styles.compared}>
        <p role="status">
          {joined == null || left == null ? (
            "Comparing"
          ) : (
            <>
              Against the set, its criteria find <b>+{formatNumber(joined.totalCount)}</b> and{" "}
              <b>−{formatNumber(left.totalCount)}</b> now.
            </>
          )}
        </p>
        {mayUpdate ? (
          <LockableButton
            size="sm"
            variant="filled"
            locked={locked}
            loading={working}
            disabled={chosenCount > PATIENTS_AT_MOST}
            onClick={() => void takeOver()}
          >
            {chosenCount === 0
              ? "Take over chosen"
              : `Take over +${formatNumber(adding.size)} −${formatNumber(removing.size)}`}
          </LockableButton>
        ) : null}
        {choosable && chosenCount > 0 ? (
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              setAdding(NONE);
              setRemoving(NONE);
            }}
          >
            Choose none
          </Button>
        ) : null}
      </div>
      {chosenCount > PATIENTS_AT_MOST ? (
        <p className={styles.lead}>Choose at most {PATIENTS_AT_MOST} at once.</p>
      ) : null}
      {failure === undefined ? null : (
        <div className={styles.note}>
          <Failure>{failure}</Failure>
        </div>
      )}
      <div className={styles.lists}>
        <ComparedList
          title="Would join"
          help="They match now and are not in the set."
          none="Nobody new matches."
          patients={joined}
          paging={joinedPaging}
          pending={loading}
          skeleton={slow}
          chosen={choosable ? adding : undefined}
          onChoose={choosing(setAdding)}
        />
        <ComparedList
          title="Would leave"
          help="They are in the set and match no longer."
          none="All of the set still match."
          patients={left}
          paging={leftPaging}
          pending={loading}
          skeleton={slow}
          chosen={choosable ? removing : undefined}
          onChoose={choosing(setRemoving)}
        />
      </div>
    </>
  );
}

function ComparedList(props: {
  title: string;
  help: string;
  none: string;
  patients: Comparison["joined"] | undefined;
  paging: ReturnType<typeof useLocalPaging>;
  pending: boolean;
  skeleton: boolean;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}) {
  const { title, patients, paging } = props;
  return (
    <section aria-label={title}>
      <header className={styles.listHead}>
        <h2>{title}</h2>
        <p>{props.help}</p>
      </header>
      <TableFrame busy={props.pending}>
        {patients?.totalCount === 0 ? (
          <p className={styles.none}>{props.none}</p>
        ) : (
          <PatientRows
            label={title}
            patients={patients?.edges.map(({ node }) => node)}
            rows={paging.rows}
            skeleton={props.skeleton}
            chosen={props.chosen}
            onChoose={props.onChoose}
          />
        )}
        {patients == null || patients.totalCount === 0 ? null : (
          <TableFoot
            from={paging.from}
            count={patients.edges.length}
            total={patients.totalCount}
            paging={paging}
            pending={props.pending}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(patients.pageInfo)}
            onNext={patients.pageInfo.hasNextPage ? () => paging.next(patients.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </section>
  );
}

/** One of the two lists' places, by the names of the query's variables. */
function named<Prefix extends "joined" | "left">(
  prefix: Prefix,
  { first, after, last, before }: ReturnType<typeof useLocalPaging>["variables"],
) {
  const entries = Object.entries({ First: first, After: after, Last: last, Before: before });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined).map(([name, value]) => [`${prefix}${name}`, value]),
  );
}
