import type { AuditAction } from "../audit/actions.ts";
import type { EmergencyAccessSeverity } from "./emergency-access.types.ts";

const NOUNS: Readonly<Record<Exclude<EmergencyAccessSeverity, "LOW">, readonly string[]>> = {
  HIGHEST: ["user-access", "role"],
  HIGH: [
    "password",
    "password-reset",
    "two-factor",
    "recovery-code",
    "email-change",
    "invitation",
    "app-unlock-pin",
    "support-pin",
  ],
  MEDIUM: ["emergency-access", "set-security", "patient-set", "patient-link", "practice", "emergency-review"],
};
/** Of nouns whose other acts are less serious. */
const HIGHEST_ACTS: ReadonlySet<AuditAction> = new Set(["user.add", "user.enable", "user.disable"]);

/** How serious it is that an act of the mode still stands. */
export function severityOf(action: AuditAction): EmergencyAccessSeverity {
  if (HIGHEST_ACTS.has(action)) return "HIGHEST";
  const noun = action.slice(0, action.indexOf("."));
  if (NOUNS.HIGHEST.includes(noun)) return "HIGHEST";
  if (NOUNS.HIGH.includes(noun)) return "HIGH";
  return NOUNS.MEDIUM.includes(noun) ? "MEDIUM" : "LOW";
}
