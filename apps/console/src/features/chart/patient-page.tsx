import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { clockTime, zoneName } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useEndsOfOverride, useMayOverride, useOverrideOf } from "../../lib/emergency-access/open-overrides.ts";
import { BlockedInMode } from "../../lib/emergency-access/open-chart-override.tsx";
import { explain } from "../../lib/errors.ts";
import { usePracticeTimeZone, usePreferences, useRight } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { Page } from "../../ui/page.tsx";
import { ErrorState, Note } from "../../ui/states.tsx";
import { TabBar } from "../../ui/tab-bar.tsx";
import styles from "./chart.module.css";
import { ClinicalTab } from "./clinical-tab.tsx";
import { DocumentsTab } from "./documents-tab.tsx";
import { OpeningsTab } from "./openings-tab.tsx";
import { PATIENT } from "./operations.ts";
import { BackToPatients, PatientHead, PatientHeadSkeleton } from "./patient-head.tsx";
import { RegistrationTab } from "./registration-tab.tsx";

/** One patient: the demographics, and behind their own tabs the chart, its documents and who opened it. */
export function PatientPage() {
  const { patientId = "" } = useParams();
  const ends = useEndsOfOverride(patientId);
  return <OnePatient key={`${patientId} ${ends}`} id={patientId} />;
}

function OnePatient({ id }: { id: string }) {
  const mayOpenChart = useRight("CHART_OPEN");
  const mayOverride = useMayOverride();
  const mayReadAudit = useRight("AUDIT_READ");
  const { defaultPatientView } = usePreferences();
  const [parameters] = useUrlState();
  // Opening a record is audited: it is asked for once a visit, and never shown from memory.
  const { data, error, refetch } = useQuery(PATIENT, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const patient = data?.patient;
  useDocumentTitle(patient?.name ?? (error === undefined ? undefined : "Patient"));
  const slow = useDelayed(data === undefined && error === undefined);

  const tabs = [
    { key: "registration", label: "Registration", to: "?tab=registration", offered: true },
    { key: "clinical", label: "Clinical Information", to: "?tab=clinical", offered: true },
    { key: "documents", label: "Documents", to: "?tab=documents", offered: true },
    { key: "openings", label: "Who opened it", to: "?tab=openings", offered: mayReadAudit },
  ].filter(({ offered }) => offered);
  // Patient Communications have no place here: whoever prefers them begins with the demographics.
  const first = defaultPatientView === "CLINICAL_INFORMATION" && mayOpenChart ? "clinical" : "registration";
  const current = tabs.find(({ key }) => key === parameters.get("tab"))?.key ?? first;

  if (error !== undefined || patient === null) {
    const failure =
      error === undefined
        ? {
            kind: "missing" as const,
            title: "No such patient",
            text: "Nobody whose record you may open has this address.",
          }
        : patientFailure(error);
    if (failure.kind === "blocked" && mayOverride) {
      return (
        <Page>
          <BackToPatients />
          <BlockedInMode what="record" patientId={id} onOpened={() => refetch().catch(() => undefined)} />
        </Page>
      );
    }
    return (
      <Page>
        <ErrorState
          wholePage
          {...failure}
          onRetry={() => void refetch()}
          action={
            <Button component={Link} to="/patients" size="sm">
              Back to patients
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page>
      {patient === undefined ? <PatientHeadSkeleton visible={slow} /> : <PatientHead patient={patient} />}
      <OverrideStrip patientId={id} />
      <TabBar label="Parts of the record" current={current} tabs={tabs} />
      {patient === undefined ? null : current === "registration" ? (
        <RegistrationTab patient={patient} />
      ) : !mayOpenChart && (current === "clinical" || current === "documents") ? (
        <ErrorState
          kind="forbidden"
          title="You may not see this"
          text="Your role does not hold the right to open charts. Ask an administrator if you need it."
        />
      ) : current === "clinical" ? (
        <ClinicalTab chartId={patient.chartId} patientId={id} />
      ) : current === "documents" ? (
        <DocumentsTab chartId={patient.chartId} patientId={id} />
      ) : (
        <OpeningsTab patientId={id} demographicNumber={patient.demographicNumber} />
      )}
    </Page>
  );
}

/** That a set keeps the chart from its reader, and until when it is open all the same. */
function OverrideStrip({ patientId }: { patientId: string }) {
  const zone = usePracticeTimeZone();
  const override = useOverrideOf(patientId);
  if (override === undefined) return null;
  return (
    <div className={styles.override}>
      <Note tone="emergency" role="status" icon={<IconLockOpen size={16} stroke={1.75} />}>
        <b>
          Open to you until {clockTime(override.endsAt, zone).slice(0, 5)} {zoneName(zone)} in emergency access.
        </b>{" "}
        A patient set blocks this chart for you. All that you open of it is marked.
      </Note>
    </div>
  );
}

function patientFailure(error: unknown) {
  const explanation = explain(error, "The patient");
  return explanation.kind === "missing"
    ? { ...explanation, title: "No such patient", text: "Nobody whose record you may open has this address." }
    : explanation;
}
