import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronLeft, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { BACKGROUND } from "../../lib/apollo.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import type { ImportJobQuery } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { Page, PageHead, Section } from "../../ui/page.tsx";
import { ErrorState, Failure, Note, Skeleton } from "../../ui/states.tsx";
import { BadLines } from "./bad-lines.tsx";
import { CountsTable } from "./counts-table.tsx";
import styles from "./import.module.css";
import { JobProgress } from "./job-progress.tsx";
import { isFinished, outcomeInWords, STATE_WORDS, sumOf } from "./job-words.ts";
import { CANCEL_JOB, IMPORT_JOB } from "./operations.ts";

const POLL_MILLISECONDS = 1000;

/** The job as the page asks for it. */
export type OpenJob = Extract<NonNullable<ImportJobQuery["node"]>, { __typename: "ImportJob" }>;

/** One import, followed while it runs: progress, counts, bad lines. Its address holds the job, so that one may leave and come back. */
export function ImportJobPage() {
  const { jobId = "" } = useParams();
  const [finished, setFinished] = useState(false);
  const { data, error, refetch } = useQuery(IMPORT_JOB, {
    variables: { id: jobId },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
    context: BACKGROUND,
    pollInterval: finished ? 0 : POLL_MILLISECONDS,
    skipPollAttempt: () => document.hidden,
  });
  const job = data?.node?.__typename === "ImportJob" ? data.node : undefined;
  if (job !== undefined && isFinished(job.state) !== finished) setFinished(isFinished(job.state));
  useDocumentTitle(job === undefined ? "Import" : `${STATE_WORDS[job.state].label}: ${job.title}`);
  const slow = useDelayed(data === undefined && error === undefined);

  if (error !== undefined && job === undefined) {
    return (
      <Page>
        <ErrorState wholePage {...explain(error, "The import")} onRetry={() => void refetch()} action={<ToImports />} />
      </Page>
    );
  }
  if (data !== undefined && job === undefined) {
    return (
      <Page>
        <ErrorState
          wholePage
          kind="missing"
          title="No such import"
          text="No import of your practice has this address."
          action={<ToImports />}
        />
      </Page>
    );
  }
  return <Page>{job === undefined ? slow ? <Skeleton width={240} /> : null : <JobView job={job} />}</Page>;
}

function JobView({ job }: { job: OpenJob }) {
  const zone = usePracticeTimeZone();
  const state = STATE_WORDS[job.state];
  const { bad } = sumOf(job.counts);
  return (
    <>
      <PageHead
        before={
          <Link to="/import" className={styles.back}>
            <IconChevronLeft size={14} stroke={1.75} aria-hidden="true" />
            Import
          </Link>
        }
        title={job.title}
        actions={isFinished(job.state) ? <JobDoneActions state={job.state} /> : <CancelJob job={job} />}
      >
        <span className={styles.lead}>
          <Badge tone={state.tone}>{state.label}</Badge>
          {job.startedBy.name}, {formatInstant(job.startedAt, zone)}
        </span>
      </PageHead>
      {job.state === "DONE" ? (
        <Note tone="proven" icon={<IconCircleCheck size={16} stroke={1.75} />} role="status">
          <b>The import is done.</b> {outcomeInWords(job.counts)}.
          {bad > 0 ? " The bad lines are listed below; the rest went in. Correct them, and run the import again." : ""}
        </Note>
      ) : job.state === "FAILED" ? (
        <Failure>
          <b>The import failed.</b> {job.failure ?? "Run it again: what went in already is left as it is."}
        </Failure>
      ) : job.state === "CANCELLED" ? (
        <Note role="status">
          <b>The import was cancelled.</b> What had gone in by then stays. Run it again to take in the rest.
        </Note>
      ) : (
        <JobProgress job={job} />
      )}
      {job.counts.length === 0 ? null : (
        <div className={styles.part}>
          <Section title="What came in" id="import-counts">
            <CountsTable counts={job.counts} />
          </Section>
        </div>
      )}
      {bad === 0 ? null : (
        <Section title="Bad lines" id="import-bad-lines">
          <BadLines jobId={job.id} />
        </Section>
      )}
    </>
  );
}

function JobDoneActions({ state }: { state: OpenJob["state"] }) {
  return (
    <>
      <Button component={Link} to="/import" size="sm">
        Import again
      </Button>
      {state === "DONE" ? (
        <Button component={Link} to="/patients" size="sm" variant="filled">
          Open patients
        </Button>
      ) : null}
    </>
  );
}

function CancelJob({ job }: { job: OpenJob }) {
  const [opened, dialog] = useDisclosure(false);
  const [failure, setFailure] = useState<string>();
  const [cancel, { loading }] = useMutation(CANCEL_JOB, { variables: { input: { jobId: job.id } } });
  const confirm = async () => {
    try {
      const { data } = await cancel();
      const errors = data?.cancelJob?.userErrors ?? [];
      if (errors.length > 0) setFailure(errors.map(({ message }) => message).join(" "));
      else dialog.close();
    } catch (error) {
      setFailure(explainAct(error, "The import was not cancelled"));
    }
  };
  return (
    <>
      <Button size="sm" className={styles.cancel} onClick={dialog.open}>
        Cancel the import
      </Button>
      <Modal opened={opened} onClose={dialog.close} title="Cancel this import?" withCloseButton={false}>
        <DialogBody>
          What has gone in stays. Run the import again to take in the rest: nothing is doubled.
          {failure === undefined ? null : (
            <div className={styles.dialogNote}>
              <Failure>{failure}</Failure>
            </div>
          )}
        </DialogBody>
        <DialogFoot>
          <Button data-autofocus onClick={dialog.close}>
            Go on importing
          </Button>
          <Button className={styles.cancel} loading={loading} onClick={() => void confirm()}>
            Cancel the import
          </Button>
        </DialogFoot>
      </Modal>
    </>
  );
}

function ToImports() {
  return (
    <Button component={Link} to="/import" size="sm">
      Back to imports
    </Button>
  );
}
