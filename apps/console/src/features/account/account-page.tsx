import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { useDelayed } from "../../lib/delayed.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import type { AccountQuery } from "../../lib/graphql/graphql.ts";
import { TestEmail } from "../../lib/mail/test-email.tsx";
import { ProfileForm, type ProfileUser } from "../../lib/profile/profile-form.tsx";
import { useMe } from "../../lib/session.tsx";
import { useUrlState } from "../../lib/url-state.ts";
import { FormSections } from "../../ui/form-section.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { TabBar } from "../../ui/tab-bar.tsx";
import { AccountSkeleton } from "./account-skeleton.tsx";
import { EmailSection } from "./email-section.tsx";
import { ACCOUNT } from "./operations.ts";
import { OwnPins } from "./own-pins.tsx";
import { PasswordSection } from "../../lib/password/password-section.tsx";
import { SessionsTab } from "./sessions-tab.tsx";
import { TwoFactorTab } from "./two-factor-tab.tsx";

type Practice = NonNullable<NonNullable<AccountQuery["me"]>["practice"]>;

const TITLES = { PROVIDER: "Account Settings", STAFF: "Staff Account Information" };
const TABS = [
  { key: "profile", label: "Profile", to: "?" },
  { key: "sign-in", label: "E-mail and password", to: "?tab=sign-in" },
  { key: "two-factor", label: "Two-factor", to: "?tab=two-factor" },
  { key: "sessions", label: "Sessions", to: "?tab=sessions" },
];

/** One's own account. Its name goes by the kind of user. */
export function AccountPage() {
  const kind = useMe().user?.kind ?? "PROVIDER";
  const [parameters] = useUrlState();
  const current = TABS.find(({ key }) => key === parameters.get("tab"))?.key ?? "profile";
  useDocumentTitle(TITLES[kind]);
  return (
    <Page>
      <PageHead title={TITLES[kind]}>Your name and your ways, how you sign in, and where you are signed in.</PageHead>
      <TabBar label="Parts of the account" current={current} tabs={TABS} />
      {current === "two-factor" ? (
        <TwoFactorTab />
      ) : current === "sessions" ? (
        <SessionsTab />
      ) : (
        <WithAccount>
          {(user, rules) =>
            current === "profile" ? (
              <ProfileForm
                user={user}
                belowName={<OwnPins />}
                belowMail={
                  user.profile.useOwnEmailForOutgoing ? (
                    <TestEmail outgoingMail="USER" help="To yourself, by the login as it is saved." />
                  ) : null
                }
              />
            ) : (
              <FormSections>
                <EmailSection user={user} />
                <PasswordSection userName={user.profile.userName} rules={rules} />
              </FormSections>
            )
          }
        </WithAccount>
      )}
    </Page>
  );
}

function WithAccount(props: {
  children: (user: ProfileUser, rules: Practice["passwordRules"] | undefined) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(ACCOUNT);
  const slow = useDelayed(data === undefined && error === undefined);
  if (error !== undefined && data === undefined) {
    return <ErrorState {...explain(error, "Your account")} onRetry={() => void refetch()} />;
  }
  const user = data?.me?.user;
  if (user?.profile == null) return <AccountSkeleton visible={slow} />;
  return props.children({ ...user, profile: user.profile }, data?.me?.practice?.passwordRules);
}
