-- Patient sets and what they block: one predicate, in the database, on every path.

-- ---------------------------------------------------------------- sets, members, blocks
CREATE TABLE patient_set (
  practice_id uuid NOT NULL REFERENCES practice (id),
  id uuid NOT NULL,
  -- Of name and members: whoever changes them compares and sets it.
  version integer NOT NULL DEFAULT 1,
  name text NOT NULL,
  name_folded text COLLATE "C" NOT NULL,
  -- The criteria, in the shape of DemographicReportInput.
  report jsonb NOT NULL,
  -- {kind, userId, name}
  made_by jsonb NOT NULL,
  -- The snapshot's moment.
  as_of timestamptz NOT NULL,
  -- Last change by hand.
  edited_at timestamptz,
  -- Its maker was kept from records by a block: matching ones may be missing (D17).
  limited boolean NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, name_folded)
);

-- Without foreign keys: checked for each row, they are two thirds of what a snapshot of 100,000 takes. Patients are never deleted, and a
-- deleted set takes its members along (members_gone).
CREATE TABLE patient_set_member (
  practice_id uuid NOT NULL,
  patient_set_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  PRIMARY KEY (practice_id, patient_set_id, patient_id)
);
CREATE INDEX patient_set_member_by_patient ON patient_set_member (practice_id, patient_id, patient_set_id);

-- "This user may not open the records (or, as the practice chooses, the charts) of this set" (D3, D5).
CREATE TABLE set_block (
  practice_id uuid NOT NULL,
  user_id uuid NOT NULL,
  patient_set_id uuid NOT NULL,
  -- {kind, userId, name}
  blocked_by jsonb NOT NULL,
  blocked_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, user_id, patient_set_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id),
  FOREIGN KEY (practice_id, patient_set_id) REFERENCES patient_set (practice_id, id) ON DELETE CASCADE
);
CREATE INDEX set_block_by_set ON set_block (practice_id, patient_set_id, user_id);

-- Counts the changes of a user's blocks: what the overlay compares and sets.
ALTER TABLE user_account ADD set_security_version integer NOT NULL DEFAULT 1;

-- This user is that patient, or of that family: the set and the block that follow are offered.
CREATE TABLE patient_link (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('SELF', 'FAMILY')),
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, user_id, patient_id),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id),
  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
);
CREATE INDEX patient_link_by_patient ON patient_link (practice_id, patient_id);

-- A user's own saved queries and views.
CREATE TABLE saved_view (
  practice_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  page text NOT NULL CHECK (page IN ('DEMOGRAPHIC_REPORT', 'AUDIT_REPORT')),
  name text NOT NULL,
  name_folded text COLLATE "C" NOT NULL,
  definition jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (practice_id, id),
  UNIQUE (practice_id, user_id, page, name_folded),
  FOREIGN KEY (practice_id, user_id) REFERENCES user_account (practice_id, id)
);

ALTER TABLE job
  DROP CONSTRAINT job_kind_check,
  ADD CONSTRAINT job_kind_check CHECK (kind IN ('IMPORT', 'USER_EXPORT', 'REPORT_EXPORT'));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['patient_set', 'patient_set_member', 'set_block', 'patient_link', 'saved_view']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I TO chartward_app USING (practice_id = (SELECT NULLIF(current_setting(''app.practice'', true), '''')::uuid))',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON patient_set, patient_set_member, set_block, patient_link, saved_view TO chartward_app;
GRANT UPDATE (version, name, name_folded, edited_at) ON patient_set TO chartward_app;
GRANT UPDATE (name, definition, saved_at) ON saved_view TO chartward_app;

-- ---------------------------------------------------------------- the predicate
-- The views run as the owner, so that a user whom a block limits is judged by all blocks, not by those that he sees. Each answers of the
-- transaction's own practice alone.
CREATE POLICY owner_finds ON patient FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON chart_entry FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON patient_set_member FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_finds ON set_block FOR SELECT TO chartward_owner USING (true);
CREATE POLICY owner_clears ON patient_set_member FOR DELETE TO chartward_owner USING (true);

-- All members, those too whom a block keeps from who deletes the set.
CREATE FUNCTION private.members_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM public.patient_set_member m WHERE m.practice_id = OLD.practice_id AND m.patient_set_id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER members_gone AFTER DELETE ON patient_set FOR EACH ROW EXECUTE FUNCTION private.members_gone();

-- Which user is blocked from which patient, by which set: for questions about others (checkAccess, whoCanOpen, warnings).
CREATE VIEW private.blocked_pair AS
  SELECT b.user_id, m.patient_id, b.patient_set_id
  FROM public.set_block b
    JOIN public.patient_set_member m ON m.practice_id = b.practice_id AND m.patient_set_id = b.patient_set_id
  WHERE b.practice_id = (SELECT NULLIF(current_setting('app.practice', true), '')::uuid);

-- The patients from whom the transaction's user is kept.
CREATE VIEW private.blocked_patient AS
  SELECT p.patient_id FROM private.blocked_pair p WHERE p.user_id = (SELECT NULLIF(current_setting('app.user', true), '')::uuid);

-- The sets that block the transaction's user.
CREATE VIEW private.blocking_set AS
  SELECT b.patient_set_id FROM public.set_block b
  WHERE b.practice_id = (SELECT NULLIF(current_setting('app.practice', true), '')::uuid)
    AND b.user_id = (SELECT NULLIF(current_setting('app.user', true), '')::uuid);

-- What the transaction's user sees of patients. ALL: no block is on him. RECORD, CHART: there are some, and this is how they show (D5).
-- NONE: nobody whose account is in use. The product itself sees all, and so does an import, which answers no record.
CREATE VIEW private.sight AS
  SELECT CASE
    WHEN coalesce(current_setting('app.actor_kind', true), '') = 'SYSTEM' OR coalesce(current_setting('app.all_records', true), '') = 'on' THEN 'ALL'
    WHEN coalesce(current_setting('app.user', true), '') = '' THEN 'NONE'
    WHEN NOT EXISTS (SELECT FROM private.blocking_set) THEN 'ALL'
    ELSE (SELECT p.blocked_record_mode FROM public.practice p
          WHERE p.id = (SELECT NULLIF(current_setting('app.practice', true), '')::uuid))
  END AS sees;
GRANT SELECT ON private.blocked_pair, private.blocked_patient, private.blocking_set, private.sight TO chartward_app;

CREATE POLICY not_blocked ON patient AS RESTRICTIVE FOR SELECT TO chartward_app USING (
  CASE (SELECT sees FROM private.sight)
    WHEN 'ALL' THEN true
    WHEN 'CHART' THEN true
    WHEN 'RECORD' THEN NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = patient.id)
    ELSE false
  END);
CREATE POLICY not_blocked ON chart_entry AS RESTRICTIVE FOR SELECT TO chartward_app USING (
  CASE (SELECT sees FROM private.sight)
    WHEN 'ALL' THEN true
    WHEN 'NONE' THEN false
    ELSE NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = chart_entry.patient_id)
  END);
-- Of an entry that is seen.
CREATE POLICY not_blocked ON document_text AS RESTRICTIVE FOR SELECT TO chartward_app USING (
  CASE (SELECT sees FROM private.sight)
    WHEN 'ALL' THEN true
    WHEN 'NONE' THEN false
    ELSE EXISTS (SELECT FROM chart_entry e WHERE e.practice_id = document_text.practice_id AND e.id = document_text.chart_entry_id)
  END);
-- Nobody learns who is in a set that blocks him (D3), nor in which others somebody is from whom he is kept: in CHART mode too, since a set's
-- criteria, or its name, may come from a chart.
CREATE POLICY not_blocked ON patient_set_member AS RESTRICTIVE FOR SELECT TO chartward_app USING (
  CASE (SELECT sees FROM private.sight)
    WHEN 'ALL' THEN true
    WHEN 'NONE' THEN false
    ELSE NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = patient_set_member.patient_id)
  END);

-- That a user is a patient here tells of the patient.
CREATE POLICY not_blocked ON patient_link AS RESTRICTIVE FOR SELECT TO chartward_app USING (
  CASE (SELECT sees FROM private.sight)
    WHEN 'ALL' THEN true
    WHEN 'CHART' THEN true
    WHEN 'RECORD' THEN NOT EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = patient_link.patient_id)
    ELSE false
  END);

-- What a user who opens a record, or an entry of a chart, that is not there for him is told apart by: missing, or blocked. With the label
-- for the log alone.
CREATE FUNCTION private.blocked_record(uuid uuid, number integer, entry uuid DEFAULT NULL) RETURNS TABLE (id uuid, label text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT p.id,
    coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(p.first_name, '')), ''), 'No name') || ' (' || p.demographic_number || ')'
  FROM public.patient p
  WHERE p.practice_id = NULLIF(current_setting('app.practice', true), '')::uuid
    AND (p.id = coalesce(blocked_record.uuid, (SELECT e.patient_id FROM public.chart_entry e
                                               WHERE e.practice_id = NULLIF(current_setting('app.practice', true), '')::uuid
                                                 AND e.id = blocked_record.entry))
      OR p.demographic_number = blocked_record.number)
    AND EXISTS (SELECT FROM private.blocked_patient b WHERE b.patient_id = p.id)
$$;
GRANT EXECUTE ON FUNCTION private.blocked_record(uuid, integer, uuid) TO chartward_app;

-- ---------------------------------------------------------------- what the Demographic Report compares
-- Folded much as in store/fold.ts, though it takes fewer marks off, and no sigma is final: so what is typed is folded by it too. As many
-- characters as an index takes in any script.
CREATE FUNCTION private.folded(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN left(btrim(regexp_replace(regexp_replace(normalize(translate(lower(normalize(value, NFKD) COLLATE "pg_c_utf8"), 'ς', 'σ'), NFKD),
    '[\u0300-\u036f]+', '', 'g'), '\s+', ' ', 'g')), 500);
GRANT EXECUTE ON FUNCTION private.folded(text) TO chartward_app;
-- Under a policy, an index serves only what is stored folded; and to fold a million cities in each report takes seconds. Of a postal code,
-- spaces do not count.
ALTER TABLE patient
  ADD COLUMN city_folded text COLLATE "C" GENERATED ALWAYS AS (private.folded(city)) STORED,
  ADD COLUMN postal_code_folded text COLLATE "C" GENERATED ALWAYS AS (
    lower(regexp_replace(postal_code, '\s+', '', 'g') COLLATE "pg_c_utf8")) STORED;
CREATE INDEX patient_by_city ON patient (practice_id, city_folded, id);
CREATE INDEX patient_by_postal_code ON patient (practice_id, postal_code_folded, id);
-- The title of a problem. Null for other kinds, and for problems that nobody has: refuted, or entered in error.
ALTER TABLE chart_entry ADD COLUMN problem_title text COLLATE "C" GENERATED ALWAYS AS (
  CASE WHEN kind = 'PROBLEM' AND coalesce(detail ->> 'verificationStatus', '') NOT IN ('refuted', 'entered-in-error') THEN private.folded(title)
  END) STORED;
CREATE INDEX chart_entry_by_problem ON chart_entry (practice_id, problem_title, patient_id) WHERE problem_title IS NOT NULL;
CREATE INDEX chart_entry_by_problem_code ON chart_entry (practice_id, code, patient_id) WHERE problem_title IS NOT NULL;

-- ---------------------------------------------------------------- the session of a request, now with whose blocks hold
CREATE OR REPLACE FUNCTION open_session(hash bytea, moment timestamptz, activity boolean) RETURNS TABLE (
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
  SELECT s.id, set_config('app.user', u.id::text, true)::uuid, concat_ws(' ', u.first_name, u.last_name), u.kind, u.state, s.ended_at,
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

-- In BTG the blocks of the user on whose behalf hold (D3).
CREATE OR REPLACE FUNCTION private.open_btg_session(hash bytea, btg uuid, moment timestamptz, activity boolean) RETURNS TABLE (
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
    b.id, b.practice_id, b.agent_reference, b.reason, b.ended_at, b.expires_at, set_config('app.user', u.id::text, true)::uuid,
    concat_ws(' ', u.first_name, u.last_name), u.kind, u.state,
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

-- ---------------------------------------------------------------- the lockdown's fence
DO $$
DECLARE
  name text;
BEGIN
  -- Who is kept from whom, and who is whose patient, is access.
  FOREACH name IN ARRAY ARRAY['set_block', 'patient_link']
  LOOP
    EXECUTE format('CREATE TRIGGER fence BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION private.fence()', name);
  END LOOP;
END $$;
CREATE TRIGGER fence_gone BEFORE DELETE ON patient_set FOR EACH ROW EXECUTE FUNCTION private.fence();
-- On members once a statement: a snapshot has 100,000 of them.
CREATE TRIGGER fence_gone BEFORE DELETE ON patient_set_member FOR EACH STATEMENT EXECUTE FUNCTION private.fence();
-- A set that blocks nobody may grow; one that does keeps who joins it from somebody.
CREATE FUNCTION private.fence_joined() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF current_user = 'chartward_app' AND coalesce(current_setting('app.btg_session', true), '') <> ''
    AND (SELECT stage FROM public.deployment) <> 'staging'
    AND EXISTS (SELECT FROM joined j JOIN public.set_block b ON b.practice_id = j.practice_id AND b.patient_set_id = j.patient_set_id)
  THEN
    RAISE EXCEPTION 'Disabled when in BTG: insert of %', TG_TABLE_NAME USING ERRCODE = 'CW001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fence_joined AFTER INSERT ON patient_set_member REFERENCING NEW TABLE AS joined
  FOR EACH STATEMENT EXECUTE FUNCTION private.fence_joined();
