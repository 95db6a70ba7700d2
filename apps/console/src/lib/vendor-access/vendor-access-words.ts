import type { BtgEndCause, BtgReason } from "../graphql/graphql.ts";
import { useDeployment } from "../use-deployment.ts";

/** The vendor's name where the installation has told none yet. */
const DEFAULT_VENDOR = "DrChrono";

export function useVendorName(): string {
  return useDeployment()?.vendorName ?? DEFAULT_VENDOR;
}

/** What the practice calls a BTG session. */
export function accessNameOf(vendorName: string): string {
  return `${vendorName} Access`;
}

/** The agent's coded reason, as the practice reads it. */
export const REASON_WORDS: Readonly<Record<BtgReason, string>> = {
  CUSTOMER_REQUESTED_SUPPORT: "Support that was asked for",
  INVESTIGATION_OF_AN_ISSUE: "Investigation of an issue",
  DATA_CORRECTION: "Correction of data",
  SECURITY_INCIDENT: "Security incident",
  LEGAL_OBLIGATION: "Legal obligation",
  SERVICE_MAINTENANCE: "Maintenance of the service",
  OTHER: "Another reason",
};

/** By whom or what it ended, to go on after "Ended". */
export function endInWords(
  { endCause, endedBy }: { endCause: BtgEndCause | null; endedBy: { name: string } | null },
  vendorName: string,
): string {
  switch (endCause) {
    case "AGENT":
    case "PRACTICE":
      return `by ${endedBy?.name ?? "nobody known"}`;
    case "SUPERVISOR":
      return `by a supervisor of ${vendorName}`;
    case "EXPIRED":
      return "at its time limit";
    case "USER_DISABLED":
      return "as the user was disabled";
    case "VENDOR_EMPLOYEE_SIGNED_OUT":
      return "as the employee's own session ended";
    case null:
      return "";
  }
}
