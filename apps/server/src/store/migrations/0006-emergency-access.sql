-- Emergency access: who is designated, each use of it, charts opened past a block, and the rights that a session has through it.

-- ---------------------------------------------------------------- designations, activations, chart overrides
-- "Allow emergency access": the standing permission.
CREATE TABLE emergency_designation (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  -- {kind, userId, name}
  designated_by jsonb NOT NULL,
  designated_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

-- One use of it. Its state follows: awaiting the sign-in, active once elevated, off once deactivated or past ends_at, ended once no session
-- is left that was elevated by it.
CREATE TABLE emergency_activation (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  reason text NOT NULL,
  activated_at timestamptz NOT NULL,
  -- The ceiling: 12 hours after the activation, or what the practice has set.
  ends_at timestamptz NOT NULL,
  -- Who could review emergency access for good then, its user too where he could.
  reviewers uuid[] NOT NULL,
  -- The first sign-in with a second factor after it.
  elevated_at timestamptz,
  deactivated_at timestamptz,
  end_cause text CHECK (end_cause IN ('USER', 'ADMINISTRATOR', 'DESIGNATION_WITHDRAWN', 'USER_DISABLED', 'TWO_FACTOR_RESET', 'MAXIMUM_REACHED', 'IDLE',
    'NEVER_SIGNED_IN')),
  -- {kind, userId, name}
  deactivated_by jsonb,
  -- When the user had signed out.
  ended_at timestamptz,
  -- The review.
  reminded_at timestamptz,
  signed_off_at timestamptz,
  signed_off_by jsonb,
  sign_off_comment text,
  CHECK ((deactivated_at IS NULL) = (end_cause IS NULL)),
  CHECK (ended_at IS NULL OR deactivated_at IS NOT NULL),
  PRIMARY KEY (practice_id, id),
  -- What rides on it is its user's.
  UNIQUE (practice_id, id, user_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);
CREATE INDEX emergency_activation_by_time ON emergency_activation (practice_id, activated_at DESC, id DESC);
-- One at a time a user; and what the sweep looks through.
CREATE UNIQUE INDEX emergency_activation_on ON emergency_activation (practice_id, user_id) WHERE deactivated_at IS NULL;
CREATE INDEX emergency_activation_open ON emergency_activation (ends_at) WHERE ended_at IS NULL;
CREATE INDEX emergency_activation_unsigned ON emergency_activation (ended_at) WHERE signed_off_at IS NULL AND ended_at IS NOT NULL;

-- One blocked chart, opened in the mode with a reason, for 60 minutes (D4).
CREATE TABLE chart_override (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  activation_id uuid NOT NULL,
  user_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  FOREIGN KEY (practice_id, activation_id, user_id) REFERENCES emergency_activation (practice_id, id, user_id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
);
CREATE INDEX chart_override_by_activation ON chart_override (practice_id, activation_id, opened_at);

ALTER TABLE session
  -- Which activation this session was elevated by, at its sign-in with a second factor; null: by none.
  ADD emergency_activation_id uuid,
  ADD FOREIGN KEY (practice_id, emergency_activation_id, user_id) REFERENCES emergency_activation (practice_id, id, user_id),
  DROP CONSTRAINT session_end_cause_check,
  ADD CONSTRAINT session_end_cause_check CHECK (end_cause IN (
    'SIGN_OUT', 'EXPIRED', 'PASSWORD_RESET', 'PASSWORD_CHANGED', 'REVOKED', 'USER_DISABLED', 'TWO_FACTOR_SET_UP', 'TWO_FACTOR_RESET',
    'TOO_MANY_SESSIONS', 'APP_UNLOCK_REFUSED', 'EMERGENCY_ACCESS_ACTIVATED'));
CREATE INDEX session_elevated ON session (practice_id, emergency_activation_id) WHERE emergency_activation_id IS NOT NULL;

-- Warnings of emergency access, too, go by the installation's mail server: the practice's could be set by whom they warn of.
ALTER TABLE mail RENAME holds_link TO by_installation;

ALTER TABLE practice ADD emergency_maximum_minutes integer NOT NULL DEFAULT 720 CHECK (emergency_maximum_minutes BETWEEN 15 AND 720);

ALTER TABLE notice
  DROP CONSTRAINT notice_kind_check,
  ADD CONSTRAINT notice_kind_check CHECK (kind IN (
    'VENDOR_ACCESS', 'SUPPORT_PIN_VALIDATED', 'SUPPORT_PIN_REFUSED', 'SUPPORT_PIN_REPLACED', 'SUPPORT_CODE_VALIDATED',
    'SUPPORT_CODE_REFUSED', 'EMERGENCY_ACCESS', 'EMERGENCY_REVIEW_DUE', 'CHART_OVERRIDE'));

ALTER TABLE audit_entry
  -- The use of emergency access in which it was done, by a session or a job; null: in none.
  ADD emergency_activation_id uuid,
  -- The use of the subject's emergency access that it begins or ends; null: none.
  ADD subject_activation_id uuid;
GRANT INSERT (emergency_activation_id, subject_activation_id) ON audit_entry TO chartward_app;
-- The filter `Emergency access` of the report; what belongs to one use, for its review.
CREATE INDEX audit_entry_of_emergency ON audit_entry (practice_id, occurred_at DESC, id DESC) WHERE 'EMERGENCY_ACCESS' = ANY (marks);
CREATE INDEX audit_entry_in_activation ON audit_entry (practice_id, emergency_activation_id, occurred_at, id)
  WHERE emergency_activation_id IS NOT NULL;
CREATE INDEX audit_entry_on_activation ON audit_entry (practice_id, subject_activation_id, occurred_at, id)
  WHERE subject_activation_id IS NOT NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['emergency_designation', 'emergency_activation', 'chart_override']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (practice_id = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name);
    -- Who is kept from whom, and who has which rights, is access.
    EXECUTE format('CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION private.fence()', name);
  END LOOP;
END $$;
CREATE TRIGGER fence_emergency BEFORE UPDATE OF emergency_maximum_minutes ON practice FOR EACH ROW
  WHEN (OLD.emergency_maximum_minutes IS DISTINCT FROM NEW.emergency_maximum_minutes) EXECUTE FUNCTION private.fence();
CREATE FUNCTION private.refuse_elevation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'a session is elevated by its own sign-in, or never';
END $$;
CREATE TRIGGER elevation_is_immutable BEFORE UPDATE OF emergency_activation_id ON session FOR EACH ROW
  WHEN (OLD.emergency_activation_id IS DISTINCT FROM NEW.emergency_activation_id) EXECUTE FUNCTION private.refuse_elevation();
-- What was said at the activation stays.
GRANT SELECT, INSERT, DELETE ON emergency_designation TO chartward_app;
GRANT SELECT, INSERT, UPDATE (elevated_at, deactivated_at, end_cause, deactivated_by, ended_at, reminded_at, signed_off_at, signed_off_by,
  sign_off_comment) ON emergency_activation TO chartward_app;
GRANT SELECT, INSERT ON chart_override TO chartward_app;

-- ---------------------------------------------------------------- the session of a request, now with emergency access
CREATE POLICY owner_finds ON emergency_activation FOR SELECT TO chartward_owner USING (true);

-- Whether an activation gives its rights at a moment, or will with the next sign-in: neither turned off, nor past its time limit. Without a
-- search_path of its own, so that it is inlined.
CREATE FUNCTION emergency_is_on(deactivated_at timestamptz, ends_at timestamptz, moment timestamptz) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN deactivated_at IS NULL AND ends_at > moment;

-- Whether the last of the sessions that an activation has elevated ended, or ends, by a limit of its own, and not by anybody's act. Each
-- ended when that limit passed, marked or not.
CREATE FUNCTION emergency_left_idle(practice uuid, activation uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_catalog AS $$
  SELECT coalesce((
    SELECT coalesce(s.end_cause, 'EXPIRED') = 'EXPIRED' FROM session s
    WHERE s.practice_id = practice AND s.emergency_activation_id = activation
    ORDER BY coalesce(s.ended_at, least(s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at)) DESC LIMIT 1), false)
$$;

-- The rights that emergency mode adds to a session at a moment: exactly the Administrator role's (D14), and none outside of the mode.
CREATE FUNCTION emergency_rights(practice uuid, activation uuid, moment timestamptz) RETURNS text[]
  LANGUAGE sql STABLE SET search_path = public, pg_catalog AS $$
  SELECT r.rights FROM emergency_activation a JOIN role r ON r.practice_id = a.practice_id AND r.shipped = 'ADMINISTRATOR'
  WHERE a.practice_id = practice AND a.id = activation AND emergency_is_on(a.deactivated_at, a.ends_at, moment)
$$;

DROP FUNCTION open_session(bytea, timestamptz, boolean);
CREATE FUNCTION open_session(hash bytea, moment timestamptz, activity boolean) RETURNS TABLE (
  session_id uuid, user_id uuid, user_name text, user_kind text, user_state text, ended_at timestamptz, idle_expires_at timestamptz,
  expires_at timestamptz, enrolling boolean, role_rights text[], allowed text[], denied text[], emergency_activation_id uuid,
  emergency_rights text[], overridden_patients uuid[])
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
  WITH found AS MATERIALIZED (
    SELECT s.id, u.id AS user_id, concat_ws(' ', u.first_name, u.last_name) AS user_name, u.kind, u.state, s.ended_at,
      s.last_used_at + make_interval(mins => s.idle_minutes) AS idle_expires_at, s.expires_at, s.enrolling,
      ARRAY(SELECT DISTINCT unnest(r.rights) FROM user_role ur JOIN role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
            WHERE ur.practice_id = s.practice_id AND ur.user_id = s.user_id) AS role_rights,
      ARRAY(SELECT e.access_right FROM access_right_exception e
            WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'ALLOW') AS allowed,
      ARRAY(SELECT e.access_right FROM access_right_exception e
            WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'DENY') AS denied,
      s.emergency_activation_id,
      CASE WHEN s.emergency_activation_id IS NOT NULL
        THEN emergency_rights(s.practice_id, s.emergency_activation_id, moment) END AS emergency_rights,
      CASE WHEN s.emergency_activation_id IS NOT NULL
        THEN ARRAY(SELECT DISTINCT o.patient_id FROM chart_override o
                   WHERE o.practice_id = s.practice_id AND o.activation_id = s.emergency_activation_id AND o.ends_at > moment) END AS overrides
    FROM session s JOIN user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
    WHERE s.token_hash = hash)
  -- From here to the end of the transaction: whose blocks hold, and for whom of them an override opens the chart while the mode is on.
  SELECT f.id, set_config('app.user', f.user_id::text, true)::uuid, f.user_name, f.kind, f.state, f.ended_at, f.idle_expires_at, f.expires_at,
    f.enrolling, f.role_rights, f.allowed, f.denied, f.emergency_activation_id, f.emergency_rights,
    set_config('app.chart_overrides', CASE WHEN f.emergency_rights IS NOT NULL THEN f.overrides ELSE '{}' END::text, true)::uuid[]
  FROM found f;
END $$;
GRANT EXECUTE ON FUNCTION open_session(bytea, timestamptz, boolean), emergency_rights(uuid, uuid, timestamptz),
  emergency_is_on(timestamptz, timestamptz, timestamptz), emergency_left_idle(uuid, uuid) TO chartward_app;

-- The patients from whom the transaction's user is kept, without those whose chart an override opens to him (D4).
CREATE OR REPLACE VIEW private.blocked_patient AS
  SELECT p.patient_id FROM private.blocked_pair p
  WHERE p.user_id = (SELECT NULLIF(current_setting('app.user', true), '')::uuid)
    AND p.patient_id <> ALL ((SELECT coalesce(NULLIF(current_setting('app.chart_overrides', true), ''), '{}'))::uuid[]);

-- The patients who are named exactly so, by one of the ways: since a blocked record is in no search, it is found here (D4), for somebody in
-- the mode alone. Of a first name, its first word is as good as the whole. Whether a set keeps the transaction's user from them now; the
-- label is for the log.
CREATE FUNCTION private.find_patient_exactly(moment timestamptz, uuid uuid, number integer, mrn text, fhir text, last_name text, first_name text,
  birth date) RETURNS TABLE (id uuid, label text, blocked boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH place AS (
    SELECT a.practice_id FROM public.emergency_activation a
    WHERE a.practice_id = NULLIF(current_setting('app.practice', true), '')::uuid
      AND a.user_id = NULLIF(current_setting('app.user', true), '')::uuid
      AND a.elevated_at IS NOT NULL AND public.emergency_is_on(a.deactivated_at, a.ends_at, find_patient_exactly.moment)),
  -- Each way by its own index.
  found AS (
    SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id AND p.id = find_patient_exactly.uuid
    UNION SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id AND p.demographic_number = find_patient_exactly.number
    UNION SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id AND p.mrn_folded = find_patient_exactly.mrn
    UNION SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id AND p.fhir_id = find_patient_exactly.fhir
    UNION SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id
      AND p.last_name_folded = find_patient_exactly.last_name AND p.first_name_folded = find_patient_exactly.first_name
      AND p.birth_date = find_patient_exactly.birth
    -- By the first of several given names: a range of the same index, from the space that follows it to the character after the space.
    UNION SELECT p.id, p.last_name, p.first_name, p.demographic_number FROM place
      JOIN public.patient p ON p.practice_id = place.practice_id
      AND p.last_name_folded = find_patient_exactly.last_name AND position(' ' IN find_patient_exactly.first_name) = 0
      AND p.first_name_folded >= find_patient_exactly.first_name || ' ' AND p.first_name_folded < find_patient_exactly.first_name || '!'
      AND p.birth_date = find_patient_exactly.birth)
  SELECT p.id,
    coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(p.first_name, '')), ''), 'No name') || ' (' || p.demographic_number || ')',
    EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = p.id)
  FROM found p
$$;
GRANT EXECUTE ON FUNCTION private.find_patient_exactly(timestamptz, uuid, integer, text, text, text, text, date) TO chartward_app;

-- For open live channels: emergency rights among the effective ones, as of a moment.
DROP FUNCTION private.watch_sessions(uuid[]);
CREATE FUNCTION private.watch_sessions(ids uuid[], moment timestamptz) RETURNS TABLE (
  session_id uuid, practice_id uuid, user_id uuid, user_state text, ended_at timestamptz, end_cause text, ended_by text,
  idle_expires_at timestamptz, expires_at timestamptz, idle_minutes integer, token_hash bytea, enrolling boolean, in_emergency boolean,
  rights text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.id, s.practice_id, s.user_id, u.state, s.ended_at, s.end_cause, s.ended_by,
    s.last_used_at + make_interval(mins => s.idle_minutes), s.expires_at, s.idle_minutes, s.token_hash, s.enrolling,
    public.emergency_rights(s.practice_id, s.emergency_activation_id, moment) IS NOT NULL,
    ARRAY(
      ((SELECT unnest(r.rights) FROM public.user_role ur JOIN public.role r ON r.practice_id = ur.practice_id AND r.id = ur.role_id
          WHERE ur.practice_id = s.practice_id AND ur.user_id = s.user_id
        UNION
        SELECT e.access_right FROM public.access_right_exception e
          WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'ALLOW')
       EXCEPT
       SELECT e.access_right FROM public.access_right_exception e
         WHERE e.practice_id = s.practice_id AND e.user_id = s.user_id AND e.effect = 'DENY')
      UNION
      SELECT unnest(public.emergency_rights(s.practice_id, s.emergency_activation_id, moment))
      ORDER BY 1)
  FROM public.session s JOIN public.user_account u ON u.practice_id = s.practice_id AND u.id = s.user_id
  WHERE s.id = ANY (ids)
$$;
GRANT EXECUTE ON FUNCTION private.watch_sessions(uuid[], timestamptz) TO chartward_app;

-- Activations to settle, of whatever practice: past their ceiling; or without a live session, and off, or left by one that was idle. One
-- that its user has signed out of, and not turned off, waits for the next sign-in.
CREATE FUNCTION private.emergencies_to_settle(moment timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.practice_id, a.id FROM public.emergency_activation a
  WHERE a.ended_at IS NULL AND (
    a.deactivated_at IS NULL AND a.ends_at <= moment
    OR (a.deactivated_at IS NOT NULL OR a.elevated_at IS NOT NULL AND public.emergency_left_idle(a.practice_id, a.id))
    AND NOT EXISTS (
      SELECT FROM public.session s
      WHERE s.practice_id = a.practice_id AND s.emergency_activation_id = a.id AND s.ended_at IS NULL AND s.expires_at > moment
        AND s.last_used_at + make_interval(mins => s.idle_minutes) > moment))
  ORDER BY a.ends_at LIMIT 1000
$$;
-- Those whose review nobody has signed off, and of which nobody was reminded since.
CREATE FUNCTION private.reviews_to_remind_of(since timestamptz) RETURNS TABLE (practice_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.practice_id, a.id FROM public.emergency_activation a
  WHERE a.ended_at IS NOT NULL AND a.elevated_at IS NOT NULL AND a.signed_off_at IS NULL AND coalesce(a.reminded_at, a.ended_at) <= since
  LIMIT 1000
$$;
GRANT EXECUTE ON FUNCTION private.emergencies_to_settle(timestamptz), private.reviews_to_remind_of(timestamptz) TO chartward_app;

-- ---------------------------------------------------------------- members of sets
-- Since the set was made: whether he met its criteria is not said.
ALTER TABLE patient_set_member ADD COLUMN added_by_hand boolean NOT NULL DEFAULT false;
