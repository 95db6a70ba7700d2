import { accessNameOf } from "../identity/btg-names.ts";
import type { NoticeKind } from "./notices.types.ts";

export interface NoticeTexts {
  /** As the label shows it. */
  readonly label: string;
  /** On hover and focus. */
  readonly detail: string;
  /** The page of the console that it leads to, filter included. */
  readonly path: string;
}

const PIN_PATH = "/audit?q=action:support-pin";
const CODE_PATH = "/audit?q=action:support-code";
const EMERGENCY_PATH = "/settings/emergency-access";

/** The emergency access that a notice is about, as its reader may know of it. */
export interface NoticedEmergency {
  readonly isOn: boolean;
  /** Whether its user has had its rights: after a sign-in with the second factor. */
  readonly isElevated: boolean;
  /** Whether it is the reader's own. */
  readonly isOwn: boolean;
  /** Null: not for this reader. */
  readonly userName: string | null;
}

/**
 * What a notice says to its reader, with the vendor's configured name (D8).
 * @param emergency which it is about, for the kinds of emergency access; null: not known any more, or another kind.
 */
export function noticeTexts(
  kind: NoticeKind,
  vendorName: string,
  emergency: NoticedEmergency | null = null,
): NoticeTexts {
  switch (kind) {
    case "VENDOR_ACCESS":
      return {
        label: `${vendorName} accessed your account`,
        detail: `${vendorName} accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by ${accessNameOf(vendorName)}.`,
        path: "/audit?q=mark:vendor-access",
      };
    case "SUPPORT_PIN_VALIDATED":
      return {
        label: "Your Support PIN was validated",
        detail: `An employee of ${vendorName} was given your Support PIN, and it matched. A new one has been made for you. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: PIN_PATH,
      };
    case "SUPPORT_PIN_REFUSED":
      return {
        label: "A wrong Support PIN was given for you",
        detail: `An employee of ${vendorName} was given a Support PIN as yours, and it did not match. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: PIN_PATH,
      };
    case "SUPPORT_PIN_REPLACED":
      return {
        label: "Your Support PIN was replaced",
        detail: `Too many wrong Support PINs were given to ${vendorName} as yours, so a new one has been made for you. Your login is not locked. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: PIN_PATH,
      };
    case "SUPPORT_CODE_VALIDATED":
      return {
        label: "Your support code was validated",
        detail: `An employee of ${vendorName} was given the code that was mailed to you, and it matched. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: CODE_PATH,
      };
    case "EMERGENCY_ACCESS":
      return { ...emergencyTexts(emergency), path: EMERGENCY_PATH };
    case "EMERGENCY_REVIEW_DUE":
      return {
        label: `Emergency access${ofWhom(emergency)} is to be reviewed`,
        detail: `Emergency access${ofWhom(emergency)} has ended. Review what was done in it and what of it still stands, and sign it off.`,
        path: EMERGENCY_PATH,
      };
    case "CHART_OVERRIDE":
      return {
        label: `${emergency?.userName ?? "Somebody"} opened a blocked chart`,
        detail: `In emergency access mode ${emergency?.userName ?? "somebody"} opened a chart that a patient set blocks. The reason stands in the audit log.`,
        path: "/audit?q=mark:chart-override",
      };
    case "SUPPORT_CODE_REFUSED":
      return {
        label: "A wrong support code was given for you",
        detail: `An employee of ${vendorName} was given a support code as yours, and it did not match. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: CODE_PATH,
      };
  }
}

/** For the user himself, for those who may know whose it is, and for everybody else. */
function emergencyTexts(emergency: NoticedEmergency | null): Omit<NoticeTexts, "path"> {
  if (emergency?.isOwn === true) return ownEmergencyTexts(emergency);
  const who = emergency?.userName ?? "Somebody in your practice";
  const elevated = emergency?.isElevated ?? true;
  if (emergency?.isOn === true) {
    return {
      label: `Emergency access${ofWhom(emergency)} is on`,
      detail: elevated
        ? `${who} has the rights of an administrator for an emergency. What is done with them is marked in the audit log.`
        : `${who} activated it for an emergency, and gets the rights of an administrator with the next sign-in and its second factor. What is done with them is marked in the audit log.`,
    };
  }
  return {
    label: `Emergency access${ofWhom(emergency)} was on`,
    detail: elevated
      ? `${who} had the rights of an administrator for an emergency. It is off. What was done is marked in the audit log.`
      : `${who} activated it for an emergency, and did not sign in for it: nobody had its rights. It is off.`,
  };
}

function ownEmergencyTexts({ isOn, isElevated }: NoticedEmergency): Omit<NoticeTexts, "path"> {
  if (!isOn) {
    return {
      label: "Emergency access mode was on",
      detail: isElevated
        ? "You had the rights of an administrator for an emergency. The mode is off."
        : "You did not sign in for it: you did not get its rights. The mode is off.",
    };
  }
  return {
    label: "Emergency access mode is on",
    detail: isElevated
      ? "You have the rights of an administrator, and everybody in your practice is told. Turn it off in Settings when the emergency is over."
      : "You get the rights of an administrator with your next sign-in and its second factor, and everybody in your practice is told. Turn it off in Settings when the emergency is over.",
  };
}

function ofWhom(emergency: NoticedEmergency | null): string {
  return emergency?.userName == null ? "" : ` of ${emergency.userName}`;
}
