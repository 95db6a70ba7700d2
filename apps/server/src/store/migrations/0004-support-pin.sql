-- The Support PIN, one-time codes for callers who cannot reach it, the App Unlock PIN, and what a validation leaves behind.

-- ---------------------------------------------------------------- the practice's half
-- Each user's Support PIN, sealed (secrets/) and bound to user and version: an earlier one that is put back does not open.
CREATE TABLE support_pin (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- Of the digits. Whoever replaces them compares and sets it: of two at once, one.
  version integer NOT NULL,
  digits bytea NOT NULL,
  generated_at timestamptz NOT NULL,
  last_viewed_at timestamptz,
  last_validated_at timestamptz,
  PRIMARY KEY (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- A PinVerification: evidence on a case, which grants nothing by itself. Its id is that of the try in vendor.pin_try.
CREATE TABLE pin_verification (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  agent_reference uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('SUPPORT_PIN', 'ONE_TIME_CODE')),
  case_number text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('PHONE', 'TICKET', 'EMAIL')),
  verified_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- One-time codes that were mailed; one in force a user, for one case.
CREATE TABLE support_code (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  case_number text NOT NULL,
  -- Sealed (secrets/). Gone when the code has ended.
  code bytea,
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Used, replaced by a newer one, void after too many wrong ones, or with the user's address or login.
  ended_at timestamptz,
  CHECK ((ended_at IS NULL) = (code IS NOT NULL)),
  PRIMARY KEY (practice_id, id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE UNIQUE INDEX support_code_live ON support_code (practice_id, user_id) WHERE ended_at IS NULL;

-- Unlocks the mobile app after inactivity. Another thing than the Support PIN.
CREATE TABLE app_unlock_pin (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  version integer NOT NULL,
  -- Sealed (secrets/), bound to user and version.
  digits bytea NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

ALTER TABLE session
  -- Wrong App Unlock PINs in a row, counted before they are compared. The third ends the session.
  ADD app_unlock_tries integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT session_end_cause_check,
  ADD CONSTRAINT session_end_cause_check CHECK (end_cause IN (
    'SIGN_OUT', 'EXPIRED', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'REVOKED', 'USER_DISABLED',
    'TWO_FACTOR_SET_UP', 'TWO_FACTOR_RESET', 'TOO_MANY_SESSIONS', 'APP_UNLOCK_REFUSED'));

ALTER TABLE notice
  DROP CONSTRAINT notice_kind_check,
  ADD CONSTRAINT notice_kind_check CHECK (kind IN (
    'VENDOR_ACCESS', 'SUPPORT_PIN_VALIDATED', 'SUPPORT_PIN_REFUSED', 'SUPPORT_PIN_REPLACED', 'SUPPORT_CODE_VALIDATED',
    'SUPPORT_CODE_REFUSED'));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['support_pin', 'pin_verification', 'support_code', 'app_unlock_pin']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (practice_id = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON support_pin, support_code, app_unlock_pin TO chartward_app;
GRANT SELECT, INSERT ON pin_verification TO chartward_app;

-- ---------------------------------------------------------------- the vendor's half
-- Every try of an agent, committed before anything is compared: a crash gives none back. One without a verification was wrong.
CREATE TABLE vendor.pin_try (
  id uuid PRIMARY KEY,
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  employee_id uuid NOT NULL REFERENCES vendor.employee (id),
  -- Of the employee, whose row is deleted in time.
  session_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('SUPPORT_PIN', 'ONE_TIME_CODE')),
  case_number text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('PHONE', 'TICKET', 'EMAIL')),
  tried_at timestamptz NOT NULL
);
CREATE INDEX pin_try_by_user ON vendor.pin_try (user_id, method, tried_at DESC);
CREATE INDEX pin_try_by_employee ON vendor.pin_try (employee_id, method, tried_at DESC);
CREATE INDEX pin_try_by_time ON vendor.pin_try (tried_at DESC);

CREATE POLICY owner_finds ON support_pin FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON pin_verification FOR SELECT TO chartward_owner USING (true);
-- Tries, and what came of them; never what was typed.
CREATE VIEW vendor.pin_directory AS
  SELECT t.practice_id, t.id, t.user_id, t.employee_id, t.method, t.case_number, t.channel, t.tried_at, v.verified_at, v.expires_at
  FROM vendor.pin_try t LEFT JOIN public.pin_verification v ON v.practice_id = t.practice_id AND v.id = t.id;
CREATE POLICY owner_finds ON support_code FOR SELECT TO chartward_owner USING (true);
-- Codes that are not used up, for what case and until when; never what they are.
CREATE VIEW vendor.support_code_directory AS
  SELECT practice_id, user_id, case_number, expires_at FROM public.support_code WHERE ended_at IS NULL;
GRANT SELECT ON vendor.pin_directory, vendor.support_code_directory TO chartward_vendor;
GRANT SELECT, INSERT ON vendor.pin_try TO chartward_vendor;

-- Whether a vendor employee's session is still in force, for what it began in the vendor's realm and ends in a practice's. It names nobody.
CREATE FUNCTION private.vendor_session_in_force(hash bytea, moment timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM vendor.session s JOIN vendor.employee e ON e.id = s.employee_id
    WHERE s.token_hash = hash AND NOT s.enrolling AND s.ended_at IS NULL AND s.expires_at > moment
      AND s.last_used_at + make_interval(mins => s.idle_minutes) > moment AND e.state = 'ACTIVE')
$$;

-- Users from before there were Support PINs, of whatever practice: they get theirs after the next boot. Those that come after this one.
CREATE FUNCTION private.users_without_support_pin(after_practice uuid, after_user uuid, at_most integer) RETURNS TABLE (practice_id uuid, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT u.practice_id, u.id FROM public.user_account u
  WHERE (u.practice_id, u.id) > (after_practice, after_user)
    AND NOT EXISTS (SELECT FROM public.support_pin p WHERE p.practice_id = u.practice_id AND p.user_id = u.id)
  ORDER BY u.practice_id, u.id LIMIT at_most
$$;
GRANT EXECUTE ON FUNCTION private.vendor_session_in_force(bytea, timestamptz), private.users_without_support_pin(uuid, uuid, integer) TO chartward_app;

-- ---------------------------------------------------------------- BTG sessions: who the verified caller was, and by what
DROP VIEW vendor.btg_directory;
ALTER TABLE btg_session
  DROP caller_verified,
  ADD caller_verified_by text CHECK (caller_verified_by IN ('SUPPORT_PIN', 'ONE_TIME_CODE')),
  -- Who was verified: not always the one on whose behalf.
  ADD caller_user_id uuid,
  ADD FOREIGN KEY (practice_id, caller_user_id) REFERENCES user_account (practice_id, id),
  ADD CHECK ((caller_verified_by IS NULL) = (caller_user_id IS NULL));
CREATE VIEW vendor.btg_directory AS
  SELECT b.practice_id, b.id, e.employee_id, e.session_id, b.on_behalf_of_user_id, b.reason_code, b.reason, b.case_number,
    b.caller_verified_by, b.opened_at, b.expires_at, b.ended_at, b.end_cause
  FROM public.btg_session b JOIN vendor.btg_session e ON e.practice_id = b.practice_id AND e.id = b.id;
GRANT SELECT ON vendor.btg_directory TO chartward_vendor;

-- ---------------------------------------------------------------- the lockdown's second fence
-- A trigger's arguments name further kinds of actors that may write its table: an agent who validates a PIN is in no BTG session, and
-- writes what that leaves behind and nothing else of what is fenced.
CREATE OR REPLACE FUNCTION private.fence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  kind text := coalesce(current_setting('app.actor_kind', true), '');
BEGIN
  IF current_user <> 'chartward_app'
    OR (coalesce(current_setting('app.btg_session', true), '') = ''
        AND (kind IN ('USER', 'ANONYMOUS', 'SYSTEM', 'SERVICE_ACCOUNT') OR (TG_NARGS > 0 AND kind = ANY (TG_ARGV))))
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
  FOREACH name IN ARRAY ARRAY['support_pin', 'support_code', 'pin_verification']
  LOOP
    EXECUTE format(
      'CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION private.fence(''SUPPORT_AGENT'')', name);
  END LOOP;
END $$;
CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON app_unlock_pin FOR EACH ROW EXECUTE FUNCTION private.fence();
CREATE TRIGGER fence_app_unlock BEFORE UPDATE OF app_unlock_tries ON session FOR EACH ROW
  WHEN (OLD.app_unlock_tries IS DISTINCT FROM NEW.app_unlock_tries) EXECUTE FUNCTION private.fence();
