import type { ComponentType } from "react";
import { createBrowserRouter, type RouteObject } from "react-router";
import { HomePage } from "./home-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { RequireRight } from "./require-right.tsx";
import { RouteError } from "./route-error.tsx";
import type { AccessRight } from "../lib/graphql/graphql.ts";

/** A route whose code comes with its first visit. */
function page(path: string, load: () => Promise<ComponentType>, right?: AccessRight): RouteObject {
  return {
    path,
    ErrorBoundary: RouteError,
    lazy: async () => {
      const Page = await load();
      return {
        element:
          right === undefined ? (
            <Page />
          ) : (
            <RequireRight right={right}>
              <Page />
            </RequireRight>
          ),
      };
    },
  };
}

export const router = createBrowserRouter([
  {
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      page("/sign-in", async () => (await import("../features/sign-in/sign-in-page.tsx")).SignInPage),
      page("/sign-up", async () => (await import("../features/sign-in/sign-up-page.tsx")).SignUpPage),
      page(
        "/forgot-password",
        async () => (await import("../features/sign-in/forgot-password-page.tsx")).ForgotPasswordPage,
      ),
      page(
        "/reset-password",
        async () => (await import("../features/sign-in/reset-password-page.tsx")).ResetPasswordPage,
      ),
      page(
        "/forgot-user-name",
        async () => (await import("../features/sign-in/forgot-user-name-page.tsx")).ForgotUserNamePage,
      ),
      page("/invitation", async () => (await import("../features/sign-in/invitation-page.tsx")).InvitationPage),
      page("/confirm-email", async () => (await import("../features/sign-in/email-link-pages.tsx")).ConfirmEmailPage),
      page(
        "/stop-email-change",
        async () => (await import("../features/sign-in/email-link-pages.tsx")).StopEmailChangePage,
      ),
      {
        lazy: async () => ({ Component: (await import("./staff-shell/vendor-realm.tsx")).VendorRealm }),
        children: [
          page(
            "/staff/sign-in",
            async () => (await import("../features/staff/staff-sign-in-page.tsx")).StaffSignInPage,
          ),
          {
            lazy: async () => ({ Component: (await import("./staff-shell/staff-shell.tsx")).StaffShell }),
            children: [
              page("/staff", async () => (await import("../features/staff/practices-page.tsx")).StaffPracticesPage),
              page(
                "/staff/practices/:practiceId",
                async () => (await import("../features/staff/user-management-page.tsx")).UserManagementPage,
              ),
              page(
                "/staff/validate-pin",
                async () => (await import("../features/staff/validate-pin-page.tsx")).ValidatePinPage,
              ),
              page("/staff/access", async () => (await import("../features/staff/my-access-page.tsx")).MyAccessPage),
              page("/staff/log", async () => (await import("../features/staff/staff-log-page.tsx")).StaffLogPage),
              page(
                "/staff/account",
                async () => (await import("../features/staff/staff-account-page.tsx")).StaffAccountPage,
              ),
              { path: "/staff/*", element: <NotFoundPage home="/staff" /> },
            ],
          },
        ],
      },
      page("/mailbox", async () => (await import("../features/mailbox/mailbox-page.tsx")).MailboxPage),
      {
        lazy: async () => ({ Component: (await import("./shell/shell.tsx")).Shell }),
        children: [
          { index: true, Component: HomePage },
          page(
            "/patients",
            async () => (await import("../features/patients/patients-page.tsx")).PatientsPage,
            "PATIENT_READ",
          ),
          page(
            "/patients/:patientId",
            async () => (await import("../features/chart/patient-page.tsx")).PatientPage,
            "PATIENT_READ",
          ),
          page(
            "/patients/:patientId/access",
            async () => (await import("../features/who-can-open/who-can-open-page.tsx")).WhoCanOpenPage,
            "ACCESS_CHECK",
          ),
          page(
            "/demographic-report",
            async () =>
              (await import("../features/demographic-report/demographic-report-page.tsx")).DemographicReportPage,
            "REPORT_RUN",
          ),
          page(
            "/patient-sets",
            async () => (await import("../features/patient-sets/patient-sets-page.tsx")).PatientSetsPage,
            "PATIENT_SET_READ",
          ),
          page(
            "/patient-sets/:setId",
            async () => (await import("../features/patient-sets/patient-set-page.tsx")).PatientSetPage,
            "PATIENT_SET_READ",
          ),
          page(
            "/import",
            async () => (await import("../features/import/import-page.tsx")).ImportPage,
            "PATIENT_IMPORT",
          ),
          page(
            "/import/:jobId",
            async () => (await import("../features/import/import-job-page.tsx")).ImportJobPage,
            "PATIENT_IMPORT",
          ),
          page(
            "/practitioners",
            async () => (await import("../features/practitioners/practitioners-page.tsx")).PractitionersPage,
          ),
          page("/users", async () => (await import("../features/users/users-page.tsx")).UsersPage, "USER_READ"),
          page("/users/add", async () => (await import("../features/users/add-user-page.tsx")).AddUserPage, "USER_ADD"),
          page("/users/:userId", async () => (await import("./user-page.tsx")).UserPageWithSets, "USER_READ"),
          page("/roles", async () => (await import("./roles-page.tsx")).RolesPageWithSets, "ROLE_READ"),
          page(
            "/roles/make",
            async () => (await import("../features/roles/make-role-page.tsx")).MakeRolePage,
            "ROLE_UPDATE",
          ),
          page("/roles/:roleId", async () => (await import("../features/roles/role-page.tsx")).RolePage, "ROLE_READ"),
          // For every user: the server says what of it each may see.
          page(
            "/settings/emergency-access",
            async () => (await import("../features/emergency-access/emergency-access-page.tsx")).EmergencyAccessPage,
          ),
          page(
            "/settings/emergency-access/:activationId",
            async () => (await import("../features/emergency-access/review-page.tsx")).ReviewPage,
            "EMERGENCY_ACCESS_REVIEW",
          ),
          page(
            "/patient-sets/:patientSetId/blocked-users",
            async () => (await import("../features/set-security/blocked-users-page.tsx")).BlockedUsersPage,
            "SET_SECURITY_READ",
          ),
          page("/account", async () => (await import("../features/account/account-page.tsx")).AccountPage),
          page(
            "/practice-settings",
            async () => (await import("../features/practice-settings/practice-settings-page.tsx")).PracticeSettingsPage,
            "PRACTICE_UPDATE",
          ),
          page("/notices", async () => (await import("../features/notices/notices-page.tsx")).NoticesPage),
          page(
            "/vendor-access",
            async () => (await import("../features/vendor-access/vendor-access-page.tsx")).VendorAccessPage,
            "BTG_READ",
          ),
          page(
            "/vendor-access/:accessId",
            // Whoever it was on behalf of sees it too: the server says who may.
            async () => (await import("../features/vendor-access/access-page.tsx")).AccessPage,
          ),
          page("/audit", async () => (await import("../features/audit-report/audit-report-page.tsx")).AuditReportPage),
          { path: "*", Component: NotFoundPage },
        ],
      },
    ],
  },
]);
