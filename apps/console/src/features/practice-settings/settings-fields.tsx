import { useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { type Edit, useEdit } from "../../lib/edit.ts";
import { explainAct } from "../../lib/errors.ts";
import { formErrors, hasCode } from "../../lib/form-errors.ts";
import type { MailTopic } from "../../lib/graphql/graphql.ts";
import { useLocks } from "../../lib/lockdown.ts";
import { TestEmail } from "../../lib/mail/test-email.tsx";
import { CULTURE_WORDS, optionsOf } from "../../lib/preference-words.ts";
import { Check, CheckList } from "../../ui/check.tsx";
import { EditArea, EditPair, EditSecret, EditSelect, EditText, Theirs } from "../../ui/edit-fields.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { UPDATE_PRACTICE_SETTINGS } from "./operations.ts";
import { SecuritySections } from "./security-sections.tsx";
import {
  checkSettings,
  elementsOf,
  type SettingsField,
  settingsInput,
  settingsValues,
  type SettingsValues,
  type SettledPractice,
} from "./settings-form.ts";
import { timeZoneOptions } from "./time-zones.ts";

/** What administrators can be mailed about. */
const TOPIC_WORDS: Readonly<Record<MailTopic, string>> = {
  ADMINISTRATOR_ADDED: "Somebody becomes an administrator",
  USER_ADDED: "A user is added",
  USER_DISABLED: "A user is disabled or brought back",
  TWO_FACTOR_RESET: "Somebody's two-factor authentication is reset",
  EMAIL_CHANGED: "A user's e-mail address is changed",
  VENDOR_ACCESS: "The vendor accesses the account",
  EMERGENCY_ACCESS: "Emergency access is on or off, opens a blocked chart, or waits for its review",
};

const STALE =
  "Somebody else saved the settings meanwhile, so nothing of yours is saved yet. Where both changed a field, the other's is shown below it. Save once more to keep yours.";

/** All settings with one Save for what is changed. */
export function SettingsForm({ practice }: { practice: SettledPractice }) {
  const locks = useLocks();
  const edit = useEdit(settingsValues(practice), checkSettings, (field) => locks(...elementsOf(field)));
  const [update, { loading }] = useMutation(UPDATE_PRACTICE_SETTINGS);
  const [failure, setFailure] = useState<string>();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (!edit.checkAll()) return;
    try {
      const { data } = await update({
        variables: { input: settingsInput(practice.settings.version, edit.values, edit.changed) },
      });
      const refused = data?.updatePracticeSettings?.userErrors ?? [];
      if (hasCode(refused, "STALE_VERSION")) {
        setFailure(STALE);
        return;
      }
      const errors = formErrors(refused, Object.keys(edit.values));
      edit.refuse(errors.fields);
      setFailure(errors.form);
      if (refused.length > 0) return;
      edit.discard();
      toastDone("The settings are saved.");
    } catch (error) {
      setFailure(explainAct(error, "The settings were not saved"));
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-label="Practice Settings">
      <LeaveGuard unsaved={edit.changed.length > 0} />
      <FormSections>
        <PracticeSection edit={edit} timeZone={practice.timeZone} />
        <MailSection edit={edit} passwordSet={practice.settings.outgoingMail.passwordSet} />
        <SecuritySections edit={edit} saved={practice.settings.security} />
        <TopicsSection edit={edit} topics={practice.settings.mailTopics.map(({ topic }) => topic)} />
      </FormSections>
      <SaveBar
        changes={edit.changed.length}
        saving={loading}
        failure={failure}
        onDiscard={() => {
          edit.discard();
          setFailure(undefined);
        }}
      />
    </form>
  );
}

function PracticeSection({ edit, timeZone }: { edit: Edit<SettingsValues>; timeZone: string }) {
  return (
    <FormSection id="settings-practice" title="Practice" help="As it is named here, in mails and in the audit log.">
      <EditText edit={edit} field="name" label="Name" autoComplete="organization" />
      <EditArea edit={edit} field="address" label="Address" rows={3} description="As it stands on a letter." />
      <EditPair>
        <EditSelect
          edit={edit}
          field="timeZone"
          label="Time zone"
          searchable
          nothingFoundMessage="No zone matches. Type a city, such as Denver."
          options={timeZoneOptions(timeZone)}
          description="All times are shown in it."
        />
        <EditSelect
          edit={edit}
          field="culture"
          label="Culture"
          options={optionsOf(CULTURE_WORDS)}
          description="For new users, until they choose their own."
        />
      </EditPair>
    </FormSection>
  );
}

function MailSection({ edit, passwordSet }: { edit: Edit<SettingsValues>; passwordSet: boolean }) {
  const field = <Field extends SettingsField>(name: Field) => ({ edit, field: name });
  return (
    <FormSection
      id="settings-mail"
      title="Outgoing mail"
      help="The address and the mail server that mail in the practice's name goes out by. Without a host, it goes by the installation's."
    >
      <EditText
        {...field("fromAddress")}
        label="Outgoing address"
        type="email"
        autoComplete="off"
        description="Mail comes from it, and answers go to it."
      />
      <EditPair>
        <EditText
          {...field("host")}
          label="SMTP Host"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          description="Another host forgets the users' own SMTP passwords: they were given for this one."
        />
        <EditText
          {...field("port")}
          label="SMTP Port"
          inputMode="numeric"
          autoComplete="off"
          placeholder="587"
          description="25, 465, 587 or 2525."
        />
      </EditPair>
      <EditPair>
        <EditText {...field("user")} label="SMTP User" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        <EditSecret {...field("password")} label="SMTP Password" stored={passwordSet} />
      </EditPair>
      <TestEmail outgoingMail="PRACTICE" help="To yourself, by the settings as they are saved." />
    </FormSection>
  );
}

function TopicsSection({ edit, topics }: { edit: Edit<SettingsValues>; topics: readonly MailTopic[] }) {
  const chosen = edit.values.mailTopics;
  const words = (value: unknown) =>
    (value as readonly MailTopic[]).map((topic) => TOPIC_WORDS[topic]).join("; ") || "none";
  return (
    <FormSection
      id="settings-topics"
      title="Mail to administrators"
      help="The person concerned is told in any case, and whoever did it is not mailed about it."
    >
      <CheckList label="Administrators are mailed when">
        {topics.map((topic) => (
          <Check
            key={topic}
            label={TOPIC_WORDS[topic]}
            checked={chosen.includes(topic)}
            onChange={(checked) =>
              edit.set(
                "mailTopics",
                (checked ? [...chosen, topic] : chosen.filter((other) => other !== topic)).toSorted(),
              )
            }
            locked={edit.lockOf("mailTopics")}
          />
        ))}
      </CheckList>
      <Theirs edit={edit} field="mailTopics" words={words} />
    </FormSection>
  );
}
