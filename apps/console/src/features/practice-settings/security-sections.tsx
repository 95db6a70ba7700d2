import { useQuery } from "@apollo/client/react";
import { IconShieldLock } from "@tabler/icons-react";
import type { Edit } from "../../lib/edit.ts";
import { useRight } from "../../lib/session.tsx";
import { EditPair, EditText, Theirs } from "../../ui/edit-fields.tsx";
import { FormSection } from "../../ui/form-section.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { type Segment, Segments } from "../../ui/segments.tsx";
import { Note } from "../../ui/states.tsx";
import { USERS_WITHOUT_SECOND_FACTOR } from "./operations.ts";
import styles from "./practice-settings.module.css";
import type { SettingsField, SettingsValues, SettledPractice } from "./settings-form.ts";

const POLICIES = [
  { value: "OPTIONAL", label: "Optional" },
  { value: "REQUIRED", label: "Required" },
] as const;
const POLICY_HELP: Readonly<Record<string, string>> = {
  OPTIONAL: "Whoever has set up a second factor is asked for it.",
  REQUIRED: "Whoever has none sets one up at the next sign-in, before anything else opens.",
};

const BLOCKED_MODES = [
  { value: "RECORD", label: "Close the whole record" },
  { value: "CHART", label: "Close the chart only" },
] as const;
const BLOCKED_HELP: Readonly<Record<string, string>> = {
  RECORD:
    "Whom a set block keeps out reads that the record is closed to them, and nothing of the patient. It is in no list, search, count or report of theirs.",
  CHART:
    "Whom a set block keeps out still opens the demographics. Clinical Information and Documents say that they are closed.",
};

interface SecurityProps {
  readonly edit: Edit<SettingsValues>;
  readonly saved: SettledPractice["settings"]["security"];
}

/** What guards sign-in, sessions and blocked records. */
export function SecuritySections({ edit, saved }: SecurityProps) {
  const number = <Field extends SettingsField>(field: Field) =>
    ({ edit, field, inputMode: "numeric", autoComplete: "off" }) as const;
  return (
    <>
      <FormSection
        id="settings-auto-logout"
        title="Auto Logout"
        help="After so many minutes without use a session ends. Each user may choose a time between the shortest and the longest."
      >
        <div className={styles.three}>
          <EditText
            {...number("autoLogoutDefaultMinutes")}
            label="Default, minutes"
            description="Consider a shorter time out."
          />
          <EditText {...number("autoLogoutMinimumMinutes")} label="Shortest, minutes" description="1 or more." />
          <EditText {...number("autoLogoutMaximumMinutes")} label="Longest, minutes" description="120 at most." />
        </div>
      </FormSection>
      <FormSection
        id="settings-sign-in"
        title="Sign-in"
        help="Passwords, the second factor, and browsers that are trusted."
      >
        <TwoFactorPolicy edit={edit} saved={saved} />
        <EditPair>
          <EditText
            {...number("browserTrustDays")}
            label="Browser trust, days"
            description="So long a trusted browser asks for no second factor. 0: none is trusted."
          />
          <EditText
            {...number("passwordMinimumLength")}
            label="Shortest password, characters"
            description="8 to 64. Passwords in use stay until they are changed."
          />
        </EditPair>
      </FormSection>
      <FormSection
        id="settings-emergency"
        title="Emergency access"
        help="Designated users give themselves administrator rights in an emergency. They go by themselves after this time."
      >
        <EditText
          {...number("emergencyAccessMaximumMinutes")}
          label="Lasts at most, minutes"
          description="15 to 720, which are 12 hours. What is on keeps its end."
        />
      </FormSection>
      <FormSection
        id="settings-blocked"
        title="Blocked records"
        help="What a user finds where a set block keeps them from a patient."
      >
        <Choice
          edit={edit}
          field="blockedRecordMode"
          label="A blocked record"
          segments={BLOCKED_MODES}
          help={BLOCKED_HELP}
        />
      </FormSection>
    </>
  );
}

/** Optional or required, and who would have to set one up. */
function TwoFactorPolicy({ edit, saved }: SecurityProps) {
  const maySee = useRight("USER_READ");
  const { data } = useQuery(USERS_WITHOUT_SECOND_FACTOR, { skip: !maySee });
  const without = data?.users?.totalCount;
  const required = edit.values.twoFactorPolicy === "REQUIRED";
  return (
    <>
      <Choice edit={edit} field="twoFactorPolicy" label="Second factor" segments={POLICIES} help={POLICY_HELP} />
      {without === undefined || !required ? null : (
        <Note icon={<IconShieldLock size={16} stroke={1.75} />} role="status">
          {without === 0
            ? "Every user has a second factor already."
            : `${without === 1 ? "1 user has" : `${without} users have`} no second factor yet. ${
                saved.twoFactorPolicy === "REQUIRED" ? "They set" : "Once you save, they set"
              } one up at their next sign-in.`}
        </Note>
      )}
    </>
  );
}

/** One of two, with what the chosen one means below. */
function Choice(props: {
  edit: Edit<SettingsValues>;
  field: "twoFactorPolicy" | "blockedRecordMode";
  label: string;
  segments: readonly Segment<string>[];
  help: Readonly<Record<string, string>>;
}) {
  const { edit, field, label, segments, help } = props;
  const value = edit.values[field];
  const locked = edit.lockOf(field);
  const words = (choice: unknown) => segments.find((segment) => segment.value === choice)?.label ?? String(choice);
  if (locked !== undefined) return <LockedField label={label} value={words(value)} reason={locked} />;
  return (
    <div className={styles.choice}>
      <span className={styles.label}>{label}</span>
      <Segments label={label} value={value} segments={segments} onChange={(chosen) => edit.set(field, chosen)} />
      <span className={styles.help} role="status">
        {help[value]}
      </span>
      <Theirs edit={edit} field={field} words={words} />
    </div>
  );
}
