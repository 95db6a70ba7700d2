import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconMail } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { ROLES } from "../../lib/access/operations.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useDesignationLock } from "../../lib/emergency-access/designation-lock.ts";
import { SET_DESIGNATION } from "../../lib/emergency-access/operations.ts";
import { explain, explainAct } from "../../lib/errors.ts";
import { focusFirstError, formErrors, throwRefusal } from "../../lib/form-errors.ts";
import { useLocked } from "../../lib/lockdown.ts";
import { useMe, useRight } from "../../lib/session.tsx";
import { Check, CheckList } from "../../ui/check.tsx";
import { fieldError, FieldPair } from "../../ui/form.tsx";
import { FormFoot, FormSection, FormSections } from "../../ui/form-section.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { LockableButton } from "../../ui/lockable-button.tsx";
import { LockedLine } from "../../ui/locked-line.tsx";
import { NewPasswordFields } from "../../ui/new-password-fields.tsx";
import { BackLink, Page, PageHead } from "../../ui/page.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Failure, Note } from "../../ui/states.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { ADD_FIELDS, type AddForm, addInput, EMPTY_FORM, validateAdd } from "./add-form.ts";
import { ADD_USER, PASSWORD_RULES } from "./operations.ts";
import { RoleChoice, RoleChoiceSkeleton } from "./role-choice.tsx";
import { userAddress } from "./user-words.ts";

const KINDS = [
  { value: "STAFF", label: "Staff member" },
  { value: "PROVIDER", label: "Provider" },
] as const;
const WAYS = [
  { value: "password", label: "Set a password" },
  { value: "invitation", label: "Send an invitation by e-mail" },
] as const;

/** Users tab, Add: a login for one more person. */
export function AddUserPage() {
  useDocumentTitle("Add a user");
  const navigate = useNavigate();
  const locked = useLocked("Mutation.addUser");
  const maySeeRoles = useRight("ROLE_READ");
  const rules = useQuery(PASSWORD_RULES, { fetchPolicy: "cache-first" });
  const roles = useQuery(ROLES, { fetchPolicy: "cache-first", skip: !maySeeRoles });
  const administersEmergencies = useRight("EMERGENCY_ACCESS_ADMINISTER");
  const readsUsers = useRight("USER_READ");
  const { lockdown } = useMe();
  const designateLocked = useDesignationLock();
  const [addUser, { loading }] = useMutation(ADD_USER);
  const [setDesignation, { loading: designating }] = useMutation(SET_DESIGNATION);
  const [roleIds, setRoleIds] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string>();
  const [added, setAdded] = useState<{ id: string; undesignated: string | undefined }>();
  const form = useForm<AddForm>({ initialValues: EMPTY_FORM, validateInputOnBlur: true, validate: validateAdd });
  const { kind, way } = form.values;
  // Not at once: the guard below must have heard first that nothing is unsaved any more.
  useEffect(() => {
    if (added === undefined) return;
    const { id, undesignated } = added;
    void navigate(userAddress(id), undesignated === undefined ? {} : { state: { undesignated } });
  }, [added, navigate]);
  const text = (field: keyof AddForm) => ({ ...form.getInputProps(field), error: fieldError(form.errors[field]) });

  /** The user is there by now: what fails here is said on the user's own page. */
  const designate = async (userId: string): Promise<string | undefined> => {
    try {
      const { data } = await setDesignation({ variables: { input: { userId, allowed: true }, readsUsers } });
      throwRefusal(data?.setEmergencyAccessDesignation?.userErrors);
      return undefined;
    } catch (error) {
      return explainAct(error, "Emergency access was not allowed");
    }
  };
  const submit = form.onSubmit(
    async (values) => {
      if (locked !== undefined) return;
      setFailure(undefined);
      try {
        const { data } = await addUser({ variables: { input: addInput(values, roleIds) } });
        const payload = data?.addUser;
        const errors = formErrors(payload?.userErrors ?? [], ADD_FIELDS);
        form.setErrors(errors.fields);
        focusFirstError(form, errors.fields, ADD_FIELDS);
        setFailure(errors.form);
        if (payload?.user && payload.userErrors.length === 0) {
          const { id } = payload.user;
          setAdded({ id, undesignated: values.emergencyAccess ? await designate(id) : undefined });
          const name = `${values.firstName.trim()} ${values.lastName.trim()}`;
          toastDone(
            values.way === "invitation" ? `${name} is invited at ${values.email.trim()}.` : `${name} is added.`,
          );
        }
      } catch (error) {
        setFailure(explainAct(error, "The user was not added"));
      }
    },
    (errors) => focusFirstError(form, errors, ADD_FIELDS),
  );

  return (
    <Page>
      <PageHead title="Add a user" before={<BackLink to="/users">Users</BackLink>}>
        A login belongs to one person. What is done with it stands under that person's name.
      </PageHead>
      <LockedLine reason={locked} />
      <LeaveGuard unsaved={added === undefined && (form.isDirty() || roleIds.size > 0)} />
      <form onSubmit={submit} noValidate aria-label="Add a user" autoComplete="off">
        <FormSections>
          <FormSection id="add-person" title="Person" help="Shown to your practice and in the audit log.">
            <Segments
              showLabel
              label="Kind"
              value={kind}
              segments={KINDS}
              onChange={(next) => form.setFieldValue("kind", next)}
            />
            <FieldPair>
              <TextInput label="First Name" autoComplete="off" {...text("firstName")} />
              <TextInput label="Last Name" autoComplete="off" {...text("lastName")} />
            </FieldPair>
            <TextInput
              label="User Title"
              autoComplete="off"
              {...text("userTitle")}
              description={form.errors["userTitle"] ? undefined : "Such as Medical assistant. May stay empty."}
            />
          </FormSection>
          <FormSection
            id="add-login"
            title="Login"
            help="The user name cannot be changed later: the audit log keeps it for good."
          >
            <FieldPair>
              <TextInput
                label="User Name"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                {...text("userName")}
              />
              <TextInput label="Email" type="email" autoComplete="off" {...text("email")} />
            </FieldPair>
            <Segments
              showLabel
              label="How the person gets in"
              value={way}
              segments={WAYS}
              onChange={(next) => form.setFieldValue("way", next)}
            />
            {way === "invitation" ? (
              <Note icon={<IconMail size={16} stroke={1.75} />}>
                We mail a link to the address above, with which the person sets a password. It holds for 72 hours, and
                once.
              </Note>
            ) : (
              <NewPasswordFields
                rules={rules.data?.practice?.passwordRules}
                userName={form.values.userName.trim()}
                password={form.values.password}
                passwordProps={form.getInputProps("password")}
                confirmationProps={form.getInputProps("passwordConfirmation")}
                passwordError={form.errors["password"] as string | undefined}
                confirmationError={form.errors["passwordConfirmation"] as string | undefined}
              />
            )}
            {administersEmergencies ? (
              <CheckList label="Emergency access">
                <Check
                  label="Allow emergency access"
                  description="Once two-factor is set up, the person can take administrator rights in an emergency. Everyone is told then."
                  checked={form.values.emergencyAccess}
                  onChange={(checked) => form.setFieldValue("emergencyAccess", checked)}
                  locked={designateLocked}
                  lockTone={lockdown ? "vendor" : "neutral"}
                />
              </CheckList>
            ) : null}
          </FormSection>
          <FormSection
            id="add-roles"
            title="Roles"
            help="What the person may see and do. Most hold one besides TABS; exceptions can be made afterwards."
          >
            {!maySeeRoles ? (
              <Note>The user gets TABS alone: your role does not hold the right to see the others.</Note>
            ) : roles.data?.roles ? (
              <RoleChoice roles={roles.data.roles} chosen={roleIds} held={NOTHING} onChange={setRoleIds} />
            ) : roles.error === undefined ? (
              <RoleChoiceSkeleton />
            ) : (
              <Failure>
                <b>{explain(roles.error, "The roles").title}.</b> {explain(roles.error, "The roles").text}
              </Failure>
            )}
          </FormSection>
        </FormSections>
        <FormFoot failure={failure}>
          <Button component={Link} to="/users">
            Cancel
          </Button>
          <LockableButton
            type="submit"
            variant="filled"
            loading={loading || designating}
            locked={locked}
            // The error of a field that loses the focus would move the button away between press and release.
            onMouseDown={(event) => event.preventDefault()}
          >
            {way === "invitation" ? "Invite user" : "Add user"}
          </LockableButton>
        </FormFoot>
      </form>
    </Page>
  );
}

const NOTHING: ReadonlySet<string> = new Set();
