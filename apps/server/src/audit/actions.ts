/** What a sentence is made from: names at the time of the act. */
export interface SentenceParts {
  readonly actor: string;
  readonly subject: string;
  readonly detail: string;
}

interface ActionText {
  /** In the report's Action column. */
  readonly label: string;
  /** The same when it was refused. */
  readonly refusedLabel: string;
  /** A sentence for people, for each outcome. */
  readonly sentence: (parts: SentenceParts) => string;
  readonly refused: (parts: SentenceParts) => string;
  /** What can begin and then fail by itself says so in words of its own. */
  readonly failedLabel?: string;
  readonly failed?: (parts: SentenceParts) => string;
}

/**
 * The catalogue of audited actions, by stable name `noun.verb`: names are hashed into entries and sent to others, so one is never
 * renamed or reused. A refusal is the same action with outcome REFUSED.
 */
export const AUDIT_ACTIONS = {
  "practice.create": {
    label: "Practice created",
    refusedLabel: "Practice refused",
    sentence: ({ actor, subject }) => `${actor} created the practice ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to create the practice ${subject}.`,
  },
  "user.add": {
    label: "User added",
    refusedLabel: "Adding refused",
    sentence: ({ actor, subject }) => `${actor} added the user ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to add the user ${subject}.`,
  },
  "user.read": {
    label: "Users seen",
    refusedLabel: "Users refused",
    sentence: ({ actor, detail }) => `${actor} looked at the users${detail}.`,
    refused: ({ actor }) => `${actor} was refused the list of users.`,
  },
  "role.read": {
    label: "Roles seen",
    refusedLabel: "Roles refused",
    sentence: ({ actor }) => `${actor} looked at the roles.`,
    refused: ({ actor }) => `${actor} was refused the list of roles.`,
  },
  "session.start": {
    label: "Signed in",
    refusedLabel: "Sign-in refused",
    sentence: ({ subject, detail }) => `${subject} signed in${detail}.`,
    refused: ({ subject, detail }) => `A sign-in as ${subject} was refused${detail}.`,
  },
  "session.end": {
    label: "Signed out",
    refusedLabel: "Sign-out refused",
    sentence: ({ subject, detail }) => `${subject} signed out${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to end a session of ${subject}.`,
  },
  "session.extend": {
    label: "Stayed signed in",
    refusedLabel: "Staying refused",
    sentence: ({ subject }) => `${subject} chose to stay signed in.`,
    refused: ({ subject }) => `${subject} was refused to stay signed in.`,
  },
  "session.expire": {
    label: "Session expired",
    refusedLabel: "Session expired",
    sentence: ({ subject, detail }) => `A session of ${subject} expired${detail}.`,
    refused: ({ subject }) => `A request came with an expired session of ${subject}.`,
  },
  "password-reset.send": {
    label: "Reset link mailed",
    refusedLabel: "Reset link refused",
    sentence: ({ subject }) => `A link to reset the password was mailed to ${subject}.`,
    refused: ({ subject, detail }) => `A link to reset the password of ${subject} was refused${detail}.`,
  },
  "password.reset": {
    label: "Password reset",
    refusedLabel: "Reset refused",
    sentence: ({ subject }) => `${subject} set a new password by a mailed link. All sessions ended.`,
    refused: ({ subject, detail }) => `A new password for ${subject} was refused${detail}.`,
  },
  "patient.search": {
    label: "Patients listed",
    refusedLabel: "Patient list refused",
    sentence: ({ actor, detail }) => `${actor} listed patients${detail}.`,
    refused: ({ actor }) => `${actor} was refused the list of patients.`,
  },
  "patient.open": {
    label: "Record opened",
    refusedLabel: "Record refused",
    sentence: ({ actor, subject }) => `${actor} opened the record of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused the record of ${subject}.`,
  },
  "patient.import": {
    label: "Patients imported",
    refusedLabel: "Import refused",
    sentence: ({ actor, detail }) => `${actor} imported patients and charts${detail}.`,
    refused: ({ actor }) => `${actor} was refused to import patients.`,
    failedLabel: "Import failed",
    failed: ({ actor, detail }) => `An import of patients and charts by ${actor} failed${detail}.`,
  },
  "chart.open": {
    label: "Chart opened",
    refusedLabel: "Chart refused",
    sentence: ({ actor, subject }) => `${actor} opened the chart of ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused the chart of ${subject}.`,
  },
  "document.open": {
    label: "Document opened",
    refusedLabel: "Document refused",
    sentence: ({ actor, subject, detail }) => `${actor} opened ${subject}${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused ${subject}.`,
  },
  "practitioner.link": {
    label: "Practitioner linked",
    refusedLabel: "Link refused",
    sentence: ({ actor, subject, detail }) => `${actor} changed which user ${subject} is${detail}.`,
    refused: ({ actor, subject }) => `${actor} was refused to link ${subject} to a user.`,
  },
  "audit.read": {
    label: "Audit report read",
    refusedLabel: "Audit report refused",
    sentence: ({ actor, detail }) => `${actor} read the audit report${detail}.`,
    refused: ({ actor }) => `${actor} was refused the audit report.`,
  },
  "job.cancel": {
    label: "Job cancelled",
    refusedLabel: "Cancelling refused",
    sentence: ({ actor, subject }) => `${actor} cancelled ${subject}.`,
    refused: ({ actor, subject }) => `${actor} was refused to cancel ${subject}.`,
  },
  "operation.refuse": {
    label: "Refused",
    refusedLabel: "Refused",
    sentence: ({ actor, subject }) => `${actor} was refused ${subject}.`,
    refused: ({ actor, subject, detail }) => `${actor} was refused ${subject}${detail}.`,
  },
} as const satisfies Record<string, ActionText>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
export type AuditOutcome = "SUCCESS" | "REFUSED" | "FAILURE";

export const AUDIT_ACTION_NAMES = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[];

/** `support-pin.view` as the GraphQL enum writes it: `SUPPORT_PIN_VIEW`. */
export function auditActionEnumName(action: AuditAction): string {
  return action.replaceAll(/[.-]/g, "_").toUpperCase();
}

/** What the report's Action column says. */
export function actionLabel(action: AuditAction, outcome: AuditOutcome): string {
  const text: ActionText = AUDIT_ACTIONS[action];
  if (outcome === "SUCCESS") return text.label;
  return outcome === "FAILURE" ? (text.failedLabel ?? text.refusedLabel) : text.refusedLabel;
}

/** The entry in a plain sentence. */
export function sentenceOf(action: AuditAction, outcome: AuditOutcome, parts: SentenceParts): string {
  const text: ActionText = AUDIT_ACTIONS[action];
  if (outcome === "SUCCESS") return text.sentence(parts);
  return outcome === "FAILURE" ? (text.failed ?? text.refused)(parts) : text.refused(parts);
}
