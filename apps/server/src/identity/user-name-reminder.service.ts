import { sql } from "kysely";
import { record } from "../audit/record.ts";
import type { UserError } from "../graphql/common.types.ts";
import type { Operation } from "../graphql/operation.ts";
import { checkEmail } from "../graphql/text-rules.ts";
import { queueMail, type MailSettings } from "../mail/mail.service.ts";
import { fold } from "../store/fold.ts";
import type { Tx } from "../store/transaction.ts";
import { ANONYMOUS } from "./actor.ts";
import { doEqualWork } from "./equal-work.ts";
import type { Throttle } from "./throttle.ts";

/** It goes out within a day, or not at all. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** The work of so many logins is done for every address, known or not; hardly anybody works in more practices. */
const LOGINS_MASKED = 3;

/**
 * Mails the user names of an address, one mail for each practice that knows it; neither answer nor time tells whether one does. Of active
 * users alone.
 */
export async function requestUserName(
  operation: Operation,
  throttle: Throttle,
  mail: MailSettings,
  email: string,
): Promise<UserError[]> {
  await throttle.countAddress(operation.facts.ipAddress, "user name reminder");
  const errors = checkEmail("email", email);
  if (errors.length > 0) return errors;
  const folded = fold(email);
  const enough = !(await throttle.countMail(`user name ${folded}`));
  const { rows } = await operation.apart(
    (tx) =>
      sql<{ practice_id: string; user_id: string }>`SELECT * FROM private.find_logins_of_email(${folded})`.execute(
        tx.db,
      ),
    { practiceId: null },
  );
  const logins = enough ? [] : rows;
  for (const { practice_id: practiceId, user_id: userId } of logins)
    await operation.apart((tx) => mailUserName(tx, mail, userId), { practiceId, actor: ANONYMOUS });
  for (let login = logins.length; login < LOGINS_MASKED; login += 1)
    await operation.apart((tx) => doEqualWork(tx, 3), { practiceId: null, actor: ANONYMOUS });
  return [];
}

/** In three statements, as many as doEqualWork sends in its place. */
async function mailUserName(tx: Tx, mail: MailSettings, userId: string): Promise<void> {
  const { rows } = await sql<{ name: string; userName: string; email: string; practice: string }>`
    SELECT concat_ws(' ', u.first_name, u.last_name) AS name, u.user_name AS "userName", u.email, p.name AS practice
    FROM user_account u JOIN practice p ON p.id = u.practice_id WHERE u.id = ${userId} AND u.state = 'ACTIVE'`.execute(
    tx.db,
  );
  const user = rows[0];
  if (user === undefined) return doEqualWork(tx, 2);
  await queueMail(tx, mail, {
    to: user.email,
    expiresAt: new Date(tx.now.getTime() + LIFETIME_MS),
    subject: "Your user name",
    body: `Hello ${user.name},

somebody, most likely you, asked for the user name of this e-mail address at ${user.practice}. It is:

${user.userName}

Sign in with it here: ${mail.publicUrl}/sign-in

Was it not you? Then do nothing: nothing has changed, and nobody else was told.
`,
  });
  await record(tx, { action: "user-name.send", subject: { type: "User", id: userId, label: user.name } });
}
