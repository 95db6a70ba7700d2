-- Users, roles, access rights, and each person's own account: profiles, two-factor, e-mail changes, invitations, practice settings.

-- ---------------------------------------------------------------- practice settings
ALTER TABLE practice
  ADD address text,
  ADD culture text NOT NULL DEFAULT 'UNITED_STATES' CHECK (culture IN ('UNITED_STATES', 'CANADA', 'AUSTRALIA')),
  ADD auto_logout_minimum_minutes integer NOT NULL DEFAULT 1 CHECK (auto_logout_minimum_minutes BETWEEN 1 AND 120),
  ADD auto_logout_maximum_minutes integer NOT NULL DEFAULT 120 CHECK (auto_logout_maximum_minutes BETWEEN 1 AND 120),
  ADD two_factor_policy text NOT NULL DEFAULT 'OPTIONAL' CHECK (two_factor_policy IN ('OPTIONAL', 'REQUIRED')),
  -- 0: browsers are never trusted.
  ADD browser_trust_days integer NOT NULL DEFAULT 30 CHECK (browser_trust_days BETWEEN 0 AND 90),
  ADD blocked_record_mode text NOT NULL DEFAULT 'RECORD' CHECK (blocked_record_mode IN ('RECORD', 'CHART')),
  ADD mail_from_address text,
  ADD smtp_host text,
  ADD smtp_port integer CHECK (smtp_port BETWEEN 1 AND 65535),
  ADD smtp_user text,
  -- Sealed (secrets/).
  ADD smtp_password bytea,
  -- Topics that administrators are not mailed about; the persons concerned always are. A topic that is new is thus on.
  ADD muted_mail_topics text[] NOT NULL DEFAULT '{}',
  ADD settings_version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT auto_logout_within_bounds
    CHECK (auto_logout_minutes BETWEEN auto_logout_minimum_minutes AND auto_logout_maximum_minutes);

-- ---------------------------------------------------------------- users
ALTER TABLE user_account
  ADD culture text NOT NULL DEFAULT 'UNITED_STATES' CHECK (culture IN ('UNITED_STATES', 'CANADA', 'AUSTRALIA')),
  ADD email_signature text,
  ADD use_own_email_for_outgoing boolean NOT NULL DEFAULT false,
  ADD smtp_user text,
  -- Sealed (secrets/).
  ADD smtp_password bytea,
  ADD mobile_address text,
  ADD default_workflow_view text NOT NULL DEFAULT 'DAILY_WORKFLOW' CHECK (default_workflow_view IN ('DAILY_WORKFLOW', 'SCHEDULING')),
  ADD default_patient_view text NOT NULL DEFAULT 'PATIENT_REGISTRATION'
    CHECK (default_patient_view IN ('PATIENT_REGISTRATION', 'PATIENT_COMMUNICATIONS', 'CLINICAL_INFORMATION')),
  ADD default_document_tab text NOT NULL DEFAULT 'ALL' CHECK (default_document_tab IN ('ALL', 'NOTES', 'LETTERS', 'SCANS')),
  ADD pathway_schedule_view text NOT NULL DEFAULT 'DAY' CHECK (pathway_schedule_view IN ('DAY', 'WEEK', 'LIST')),
  -- Of roles and exceptions; `version` is the profile's.
  ADD access_version integer NOT NULL DEFAULT 1,
  ADD last_sign_in_at timestamptz,
  ADD disabled_at timestamptz,
  -- Part of the throttle's keys: an administrator who unlocks the login counts it up, and all its budgets begin anew.
  ADD throttle_epoch integer NOT NULL DEFAULT 0;
CREATE INDEX user_account_by_sign_in ON user_account (practice_id, last_sign_in_at, id);

ALTER TABLE access_right_exception
  -- {kind, userId, name} of who gave it.
  ADD given_by jsonb NOT NULL DEFAULT '{"kind": "SYSTEM", "userId": null, "name": "System"}',
  ADD given_at timestamptz NOT NULL DEFAULT now();
GRANT DELETE ON role TO chartward_app;

-- ---------------------------------------------------------------- sessions, links
ALTER TABLE session
  ADD two_factor boolean NOT NULL DEFAULT false,
  -- Its user has yet to enrol the second factor that the policy demands.
  ADD enrolling boolean NOT NULL DEFAULT false,
  -- Name of who ended it, where it was another.
  ADD ended_by text,
  DROP CONSTRAINT session_end_cause_check,
  ADD CONSTRAINT session_end_cause_check CHECK (end_cause IN (
    'SIGN_OUT', 'EXPIRED', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'REVOKED', 'USER_DISABLED',
    'TWO_FACTOR_SET_UP', 'TWO_FACTOR_RESET'));

-- A change of a user's e-mail address: the new address confirms, the old one can stop it. Until then nothing changes.
CREATE TABLE email_change (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  new_email text NOT NULL,
  new_email_folded text COLLATE "C" NOT NULL,
  -- {kind, userId, name}
  requested_by jsonb NOT NULL,
  requested_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'STOPPED', 'CANCELLED', 'REPLACED')),
  PRIMARY KEY (practice_id, id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE UNIQUE INDEX email_change_pending ON email_change (practice_id, user_id) WHERE state = 'PENDING';

ALTER TABLE mailed_link
  ADD email_change_id uuid,
  ADD FOREIGN KEY (practice_id, email_change_id) REFERENCES email_change (practice_id, id),
  DROP CONSTRAINT mailed_link_purpose_check,
  ADD CONSTRAINT mailed_link_purpose_check CHECK (purpose IN ('PASSWORD_RESET', 'INVITATION', 'EMAIL_CONFIRM', 'EMAIL_STOP')),
  ADD CONSTRAINT mailed_link_change CHECK ((email_change_id IS NOT NULL) = (purpose IN ('EMAIL_CONFIRM', 'EMAIL_STOP')));
CREATE INDEX mailed_link_by_user ON mailed_link (practice_id, user_id, purpose) WHERE used_at IS NULL;

-- ---------------------------------------------------------------- mail
ALTER TABLE mail
  -- On whose behalf it goes out: by his own address and SMTP login where he has chosen so. NULL: the practice's.
  ADD sender_user_id uuid,
  -- It holds a link that acts for its reader: it goes by the installation's server, which nobody in a practice can set.
  ADD holds_link boolean NOT NULL DEFAULT false,
  ADD FOREIGN KEY (practice_id, sender_user_id) REFERENCES user_account (practice_id, id);

-- ---------------------------------------------------------------- secrets
-- Data keys of a practice, wrapped by the installation's master key. The newest one seals; older ones open what they sealed.
CREATE TABLE practice_key (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id)
);
-- A keyed hash of a constant, by the master key: a start with another key is refused before anything is sealed or lost.
ALTER TABLE deployment ADD master_key_check bytea;

-- ---------------------------------------------------------------- two-factor
CREATE TABLE totp (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  secret bytea NOT NULL,
  confirmed_at timestamptz NOT NULL,
  -- The last time step that was accepted: only a later one is.
  last_step bigint NOT NULL,
  PRIMARY KEY (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- A secret that was shown and not yet confirmed.
CREATE TABLE totp_enrolment (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  secret bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

CREATE TABLE recovery_code (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- Argon2id of the code with the set's salt: the code has less than 112 bits (ASVS 6.5.2).
  code_hash bytea NOT NULL,
  salt bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (practice_id, user_id, code_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- A browser in which no second factor is asked for.
CREATE TABLE browser_trust (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  device text NOT NULL,
  trusted_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX browser_trust_by_user ON browser_trust (practice_id, user_id);

-- Between password and second factor: nothing is signed in yet.
CREATE TABLE sign_in_challenge (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  -- The password that was right: once it has changed, the challenge is void.
  password_hash text NOT NULL,
  device text NOT NULL,
  -- How the session is to be handed over.
  delivery text NOT NULL CHECK (delivery IN ('COOKIE', 'BEARER')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  used_at timestamptz,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, token_hash),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- ---------------------------------------------------------------- exports
ALTER TABLE job
  DROP CONSTRAINT job_kind_check,
  ADD CONSTRAINT job_kind_check CHECK (kind IN ('IMPORT', 'USER_EXPORT'));

-- The file that an export made, in parts, so that neither side holds it whole. In the database: any process can hand it over.
CREATE TABLE export_part (
  practice_id uuid NOT NULL,
  job_id uuid NOT NULL,
  number integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (practice_id, job_id, number),
  FOREIGN KEY (practice_id, job_id) REFERENCES job (practice_id, id)
);

-- ---------------------------------------------------------------- row-level security
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['email_change', 'practice_key', 'totp', 'totp_enrolment', 'recovery_code', 'browser_trust',
    'sign_in_challenge', 'export_part']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (practice_id = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON email_change, practice_key TO chartward_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON totp, totp_enrolment, recovery_code, browser_trust, sign_in_challenge TO chartward_app;
GRANT SELECT, INSERT, DELETE ON export_part TO chartward_app;
GRANT DELETE ON practice_key TO chartward_app;

-- ---------------------------------------------------------------- what is asked before, or across, practices
-- Logins of an e-mail address, for "forgot my user name": in every practice that knows it.
CREATE FUNCTION private.find_logins_of_email(folded text) RETURNS TABLE (practice_id uuid, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT d.practice_id, d.user_id FROM private.login_directory d WHERE d.login = folded AND d.kind = 'EMAIL' LIMIT 20
$$;

-- Practices with sealed values, for the rotation of keys.
CREATE FUNCTION private.practices_with_keys() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT DISTINCT key.practice_id FROM public.practice_key key ORDER BY 1
$$;
CREATE POLICY owner_finds ON practice_key FOR SELECT TO chartward_owner USING (true);
-- A new master key: all data keys are wrapped anew in one transaction, by the owner.
CREATE POLICY owner_rewraps ON practice_key FOR UPDATE TO chartward_owner USING (true);

-- Of each practice the mails that have waited longest: one whose mail server is slow keeps no other waiting.
CREATE OR REPLACE FUNCTION private.waiting_mail(due timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT waiting.practice_id, waiting.id FROM (
    SELECT mail.practice_id, mail.id, mail.next_attempt_at,
      row_number() OVER (PARTITION BY mail.practice_id ORDER BY mail.next_attempt_at, mail.id) AS place
    FROM public.mail WHERE state = 'WAITING' AND next_attempt_at <= due) waiting
  WHERE place <= 10 ORDER BY place, next_attempt_at LIMIT 1000
$$;

-- Exports whose file has to go: those that failed or were cancelled, and those that were made before `due`.
CREATE FUNCTION private.exports_to_remove(of_kind text, due timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT job.practice_id, job.id
  FROM public.export_part part JOIN public.job ON job.practice_id = part.practice_id AND job.id = part.job_id
  WHERE part.number = 1 AND job.kind = of_kind AND (job.state IN ('FAILED', 'CANCELLED') OR job.state = 'DONE' AND job.finished_at <= due)
  LIMIT 1000
$$;
CREATE POLICY owner_finds ON export_part FOR SELECT TO chartward_owner USING (true);
GRANT EXECUTE ON FUNCTION private.exports_to_remove(text, timestamptz) TO chartward_app;

-- What the sessions of open live channels say now, over all practices: one statement for all channels of a process.
CREATE POLICY owner_finds ON session FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON user_account FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON user_role FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON role FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON access_right_exception FOR SELECT TO chartward_owner USING (true);
CREATE FUNCTION private.watch_sessions(ids uuid[]) RETURNS TABLE (
  session_id uuid, practice_id uuid, user_id uuid, user_state text, ended_at timestamptz, end_cause text, ended_by text,
  idle_expires_at timestamptz, expires_at timestamptz, idle_minutes integer, token_hash bytea, enrolling boolean, rights text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.id, s.practice_id, s.user_id, u.state, s.ended_at, s.end_cause, s.ended_by,
    s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at, s.idle_minutes, s.token_hash, s.enrolling,
    ARRAY(
      (SELECT unnest(r.rights) FROM public.user_role ur JOIN public.role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
         WHERE ur.practice_id = s.practice_id AND ur.user_id = s.user_id
       UNION
       SELECT e.access_right FROM public.access_right_exception e
         WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'ALLOW')
      EXCEPT
      SELECT e.access_right FROM public.access_right_exception e
        WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'DENY'
      ORDER BY 1)
  FROM public.session s JOIN public.user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
  WHERE s.id = ANY (ids)
$$;
GRANT EXECUTE ON FUNCTION private.find_logins_of_email(text), private.practices_with_keys(), private.watch_sessions(uuid[]) TO chartward_app;
CREATE INDEX session_by_id ON session (id);

-- ---------------------------------------------------------------- the session of a request, now with its second factor
DROP FUNCTION open_session(bytea, timestamptz, boolean);
CREATE FUNCTION open_session(hash bytea, moment timestamptz, activity boolean) RETURNS TABLE (
  session_id uuid, user_id uuid, user_name text, user_kind text, user_state text, ended_at timestamptz, idle_expires_at timestamptz,
  expires_at timestamptz, enrolling boolean, role_rights text[], allowed text[], denied text[])
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
    s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at, s.enrolling,
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
