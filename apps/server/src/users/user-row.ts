import { sql } from "kysely";
import { nodeId } from "../graphql/node-id.ts";
import { AUTO_LOGOUT_MINUTES } from "../identity/auto-logout.ts";
import type { UserProfile } from "./user-profile.types.ts";
import type { User, UserKind, UserState } from "./users.types.ts";

/** What is read of a user, from USERS. */
export const USER_COLUMNS = sql`u.id, u.kind, u.state, u.user_name, u.user_name_folded, u.email, u.first_name, u.last_name,
  u.name_folded, u.user_title, u.culture, u.email_signature, u.use_own_email_for_outgoing, u.smtp_user,
  u.smtp_password IS NOT NULL AS smtp_password_set, u.mobile_address, u.default_workflow_view, u.default_patient_view,
  u.default_document_tab, u.pathway_schedule_view, u.auto_logout_minutes, ${AUTO_LOGOUT_MINUTES} AS effective_auto_logout_minutes,
  u.last_sign_in_at, u.version`;

export const USERS = sql`user_account u JOIN practice p ON p.id = u.practice_id`;

export interface UserRow {
  id: string;
  kind: UserKind;
  state: UserState;
  user_name: string;
  user_name_folded: string;
  email: string;
  first_name: string;
  last_name: string;
  name_folded: string;
  user_title: string | null;
  culture: UserProfile["culture"];
  email_signature: string | null;
  use_own_email_for_outgoing: boolean;
  smtp_user: string | null;
  smtp_password_set: boolean;
  mobile_address: string | null;
  default_workflow_view: UserProfile["defaultWorkflowView"];
  default_patient_view: UserProfile["defaultPatientView"];
  default_document_tab: UserProfile["defaultDocumentTab"];
  pathway_schedule_view: UserProfile["pathwayScheduleView"];
  auto_logout_minutes: number | null;
  effective_auto_logout_minutes: number;
  last_sign_in_at: Date | null;
  version: number;
}

export function toUser(row: UserRow): User {
  return {
    __typename: "User",
    id: nodeId("User", row.id),
    uuid: row.id,
    name: `${row.first_name} ${row.last_name}`,
    kind: row.kind,
    userTitle: row.user_title,
    state: row.state,
    profile: {
      userUuid: row.id,
      version: row.version,
      userName: row.user_name,
      email: row.email,
      firstName: row.first_name,
      lastName: row.last_name,
      culture: row.culture,
      emailSignature: row.email_signature,
      useOwnEmailForOutgoing: row.use_own_email_for_outgoing,
      smtpUser: row.smtp_user,
      smtpPasswordSet: row.smtp_password_set,
      mobileAddress: row.mobile_address,
      defaultWorkflowView: row.default_workflow_view,
      defaultPatientView: row.default_patient_view,
      defaultDocumentTab: row.default_document_tab,
      pathwayScheduleView: row.pathway_schedule_view,
      autoLogoutMinutes: row.auto_logout_minutes,
      effectiveAutoLogoutMinutes: row.effective_auto_logout_minutes,
    },
  };
}
