import { useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { formatNumber } from "../../lib/culture.ts";
import { useDelayed } from "../../lib/delayed.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { hasCode } from "../../lib/form-errors.ts";
import type { SetSecurityChangeInput } from "../../lib/graphql/graphql.ts";
import { Badge } from "../../ui/badge.tsx";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { Failure, Note, Skeleton } from "../../ui/states.tsx";
import { PREVIEW_SET_SECURITY } from "./operations.ts";
import styles from "./set-security.module.css";

/** A change of blocks that waits for a yes. */
export interface ReviewedChange {
  readonly input: SetSecurityChangeInput;
  /** Names of the sets, or of the users, that a block begins for. */
  readonly blocked: readonly string[];
  readonly lifted: readonly string[];
}

interface ReviewDialogProps {
  readonly title: string;
  /** Undefined: closed. */
  readonly change: ReviewedChange | undefined;
  readonly onClose: () => void;
  /** The dialog stays and says why when it throws. */
  readonly onConfirm: () => Promise<void>;
  /** Somebody else has saved meanwhile. */
  readonly onStale?: () => void;
}

/** What a change of blocks comes to, and what to know of it, before it is saved. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { change } = props;
  return (
    <Modal opened={change !== undefined} onClose={props.onClose} title={props.title} size={540} withCloseButton={false}>
      {change === undefined ? null : <ReviewBody {...props} change={change} />}
    </Modal>
  );
}

function ReviewBody(props: ReviewDialogProps & { change: ReviewedChange }) {
  const { change } = props;
  const { data, error, refetch, networkStatus } = useQuery(PREVIEW_SET_SECURITY, {
    variables: { change: change.input },
    // Of this moment alone.
    fetchPolicy: "no-cache",
    notifyOnNetworkStatusChange: true,
  });
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const preview = error === undefined ? (data?.previewSetSecurity ?? undefined) : undefined;
  const slow = useDelayed(preview === undefined && error === undefined);
  const refused = preview?.userErrors ?? [];
  const stale = hasCode(refused, "STALE_VERSION");
  const off = preview === undefined || refused.length > 0;

  const confirm = async () => {
    if (off || saving) return;
    setSaving(true);
    setFailure(undefined);
    try {
      await props.onConfirm();
    } catch (thrown) {
      setFailure(explainAct(thrown, "Nothing was saved"));
    } finally {
      setSaving(false);
    }
  };

  return (
    <>
      <DialogBody>
        <div className={styles.review} aria-busy={preview === undefined && error === undefined}>
          {error === undefined ? null : <Failure>{failureWords(error)}</Failure>}
          {preview === undefined && error === undefined ? (
            <div className={styles.awaited} aria-hidden="true">
              {slow ? <Skeleton width={200} /> : null}
            </div>
          ) : null}
          {preview === undefined || stale ? null : (
            <>
              <p className={styles.sums} role="status">
                <Sums blockCount={preview.blockCount} unblockCount={preview.unblockCount} />
              </p>
              <Names title="Blocked from the next request on" names={change.blocked} />
              <Names title="Open again" names={change.lifted} />
              {preview.warnings.map(({ kind, sentence }) => (
                <Note key={`${kind} ${sentence}`} icon={<IconAlertTriangle size={16} stroke={1.75} />}>
                  <b>{sentence}</b>
                </Note>
              ))}
            </>
          )}
          {refused.length === 0 ? null : (
            <Failure>
              {stale ? (
                "Another administrator has saved a change meanwhile. Nothing of yours is lost: go back and compare the two."
              ) : (
                <>
                  <b>This cannot be saved.</b> {refused.map(({ message }) => message).join(" ")}
                </>
              )}
            </Failure>
          )}
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        {stale ? (
          <Button variant="filled" data-autofocus onClick={props.onStale}>
            Compare
          </Button>
        ) : (
          <>
            <Button data-autofocus onClick={props.onClose}>
              Back
            </Button>
            {error === undefined ? (
              <Button variant="filled" loading={saving} disabled={off} onClick={() => void confirm()}>
                Save
              </Button>
            ) : (
              <Button variant="filled" loading={networkStatus === 4} onClick={() => void refetch()}>
                Try again
              </Button>
            )}
          </>
        )}
      </DialogFoot>
    </>
  );
}

/** "+2 blocked", "−1 unblocked". */
export function Sums({ blockCount, unblockCount }: { blockCount: number; unblockCount: number }) {
  return (
    <>
      {blockCount === 0 ? null : <Badge tone="own">+{formatNumber(blockCount)} blocked</Badge>}
      {unblockCount === 0 ? null : <Badge>−{formatNumber(unblockCount)} unblocked</Badge>}
    </>
  );
}

const SHOWN = 20;

/** Names in a list that scrolls; of many the first ones, the rest behind a button. */
export function Names({ title, names }: { title: string; names: readonly string[] }) {
  const [all, setAll] = useState(false);
  if (names.length === 0) return null;
  const shown = all || names.length <= SHOWN + 1 ? names : names.slice(0, SHOWN);
  return (
    <section className={styles.names} aria-label={title}>
      <h3>{title}</h3>
      {/* Keyboards scroll it. */}
      <ul tabIndex={0} aria-label={title}>
        {shown.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
        {shown.length === names.length ? null : (
          <li>
            <button type="button" className={styles.more} onClick={() => setAll(true)}>
              and {formatNumber(names.length - shown.length)} more
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

function failureWords(error: unknown): string {
  const { title, text, requestId } = explain(error, "The preview");
  return `${title}. ${text}${requestId === undefined ? "" : ` Request id ${requestId}.`}`;
}
