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

/** What a notice says, with the vendor's configured name (D8). */
export function noticeTexts(kind: NoticeKind, vendorName: string): NoticeTexts {
  switch (kind) {
    case "VENDOR_ACCESS":
      return {
        label: `${vendorName} accessed your account`,
        detail: `${vendorName} accessed your account to investigate an issue. To view details, click here to go to the Audit Logs and filter by ${accessNameOf(vendorName)}.`,
        path: "/audit?q=mark:vendor-access",
      };
  }
}
