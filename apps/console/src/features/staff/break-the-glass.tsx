import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconDoorEnter, IconInfoCircleFilled } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { enterBtg } from "../../lib/btg.ts";
import { explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors } from "../../lib/form-errors.ts";
import type { BtgReason } from "../../lib/graphql/graphql.ts";
import { REASON_WORDS, useVendorName } from "../../lib/vendor-access/vendor-access-words.ts";
import { DialogBody, DialogFoot } from "../../ui/dialog.tsx";
import { FieldPair, fieldError } from "../../ui/form.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { OPEN_BTG_SESSION } from "./operations.ts";
import type { DirectoryPractice, DirectoryUser } from "./staff-words.ts";
import styles from "./staff.module.css";

const FIELDS = ["onBehalfOfId", "reasonCode", "caseNumber", "reason", "minutes"] as const;
const REASONS = Object.entries(REASON_WORDS).map(([value, label]) => ({ value, label }));
const LENGTHS = [
  { value: "15", label: "15 minutes" },
  { value: "30", label: "30 minutes" },
  { value: "60", label: "60 minutes" },
  { value: "120", label: "2 hours" },
  { value: "240", label: "4 hours" },
  { value: "480", label: "8 hours" },
];
const EMPTY = { onBehalfOfId: "", reasonCode: "", caseNumber: "", reason: "", minutes: "60" };

type EnteredUser = Pick<DirectoryUser, "id" | "name" | "userName">;

/** Asks why and for how long, then takes this tab into the practice's account. */
export function BreakTheGlass(props: {
  practice: DirectoryPractice;
  user: EnteredUser | undefined;
  /** Of the case that the caller was verified on. */
  caseNumber?: string;
  onClose: () => void;
}) {
  const { practice, user, caseNumber = "", onClose } = props;
  return (
    <Modal
      opened={user !== undefined}
      onClose={onClose}
      size={540}
      closeButtonProps={{ "aria-label": "Close" }}
      title={
        <span className={styles.dialogTitle}>
          <span className={styles.glyph}>
            <IconDoorEnter size={20} stroke={1.75} aria-hidden="true" />
          </span>
          <span>
            Break the glass
            <small>Enter the account of {practice.name}.</small>
          </span>
        </span>
      }
    >
      {user === undefined ? null : <EntryForm key={user.id} user={user} caseNumber={caseNumber} onClose={onClose} />}
    </Modal>
  );
}

/** Inside the Modal, which forgets what was typed on closing. */
function EntryForm({ user, caseNumber, onClose }: { user: EnteredUser; caseNumber: string; onClose: () => void }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const vendor = useVendorName();
  const [open, { loading }] = useMutation(OPEN_BTG_SESSION);
  const [failure, setFailure] = useState<string>();
  const form = useForm({
    initialValues: { ...EMPTY, onBehalfOfId: user.id, caseNumber },
    validate: {
      reasonCode: (value) => (value === "" ? "Choose what you enter for." : null),
      caseNumber: (value) => (value.trim() === "" ? "Type the number of the case that you work on." : null),
      reason: (value) =>
        (value.match(/\p{L}/gu)?.length ?? 0) < 3
          ? "Say what you will look into, in at least three letters. The practice reads it."
          : null,
    },
  });
  const submit = form.onSubmit(
    async ({ minutes, reasonCode, ...entry }) => {
      setFailure(undefined);
      try {
        const { data } = await open({
          variables: { input: { ...entry, reasonCode: reasonCode as BtgReason, minutes: Number(minutes) } },
        });
        const payload = data?.vendorOpenBtgSession;
        const errors = formErrors(payload?.userErrors ?? [], FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, FIELDS);
        setFailure(errors.form);
        if (payload?.btgSession == null) return;
        await enterBtg(client, payload.btgSession.id);
        await navigate("/");
      } catch (error) {
        setFailure(explainAct(error, "The glass was not broken"));
      }
    },
    (errors) => focusFirstError(form, errors, FIELDS),
  );
  const field = (name: (typeof FIELDS)[number]) => ({
    ...form.getInputProps(name),
    error: fieldError(form.errors[name]),
  });
  const wrongUser = form.errors["onBehalfOfId"];

  return (
    <form onSubmit={submit} noValidate aria-label="Break the glass">
      <DialogBody>
        <div className={styles.fields}>
          <TextInput
            {...field("onBehalfOfId")}
            label="On behalf of"
            description={
              wrongUser === undefined ? "With the rights of this user, less what is disabled in BTG." : undefined
            }
            value={`${user.name} (${user.userName})`}
            onChange={() => undefined}
            readOnly
          />
          {wrongUser === undefined ? null : (
            <p className={styles.hint}>
              <Link to="/staff/access">Go to My access</Link> to go on in one that is live, or to end it.
            </p>
          )}
          <FieldPair>
            <Select
              {...field("reasonCode")}
              label="Reason"
              placeholder="Choose one"
              data-autofocus
              data={REASONS}
              value={form.values.reasonCode === "" ? null : form.values.reasonCode}
            />
            <TextInput
              {...field("caseNumber")}
              label="Case number"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
            />
          </FieldPair>
          <Textarea
            {...field("reason")}
            label="What you will look into"
            description={form.errors["reason"] === undefined ? "The practice reads this text." : undefined}
            rows={3}
            maxLength={500}
          />
          <Select
            {...field("minutes")}
            label="Length"
            data={LENGTHS}
            maxDropdownHeight={280}
            className={styles.length!}
          />
          <Note tone="vendor" icon={<IconInfoCircleFilled size={16} />}>
            The practice sees <b>“{vendor} accessed your account”</b> at once, and everything you do in its audit log.
            Your name is not shown to it.
          </Note>
          <Failure>{failure}</Failure>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="vendor-filled" loading={loading}>
          Break the glass
        </Button>
      </DialogFoot>
    </form>
  );
}
