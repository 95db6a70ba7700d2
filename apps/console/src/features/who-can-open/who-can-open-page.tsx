import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { patientAddress } from "../../lib/patient-words.ts";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, Picker, SearchBox } from "../../ui/filters.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { AccessCards, AccessTable } from "./access-rows.tsx";
import { countInWords } from "./access-words.ts";
import { ASKED_PATIENT, OPENING_COUNTS, WHO_CAN_OPEN } from "./operations.ts";

const VERDICTS = [
  { value: "yes", label: "Can open" },
  { value: "no", label: "Cannot" },
];

/** Every user of the practice, and why each can open one patient's chart or cannot. */
export function WhoCanOpenPage() {
  const { patientId = "" } = useParams();
  return <WhoCanOpen key={patientId} id={patientId} />;
}

function WhoCanOpen({ id }: { id: string }) {
  useDocumentTitle("Who can open this chart");
  const asked = useQuery(ASKED_PATIENT, { variables: { id }, fetchPolicy: "cache-first" });
  const patient = asked.data?.patient;
  const counts = useQuery(OPENING_COUNTS, { variables: { patientId: id }, skip: patient == null });
  const slow = useDelayed(patient === undefined && asked.error === undefined);

  if (asked.error !== undefined || patient === null) {
    const explanation = explain(asked.error, "The patient");
    return (
      <Page>
        <ErrorState
          wholePage
          {...explanation}
          {...(explanation.kind === "missing" || patient === null
            ? { title: "No such patient", text: "Nobody whose record you may open has this address." }
            : {})}
          onRetry={() => void asked.refetch()}
          action={
            <Button component={Link} to="/patients" size="sm">
              Back to patients
            </Button>
          }
        />
      </Page>
    );
  }
  const { everybody, allowed } = counts.data ?? {};
  return (
    <Page>
      <PageHead
        before={<BackLink to={patientAddress(id)}>{patient?.name ?? "Patient"}</BackLink>}
        title="Who can open this chart"
      >
        {patient === undefined ? (
          slow ? (
            <Skeleton width={260} />
          ) : (
            " "
          )
        ) : (
          <>
            The chart of {patient.name}, Demographic{"\u00a0"}#{"\u00a0"}
            {patient.demographicNumber}.{" "}
            {everybody == null || allowed == null ? null : countInWords(allowed.totalCount, everybody.totalCount)}
          </>
        )}
      </PageHead>
      <Users patientId={id} waiting={patient === undefined} slow={slow} />
    </Page>
  );
}

/** @param waiting whether the patient is still being asked for: the list comes with him. */
function Users({ patientId, waiting, slow }: { patientId: string; waiting: boolean; slow: boolean }) {
  const phone = usePhone();
  const [parameters, change] = useUrlState();
  const paging = usePaging(25);
  const search = (parameters.get("q") ?? "").trim();
  const verdict = VERDICTS.find(({ value }) => value === parameters.get("can"))?.value;
  const { data, previousData, error, loading, refetch } = useQuery(WHO_CAN_OPEN, {
    variables: {
      patientId,
      ...(search === "" ? {} : { search }),
      ...(verdict === undefined ? {} : { allowed: verdict === "yes" }),
      ...paging.variables,
    },
    skip: waiting,
  });
  const shown = error === undefined ? (data ?? previousData)?.whoCanOpen : undefined;
  const skeleton = useDelayed(shown === undefined && error === undefined) || slow;
  const all = shown?.edges.map(({ node }) => node);
  return (
    <>
      <FilterBar
        count={
          shown === undefined || shown === null
            ? undefined
            : `${formatNumber(shown.totalCount)} ${shown.totalCount === 1 ? "user" : "users"}`
        }
      >
        <SearchBox
          label="Search users"
          placeholder="Name"
          width={240}
          value={parameters.get("q") ?? ""}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
        <Picker
          label="Chart"
          value={verdict}
          options={VERDICTS}
          onPick={(can) => change({ ...FIRST_PAGE, can: can ?? null })}
        />
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The users")} onRetry={() => void refetch()} />
        ) : all?.length === 0 && paging.isFirst ? (
          <EmptyState
            icon={<IconSearch size={18} stroke={1.75} />}
            title="No user matches"
            action={
              <Button size="sm" onClick={() => change({ ...FIRST_PAGE, q: null, can: null })}>
                Clear the filters
              </Button>
            }
          >
            Nobody in your practice fits what you asked for.
          </EmptyState>
        ) : phone ? (
          <AccessCards all={all} rows={paging.rows} skeleton={skeleton} />
        ) : (
          <AccessTable all={all} rows={paging.rows} skeleton={skeleton} />
        )}
        {shown === undefined || shown === null || (shown.edges.length === 0 && paging.isFirst) ? null : (
          <TableFoot
            from={paging.from}
            count={shown.edges.length}
            total={shown.totalCount}
            paging={paging}
            pending={data === undefined}
            onPrevious={paging.isFirst ? undefined : () => paging.previous(shown.pageInfo)}
            onNext={shown.pageInfo.hasNextPage ? () => paging.next(shown.pageInfo) : undefined}
          />
        )}
      </TableFrame>
    </>
  );
}
