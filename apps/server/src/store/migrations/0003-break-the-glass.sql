-- Break the glass: the vendor's own realm, its entries into practices, the lockdown's second fence, notices.

-- ---------------------------------------------------------------- the vendor's realm
-- Employees, their sessions and second factors, the true identity behind a BTG session, and the vendor's own log. The application's role
-- has no right in this schema: what a practice's operation needs of it goes through functions that answer no name.
CREATE SCHEMA vendor;
REVOKE ALL ON SCHEMA vendor FROM PUBLIC;
GRANT USAGE ON SCHEMA vendor TO chartward_vendor;

CREATE TABLE vendor.employee (
  id uuid PRIMARY KEY,
  user_name text NOT NULL,
  user_name_folded text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('AGENT', 'SUPERVISOR')),
  state text NOT NULL CHECK (state IN ('ACTIVE', 'DISABLED')),
  password_hash text NOT NULL,
  throttle_epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

-- Who works for the vendor, as what, is the command line's matter: no request of an employee's changes it.
CREATE FUNCTION private.refuse_employee_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_user <> 'chartward_vendor' OR coalesce(current_setting('app.actor_kind', true), '') = 'SYSTEM' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'Vendor employees are changed by the command line alone' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER made_by_the_command_line BEFORE INSERT OR DELETE ON vendor.employee
  FOR EACH ROW EXECUTE FUNCTION private.refuse_employee_change();
CREATE TRIGGER changed_by_the_command_line BEFORE UPDATE OF id, user_name, user_name_folded, name, role, state ON vendor.employee
  FOR EACH ROW EXECUTE FUNCTION private.refuse_employee_change();

CREATE TABLE vendor.session (
  id uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES vendor.employee (id),
  token_hash bytea NOT NULL UNIQUE,
  device text NOT NULL,
  ip_address inet NOT NULL,
  started_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  idle_minutes integer NOT NULL,
  expires_at timestamptz NOT NULL,
  -- The first sign-in enrols the second factor: until then nothing else is open.
  enrolling boolean NOT NULL,
  ended_at timestamptz,
  end_cause text CHECK (end_cause IN ('SIGN_OUT', 'EXPIRED', 'EMPLOYEE_DISABLED', 'TWO_FACTOR_RESET', 'PASSWORD_RESET', 'PASSWORD_CHANGED'))
);
CREATE INDEX session_by_employee ON vendor.session (employee_id) WHERE ended_at IS NULL;
CREATE INDEX session_left ON vendor.session (expires_at) WHERE ended_at IS NULL;
CREATE INDEX session_over ON vendor.session (expires_at) WHERE ended_at IS NOT NULL;

CREATE TABLE vendor.totp (
  employee_id uuid PRIMARY KEY REFERENCES vendor.employee (id),
  -- Sealed by a key derived from the master key (secrets/vendor-secrets.ts): the vendor is no practice.
  secret bytea NOT NULL,
  confirmed_at timestamptz NOT NULL,
  last_step bigint NOT NULL
);
CREATE TABLE vendor.totp_enrolment (
  employee_id uuid PRIMARY KEY REFERENCES vendor.employee (id),
  secret bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE TABLE vendor.sign_in_challenge (
  id uuid PRIMARY KEY,
  employee_id uuid NOT NULL REFERENCES vendor.employee (id),
  token_hash bytea NOT NULL UNIQUE,
  password_hash text NOT NULL,
  device text NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('COOKIE', 'BEARER')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  used_at timestamptz
);

-- The vendor's own log, of acts outside any practice. INSERT only, like a practice's.
CREATE TABLE vendor.audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  occurred_at timestamptz NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('SUCCESS', 'REFUSED', 'FAILURE')),
  employee_id uuid,
  practice_id uuid,
  payload text NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32)
);
CREATE INDEX audit_entry_by_employee ON vendor.audit_entry (employee_id, occurred_at DESC, id DESC);
CREATE INDEX audit_entry_by_time ON vendor.audit_entry (occurred_at DESC, id DESC);
CREATE TRIGGER audit_entry_is_immutable BEFORE UPDATE OR DELETE ON vendor.audit_entry
  FOR EACH ROW EXECUTE FUNCTION private.refuse_change();
CREATE TRIGGER audit_entry_is_not_truncated BEFORE TRUNCATE ON vendor.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change();

-- ---------------------------------------------------------------- BTG sessions
-- As the practice knows them. Nothing here leads to the employee: agent_reference is keyed, per practice.
CREATE TABLE btg_session (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  on_behalf_of_user_id uuid NOT NULL,
  agent_reference uuid NOT NULL,
  reason_code text NOT NULL CHECK (reason_code IN ('CUSTOMER_REQUESTED_SUPPORT', 'INVESTIGATION_OF_AN_ISSUE', 'DATA_CORRECTION',
    'SECURITY_INCIDENT', 'LEGAL_OBLIGATION', 'SERVICE_MAINTENANCE', 'OTHER')),
  reason text NOT NULL,
  case_number text NOT NULL,
  ip_address inet NOT NULL,
  caller_verified boolean NOT NULL DEFAULT false,
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_cause text CHECK (end_cause IN ('AGENT', 'SUPERVISOR', 'PRACTICE', 'EXPIRED', 'USER_DISABLED', 'VENDOR_EMPLOYEE_SIGNED_OUT')),
  -- {kind, userId, name} of who ended it, where it was somebody of the practice.
  ended_by jsonb,
  PRIMARY KEY (practice_id, id),
  FOREIGN KEY (practice_id, on_behalf_of_user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX btg_session_by_opening ON btg_session (practice_id, opened_at DESC, id DESC);
-- One live session an agent and practice.
CREATE UNIQUE INDEX btg_session_live ON btg_session (practice_id, agent_reference) WHERE ended_at IS NULL;

-- The filter `DrChrono Access` of the report, and the timeline of one BTG session.
CREATE INDEX audit_entry_of_vendor ON audit_entry (practice_id, occurred_at DESC, id DESC) WHERE 'VENDOR_ACCESS' = ANY (marks);
CREATE INDEX audit_entry_by_btg_session ON audit_entry (practice_id, session_id, occurred_at, id) WHERE 'VENDOR_ACCESS' = ANY (marks);

-- Who it truly is.
CREATE TABLE vendor.btg_session (
  id uuid PRIMARY KEY,
  practice_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES vendor.employee (id),
  session_id uuid NOT NULL REFERENCES vendor.session (id),
  opened_at timestamptz NOT NULL
);
CREATE INDEX btg_session_by_employee ON vendor.btg_session (employee_id, opened_at DESC, id DESC);
CREATE INDEX btg_session_by_session ON vendor.btg_session (session_id);

ALTER TABLE practice
  -- Sealed (secrets/). Keys the practice's agent references: random, so that they outlive every rotation of keys.
  ADD agent_reference_key bytea;

-- ---------------------------------------------------------------- notices
-- What a person must be told; each user has his own. The words follow from the kind.
CREATE TABLE notice (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('VENDOR_ACCESS')),
  -- E.g. the BTG session.
  subject_id uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, user_id, kind, subject_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX notice_by_user ON notice (practice_id, user_id, raised_at DESC, id DESC);
CREATE INDEX notice_unread ON notice (practice_id, user_id) WHERE acknowledged_at IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['btg_session', 'notice']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (practice_id = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name);
  END LOOP;
END $$;
-- What was said at the opening stays: who ends it writes its end, who sees a notice that it was seen.
GRANT SELECT, INSERT, UPDATE (ended_at, end_cause, ended_by) ON btg_session TO chartward_app;
GRANT SELECT, INSERT, UPDATE (acknowledged_at) ON notice TO chartward_app;

-- ---------------------------------------------------------------- what the vendor's role may see of practices: these columns
CREATE POLICY owner_finds ON totp FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON btg_session FOR SELECT TO chartward_owner USING (true);
-- The directory finds a user by his id alone, in whichever practice.
CREATE INDEX user_account_by_id ON user_account (id);
CREATE VIEW vendor.practice_directory AS
  SELECT id, name, address, created_at FROM public.practice;
CREATE VIEW vendor.user_directory AS
  SELECT u.practice_id, u.id, concat_ws(' ', u.first_name, u.last_name) AS name, u.name_folded, u.user_name, u.user_name_folded, u.kind,
    u.state, u.last_sign_in_at,
    ARRAY(SELECT r.name FROM public.user_role ur JOIN public.role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
          WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id ORDER BY r.name) AS role_names,
    EXISTS (SELECT FROM public.totp t WHERE t.practice_id = u.practice_id AND t.user_id = u.id) AS two_factor
  FROM public.user_account u;
CREATE VIEW vendor.btg_directory AS
  SELECT b.practice_id, b.id, e.employee_id, e.session_id, b.on_behalf_of_user_id, b.reason_code, b.reason, b.case_number, b.caller_verified,
    b.opened_at, b.expires_at, b.ended_at, b.end_cause
  FROM public.btg_session b JOIN vendor.btg_session e ON e.practice_id = b.practice_id AND e.id = b.id;
GRANT SELECT ON vendor.practice_directory, vendor.user_directory, vendor.btg_directory TO chartward_vendor;
GRANT SELECT, INSERT, UPDATE ON vendor.employee, vendor.session, vendor.totp, vendor.totp_enrolment, vendor.sign_in_challenge TO chartward_vendor;
GRANT DELETE ON vendor.session, vendor.totp, vendor.totp_enrolment, vendor.sign_in_challenge TO chartward_vendor;
GRANT SELECT, INSERT ON vendor.btg_session TO chartward_vendor;
GRANT SELECT, INSERT (occurred_at, action, outcome, employee_id, practice_id, payload, salt) ON vendor.audit_entry TO chartward_vendor;

-- ---------------------------------------------------------------- the session of a vendor employee's request
CREATE FUNCTION vendor.open_session(hash bytea, moment timestamptz, activity boolean) RETURNS TABLE (
  session_id uuid, employee_id uuid, employee_name text, employee_role text, employee_state text, enrolling boolean, ended_at timestamptz,
  idle_expires_at timestamptz, expires_at timestamptz)
  LANGUAGE plpgsql VOLATILE SET search_path = vendor, pg_catalog AS $$
BEGIN
  IF activity THEN
    UPDATE session SET last_used_at = moment WHERE session.id IN (
      SELECT s.id FROM session s
      WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > moment
        AND s.last_used_at < moment - interval '15 seconds' AND s.last_used_at + make_interval(mins => s.idle_minutes) > moment
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  SELECT s.id, e.id, e.name, e.role, e.state, s.enrolling, s.ended_at, s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at
  FROM session s JOIN employee e ON e.id = s.employee_id WHERE s.token_hash = hash;
END $$;
GRANT EXECUTE ON FUNCTION vendor.open_session(bytea, timestamptz, boolean) TO chartward_vendor;

-- The practice that a BTG session is in: row-level security is set by it before anything is read.
CREATE FUNCTION private.practice_of_btg_session(btg uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT b.practice_id FROM vendor.btg_session b WHERE b.id = btg
$$;

-- A request in a BTG session: the vendor employee's token and the BTG session of that employee, with the rights of the user on whose
-- behalf. It answers no name of an employee, and no row for another employee's session.
CREATE FUNCTION private.open_btg_session(hash bytea, btg uuid, moment timestamptz, activity boolean) RETURNS TABLE (
  employee_state text, enrolling boolean, session_ended_at timestamptz, session_idle_expires_at timestamptz,
  session_expires_at timestamptz, btg_session_id uuid, practice_id uuid, agent_reference uuid, reason text, btg_ended_at timestamptz,
  btg_expires_at timestamptz, user_id uuid, user_name text, user_kind text, user_state text, role_rights text[], allowed text[],
  denied text[])
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF activity THEN
    UPDATE vendor.session SET last_used_at = moment WHERE session.id IN (
      SELECT s.id FROM vendor.session s
      WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > moment
        AND s.last_used_at < moment - interval '15 seconds' AND s.last_used_at + make_interval(mins => s.idle_minutes) > moment
      FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  SELECT e.state, s.enrolling, s.ended_at, s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at,
    b.id, b.practice_id, b.agent_reference, b.reason, b.ended_at, b.expires_at, u.id, concat_ws(' ', u.first_name, u.last_name), u.kind, u.state,
    ARRAY(SELECT DISTINCT unnest(r.rights) FROM public.user_role ur JOIN public.role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
          WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id),
    ARRAY(SELECT x.access_right FROM public.access_right_exception x
          WHERE x.practice_id = u.practice_id AND x.user_id = u.id AND x.effect = 'ALLOW'),
    ARRAY(SELECT x.access_right FROM public.access_right_exception x
          WHERE x.practice_id = u.practice_id AND x.user_id = u.id AND x.effect = 'DENY')
  FROM vendor.btg_session own
    JOIN vendor.session s ON s.id = own.session_id AND s.token_hash = hash
    JOIN vendor.employee e ON e.id = own.employee_id
    JOIN public.btg_session b ON b.practice_id = own.practice_id AND b.id = own.id
    JOIN public.user_account u ON u.practice_id = b.practice_id AND u.id = b.on_behalf_of_user_id
  WHERE own.id = btg;
END $$;
GRANT EXECUTE ON FUNCTION private.practice_of_btg_session(uuid), private.open_btg_session(bytea, uuid, timestamptz, boolean) TO chartward_app;

-- What stands of BTG sessions now, of whatever practice: for open live channels (live/).
CREATE FUNCTION private.watch_btg_sessions(ids uuid[]) RETURNS TABLE (
  btg_session_id uuid, practice_id uuid, user_state text, ended_at timestamptz, end_cause text, ended_by text, expires_at timestamptz,
  rights text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT b.id, b.practice_id, u.state, b.ended_at, b.end_cause, b.ended_by ->> 'name', b.expires_at,
    ARRAY(
      (SELECT unnest(r.rights) FROM public.user_role ur JOIN public.role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
         WHERE ur.practice_id = u.practice_id AND ur.user_id = u.id
       UNION
       SELECT e.access_right FROM public.access_right_exception e
         WHERE e.practice_id = u.practice_id AND e.user_id = u.id AND e.effect = 'ALLOW')
      EXCEPT
      SELECT e.access_right FROM public.access_right_exception e
        WHERE e.practice_id = u.practice_id AND e.user_id = u.id AND e.effect = 'DENY'
      ORDER BY 1)
  FROM vendor.btg_session own
    JOIN public.btg_session b ON b.practice_id = own.practice_id AND b.id = own.id
    JOIN public.user_account u ON u.practice_id = b.practice_id AND u.id = b.on_behalf_of_user_id
  WHERE own.id = ANY (ids)
$$;
GRANT EXECUTE ON FUNCTION private.watch_btg_sessions(uuid[]) TO chartward_app;

-- ---------------------------------------------------------------- sessions that nobody comes back to
ALTER TABLE session
  DROP CONSTRAINT session_end_cause_check,
  ADD CONSTRAINT session_end_cause_check CHECK (end_cause IN (
    'SIGN_OUT', 'EXPIRED', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'REVOKED', 'USER_DISABLED',
    'TWO_FACTOR_SET_UP', 'TWO_FACTOR_RESET', 'TOO_MANY_SESSIONS'));
CREATE INDEX session_left ON session (expires_at) WHERE ended_at IS NULL;
CREATE INDEX session_over ON session (expires_at) WHERE ended_at IS NOT NULL;
GRANT DELETE ON session TO chartward_app;

-- Sessions past their absolute limit that nobody has marked so, and those that have ended, of whatever practice: the longest past first.
CREATE FUNCTION private.left_sessions(moment timestamptz, most integer) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.practice_id, s.id FROM public.session s WHERE s.ended_at IS NULL AND s.expires_at <= moment ORDER BY s.expires_at LIMIT most
$$;
CREATE FUNCTION private.old_sessions(moment timestamptz, most integer) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.practice_id, s.id FROM public.session s WHERE s.ended_at IS NOT NULL AND s.expires_at <= moment ORDER BY s.expires_at LIMIT most
$$;
GRANT EXECUTE ON FUNCTION private.left_sessions(timestamptz, integer), private.old_sessions(timestamptz, integer) TO chartward_app;

-- ---------------------------------------------------------------- the lockdown's second fence (D1, D16)
-- Closed by default: a write of the application's role to what guards credentials, access and consent goes through only when the
-- operation's context names who acts, and no BTG session. Only the stage `staging`, which the owner alone writes, lifts it (D2).
CREATE FUNCTION private.fence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_user <> 'chartward_app'
    OR (coalesce(current_setting('app.btg_session', true), '') = ''
        AND coalesce(current_setting('app.actor_kind', true), '') IN ('USER', 'ANONYMOUS', 'SYSTEM', 'SERVICE_ACCOUNT'))
    OR (SELECT stage FROM public.deployment) = 'staging'
  THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'Disabled when in BTG: % of %', lower(TG_OP), TG_TABLE_NAME USING ERRCODE = 'CW001';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  -- Whole tables: rows of them are credentials, access or consent.
  FOREACH name IN ARRAY ARRAY['user_role', 'role', 'access_right_exception', 'known_device', 'mailed_link', 'email_change', 'practice_key', 'totp',
    'totp_enrolment', 'recovery_code', 'browser_trust', 'sign_in_challenge']
  LOOP
    EXECUTE format('CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION private.fence()', name);
  END LOOP;
END $$;
CREATE TRIGGER fence_new BEFORE INSERT OR DELETE ON user_account FOR EACH ROW EXECUTE FUNCTION private.fence();
-- A staff member is not edited at all; a provider's other settings are what support is asked to set right.
CREATE TRIGGER fence_staff BEFORE UPDATE ON user_account FOR EACH ROW WHEN (OLD.kind = 'STAFF') EXECUTE FUNCTION private.fence();
CREATE TRIGGER fence_new BEFORE INSERT OR DELETE ON session FOR EACH ROW EXECUTE FUNCTION private.fence();
CREATE TRIGGER fence_new_link BEFORE INSERT ON practitioner FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION private.fence();
-- From inside, nobody goes on with an access that has ended.
CREATE TRIGGER fence_ended BEFORE UPDATE ON btg_session FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION private.fence();

DO $$
DECLARE
  fenced record;
BEGIN
  -- Columns: written with the value that they have, they are not changed, as where a form saves all that it shows.
  FOR fenced IN SELECT * FROM (VALUES
    ('user_account', 'fence_credentials', ARRAY['kind', 'state', 'user_name', 'user_name_folded', 'email', 'email_folded', 'password_hash',
      'password_changed_at', 'smtp_user', 'smtp_password', 'access_version', 'disabled_at', 'throttle_epoch']),
    ('session', 'fence_state', ARRAY['token_hash', 'user_id', 'expires_at', 'ended_at', 'two_factor', 'enrolling']),
    ('practice', 'fence_settings', ARRAY['password_minimum_length', 'auto_logout_minutes', 'auto_logout_minimum_minutes',
      'auto_logout_maximum_minutes', 'two_factor_policy', 'browser_trust_days', 'blocked_record_mode', 'mail_from_address', 'smtp_host',
      'smtp_port', 'smtp_user', 'smtp_password', 'muted_mail_topics', 'agent_reference_key']),
    -- Whose patients a provider sees as his.
    ('practitioner', 'fence_link', ARRAY['user_id']),
    -- In BTG nobody clears what the practice has not seen.
    ('notice', 'fence_acknowledged', ARRAY['acknowledged_at'])) AS t (name, trigger_name, columns)
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF %s ON %I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION private.fence()',
      fenced.trigger_name,
      array_to_string(ARRAY(SELECT quote_ident(c) FROM unnest(fenced.columns) c), ', '),
      fenced.name,
      array_to_string(ARRAY(SELECT format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', c) FROM unnest(fenced.columns) c), ' OR '));
  END LOOP;
END $$;
