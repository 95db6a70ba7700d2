import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { BACKGROUND } from "../apollo.ts";
import { formatNumber } from "../culture.ts";
import { downloadFile } from "../download.ts";
import { explainAct } from "../errors.ts";
import type { ExportJobQuery } from "../graphql/graphql.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import styles from "./exports.module.css";
import { EXPORT_JOB } from "./operations.ts";

const POLL_MILLISECONDS = 700;

type ExportJob = Extract<NonNullable<ExportJobQuery["node"]>, { __typename: "ExportJob" }>;

/** What starting an export answered. */
interface Started {
  readonly job: { readonly id: string } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

/** One export: asked for by `start`, then followed until its file is there, which is downloaded by itself once. */
export function useExport() {
  const [starting, setStarting] = useState(false);
  const [jobId, setJobId] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [downloadFailure, setDownloadFailure] = useState<string>();
  const downloaded = useRef<string>(undefined);
  const { data, error, stopPolling } = useQuery(EXPORT_JOB, {
    variables: { id: jobId ?? "" },
    skip: jobId === undefined,
    fetchPolicy: "network-only",
    pollInterval: POLL_MILLISECONDS,
    context: BACKGROUND,
  });
  const job = data?.node?.__typename === "ExportJob" ? data.node : undefined;
  const over = job !== undefined && job.state !== "WAITING" && job.state !== "RUNNING";

  const download = useCallback(async (url: string, fileName: string) => {
    setDownloadFailure(undefined);
    try {
      await downloadFile(url, fileName);
    } catch (thrown) {
      setDownloadFailure(explainAct(thrown, "The file did not come"));
    }
  }, []);

  useEffect(() => {
    if (over || error !== undefined) stopPolling();
  }, [over, error, stopPolling]);
  useEffect(() => {
    if (job?.state !== "DONE" || job.downloadUrl === null || downloaded.current === job.id) return;
    downloaded.current = job.id;
    void download(job.downloadUrl, job.fileName);
  }, [job, download]);

  const start = async (ask: () => Promise<Started | null | undefined>) => {
    setStarting(true);
    setFailure(undefined);
    setDownloadFailure(undefined);
    setJobId(undefined);
    try {
      const payload = await ask();
      if (payload?.job) setJobId(payload.job.id);
      else setFailure(payload?.userErrors.map(({ message }) => message).join(" ") ?? "The export did not start.");
    } catch (thrown) {
      setFailure(explainAct(thrown, "The export did not start"));
    } finally {
      setStarting(false);
    }
  };
  return {
    start,
    busy: starting || (jobId !== undefined && !over && error === undefined),
    job: jobId === undefined ? undefined : job,
    download,
    downloadFailure,
    failure: failure ?? (error === undefined ? undefined : explainAct(error, "The export cannot be followed")),
  };
}

/** What has become of the export. */
export function ExportState({ label, following }: { label: string; following: ReturnType<typeof useExport> }) {
  const { job, failure, busy } = following;
  if (failure === undefined && job === undefined && !busy) return null;
  return (
    <div className={styles.exporting}>
      {failure !== undefined ? (
        <Failure>{failure}</Failure>
      ) : job === undefined || busy ? (
        <ProgressBar
          label={label}
          value={job?.done ?? 0}
          maximum={job?.total ?? 0}
          words={
            job === undefined || job.total === null
              ? "Beginning"
              : `${formatNumber(job.done)} of ${formatNumber(job.total)}`
          }
        />
      ) : (
        <Finished job={job} following={following} />
      )}
    </div>
  );
}

function Finished({ job, following }: { job: ExportJob; following: ReturnType<typeof useExport> }) {
  if (job.state !== "DONE" || job.downloadUrl === null) {
    return (
      <Failure>
        <b>The export failed.</b> {job.failure ?? "Start it again."}
      </Failure>
    );
  }
  const { downloadUrl, fileName } = job;
  const again = () => void following.download(downloadUrl, fileName);
  if (following.downloadFailure !== undefined) {
    return (
      <Failure>
        <span className={styles.exported}>
          <span>{following.downloadFailure}</span>
          <Button size="xs" onClick={again}>
            Download again
          </Button>
        </span>
      </Failure>
    );
  }
  return (
    <Note tone="proven" role="status" icon={<IconCircleCheck size={16} stroke={1.75} />}>
      <span className={styles.exported}>
        <span>
          <b>{fileName}</b> {job.rows === null ? "is downloaded." : `is downloaded, ${formatNumber(job.rows)} rows.`}{" "}
          The export is in the audit log.
        </span>
        <Button size="xs" onClick={again}>
          Download again
        </Button>
      </span>
    </Note>
  );
}
