import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { PatientSetInfoFragment } from "../../lib/graphql/graphql.ts";
import { REPORT_PATH, reportLocation } from "../../lib/report-location.ts";
import { usePracticeTimeZone, useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { EmptyState, ErrorState, Note, Skeleton } from "../../ui/states.tsx";
import { TabBar } from "../../ui/tab-bar.tsx";
import { TableFrame } from "../../ui/table.tsx";
import { DeleteSet } from "./delete-set.tsx";
import { PATIENT_SET } from "./operations.ts";
import { RenameSet } from "./rename-set.tsx";
import { SetComparison } from "./set-comparison.tsx";
import { SetMembers } from "./set-members.tsx";
import { blockedUsersAddress, type SetTab, setAddress, snapshotInWords } from "./set-words.ts";
import styles from "./patient-sets.module.css";

/** One patient set: its snapshot, its members, and what its criteria find now. */
export function PatientSetPage() {
  const { setId = "" } = useParams();
  const { data, error, refetch } = useQuery(PATIENT_SET, { variables: { id: setId } });
  const set = data?.node?.__typename === "PatientSet" ? data.node : undefined;
  useDocumentTitle(set?.name ?? "Patient set");
  const slow = useDelayed(data === undefined && error === undefined);
  const back = (
    <Button component={Link} to="/patient-sets" size="sm">
      Back to patient sets
    </Button>
  );
  if (error !== undefined && set === undefined) {
    return (
      <Page>
        <ErrorState wholePage {...explain(error, "The patient set")} onRetry={() => void refetch()} action={back} />
      </Page>
    );
  }
  if (data !== undefined && set === undefined) {
    return (
      <Page>
        <ErrorState
          wholePage
          kind="missing"
          title="No such patient set"
          text="No patient set of your practice has this address. It may have been deleted."
          action={back}
        />
      </Page>
    );
  }
  if (set === undefined) return <Page>{slow ? <Skeleton width={240} /> : null}</Page>;
  // Who is blocked by it learns its name alone.
  if (set.memberCount === null) return <BlockingSet set={set} />;
  return <OpenSet key={set.id} set={set} />;
}

/** The set for whom it blocks. */
function BlockingSet({ set }: { set: PatientSetInfoFragment }) {
  return (
    <Page>
      <PageHead title={set.name} before={<BackLink to="/patient-sets">Patient Sets</BackLink>} />
      <TableFrame>
        <EmptyState icon={<IconEyeOff size={18} stroke={1.75} />} title="This set blocks you">
          Who is in it is not shown to you, and you can neither change nor delete it. Ask an administrator whom it does
          not block if it should not block you.
        </EmptyState>
      </TableFrame>
    </Page>
  );
}

function OpenSet({ set }: { set: PatientSetInfoFragment }) {
  const zone = usePracticeTimeZone();
  const mayUpdate = useRight("PATIENT_SET_UPDATE");
  const mayRun = useRight("REPORT_RUN");
  const maySeeBlocks = useRight("SET_SECURITY_READ");
  const [parameters] = useUrlState();
  const tab: SetTab = parameters.get("tab") === "comparison" ? "comparison" : "members";
  const report = set.report == null ? undefined : reportLocation(set.report);
  return (
    <Page>
      <PageHead
        title={set.name}
        before={<BackLink to="/patient-sets">Patient Sets</BackLink>}
        actions={
          <>
            {mayRun && report !== undefined ? (
              <Button
                component={Link}
                to={{ pathname: REPORT_PATH, search: report.search }}
                state={report.state}
                size="sm"
              >
                Run as report
              </Button>
            ) : null}
            {mayUpdate ? (
              <>
                <RenameSet set={set} />
                <DeleteSet set={set} />
              </>
            ) : null}
          </>
        }
      >
        {snapshotInWords(set, zone)}
      </PageHead>
      <dl className={styles.facts}>
        <div>
          <dt>Criteria</dt>
          <dd>{set.summary ?? "They name patients whose records may be closed to you, so they are not shown."}</dd>
        </div>
        <div>
          <dt>Made by</dt>
          <dd>
            {set.madeBy.name}, {formatInstant(set.asOf, zone)}
          </dd>
        </div>
        {set.editedAt === null ? null : (
          <div>
            <dt>Changed</dt>
            <dd>By hand, {formatInstant(set.editedAt, zone)}</dd>
          </div>
        )}
      </dl>
      {set.limited === true ? (
        <div className={styles.note}>
          <Note icon={<IconEyeOff size={16} stroke={1.75} />}>
            <b>Patients may be missing.</b> Some records were closed to {set.madeBy.name} when the set was made, so it
            holds only those that {set.madeBy.name} could see. Compare it with current to add the others.
          </Note>
        </div>
      ) : null}
      <TabBar
        label="Parts of the set"
        current={tab}
        tabs={[
          { key: "members", label: "Members", to: setAddress(set.id) },
          { key: "comparison", label: "Compare with current", to: setAddress(set.id, "comparison") },
          ...(maySeeBlocks ? [{ key: "blocked", label: "Blocked users", to: blockedUsersAddress(set.id) }] : []),
        ]}
      />
      {tab === "comparison" ? <SetComparison set={set} /> : <SetMembers set={set} />}
    </Page>
  );
}
