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

/** What a notice says, with the vendor's configured name (D8). */
export function noticeTexts(kind: NoticeKind, vendorName: string): NoticeTexts {
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
    case "SUPPORT_CODE_REFUSED":
      return {
        label: "A wrong support code was given for you",
        detail: `An employee of ${vendorName} was given a support code as yours, and it did not match. If it was not you, tell an administrator of your practice. To view details, click here to go to the Audit Logs.`,
        path: CODE_PATH,
      };
  }
}
