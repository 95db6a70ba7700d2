import { useMutation, useQuery } from "@apollo/client/react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Check } from "../../ui/check.tsx";
import { EditArea, EditPair, EditSecret, EditSelect, EditText } from "../../ui/edit-fields.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useEdit } from "../edit.ts";
import { explainAct } from "../errors.ts";
import { formErrors, hasCode } from "../form-errors.ts";
import type { UserInfoFragment } from "../graphql/graphql.ts";
import { useLocks } from "../lockdown.ts";
import {
  CULTURE_WORDS,
  DOCUMENT_TAB_WORDS,
  optionsOf,
  PATIENT_VIEW_WORDS,
  SCHEDULE_VIEW_WORDS,
  WORKFLOW_VIEW_WORDS,
} from "../preference-words.ts";
import { useMe, useRight } from "../session.tsx";
import { useDeployment } from "../use-deployment.ts";
import { AUTO_LOGOUT_BOUNDS, UPDATE_PROVIDER, UPDATE_STAFF_MEMBER } from "./operations.ts";
import { PractitionerField } from "./practitioner-field.tsx";
import { checkProfile, elementsOf, type ProfileField, profileInput, profileValues } from "./profile-edit.ts";

/** A user whose profile may be seen. */
export type ProfileUser = UserInfoFragment & { readonly profile: NonNullable<UserInfoFragment["profile"]> };

/** User Info: who the person is, how mail goes out in their name, what opens first, and how soon they are signed out. */
export function ProfileForm(props: { user: ProfileUser; belowName?: ReactNode; belowMail?: ReactNode }) {
  const { user, belowName, belowMail } = props;
  const { profile } = user;
  const locks = useLocks();
  const edit = useEdit(profileValues(user), checkProfile, (field) => locks(...elementsOf(user.kind, field)));
  const [updateStaffMember, staff] = useMutation(UPDATE_STAFF_MEMBER);
  const [updateProvider, provider] = useMutation(UPDATE_PROVIDER);
  const [failure, setFailure] = useState<string>();
  const practitionerLocked = edit.lockOf("practitionerId");
  const own = useMe().user?.id === user.id;
  const mayLink = useRight("USER_UPDATE");
  const vendor = useDeployment()?.vendorName ?? "";
  const bounds = useAutoLogoutBounds();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(undefined);
    if (!edit.checkAll()) return;
    const input = { userId: user.id, version: profile.version, profile: profileInput(edit.values, edit.changed) };
    try {
      const payload =
        user.kind === "STAFF"
          ? (await updateStaffMember({ variables: { input } })).data?.updateStaffMember
          : (await updateProvider({ variables: { input } })).data?.updateProvider;
      const refused = payload?.userErrors ?? [];
      if (hasCode(refused, "STALE_VERSION")) {
        setFailure(
          "Somebody else saved this meanwhile, so nothing of yours is saved yet. Where both changed a field, the other's is shown below it. Save once more to keep yours.",
        );
        return;
      }
      const errors = formErrors(refused, Object.keys(edit.values));
      edit.refuse(errors.fields);
      setFailure(errors.form);
      if (refused.length > 0) return;
      edit.discard();
      toastDone(own ? "Your information is saved." : `${user.name} is saved.`);
    } catch (error) {
      setFailure(explainAct(error, "Nothing was saved"));
    }
  };

  const field = <F extends ProfileField>(name: F) => ({ edit, field: name });
  return (
    <form onSubmit={(event) => void save(event)} noValidate aria-label="User Info">
      <LeaveGuard unsaved={edit.changed.length > 0} />
      <FormSections>
        <FormSection id="profile-name" title="Name" help="Shown to the practice and in the audit log.">
          <EditPair>
            <EditText
              {...field("firstName")}
              label="First Name"
              help={`Changing your name can affect drug prescriptions & clinical notes. If you need to change your name, please contact ${vendor} support for more details.`}
              autoComplete="off"
            />
            <EditText {...field("lastName")} label="Last Name" autoComplete="off" />
          </EditPair>
          <EditPair>
            <EditText {...field("userTitle")} label="User Title" autoComplete="off" />
            <EditSelect
              {...field("culture")}
              label="Culture"
              options={optionsOf(CULTURE_WORDS)}
              description="How dates and numbers are written."
            />
          </EditPair>
        </FormSection>
        {belowName}
        <FormSection
          id="profile-mail"
          title="Outgoing mail"
          help="The mail server's host and port are the practice's, in Practice Settings."
        >
          <EditArea {...field("emailSignature")} label="Email Signature" rows={4} maxLength={2000} />
          <Check
            label="Use this email address as my outgoing email address"
            description={`Ticked: mail comes from ${profile.email}. Not ticked: from the practice's address in Practice Settings.`}
            checked={edit.values.useOwnEmailForOutgoing}
            onChange={(checked) => edit.set("useOwnEmailForOutgoing", checked)}
            locked={edit.lockOf("useOwnEmailForOutgoing")}
            error={edit.errors.useOwnEmailForOutgoing}
          />
          <EditPair>
            <EditText {...field("smtpUser")} label="SMTP User" autoComplete="off" spellCheck={false} />
            <EditSecret {...field("smtpPassword")} label="SMTP Password" stored={profile.smtpPasswordSet} />
          </EditPair>
          {belowMail}
          <EditText
            {...field("mobileAddress")}
            label="Mobile Address"
            description="Information only."
            autoComplete="off"
          />
        </FormSection>
        <FormSection id="profile-views" title="Default views" help="What opens first, here and in other programs.">
          <EditPair>
            <EditSelect
              {...field("defaultWorkflowView")}
              label="Default Workflow view"
              options={optionsOf(WORKFLOW_VIEW_WORDS)}
            />
            <EditSelect
              {...field("defaultPatientView")}
              label="Default Patient View"
              options={optionsOf(PATIENT_VIEW_WORDS)}
            />
          </EditPair>
          <EditPair>
            <EditSelect
              {...field("defaultDocumentTab")}
              label="Default Document Tab"
              options={optionsOf(DOCUMENT_TAB_WORDS)}
            />
            <EditSelect
              {...field("pathwayScheduleView")}
              label="Pathway Schedule View"
              options={optionsOf(SCHEDULE_VIEW_WORDS)}
            />
          </EditPair>
        </FormSection>
        <FormSection
          id="profile-logout"
          title="Signing out"
          help="After this time without use the session ends. A warning comes a minute ahead, half a minute where it is 1 minute."
        >
          <EditPair>
            <EditText
              {...field("autoLogoutMinutes")}
              label="Auto Logout"
              rightSection="minutes"
              rightSectionWidth={72}
              inputMode="numeric"
              autoComplete="off"
              placeholder={profile.autoLogoutMinutes === null ? String(profile.effectiveAutoLogoutMinutes) : ""}
              description={`Consider a shorter time out. ${bounds} Empty: the practice's default.`}
            />
          </EditPair>
        </FormSection>
        {user.kind === "PROVIDER" && mayLink ? (
          <FormSection id="profile-practitioner" title="Practitioner" help="The same person in the imported charts.">
            <EditPair>
              {practitionerLocked === undefined ? (
                <PractitionerField edit={edit} user={user} />
              ) : (
                <LockedField
                  label="Practitioner"
                  value={user.practitioner?.name ?? "Linked to none"}
                  reason={practitionerLocked}
                />
              )}
            </EditPair>
          </FormSection>
        ) : null}
      </FormSections>
      <SaveBar
        changes={edit.changed.length}
        saving={staff.loading || provider.loading}
        failure={failure}
        onDiscard={() => {
          edit.discard();
          setFailure(undefined);
        }}
      />
    </form>
  );
}

/** "The practice allows 1 to 120." */
function useAutoLogoutBounds(): string {
  const { data } = useQuery(AUTO_LOGOUT_BOUNDS);
  const bounds = data?.practice?.autoLogout;
  return bounds === undefined ? "" : `The practice allows ${bounds.minimumMinutes} to ${bounds.maximumMinutes}.`;
}
