import { useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Avatar } from "../../ui/badge.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { Failure, Skeleton } from "../../ui/states.tsx";
import { useDelayed } from "../delayed.ts";
import { explain, explainAct } from "../errors.ts";
import { hasCode } from "../form-errors.ts";
import type { AccessChangeInput, PreviewAccessChangeQuery } from "../graphql/graphql.ts";
import { PREVIEW_ACCESS_CHANGE } from "./operations.ts";
import styles from "./preview-dialog.module.css";
import { type RightInfo, rightLabel, useRightsCatalogue } from "./rights-catalogue.ts";

type Preview = NonNullable<PreviewAccessChangeQuery["previewAccessChange"]>;

interface PreviewDialogProps {
  /** A question, such as "Save the role Front desk?". */
  readonly title: string;
  /** Exactly what will be saved; undefined: the dialog is closed. */
  readonly change: AccessChangeInput | undefined;
  /** The act by its verb. */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly onClose: () => void;
  /** Saves. What it throws is shown here; the dialog stays. It closes the dialog itself when all is done. */
  readonly onConfirm: () => Promise<void>;
  /** Somebody else has saved meanwhile: nothing was, and the caller shows what stands now. */
  readonly onStale: () => void;
  /** What else is to be known or said before the act. */
  readonly children?: ReactNode;
  /** False: what `children` ask for is missing. */
  readonly mayConfirm?: boolean;
}

/** Who gains and who loses what, before a change of access is saved. Where saving would be refused, it is off, and the reason is told. */
export function PreviewDialog(props: PreviewDialogProps) {
  const { change } = props;
  return (
    <Modal opened={change !== undefined} onClose={props.onClose} title={props.title} size={540} withCloseButton={false}>
      {change === undefined ? null : <PreviewBody {...props} change={change} />}
    </Modal>
  );
}

function PreviewBody(props: PreviewDialogProps & { change: AccessChangeInput }) {
  const { catalogue } = useRightsCatalogue();
  const { data, error, refetch, networkStatus } = useQuery(PREVIEW_ACCESS_CHANGE, {
    variables: { change: props.change },
    // Of this moment alone.
    fetchPolicy: "no-cache",
    notifyOnNetworkStatusChange: true,
  });
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const preview = data?.previewAccessChange ?? undefined;
  const waiting = preview === undefined && error === undefined;
  const slow = useDelayed(waiting);
  const refused = preview?.userErrors ?? [];
  const stale = hasCode(refused, "STALE_VERSION");
  const off = preview === undefined || refused.length > 0 || props.mayConfirm === false;

  const confirm = async () => {
    if (off || saving) return;
    setSaving(true);
    setFailure(undefined);
    try {
      await props.onConfirm();
    } catch (thrown) {
      setFailure(explainAct(thrown, "Nothing was saved"));
      setSaving(false);
    }
  };

  return (
    <>
      <DialogBody>
        <div className={styles.body} aria-busy={waiting}>
          {error !== undefined ? (
            <Failure>
              <PreviewFailure error={error} />
            </Failure>
          ) : preview === undefined ? (
            <PreviewSkeleton visible={slow} />
          ) : (
            <>
              {stale ? null : <Differences preview={preview} catalogue={catalogue} />}
              {refused.length === 0 ? null : (
                <Failure>
                  {stale ? (
                    "Somebody else has saved a change meanwhile. Nothing of yours is lost: go back and compare the two."
                  ) : (
                    <>
                      <b>This cannot be saved.</b> {refused.map(({ message }) => message).join(" ")}
                    </>
                  )}
                </Failure>
              )}
              {refused.length === 0 ? props.children : null}
            </>
          )}
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        {error !== undefined ? (
          <>
            <Button onClick={props.onClose}>Cancel</Button>
            <Button variant="filled" loading={networkStatus === 4} onClick={() => void refetch()}>
              Try again
            </Button>
          </>
        ) : stale ? (
          <Button variant="filled" data-autofocus onClick={props.onStale}>
            Compare
          </Button>
        ) : (
          <>
            <Button data-autofocus onClick={props.onClose}>
              Cancel
            </Button>
            <Button
              variant={props.danger === true ? "danger-filled" : "filled"}
              loading={saving}
              disabled={off}
              onClick={() => void confirm()}
            >
              {props.confirmLabel}
            </Button>
          </>
        )}
      </DialogFoot>
    </>
  );
}

function Differences({ preview, catalogue }: { preview: Preview; catalogue: readonly RightInfo[] | undefined }) {
  const { differences, summary } = preview;
  return (
    <>
      <p className={styles.summary} role="status">
        {summary}.
      </p>
      {differences.length === 0 ? null : (
        <ul className={styles.people} aria-label="Who gains and who loses" tabIndex={0}>
          {differences.map(({ user, gained, lost }) => (
            <li key={user.id}>
              <Avatar name={user.name} />
              <div>
                <b>{user.name}</b>
                {lost.length === 0 ? null : (
                  <Rights act="lost" rights={lost.map((each) => rightLabel(catalogue, each))} />
                )}
                {gained.length === 0 ? null : (
                  <Rights act="gained" rights={gained.map((each) => rightLabel(catalogue, each))} />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const SHOWN = 6;

/** What one person gains or loses; of many rights the first ones, the rest behind a button. */
function Rights({ act, rights }: { act: "gained" | "lost"; rights: readonly string[] }) {
  const [all, setAll] = useState(false);
  const Sign = act === "gained" ? IconPlus : IconMinus;
  const shown = all || rights.length <= SHOWN + 1 ? rights : rights.slice(0, SHOWN);
  return (
    <div className={styles.rights}>
      <span className={styles.act}>{act === "gained" ? "Gains" : "Loses"}</span>
      <p>
        {shown.map((right) => (
          <span key={right} className={styles[act]}>
            <Sign size={12} stroke={2.25} aria-hidden="true" />
            {right}
          </span>
        ))}
        {shown.length === rights.length ? null : (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            and {rights.length - shown.length} more
          </button>
        )}
      </p>
    </div>
  );
}

function PreviewFailure({ error }: { error: unknown }) {
  const { title, text, requestId } = explain(error, "The preview");
  return (
    <>
      <b>{title}.</b> {text} {requestId === undefined ? null : <code>{requestId}</code>}
    </>
  );
}

function PreviewSkeleton({ visible }: { visible: boolean }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {visible ? (
        <>
          <Skeleton width={160} />
          <Skeleton width={320} />
          <Skeleton width={260} />
        </>
      ) : null}
    </div>
  );
}
