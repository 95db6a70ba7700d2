import { useApolloClient, useMutation } from "@apollo/client/react";
import { VisuallyHidden } from "@mantine/core";
import { IconEye, IconEyeOff, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { ActRefused, explainAct } from "../../lib/errors.ts";
import { throwRefusal } from "../../lib/form-errors.ts";
import type { OwnPinsFragment } from "../../lib/graphql/graphql.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { Instant } from "../../lib/moments.tsx";
import { useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { FormSection } from "../../ui/form-section.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { PasswordDialog } from "../../ui/password-dialog.tsx";
import { PinBoxes } from "../../ui/pin.tsx";
import { Failure, Note, Skeleton } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { GENERATE_SUPPORT_PIN, REVEAL_SUPPORT_PIN } from "./pin-operations.ts";
import styles from "./pins.module.css";
import { useShownPin } from "./shown-pin.ts";

type SupportPin = NonNullable<OwnPinsFragment["supportPin"]>;

/** Long enough that a screen reader has taken the digits up. */
const READ_OUT_SECONDS = 5;

interface SupportPinSectionProps {
  /** Undefined: not known yet. */
  readonly pin: SupportPin | undefined;
  /** Reads what is known of it anew. */
  readonly reload: () => Promise<SupportPin | undefined>;
}

/** The four digits by which support knows its caller: masked, shown for a minute by the password, made anew without one. */
export function SupportPinSection({ pin, reload }: SupportPinSectionProps) {
  const client = useApolloClient();
  const vendor = useVendorName();
  const viewLocked = useLocked("Mutation.revealSupportPin");
  const generateLocked = useLocked("Mutation.generateSupportPin");
  const shown = useShownPin(pin?.generatedAt);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [generate, { loading: generating }] = useMutation(GENERATE_SUPPORT_PIN);

  const view = async (password: string, closed: AbortSignal) => {
    // Not a hook's mutation, which would keep the answer: the digits are where they are shown, and nowhere else.
    const { data } = await client.mutate({
      mutation: REVEAL_SUPPORT_PIN,
      variables: { input: { password } },
      fetchPolicy: "no-cache",
    });
    const answer = data?.revealSupportPin;
    throwRefusal(answer?.userErrors);
    if (answer?.digits == null) throw new ActRefused("Your Support PIN was not shown. Try again.");
    // As it stands now: what is older would hide it again.
    await reload().catch(() => undefined);
    // Cancelled while it was under way.
    if (closed.aborted) return;
    shown.show({
      digits: answer.digits,
      seconds: answer.hideAfterSeconds,
      generatedAt: answer.generatedAt ?? undefined,
    });
  };
  const makeNew = async () => {
    setFailure(undefined);
    shown.hide();
    try {
      const { data } = await generate();
      throwRefusal(data?.generateSupportPin?.userErrors);
      toastDone("A new Support PIN was made. The one before is void.");
    } catch (error) {
      setFailure(explainAct(error, "No new PIN was made"));
    }
  };

  return (
    <FormSection
      id="support-pin"
      title="Support PIN"
      help={`${vendor} support asks for these four digits before it helps you. Tell them to nobody else. Support sees whether they match, never the digits.`}
    >
      <div className={styles.line}>
        <PinBoxes label="Support PIN" text={shown.digits ?? pin?.masked ?? "••••"} shown={shown.digits !== undefined} />
        <div className={styles.acts}>
          {shown.digits === undefined ? (
            <LockableButton
              locked={viewLocked}
              leftSection={<IconEye size={16} stroke={1.75} />}
              aria-haspopup="dialog"
              onClick={() => setAsking(true)}
            >
              View
            </LockableButton>
          ) : (
            <LockableButton
              locked={undefined}
              leftSection={<IconEyeOff size={16} stroke={1.75} />}
              onClick={shown.hide}
            >
              Hide
            </LockableButton>
          )}
          <LockableButton
            locked={generateLocked}
            loading={generating}
            leftSection={<IconRefresh size={16} stroke={1.75} />}
            onClick={() => void makeNew()}
          >
            Generate New PIN
          </LockableButton>
        </div>
      </div>
      {shown.digits === undefined ? null : <Countdown seconds={shown.secondsLeft} of={shown.seconds} />}
      {/* It stands empty before: what comes into it is read out. After that the boxes alone have the digits. */}
      <VisuallyHidden role="status">
        {shown.digits === undefined || shown.seconds - shown.secondsLeft >= READ_OUT_SECONDS
          ? ""
          : `Your Support PIN: ${[...shown.digits].join(", ")}`}
      </VisuallyHidden>
      {shown.isReplaced ? (
        <Note role="status" tone="proven" icon={<IconRefresh size={16} stroke={1.75} />}>
          A new Support PIN has been made. The one that you saw is void.
        </Note>
      ) : null}
      <Failure>{failure}</Failure>
      <Dates pin={pin} />
      <PasswordDialog
        title="View your Support PIN?"
        text="It is shown for a minute. The audit log shows that you viewed it."
        confirmLabel="Confirm"
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={view}
      />
    </FormSection>
  );
}

/** "Hidden again in 47 s", and how much of the time is over. */
function Countdown({ seconds, of }: { seconds: number; of: number }) {
  return (
    <p className={styles.countdown}>
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
        <circle cx="10" cy="10" r="8" />
        <circle cx="10" cy="10" r="8" pathLength={of} strokeDasharray={`${seconds} ${of}`} />
      </svg>
      <span>
        Hidden again in <b>{seconds} s</b>. The audit log shows that you viewed it.
      </span>
    </p>
  );
}

function Dates({ pin }: { pin: SupportPin | undefined }) {
  return (
    <dl className={styles.dates}>
      <Fact label="Made" at={pin?.generatedAt} />
      <Fact label="Last viewed" at={pin?.lastViewedAt} />
      <Fact label="Last validated" at={pin?.lastValidatedAt} />
    </dl>
  );
}

/** @param props.at undefined: not known yet; null: never. */
function Fact({ label, at }: { label: string; at: string | null | undefined }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{at === undefined ? <Skeleton width={120} /> : at === null ? "Never" : <Instant at={at} />}</dd>
    </div>
  );
}
