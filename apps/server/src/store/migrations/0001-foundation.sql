-- Foundation: practices, users, access, sessions, patients and charts, jobs, mail, the audit log.
--
-- Tenancy. Every table with practice_id has row-level security, enabled and forced; the application's role owns nothing.
-- The policy has no NULL branch: after SET LOCAL and COMMIT the setting reads as an empty string, so a policy of the form
-- "setting IS NULL OR ..." would be open.
-- Indexes under a policy serve only leakproof operators (=, <, >= on the C collation), hence the *_folded columns.

CREATE SCHEMA private;
REVOKE ALL ON SCHEMA private FROM PUBLIC;
GRANT USAGE ON SCHEMA public, private TO chartward_app;
GRANT USAGE ON SCHEMA public TO chartward_sequencer;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The stage that this database was marked with. Only the owner writes it; a database marked production refuses another stage (D2).
CREATE TABLE deployment (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  stage text NOT NULL CHECK (stage IN ('development', 'staging', 'production'))
);
GRANT SELECT ON deployment TO chartward_app;

-- ---------------------------------------------------------------- practices, users, access
CREATE TABLE practice (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL,
  password_minimum_length integer NOT NULL DEFAULT 8 CHECK (password_minimum_length BETWEEN 8 AND 64),
  auto_logout_minutes integer NOT NULL DEFAULT 15 CHECK (auto_logout_minutes BETWEEN 1 AND 120),
  -- The demo practice, whose passwords are published: its database is never served as anything but development (D2).
  demo boolean NOT NULL DEFAULT false,
  -- Demographic # is never reused: the counter only grows.
  next_demographic_number integer NOT NULL DEFAULT 10001,
  created_at timestamptz NOT NULL
);

CREATE TABLE user_account (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PROVIDER', 'STAFF')),
  state text NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'DISABLED')),
  user_name text NOT NULL,
  user_name_folded text COLLATE "C" NOT NULL,
  email text NOT NULL,
  email_folded text COLLATE "C" NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  name_folded text COLLATE "C" NOT NULL,
  user_title text,
  password_hash text,
  password_changed_at timestamptz,
  -- NULL: the practice's.
  auto_logout_minutes integer CHECK (auto_logout_minutes BETWEEN 1 AND 120),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, email_folded)
);
CREATE INDEX user_account_by_name ON user_account (practice_id, name_folded, id);

CREATE TABLE role (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  shipped text,
  -- Stable names of access rights, noun:verb.
  rights text[] NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, name),
  UNIQUE (practice_id, shipped)
);

CREATE TABLE user_role (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role_id uuid NOT NULL,
  PRIMARY KEY (practice_id, user_id, role_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id),
  FOREIGN KEY (practice_id, role_id) REFERENCES role (practice_id, id)
);
CREATE INDEX user_role_by_role ON user_role (practice_id, role_id);

CREATE TABLE access_right_exception (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  access_right text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ALLOW', 'DENY')),
  note text,
  PRIMARY KEY (practice_id, user_id, access_right),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- ---------------------------------------------------------------- sign-in
CREATE TABLE session (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- SHA-256 of the 256-bit token; the token itself is nowhere.
  token_hash bytea NOT NULL,
  device text NOT NULL,
  ip_address inet NOT NULL,
  started_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  idle_minutes integer NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_cause text CHECK (end_cause IN ('SIGN_OUT', 'EXPIRED', 'PASSWORD_RESET')),
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX session_by_user ON session (practice_id, user_id) WHERE ended_at IS NULL;

-- A browser that this login has signed in from: it keeps a budget of tries of its own, so that nobody locks a doctor out from afar.
CREATE TABLE known_device (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  last_used_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, user_id, token_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

CREATE TABLE mailed_link (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('PASSWORD_RESET')),
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- Counters of failed tries (rate-limiter-flexible's table). Keys are keyed hashes and name nobody.
CREATE TABLE throttle (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);

-- Who signs in is known before the practice is. One row a user name (unique in the installation, D13) and one an e-mail address.
CREATE TABLE private.login_directory (
  login text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('USER_NAME', 'EMAIL')),
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (practice_id, user_id, kind)
);
CREATE UNIQUE INDEX login_directory_user_name ON private.login_directory (login) WHERE kind = 'USER_NAME';
CREATE INDEX login_directory_login ON private.login_directory (login);

CREATE FUNCTION private.keep_login_directory() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO private.login_directory (login, kind, practice_id, user_id)
  VALUES (NEW.user_name_folded, 'USER_NAME', NEW.practice_id, NEW.id), (NEW.email_folded, 'EMAIL', NEW.practice_id, NEW.id)
  ON CONFLICT (practice_id, user_id, kind) DO UPDATE SET login = EXCLUDED.login;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_login_directory AFTER INSERT OR UPDATE OF user_name_folded, email_folded ON user_account
  FOR EACH ROW EXECUTE FUNCTION private.keep_login_directory();

-- The user name, or the e-mail where exactly one login has it (D13).
CREATE FUNCTION private.find_login(folded text) RETURNS TABLE (practice_id uuid, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH hit AS (SELECT d.practice_id, d.user_id, d.kind FROM private.login_directory d WHERE d.login = folded LIMIT 3)
  SELECT hit.practice_id, hit.user_id FROM hit WHERE kind = 'USER_NAME'
  UNION ALL
  SELECT hit.practice_id, hit.user_id FROM hit
  WHERE NOT EXISTS (SELECT FROM hit WHERE kind = 'USER_NAME') AND (SELECT count(*) FROM hit) = 1
$$;
GRANT EXECUTE ON FUNCTION private.find_login(text) TO chartward_app;

-- ---------------------------------------------------------------- mail
CREATE TABLE mail (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  -- Emptied once sent: a mailed link is a credential.
  body text NOT NULL,
  -- KEPT: development without SMTP, readable at the mailbox page.
  state text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'KEPT', 'FAILED')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  -- When the link in it ends: it does not go out afterwards.
  expires_at timestamptz NOT NULL,
  failure text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id)
);
CREATE INDEX mail_waiting ON mail (next_attempt_at) WHERE state = 'WAITING';

-- ---------------------------------------------------------------- patients and charts
CREATE TABLE practitioner (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  fhir_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  name_folded text COLLATE "C" NOT NULL,
  npi text,
  -- "system|value": what conditional references name.
  identifiers text[] NOT NULL,
  user_id uuid,
  content_hash bytea NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, fhir_id),
  UNIQUE (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX practitioner_by_name ON practitioner (practice_id, name_folded, id);

CREATE TABLE patient (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  demographic_number integer NOT NULL,
  fhir_id text COLLATE "C" NOT NULL,
  mrn text,
  mrn_folded text COLLATE "C",
  first_name text,
  last_name text,
  -- Empty, not NULL, where there is no name, so that keyset paging has a total order.
  first_name_folded text COLLATE "C" NOT NULL,
  last_name_folded text COLLATE "C" NOT NULL,
  birth_date date,
  sex text NOT NULL CHECK (sex IN ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
  status text NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'DECEASED')),
  deceased_at timestamptz,
  address text,
  city text,
  state text,
  postal_code text,
  home_phone text,
  work_phone text,
  mobile_phone text,
  email text,
  preferred_language text,
  -- Provider of record: the one that the source names (practitioner_named), else of the latest visit.
  practitioner_id uuid,
  practitioner_named boolean NOT NULL DEFAULT false,
  first_visit date,
  last_visit date,
  content_hash bytea NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, demographic_number),
  UNIQUE (practice_id, fhir_id),
  FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id)
);
CREATE INDEX patient_by_last_name ON patient (practice_id, last_name_folded, first_name_folded, id);
CREATE INDEX patient_by_first_name ON patient (practice_id, first_name_folded, last_name_folded, id);
CREATE INDEX patient_by_birth_date ON patient (practice_id, birth_date, id);
CREATE INDEX patient_by_mrn ON patient (practice_id, mrn_folded);
CREATE INDEX patient_by_last_visit ON patient (practice_id, last_visit, id);
CREATE INDEX patient_by_practitioner ON patient (practice_id, practitioner_id, last_name_folded, first_name_folded, id);

CREATE TABLE chart_entry (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PROBLEM', 'ALLERGY', 'MEDICATION', 'IMMUNIZATION', 'PROCEDURE', 'ENCOUNTER', 'DOCUMENT')),
  fhir_type text COLLATE "C" NOT NULL,
  fhir_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  code_system text,
  code text,
  code_display text,
  status text,
  recorded_at timestamptz,
  encounter_fhir_id text COLLATE "C",
  -- What only this kind has; the shapes stand in chart-entry.ts.
  detail jsonb NOT NULL,
  content_hash bytea NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, fhir_type, fhir_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
);
-- Undated entries sort as the oldest.
CREATE INDEX chart_entry_by_patient ON chart_entry (practice_id, patient_id, (COALESCE(recorded_at, '-infinity'::timestamptz)) DESC, id DESC);
CREATE INDEX chart_entry_by_patient_kind ON chart_entry
  (practice_id, patient_id, kind, (COALESCE(recorded_at, '-infinity'::timestamptz)) DESC, id DESC);

-- The text of a document, apart from its entry: lists never read it, and reading it is audited.
CREATE TABLE document_text (
  practice_id uuid NOT NULL,
  chart_entry_id uuid NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (practice_id, chart_entry_id),
  FOREIGN KEY (practice_id, chart_entry_id) REFERENCES chart_entry (practice_id, id)
);

-- ---------------------------------------------------------------- jobs
CREATE TABLE job (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('IMPORT')),
  state text NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  title text NOT NULL,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  -- Who started it, from where, in which request: what the job does is done, and audited, in this name.
  started_by jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  failure text,
  input jsonb NOT NULL,
  result jsonb NOT NULL DEFAULT '{}',
  -- Grows with each checkpoint: a worker that has lost its job to another finds it changed, and stops.
  step integer NOT NULL DEFAULT 0,
  -- How often it was begun since the last checkpoint.
  attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (practice_id, id)
);
CREATE INDEX job_by_start ON job (practice_id, started_at DESC, id DESC);
CREATE INDEX job_open ON job (started_at) WHERE state IN ('WAITING', 'RUNNING');

CREATE TABLE import_upload (
  practice_id uuid NOT NULL,
  job_id uuid NOT NULL,
  number integer NOT NULL,
  file_name text NOT NULL,
  received_at timestamptz,
  PRIMARY KEY (practice_id, job_id, number),
  FOREIGN KEY (practice_id, job_id) REFERENCES job (practice_id, id)
);

CREATE TABLE import_bad_line (
  practice_id uuid NOT NULL,
  job_id uuid NOT NULL,
  file_name text COLLATE "C" NOT NULL,
  line integer NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (practice_id, job_id, file_name, line),
  FOREIGN KEY (practice_id, job_id) REFERENCES job (practice_id, id)
);

-- ---------------------------------------------------------------- audit log
-- INSERT only, by grants and by triggers. xid and id are given by the database alone: the sequencer orders by (xid, id).
CREATE TABLE audit_entry (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id bigint GENERATED ALWAYS AS IDENTITY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  occurred_at timestamptz NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('SUCCESS', 'REFUSED', 'FAILURE')),
  marks text[] NOT NULL DEFAULT '{}',
  actor_kind text NOT NULL CHECK (actor_kind IN ('USER', 'VENDOR_EMPLOYEE', 'SERVICE_ACCOUNT', 'SYSTEM', 'ANONYMOUS')),
  actor_id uuid,
  actor_name text NOT NULL,
  on_behalf_of_user_id uuid,
  subject_type text,
  subject_id text,
  patient_id uuid,
  ip_address inet,
  session_id uuid,
  request_id text NOT NULL,
  -- Folded names and words of the entry, for the report's free text.
  search_text text COLLATE "C" NOT NULL,
  -- RFC 8785 canonical JSON: the entry as it is proved. The columns above repeat parts of it for searching.
  payload text NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  PRIMARY KEY (practice_id, id)
);
CREATE INDEX audit_entry_by_time ON audit_entry (practice_id, occurred_at DESC, id DESC);
CREATE INDEX audit_entry_by_action ON audit_entry (practice_id, action, occurred_at DESC, id DESC);
CREATE INDEX audit_entry_by_actor ON audit_entry (practice_id, actor_id, occurred_at DESC, id DESC);
CREATE INDEX audit_entry_by_patient ON audit_entry (practice_id, patient_id, occurred_at DESC, id DESC) WHERE patient_id IS NOT NULL;
CREATE INDEX audit_entry_by_subject ON audit_entry (practice_id, subject_type, subject_id, occurred_at DESC, id DESC);
CREATE INDEX audit_entry_by_xid ON audit_entry (practice_id, xid, id);

CREATE FUNCTION private.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'an audit entry is never changed or deleted';
END $$;
CREATE TRIGGER audit_entry_is_immutable BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION private.refuse_change();
CREATE TRIGGER audit_entry_is_not_truncated BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change();

-- ---------------------------------------------------------------- row-level security
DO $$
DECLARE
  name text;
  tenant_key text;
BEGIN
  FOREACH name IN ARRAY ARRAY['practice', 'user_account', 'role', 'user_role', 'access_right_exception', 'session', 'known_device',
    'mailed_link', 'mail', 'practitioner', 'patient', 'chart_entry', 'document_text', 'job', 'import_upload', 'import_bad_line', 'audit_entry']
  LOOP
    tenant_key := CASE name WHEN 'practice' THEN 'id' ELSE 'practice_id' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (%I = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name, tenant_key);
  END LOOP;
END $$;
CREATE POLICY sequencer_reads ON audit_entry FOR SELECT TO chartward_sequencer USING (true);

GRANT SELECT, INSERT, UPDATE ON practice, user_account, role, session, mailed_link, mail, practitioner, patient,
  chart_entry, document_text, job, import_upload TO chartward_app;
GRANT SELECT, INSERT, DELETE ON user_role, import_bad_line TO chartward_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON access_right_exception, known_device, throttle TO chartward_app;
GRANT SELECT, INSERT (practice_id, occurred_at, action, outcome, marks, actor_kind, actor_id, actor_name, on_behalf_of_user_id,
  subject_type, subject_id, patient_id, ip_address, session_id, request_id, search_text, payload, salt) ON audit_entry TO chartward_app;
GRANT SELECT ON audit_entry TO chartward_sequencer;

-- ---------------------------------------------------------------- work that is found before its practice is known
-- The owner's own policy: FORCE applies to the owner too, and these functions run as the owner.
CREATE POLICY owner_finds ON practice FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON job FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON import_upload FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON mail FOR SELECT TO chartward_owner USING (true);

-- Jobs to look at, those under way first (RUNNING sorts before WAITING), then the oldest. One that waits for files is left out unless it
-- was started before `late`. Whether another process works on one is told by its advisory lock.
CREATE FUNCTION private.open_jobs(late timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT job.practice_id, job.id FROM public.job
  WHERE state = 'RUNNING' OR state = 'WAITING' AND (started_at <= late OR NOT EXISTS (
    SELECT FROM public.import_upload upload
    WHERE upload.practice_id = job.practice_id AND upload.job_id = job.id AND upload.received_at IS NULL))
  ORDER BY state, started_at LIMIT 1000
$$;
-- Of these jobs those that have not ended.
CREATE FUNCTION private.unfinished_jobs(ids uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT job.id FROM public.job WHERE state IN ('WAITING', 'RUNNING') AND job.id = ANY (ids)
$$;
CREATE FUNCTION private.waiting_mail(due timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT mail.practice_id, mail.id FROM public.mail WHERE state = 'WAITING' AND next_attempt_at <= due ORDER BY next_attempt_at LIMIT 100
$$;
-- The development mailbox; the function answers nothing in another stage.
CREATE FUNCTION private.mailbox() RETURNS TABLE (id uuid, to_address text, subject text, body text, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT mail.id, mail.to_address, mail.subject, mail.body, mail.created_at FROM public.mail
  WHERE state = 'KEPT' AND (SELECT stage FROM public.deployment) = 'development' ORDER BY created_at DESC LIMIT 100
$$;
GRANT EXECUTE ON FUNCTION private.open_jobs(timestamptz), private.unfinished_jobs(uuid[]), private.waiting_mail(timestamptz), private.mailbox() TO chartward_app;

-- ---------------------------------------------------------------- the session of a request
-- The session of a token with its user's rights, and NULL where there is none; called after app.practice is set. `activity`
-- moves the idle limit on, at most every 15 s, and never waits for another request of the same session.
CREATE FUNCTION open_session(hash bytea, moment timestamptz, activity boolean) RETURNS TABLE (
  session_id uuid, user_id uuid, user_name text, user_kind text, user_state text, ended_at timestamptz, idle_expires_at timestamptz,
  expires_at timestamptz, role_rights text[], allowed text[], denied text[])
  LANGUAGE plpgsql VOLATILE SET search_path = public, pg_catalog AS $$
BEGIN
  IF activity THEN
    UPDATE session SET last_used_at = moment WHERE (session.practice_id, session.id) IN (
      SELECT s.practice_id, s.id FROM session s
      WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > moment
        AND s.last_used_at < moment - interval '15 seconds' AND s.last_used_at + make_interval(mins => s.idle_minutes) > moment
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  SELECT s.id, u.id, concat_ws(' ', u.first_name, u.last_name), u.kind, u.state, s.ended_at,
    s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at,
    ARRAY(SELECT DISTINCT unnest(r.rights) FROM user_role ur JOIN role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
          WHERE ur.practice_id = s.practice_id AND ur.user_id = s.user_id),
    ARRAY(SELECT e.access_right FROM access_right_exception e
          WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'ALLOW'),
    ARRAY(SELECT e.access_right FROM access_right_exception e
          WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'DENY')
  FROM session s JOIN user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
  WHERE s.token_hash = hash;
END $$;
GRANT EXECUTE ON FUNCTION open_session(bytea, timestamptz, boolean) TO chartward_app;
