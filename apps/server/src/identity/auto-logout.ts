import { sql } from "kysely";

/** Auto Logout of a user `u` of a practice `p`, in minutes: the user's own or the practice's, within the practice's bounds. */
export const AUTO_LOGOUT_MINUTES = sql<number>`
  LEAST(GREATEST(COALESCE(u.auto_logout_minutes, p.auto_logout_minutes), p.auto_logout_minimum_minutes), p.auto_logout_maximum_minutes)`;
