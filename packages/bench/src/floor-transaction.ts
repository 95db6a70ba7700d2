import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";

/** What a workload's floor works with. */
export interface FloorTransaction {
  readonly practiceId: string;
  readonly now: Date;
  /** Prepared once a connection. */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** The audit entry as ours writes it: the same row, without canonical JSON and folded sentences. */
  record(entry: { action: string; subjectId: string; subject: string; patientId: string }): Promise<void>;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

/** As many as our server has. */
const CONNECTIONS = 20;

export function floorPool(appUrl: string): pg.Pool {
  return new pg.Pool({ connectionString: appUrl, max: CONNECTIONS, types });
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `floor${names.size}`));
  return name;
}

interface SessionRow {
  readonly session_id: string;
  readonly user_id: string;
  readonly user_name: string;
}

/**
 * One operation's transaction as ours is: begun with the practice and the session's look-up in one round trip, and committed.
 * @param token of a session: `<practice>.<secret>`, base64url.
 */
export async function inFloorTransaction<T>(
  pool: pg.Pool,
  token: string,
  work: (tx: FloorTransaction) => Promise<T>,
): Promise<T> {
  const [practice, secret] = token.split(".").map((part) => Buffer.from(part, "base64url")) as [Buffer, Buffer];
  const practiceId = practice.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const hash = createHash("sha256").update(secret).digest("hex");
  const now = new Date();
  const client = await pool.connect();
  try {
    const begin = `BEGIN;SELECT set_config('app.practice', '${practiceId}', true);
      SELECT * FROM open_session('\\x${hash}'::bytea, '${now.toISOString()}'::timestamptz, true)`;
    const results = (await client.query(begin)) as unknown as pg.QueryResult<SessionRow>[];
    const session = results[2]!.rows[0]!;
    const query = async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) =>
      (await client.query<Row>({ name: nameOf(text), text, values: [...values] })).rows;
    const result = await work({
      practiceId,
      now,
      query,
      async record({ action, subjectId, subject, patientId }) {
        const requestId = randomUUID();
        const payload = {
          action,
          actor: { id: session.user_id, kind: "USER", name: session.user_name },
          occurredAt: now.toISOString(),
          patientId,
          practiceId,
          requestId,
          subject: { id: subjectId, label: subject, type: "Patient" },
          version: 1,
        };
        await query(INSERT_ENTRY, [
          practiceId,
          now,
          action,
          [],
          session.user_id,
          session.user_name,
          subjectId,
          patientId,
          "127.0.0.1",
          session.session_id,
          requestId,
          `${session.user_name} ${subject}`.toLowerCase(),
          JSON.stringify(payload),
          randomBytes(32),
        ]);
      },
    });
    await client.query("COMMIT");
    return result;
  } finally {
    client.release();
  }
}

const INSERT_ENTRY = `INSERT INTO audit_entry (practice_id, occurred_at, action, outcome, marks, actor_kind, actor_id, actor_name, subject_type,
    subject_id, patient_id, ip_address, session_id, request_id, search_text, payload, salt)
  VALUES ($1, $2, $3, 'SUCCESS', $4, 'USER', $5, $6, 'Patient', $7, $8, $9, $10, $11, $12, $13, $14)`;
