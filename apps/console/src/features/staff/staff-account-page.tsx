import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import { formatDay, localTimeZone } from "../../lib/dates.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { explain } from "../../lib/errors.ts";
import { SESSION } from "../../lib/operations.ts";
import { PasswordSection } from "../../lib/password/password-section.tsx";
import { useMe } from "../../lib/session.tsx";
import { SetUpDialog } from "../../lib/two-factor/set-up-dialog.tsx";
import { StatusDot } from "../../ui/badge.tsx";
import { FormSection, FormSections } from "../../ui/form-section.tsx";
import { Page, PageHead } from "../../ui/page.tsx";
import { ErrorState, Note } from "../../ui/states.tsx";
import { STAFF_ACCOUNT } from "./operations.ts";
import styles from "./staff.module.css";

/** The employee's own account: the second factor and the password. Name and role are given on the command line. */
export function StaffAccountPage() {
  useDocumentTitle("Your account");
  const employee = useMe().vendorEmployee;
  const { data, error, refetch, client } = useQuery(STAFF_ACCOUNT);
  const [settingUp, setSettingUp] = useState(false);
  const { twoFactor, passwordRules } = data?.me?.vendorEmployee ?? {};
  return (
    <Page>
      <PageHead title="Your account">
        {employee?.name}, {employee?.userName}
      </PageHead>
      {error !== undefined && data === undefined ? (
        <ErrorState {...explain(error, "Your account")} onRetry={() => void refetch()} />
      ) : (
        <FormSections>
          <FormSection
            id="staff-totp"
            title="Authenticator app"
            help="At every sign-in, after your password, you type a code that the app on your phone shows."
          >
            <div className={styles.factor}>
              <StatusDot tone="proven">On</StatusDot>
              {twoFactor?.totpConfirmedAt == null ? null : (
                <span>Since {formatDay(twoFactor.totpConfirmedAt, localTimeZone())}.</span>
              )}
            </div>
            <Note icon={<IconShieldLock size={16} stroke={1.75} />}>
              It can be set up in another app, and not removed. There are no recovery codes: a lost phone is replaced on
              the command line.
            </Note>
            <div>
              <Button onClick={() => setSettingUp(true)}>Set up another app…</Button>
            </div>
          </FormSection>
          <PasswordSection userName={employee?.userName ?? ""} rules={passwordRules} />
        </FormSections>
      )}
      <SetUpDialog
        enabled
        opened={settingUp}
        onClose={() => setSettingUp(false)}
        onDone={() => void client.refetchQueries({ include: [STAFF_ACCOUNT, SESSION] })}
      />
    </Page>
  );
}
