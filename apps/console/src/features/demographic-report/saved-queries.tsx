import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { formatDay } from "../../lib/dates.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { formErrors } from "../../lib/form-errors.ts";
import type { DemographicReportInput } from "../../lib/graphql/graphql.ts";
import { usePracticeTimeZone } from "../../lib/session.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { fieldError } from "../../ui/form.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { ErrorState, Failure } from "../../ui/states.tsx";
import { DELETE_QUERY, SAVE_QUERY, SAVED_QUERIES } from "./operations.ts";
import { draftOf, reportOf } from "./report-draft.ts";
import styles from "./demographic-report.module.css";

interface SavedQueriesProps {
  /** What would be saved: the query as it is typed. Undefined: it is wrong, and has been pointed at. */
  readonly current: () => DemographicReportInput | undefined;
  /** Runs a saved one. */
  readonly onRun: (report: DemographicReportInput) => void;
}

/** The person's own saved queries: run one again, save the present one, delete one. */
export function SavedQueries(props: SavedQueriesProps) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        size="sm"
        leftSection={<IconBookmark size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        onClick={dialog.open}
      >
        Saved queries
      </Button>
      <Modal opened={opened} onClose={dialog.close} title="Saved queries" size={540} withCloseButton={false}>
        <Body {...props} onClose={dialog.close} />
      </Modal>
    </>
  );
}

/** Inside the Modal, which forgets what is typed on closing. */
function Body({ current, onRun, onClose }: SavedQueriesProps & { onClose: () => void }) {
  const zone = usePracticeTimeZone();
  const { data, error, refetch } = useQuery(SAVED_QUERIES);
  const [save, { loading: saving }] = useMutation(SAVE_QUERY);
  const [remove] = useMutation(DELETE_QUERY);
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const queries = data?.savedViews ?? undefined;
  const folded = (text: string) => text.trim().toLocaleLowerCase();
  const replaces = queries?.some((query) => folded(query.name) === folded(name)) === true;

  const saveCurrent = async () => {
    setFailure(undefined);
    if (name.trim() === "") return setWrong("Type a name for the query.");
    const report = current();
    if (report === undefined) return onClose();
    try {
      const { data: answer } = await save({
        variables: { input: { page: "DEMOGRAPHIC_REPORT", name, definition: report } },
      });
      const { fields, form } = formErrors(answer?.saveView?.userErrors ?? [], ["name"]);
      setWrong(fields["name"]);
      setFailure(form);
      if (answer?.saveView?.savedView == null) return;
      setName("");
      await refetch();
    } catch (thrown) {
      setFailure(explainAct(thrown, "The query was not saved"));
    }
  };
  const deleteQuery = async (savedViewId: string) => {
    setFailure(undefined);
    try {
      const { data: answer } = await remove({ variables: { input: { savedViewId } } });
      setFailure(formErrors(answer?.deleteView?.userErrors ?? [], []).form);
      await refetch();
    } catch (thrown) {
      setFailure(explainAct(thrown, "The query was not deleted"));
    }
  };
  return (
    <>
      <DialogBody>
        {error !== undefined && queries === undefined ? (
          <ErrorState {...explain(error, "The saved queries")} onRetry={() => void refetch()} />
        ) : queries?.length === 0 ? (
          <p>None yet. What you save here is yours alone.</p>
        ) : (
          <>
            <p>Press one to run it.</p>
            <ul className={styles.queries} aria-label="Saved queries">
              {queries?.map((query) => {
                const draft = draftOf(query.definition);
                return (
                  <li key={query.id}>
                    <button
                      type="button"
                      className={styles.savedQuery}
                      onClick={() => {
                        if (draft === undefined) {
                          setFailure("This query was saved in another form. Delete it, and save it anew.");
                          return;
                        }
                        onClose();
                        onRun(reportOf(draft));
                      }}
                    >
                      <b>{query.name}</b>
                      <small>Saved {formatDay(query.savedAt, zone)}</small>
                    </button>
                    <IconButton label={`Delete ${query.name}`} onClick={() => void deleteQuery(query.id)}>
                      <IconTrash size={16} stroke={1.75} />
                    </IconButton>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        <form
          id="save-query"
          className={styles.saveQuery}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void saveCurrent();
          }}
        >
          <TextInput
            data-autofocus
            label="Name"
            description={
              replaces
                ? "You have a query of this name. Saving replaces it."
                : "Saves the query as it stands on the page."
            }
            maxLength={100}
            autoComplete="off"
            value={name}
            error={fieldError(wrong)}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
        </form>
        {failure === undefined ? null : (
          <div className={styles.failure}>
            <Failure>{failure}</Failure>
          </div>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Close</Button>
        <Button variant="filled" type="submit" form="save-query" loading={saving}>
          {replaces ? "Replace the query" : "Save this query"}
        </Button>
      </DialogFoot>
    </>
  );
}
