import pg from "pg";

/** What stands in a practice besides its patients. */
export interface SetFill {
  readonly practiceId: string;
  readonly users: number;
  readonly sets: number;
  /** Of each set. */
  readonly members: number;
  /** Sets that block the first of the users: the others are blocked by none. */
  readonly blocking: number;
}

/** What was put there. */
export interface FilledSets {
  readonly milliseconds: number;
  readonly userIds: readonly string[];
  /** Of the first of the users, with the administrator's password. */
  readonly blockedUserName: string;
}

const BLOCKED_USER_NAME = "bench-user-1";

/**
 * Users like the practice's administrator, holding TABS and Clinical Provider; sets of patients far apart; blocks. As a superuser, in one
 * transaction, without audit entries.
 */
export async function fillSets(url: string, fill: SetFill): Promise<FilledSets> {
  const start = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    const { rows: users } = await client.query<{ id: string }>(
      `WITH made AS (
         INSERT INTO user_account
         SELECT (jsonb_populate_record(u, jsonb_build_object(
           'id', uuidv7(), 'first_name', 'User', 'last_name', n, 'name_folded', 'user ' || n,
           'user_name', 'bench-user-' || n, 'user_name_folded', 'bench-user-' || n,
           'email', 'user-' || n || '@bench.example', 'email_folded', 'user-' || n || '@bench.example'))).*
         FROM user_account u CROSS JOIN generate_series(1, $2::integer) n WHERE u.practice_id = $1
         RETURNING practice_id, id),
       held AS (
         INSERT INTO user_role (practice_id, user_id, role_id)
         SELECT m.practice_id, m.id, r.id FROM made m JOIN role r ON r.practice_id = m.practice_id
         WHERE r.shipped IN ('TABS', 'CLINICAL_PROVIDER'))
       SELECT id FROM made ORDER BY id`,
      [fill.practiceId, fill.users],
    );
    await client.query(
      `INSERT INTO patient_set (practice_id, id, name, name_folded, report, made_by, as_of, limited)
       SELECT $1::uuid, uuidv7(), 'Set ' || n, 'set ' || n, '{"searchFor": ["DEMOGRAPHIC_NUMBER"]}',
         '{"kind": "SYSTEM", "userId": null, "name": "System"}', now(), false
       FROM generate_series(1, $2::integer) n`,
      [fill.practiceId, fill.sets],
    );
    const { rows: counted } = await client.query<{ count: number }>(
      "SELECT count(*)::integer AS count FROM patient WHERE practice_id = $1",
      [fill.practiceId],
    );
    await client.query(
      `WITH p AS (SELECT id, row_number() OVER (ORDER BY demographic_number) - 1 AS place FROM patient WHERE practice_id = $1),
         s AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM patient_set WHERE practice_id = $1)
       INSERT INTO patient_set_member (practice_id, patient_set_id, patient_id)
       SELECT $1, s.id, p.id FROM s CROSS JOIN generate_series(0, $2::integer - 1) n
         JOIN p ON p.place = (s.place * 7919 + n * ($3::integer / $2::integer)) % $3::integer`,
      [fill.practiceId, Math.min(fill.members, counted[0]!.count), counted[0]!.count],
    );
    await client.query(
      `INSERT INTO set_block (practice_id, user_id, patient_set_id, blocked_by, blocked_at)
       SELECT $1, u.id, s.id, '{"kind": "SYSTEM", "userId": null, "name": "System"}', now()
       FROM user_account u CROSS JOIN (SELECT id FROM patient_set WHERE practice_id = $1 ORDER BY id LIMIT $2) s
       WHERE u.practice_id = $1 AND u.user_name = $3`,
      [fill.practiceId, fill.blocking, BLOCKED_USER_NAME],
    );
    await client.query("COMMIT");
    for (const table of ["user_account", "user_role", "patient_set", "patient_set_member", "set_block"])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    return {
      milliseconds: performance.now() - start,
      userIds: users.map(({ id }) => id),
      blockedUserName: BLOCKED_USER_NAME,
    };
  } finally {
    await client.end();
  }
}
