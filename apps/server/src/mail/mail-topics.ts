/** What administrators are mailed about, unless their practice has muted it, in words for Practice Settings. */
export const MAIL_TOPICS = {
  ADMINISTRATOR_ADDED: "Somebody became an administrator",
  USER_ADDED: "A user was added",
  USER_DISABLED: "A user was disabled or brought back",
  TWO_FACTOR_RESET: "Somebody's two-factor authentication was reset",
  EMAIL_CHANGED: "A user's e-mail address was changed",
  EMERGENCY_ACCESS: "Emergency access was activated or turned off, opened a blocked chart, or waits for its review",
  VENDOR_ACCESS: "The software's vendor accessed the account",
} as const;

export type MailTopic = keyof typeof MAIL_TOPICS;

export const MAIL_TOPIC_NAMES = Object.keys(MAIL_TOPICS) as MailTopic[];
