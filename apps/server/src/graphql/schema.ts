import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, getMetadataStorage } from "type-graphql";
import { AccessResolver } from "../access/access.resolver.ts";
import { ActorResolver, AuditResolver } from "../audit/audit.resolver.ts";
import { DemographicReportResolver } from "../demographic-report/demographic-report.resolver.ts";
import { IdentityResolver } from "../identity/identity.resolver.ts";
import { JobsResolver } from "../jobs/jobs.resolver.ts";
import { ImportResolver } from "../patients/import/import.resolver.ts";
import { ChartEntryResolver, ChartResolver, DocumentResolver } from "../patients/chart.resolver.ts";
import { Allergy, Document, Encounter, Immunization, Medication, Problem, Procedure } from "../patients/chart.types.ts";
import { AuditEntryPatientResolver, PatientOpeningsResolver } from "../patients/patient-audit.resolver.ts";
import { PatientsResolver, PractitionersResolver, UserPractitionerResolver } from "../patients/patients.resolver.ts";
import { PatientSetComparisonResolver, PatientSetsResolver } from "../patient-sets/patient-sets.resolver.ts";
import { PracticesResolver } from "../practices/practices.resolver.ts";
import { SavedViewsResolver } from "../saved-views/saved-views.resolver.ts";
import { UsersResolver } from "../users/users.resolver.ts";
import { TwoFactorResolver } from "../identity/two-factor.resolver.ts";
import { BrowserTrustResolver } from "../identity/browser-trust.resolver.ts";
import { AccountSessionsResolver, UserSecurityResolver } from "../identity/account-sessions.resolver.ts";
import { EmailChangeResolver } from "../identity/email-change.resolver.ts";
import { LoginUnlockResolver } from "../identity/login-unlock.resolver.ts";
import { PasswordChangeResolver } from "../identity/password-change.resolver.ts";
import { UserNameReminderResolver } from "../identity/user-name-reminder.resolver.ts";
import { UserAccountsResolver } from "../users/user-accounts.resolver.ts";
import { UserExportResolver } from "../users/user-export.resolver.ts";
import {
  AccessChangeResolver,
  AccessDifferenceResolver,
  UpdatedUserResolver,
} from "../access/access-change.resolver.ts";
import { PatientAccessResolver } from "../access/patient-access.resolver.ts";
import { UserAccessResolver } from "../access/user-access.resolver.ts";
import { PatientLinksResolver, UserPatientLinksResolver } from "../set-security/patient-links.resolver.ts";
import {
  AccessGroundSetResolver,
  PatientSetBlocksResolver,
  SavedPatientSetBlocksResolver,
  SetBlockResolver,
  SetSecurityResolver,
  SetSecurityUserResolver,
  SetSecurityWarningResolver,
  UserSetBlocksResolver,
} from "../set-security/set-security.resolver.ts";
import { PracticeSettingsResolver } from "../practices/practice-settings.resolver.ts";
import { MailResolver } from "../mail/mail.resolver.ts";
import { LiveResolver } from "../live/live.resolver.ts";
import { BtgAuditEntryResolver, BtgMeResolver, BtgResolver } from "../btg/btg.resolver.ts";
import { VendorBtgResolver } from "../btg/vendor-btg.resolver.ts";
import {
  ChartOverrideResolver,
  MyChartOverridesResolver,
  ReviewedOverridesResolver,
} from "../emergency-access/chart-overrides.resolver.ts";
import {
  EmergencyAccessActivationResolver,
  EmergencyAccessDesignationResolver,
  EmergencyAccessResolver,
  EmergencyAccessReviewResolver,
  MyEmergencyAccessResolver,
  UserEmergencyAccessResolver,
} from "../emergency-access/emergency-access.resolver.ts";
import { AppUnlockPinResolver } from "../app-unlock-pin/app-unlock-pin.resolver.ts";
import { SupportPinResolver } from "../support-pin/support-pin.resolver.ts";
import { VendorPinResolver } from "../support-pin/vendor-pin.resolver.ts";
import { NoticesResolver } from "../notifications/notices.resolver.ts";
import {
  VendorAuditResolver,
  VendorDirectoryResolver,
  VendorEmployeeResolver,
  VendorMeResolver,
  VendorUserResolver,
} from "../vendor/vendor.resolver.ts";
import { enforceAccess } from "./access-directive.ts";
import { DateTimeScalar, JsonScalar } from "./common.types.ts";
import { defineDirectives } from "./directives.ts";
import { NodeResolver } from "./node.resolver.ts";

/** The schema as it is written down: types, directives, descriptions. */
export function declareSchema(): GraphQLSchema {
  // Plain fields resolve by GraphQL's own default: type-graphql's wrapper would make each of them asynchronous.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      PracticesResolver,
      IdentityResolver,
      UsersResolver,
      AccessResolver,
      PatientsResolver,
      PractitionersResolver,
      UserPractitionerResolver,
      ChartResolver,
      ChartEntryResolver,
      DocumentResolver,
      PatientOpeningsResolver,
      AuditEntryPatientResolver,
      PatientSetsResolver,
      PatientSetComparisonResolver,
      AuditResolver,
      ActorResolver,
      JobsResolver,
      ImportResolver,
      TwoFactorResolver,
      BrowserTrustResolver,
      AccountSessionsResolver,
      UserSecurityResolver,
      EmailChangeResolver,
      LoginUnlockResolver,
      PasswordChangeResolver,
      UserNameReminderResolver,
      UserAccountsResolver,
      UserExportResolver,
      AccessChangeResolver,
      UpdatedUserResolver,
      AccessDifferenceResolver,
      UserAccessResolver,
      PatientAccessResolver,
      AccessGroundSetResolver,
      SetSecurityResolver,
      UserSetBlocksResolver,
      PatientSetBlocksResolver,
      SetBlockResolver,
      SetSecurityUserResolver,
      SetSecurityWarningResolver,
      SavedPatientSetBlocksResolver,
      PatientLinksResolver,
      UserPatientLinksResolver,
      PracticeSettingsResolver,
      DemographicReportResolver,
      SavedViewsResolver,
      MailResolver,
      LiveResolver,
      BtgResolver,
      BtgMeResolver,
      BtgAuditEntryResolver,
      VendorBtgResolver,
      NoticesResolver,
      EmergencyAccessResolver,
      EmergencyAccessActivationResolver,
      EmergencyAccessReviewResolver,
      ChartOverrideResolver,
      ReviewedOverridesResolver,
      MyChartOverridesResolver,
      EmergencyAccessDesignationResolver,
      UserEmergencyAccessResolver,
      MyEmergencyAccessResolver,
      SupportPinResolver,
      AppUnlockPinResolver,
      VendorPinResolver,
      VendorEmployeeResolver,
      VendorMeResolver,
      VendorDirectoryResolver,
      VendorUserResolver,
      VendorAuditResolver,
    ],
    // Types that nothing but an interface leads to.
    orphanedTypes: [Problem, Allergy, Medication, Immunization, Procedure, Encounter, Document],
    scalarsMap: [
      { type: Date, scalar: DateTimeScalar },
      { type: Object, scalar: JsonScalar },
    ],
    validate: false,
    // Asked for wherever there are subscriptions, and used by none: live/live-channels.ts feeds them.
    pubSub: { publish: neverCalled, subscribe: neverCalled },
  });
  return defineDirectives(schema);
}

/** The schema as it is served: every directive enforced. Throws when something is declared that no rule guards. */
export function buildSchema(): GraphQLSchema {
  return enforceAccess(declareSchema());
}

function neverCalled(): never {
  throw new Error("Subscriptions are fed by live channels");
}
