import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { LockedField } from "../../ui/locked-field.tsx";
import { EmergencyPart } from "./emergency-part.tsx";
import { EmailPart } from "./email-part.tsx";
import { PasswordPart, TwoFactorPart } from "./credential-parts.tsx";
import { SessionsPart } from "./sessions-part.tsx";
import { StatePart } from "./state-part.tsx";
import type { OpenUser } from "./user-page.tsx";

/** Login info: how the person signs in, whether they may, and where they are signed in now. */
export function LoginTab({ user, onChanged }: { user: OpenUser; onChanged: () => void }) {
  return (
    <FormSections>
      <FormSection
        id="login-name"
        title="Login"
        help="The person signs in with the user name, or with the e-mail address."
      >
        <LockedField
          label="User Name"
          value={user.profile.userName}
          reason="Cannot be changed: the audit log names the person by it."
          tone="neutral"
        />
        <EmailPart user={user} onChanged={onChanged} />
      </FormSection>
      <FormSection id="login-state" title="State" help="A login is never deleted: history keeps the name.">
        <StatePart user={user} />
      </FormSection>
      {user.state === "ACTIVE" ? (
        <FormSection id="login-password" title="Password" help="Nobody sees or sets another's password: a link does.">
          <PasswordPart user={user} />
        </FormSection>
      ) : null}
      <FormSection id="login-two-factor" title="Two-factor" help="A code of an app, asked for after the password.">
        <TwoFactorPart user={user} />
      </FormSection>
      <FormSection
        id="login-emergency"
        title="Emergency access"
        help="Administrator rights that the person gives themselves in an emergency, loud and for a time."
      >
        <EmergencyPart user={user} />
      </FormSection>
      <FormSection
        id="login-sessions"
        title="Sessions"
        help="Where the person is signed in now. To end one closes its pages at once."
      >
        <SessionsPart user={user} onChanged={onChanged} />
      </FormSection>
    </FormSections>
  );
}
