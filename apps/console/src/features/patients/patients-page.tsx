import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconClipboardHeart, IconDatabaseImport, IconLockOpen, IconSearch } from "@tabler/icons-react";
import { Link } from "react-router";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useMayOverride } from "../../lib/emergency-access/open-overrides.ts";
import { explain } from "../../lib/errors.ts";
import { FIRST_PAGE, usePaging } from "../../lib/paging.ts";
import { useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { FilterBar, Picker, SearchBox } from "../../ui/filters.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { usePhone } from "../../ui/phone.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { TableFoot, TableFrame } from "../../ui/table.tsx";
import { PATIENTS, PROVIDER_OPTIONS } from "./operations.ts";
import { PatientCards } from "./patient-cards.tsx";
import { patientListState } from "./patient-list-state.ts";
import { PatientTable } from "./patient-table.tsx";

const STATUS_OPTIONS = [
  { value: "active", label: "Active" },
  { value: "inactive", label: "Inactive" },
  { value: "deceased", label: "Deceased" },
];

/** The patients whose records this person may open: search, filter, sort, all of it in the URL. */
export function PatientsPage() {
  useDocumentTitle("Patients");
  const phone = usePhone();
  const mayOverride = useMayOverride();
  const mayImport = useRight("PATIENT_IMPORT");
  const [parameters, change] = useUrlState();
  const state = patientListState(parameters);
  const paging = usePaging(10);
  const { data, previousData, error, loading, refetch } = useQuery(PATIENTS, {
    variables: { filter: state.filter, orderBy: state.orderBy, ...paging.variables },
  });
  const providers = useQuery(PROVIDER_OPTIONS, { fetchPolicy: "cache-first" });
  const shown = error === undefined ? (data ?? previousData)?.patients : undefined;
  const slow = useDelayed(shown === undefined && error === undefined);
  const patients = shown?.edges.map(({ node }) => node);
  const clear = () => change({ ...FIRST_PAGE, q: null, status: null, provider: null });

  return (
    <Page>
      <PageHead
        title="Patients"
        actions={
          mayImport ? (
            <Button
              component={Link}
              to="/import"
              variant="filled"
              size="sm"
              leftSection={<IconDatabaseImport size={16} stroke={1.75} />}
            >
              Import patients
            </Button>
          ) : undefined
        }
      >
        The patients whose records you may open.
      </PageHead>
      <FilterBar count={shown === undefined || shown === null ? undefined : patientsInWords(shown.totalCount)}>
        <SearchBox
          label="Search patients"
          placeholder="Name, Demographic # or date of birth"
          value={parameters.get("q") ?? ""}
          onSearch={(q) => change({ ...FIRST_PAGE, q }, { replace: true })}
        />
        <Picker
          label="Provider"
          value={state.provider}
          options={(providers.data?.practitioners?.edges ?? []).map(({ node }) => ({
            value: node.id,
            label: node.name,
          }))}
          onPick={(provider) => change({ ...FIRST_PAGE, provider: provider ?? null })}
        />
        <Picker
          label="Status"
          value={state.status}
          options={STATUS_OPTIONS}
          onPick={(status) => change({ ...FIRST_PAGE, status: status ?? null })}
        />
      </FilterBar>
      <TableFrame busy={loading}>
        {error !== undefined ? (
          <ErrorState {...explain(error, "The patients")} onRetry={() => void refetch()} />
        ) : patients?.length === 0 && paging.isFirst ? (
          state.isFiltered ? (
            <EmptyState
              icon={<IconSearch size={18} stroke={1.75} />}
              title="No patient matches"
              action={
                <>
                  <Button size="sm" onClick={clear}>
                    Clear the filters
                  </Button>
                  {mayOverride ? (
                    <Button
                      component={Link}
                      to="/settings/emergency-access#open-blocked-chart"
                      size="sm"
                      variant="emergency-filled"
                      leftSection={<IconLockOpen size={16} stroke={1.75} />}
                    >
                      Open a blocked chart
                    </Button>
                  ) : null}
                </>
              }
            >
              Nobody whose record you may open fits what you asked for. A name is found by its beginning.
              {mayOverride ? " In emergency access mode you can open a chart that a patient set blocks for you." : ""}
            </EmptyState>
          ) : (
            <EmptyState
              icon={<IconClipboardHeart size={18} stroke={1.75} />}
              title="No patients yet"
              action={
                mayImport ? (
                  <Button component={Link} to="/import" size="sm">
                    Import patients
                  </Button>
                ) : undefined
              }
            >
              Patients come here by an import from your EHR, as FHIR Bulk Data.
            </EmptyState>
          )
        ) : phone ? (
          <PatientCards patients={patients} rows={paging.rows} skeleton={slow} />
        ) : (
          <PatientTable
            patients={patients}
            rows={paging.rows}
            skeleton={slow}
            column={state.column}
            direction={state.direction}
            onSort={(column) =>
              change({
                ...FIRST_PAGE,
                sort:
                  column === state.column && state.direction === "ASC"
                    ? `-${column}`
                    : column === "name"
                      ? null
                      : column,
              })
            }
          />
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
    </Page>
  );
}

function patientsInWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "patient" : "patients"}`;
}
