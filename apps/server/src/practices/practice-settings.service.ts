import { sql } from "kysely";
import { record, type AuditChange } from "../audit/record.ts";
import type { DeploymentStage } from "../config.ts";
import { userError, type UserError } from "../graphql/common.types.ts";
import { demandRight } from "../graphql/demand-right.ts";
import type { Operation } from "../graphql/operation.ts";
import type { Dependencies } from "../graphql/request-context.ts";
import { emergencyOf } from "../identity/actor.ts";
import { applyAutoLogout } from "../identity/sessions.service.ts";
import { DeliveryError } from "../mail/delivery-error.ts";
import { mailAddresses, mailSafetyOf } from "../mail/mail-host.ts";
import { MAIL_TOPIC_NAMES, type MailTopic } from "../mail/mail-topics.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Tx } from "../store/transaction.ts";
import { readPractice } from "./practice.service.ts";
import { changeSettings, type StoredSettings } from "./practice-settings.policy.ts";
import type {
  PracticeSettings,
  UpdatePracticeSettingsInput,
  UpdatePracticeSettingsPayload,
} from "./practice-settings.types.ts";

/** The settings of the transaction's practice, as a page shows them. */
export async function readPracticeSettings(tx: Tx): Promise<PracticeSettings> {
  const { settings, version } = await readStored(tx);
  const { administratorMailTopics: topics } = settings;
  return {
    version,
    culture: settings.culture,
    security: {
      blockedRecordMode: settings.blockedRecordMode,
      passwordMinimumLength: settings.passwordMinimumLength,
      twoFactorPolicy: settings.twoFactorPolicy,
      browserTrustDays: settings.browserTrustDays,
      autoLogoutDefaultMinutes: settings.autoLogoutDefaultMinutes,
      autoLogoutMinimumMinutes: settings.autoLogoutMinimumMinutes,
      autoLogoutMaximumMinutes: settings.autoLogoutMaximumMinutes,
      emergencyAccessMaximumMinutes: settings.emergencyAccessMaximumMinutes,
    },
    outgoingMail: {
      fromAddress: settings.mailFromAddress,
      host: settings.smtpHost,
      port: settings.smtpPort,
      user: settings.smtpUser,
      passwordSet: settings.smtpPasswordSet,
    },
    mailTopics: MAIL_TOPIC_NAMES.map((topic) => ({ topic, administratorsMailed: topics.includes(topic) })),
  };
}

/**
 * Changes the practice's settings: all of it, or nothing with all that is wrong. A mail server's name is looked up before the transaction,
 * which waits for nothing outside; every sending looks it up again.
 */
export async function updatePracticeSettings(
  operation: Operation,
  { config: { stage }, secrets }: Dependencies,
  input: UpdatePracticeSettingsInput,
): Promise<UpdatePracticeSettingsPayload> {
  const hostErrors = await checkHost(operation, input, stage);
  return operation.write(
    async (tx) => {
      demandRight(tx.context.actor, "practice:update");
      const userErrors = await saveSettings(tx, secrets, input, stage, hostErrors);
      return { practice: await readPractice(tx), userErrors };
    },
    { session: "SHARED", access: false },
  );
}

/** What is wrong with a mail server that was not the practice's before. A name that cannot be looked up now is let through. */
async function checkHost(
  operation: Operation,
  input: UpdatePracticeSettingsInput,
  stage: DeploymentStage,
): Promise<UserError[]> {
  if (input.outgoingMail?.host == null || stage === "development") return [];
  const { settings } = await readStored(await operation.read());
  await operation.finish();
  const { next, errors } = changeSettings(settings, input, stage);
  if (errors.length > 0 || next.smtpHost === null || next.smtpHost === settings.smtpHost) return [];
  try {
    await mailAddresses(next.smtpHost, mailSafetyOf(stage));
    return [];
  } catch (error) {
    return error instanceof DeliveryError ? [userError("outgoingMail.host", "INVALID", error.message)] : [];
  }
}

/** @returns what is wrong; then nothing is saved. */
async function saveSettings(
  tx: Tx,
  secrets: Secrets,
  input: UpdatePracticeSettingsInput,
  stage: DeploymentStage,
  hostErrors: readonly UserError[],
): Promise<UserError[]> {
  const { settings, version } = await readStored(tx, { held: true });
  if (version !== input.version) return [STALE];
  const { next, smtpPassword, errors } = changeSettings(settings, input, stage);
  if (errors.length > 0 || hostErrors.length > 0) return [...errors, ...hostErrors];

  const changes = changesOf(settings, next, smtpPassword !== undefined);
  if (changes.length === 0) return [];
  const opens = settings.blockedRecordMode === "RECORD" && next.blockedRecordMode === "CHART";
  if (opens && (await isBlocked(tx))) {
    await record(tx, {
      action: "practice.update",
      outcome: "REFUSED",
      subject: { type: "Practice", id: tx.context.practiceId, label: next.name },
      detail: ": it would open records that a patient set blocks for the account in use",
    });
    return [OWN_BLOCK];
  }
  if (emergencyOf(tx.context.actor) !== null && isMuting(settings, next)) {
    await record(tx, {
      action: "practice.update",
      outcome: "REFUSED",
      subject: { type: "Practice", id: tx.context.practiceId, label: next.name },
      detail: ": in emergency access mode nobody mutes the mails about it",
    });
    return [OWN_MAILS];
  }
  await writeSettings(tx, next);
  if (smtpPassword !== undefined || settings.smtpPasswordSet !== next.smtpPasswordSet)
    await setPassword(tx, secrets, smtpPassword);
  if (settings.smtpHost !== next.smtpHost) changes.push(...(await forgetOwnPasswords(tx)));
  await record(tx, {
    action: "practice.update",
    subject: { type: "Practice", id: tx.context.practiceId, label: next.name },
    changes,
  });
  if (changes.some(({ field }) => field.startsWith("autoLogout"))) await applyAutoLogout(tx, null);
  return [];
}

/** Whether a set blocks the account in use: what it is kept from, it does not open to itself (D3). */
async function isBlocked(tx: Tx): Promise<boolean> {
  const { rows } = await sql`SELECT FROM private.blocking_set LIMIT 1`.execute(tx.db);
  return rows.length > 0;
}

/** Whether administrators would be mailed about emergency access no more. */
function isMuting(before: StoredSettings, after: StoredSettings): boolean {
  const mailed = ({ administratorMailTopics: topics }: StoredSettings) => topics.includes("EMERGENCY_ACCESS");
  return mailed(before) && !mailed(after);
}

const OWN_MAILS = userError(
  "administratorMailTopics",
  "WRONG_STATE",
  "In emergency access mode nobody mutes the mails about it. Turn the mode off first.",
);

const OWN_BLOCK = userError(
  "security.blockedRecordMode",
  "BLOCKED_BY_SET",
  "A patient set blocks you, and the demographics in it would open to you. Ask an administrator whom no set blocks.",
);

const STALE = userError(
  "version",
  "STALE_VERSION",
  "Somebody changed the settings meanwhile. Look at what stands now, and save your change again.",
);

type SettingsRow = Omit<StoredSettings, "administratorMailTopics"> & { version: number; muted: string[] };

async function readStored(tx: Tx, { held = false } = {}): Promise<{ settings: StoredSettings; version: number }> {
  // Not FOR UPDATE: whatever is added to the practice meanwhile refers to this row.
  const { rows } = await sql<SettingsRow>`
    SELECT name, address, time_zone AS "timeZone", culture, blocked_record_mode AS "blockedRecordMode",
      password_minimum_length AS "passwordMinimumLength", two_factor_policy AS "twoFactorPolicy",
      browser_trust_days AS "browserTrustDays", auto_logout_minutes AS "autoLogoutDefaultMinutes",
      auto_logout_minimum_minutes AS "autoLogoutMinimumMinutes", auto_logout_maximum_minutes AS "autoLogoutMaximumMinutes",
      emergency_maximum_minutes AS "emergencyAccessMaximumMinutes",
      mail_from_address AS "mailFromAddress", smtp_host AS "smtpHost", smtp_port AS "smtpPort", smtp_user AS "smtpUser",
      smtp_password IS NOT NULL AS "smtpPasswordSet", muted_mail_topics AS muted, settings_version AS version
    FROM practice ${held ? sql`FOR NO KEY UPDATE` : sql``}`.execute(tx.db);
  const { version, muted, ...settings } = rows[0]!;
  const administratorMailTopics = MAIL_TOPIC_NAMES.filter((topic) => !muted.includes(topic)).toSorted();
  return { settings: { ...settings, administratorMailTopics }, version };
}

function changesOf(before: StoredSettings, after: StoredSettings, newPassword: boolean): AuditChange[] {
  const { smtpPasswordSet: hadPassword, ...present } = before;
  const changes: AuditChange[] = (Object.keys(present) as (keyof typeof present)[])
    .map((field) => ({ field, before: valueOf(before[field]), after: valueOf(after[field]) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
  if (newPassword || hadPassword !== after.smtpPasswordSet) {
    const set = hadPassword ? "(changed)" : "(set)";
    changes.push({
      field: "smtpPassword",
      before: hadPassword ? "(secret)" : null,
      after: after.smtpPasswordSet ? set : null,
    });
  }
  return changes;
}

function valueOf(value: string | number | boolean | readonly MailTopic[] | null): AuditChange["before"] {
  return Array.isArray(value) ? [...value] : (value as AuditChange["before"]);
}

async function writeSettings(tx: Tx, next: StoredSettings): Promise<void> {
  const muted = MAIL_TOPIC_NAMES.filter((topic) => !next.administratorMailTopics.includes(topic));
  await sql`
    UPDATE practice SET settings_version = settings_version + 1, name = ${next.name}, address = ${next.address},
      time_zone = ${next.timeZone}, culture = ${next.culture}, blocked_record_mode = ${next.blockedRecordMode},
      password_minimum_length = ${next.passwordMinimumLength}, two_factor_policy = ${next.twoFactorPolicy},
      browser_trust_days = ${next.browserTrustDays}, auto_logout_minutes = ${next.autoLogoutDefaultMinutes},
      auto_logout_minimum_minutes = ${next.autoLogoutMinimumMinutes}, auto_logout_maximum_minutes = ${next.autoLogoutMaximumMinutes},
      emergency_maximum_minutes = ${next.emergencyAccessMaximumMinutes},
      mail_from_address = ${next.mailFromAddress}, smtp_host = ${next.smtpHost}, smtp_port = ${next.smtpPort},
      smtp_user = ${next.smtpUser}, muted_mail_topics = ${muted}
    WHERE id = ${tx.context.practiceId}`.execute(tx.db);
  // For good: a later, longer time brings no trust back that a shorter one has ended.
  await sql`
    UPDATE browser_trust SET expires_at = trusted_at + make_interval(days => ${next.browserTrustDays})
    WHERE expires_at > trusted_at + make_interval(days => ${next.browserTrustDays})`.execute(tx.db);
}

async function setPassword(tx: Tx, secrets: Secrets, password: string | undefined): Promise<void> {
  const sealed =
    password === undefined ? null : await secrets.seal(tx, ["practice-smtp-password"], Buffer.from(password, "utf8"));
  await sql`UPDATE practice SET smtp_password = ${sealed} WHERE id = ${tx.context.practiceId}`.execute(tx.db);
}

/** Users gave their SMTP passwords for the mail server before: no other one is told them. */
async function forgetOwnPasswords(tx: Tx): Promise<AuditChange[]> {
  const { rows } = await sql<{ name: string }>`
    UPDATE user_account SET smtp_password = NULL, version = version + 1
    WHERE practice_id = ${tx.context.practiceId} AND smtp_password IS NOT NULL
    RETURNING concat_ws(' ', first_name, last_name) AS name`.execute(tx.db);
  return rows.map(({ name }) => ({ field: `smtpPassword of ${name}`, before: "(secret)", after: null }));
}
