import { useQuery } from "@apollo/client/react";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { Page, PageHead } from "../../ui/page.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { PRACTICE_SETTINGS } from "./operations.ts";
import styles from "./practice-settings.module.css";
import { SettingsForm } from "./settings-fields.tsx";

/** The one page for all of the practice's settings. */
export function PracticeSettingsPage() {
  useDocumentTitle("Practice Settings");
  const { data, error, refetch } = useQuery(PRACTICE_SETTINGS);
  const slow = useDelayed(data === undefined && error === undefined);
  const practice = data?.practice;
  return (
    <Page>
      <PageHead title="Practice Settings">
        What holds for everybody in the practice. Each change is in the audit log.
      </PageHead>
      {error !== undefined && data === undefined ? (
        <ErrorState {...explain(error, "The settings")} onRetry={() => void refetch()} />
      ) : practice?.settings == null ? (
        <div className={styles.skeleton} aria-hidden="true">
          {slow ? [180, 140, 220].map((width) => <Skeleton key={width} width={width} />) : null}
        </div>
      ) : (
        <SettingsForm practice={{ ...practice, settings: practice.settings }} />
      )}
    </Page>
  );
}
