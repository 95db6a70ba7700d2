import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explainAct } from "../../lib/errors.ts";
import { Page, PageHead, Section } from "../../ui/page.tsx";
import { Failure } from "../../ui/states.tsx";
import { NO_FILES } from "./chosen-files.ts";
import { FileChooser } from "./file-chooser.tsx";
import { ImportHistory } from "./import-history.tsx";
import styles from "./import.module.css";
import { START_IMPORT } from "./operations.ts";
import { sendFiles } from "./uploads.ts";

/** Begins an import, and lists those that were. */
export function ImportPage() {
  useDocumentTitle("Import patients");
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(NO_FILES);
  const [failure, setFailure] = useState<string>();
  const [start, { loading }] = useMutation(START_IMPORT);

  const begin = async () => {
    setFailure(undefined);
    try {
      const { data } = await start({ variables: { input: { fileNames: [...chosen.files.keys()] } } });
      const job = data?.startImport?.job;
      if (job === undefined || job === null) {
        setFailure(
          data?.startImport?.userErrors.map(({ message }) => message).join(" ") ?? "The import did not start.",
        );
        return;
      }
      void sendFiles(job.id, job.uploads ?? [], chosen.files);
      await navigate(`/import/${encodeURIComponent(job.id)}`);
    } catch (error) {
      setFailure(explainAct(error, "The import did not start"));
    }
  };

  return (
    <Page>
      <PageHead title="Import patients">
        Patients and charts from your EHR. Running an import again changes nothing; a changed resource updates.
      </PageHead>
      <div className={styles.begin}>
        <FileChooser
          chosen={chosen}
          onChoose={(next) => {
            setChosen(next);
            setFailure(undefined);
          }}
        />
        <Failure>{failure}</Failure>
        {chosen.files.size === 0 ? null : (
          <div className={styles.beginButtons}>
            <Button variant="filled" loading={loading} onClick={() => void begin()}>
              Start the import
            </Button>
            <Button variant="subtle" onClick={() => setChosen(NO_FILES)}>
              Clear
            </Button>
          </div>
        )}
      </div>
      <Section title="History" id="import-history">
        <ImportHistory />
      </Section>
    </Page>
  );
}
