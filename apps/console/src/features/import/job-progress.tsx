import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { Note } from "../../ui/states.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { bytesInWords, NO_FILES } from "./chosen-files.ts";
import { FileChooser } from "./file-chooser.tsx";
import type { OpenJob } from "./import-job-page.tsx";
import styles from "./import.module.css";
import { sendFiles, useUploads } from "./uploads.ts";

/** How far the import is: first the files on their way, then their bytes read. */
export function JobProgress({ job }: { job: OpenJob }) {
  const uploads = useUploads(job.id);
  const missing = (job.uploads ?? []).filter(({ received }) => !received);

  if (job.state === "RUNNING" || missing.length === 0) {
    const total = job.total ?? 0;
    return (
      <ProgressBar
        label="Reading the files"
        value={job.done}
        maximum={total}
        words={total === 0 ? "Beginning" : `${bytesInWords(job.done)} of ${bytesInWords(total)}`}
      />
    );
  }
  const failed = uploads?.find(({ failure }) => failure !== undefined);
  if (uploads !== undefined && failed === undefined) {
    const size = uploads.reduce((sum, upload) => sum + upload.size, 0);
    const sent = uploads.reduce((sum, upload) => sum + upload.sent, 0);
    return (
      <ProgressBar
        label={`Sending ${uploads.length === 1 ? "1 file" : `${uploads.length} files`}. Keep this window open until they have arrived.`}
        value={sent}
        maximum={size}
        words={`${bytesInWords(sent)} of ${bytesInWords(size)}`}
      />
    );
  }
  return <MissingFiles job={job} missing={missing} failure={failed && `${failed.fileName}: ${failed.failure}`} />;
}

/** The files did not all arrive, as after a reload: they are asked for once more. */
function MissingFiles(props: { job: OpenJob; missing: NonNullable<OpenJob["uploads"]>; failure: string | undefined }) {
  const [chosen, setChosen] = useState(NO_FILES);
  const fitting = props.missing.filter(({ fileName }) => chosen.files.has(fileName));
  return (
    <div className={styles.begin}>
      <Note tone="emergency" icon={<IconAlertTriangle size={16} stroke={1.75} />} role="alert">
        <b>{props.missing.length === 1 ? "1 file has" : `${props.missing.length} files have`} not arrived.</b>{" "}
        {props.failure ?? "The window was closed before they were sent."} Choose them again:{" "}
        {props.missing.map(({ fileName }) => fileName).join(", ")}.
      </Note>
      <FileChooser chosen={chosen} onChoose={setChosen} />
      {fitting.length === 0 ? null : (
        <div className={styles.beginButtons}>
          <Button variant="filled" onClick={() => void sendFiles(props.job.id, fitting, chosen.files)}>
            Send {fitting.length === 1 ? "1 file" : `${fitting.length} files`}
          </Button>
        </div>
      )}
    </div>
  );
}
