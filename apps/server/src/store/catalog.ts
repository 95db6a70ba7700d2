import type pg from "pg";

/** Objects of ours: not PostgreSQL's own, and not an extension's. */
const OUR_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

const grants = (acl: string, type: string, owner: string) => `(
  SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
    SELECT format('  grant %s to %s', string_agg(lower(a.privilege_type), ', ' ORDER BY a.privilege_type),
                  CASE a.grantee WHEN 0 THEN 'public' ELSE a.grantee::regrole::text END) AS line
    FROM aclexplode(COALESCE(${acl}, acldefault('${type}', ${owner}))) a WHERE a.grantee <> ${owner} GROUP BY a.grantee) granted)`;

/** Each query answers one text a row: an object with its details indented below it. */
const SECTIONS = {
  roles: `
    SELECT concat_ws(' ', 'role', rolname, CASE WHEN rolcanlogin THEN 'login' ELSE 'nologin' END,
      CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
      CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN rolcreatedb THEN 'CREATEDB' END,
      (SELECT 'member of ' || string_agg(m.roleid::regrole::text, ', ' ORDER BY m.roleid::regrole::text)
       FROM pg_auth_members m WHERE m.member = r.oid),
      (SELECT 'set ' || string_agg(setting, ', ' ORDER BY setting) FROM pg_db_role_setting s, unnest(s.setconfig) setting
       WHERE s.setrole = r.oid AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))))
    FROM pg_roles r WHERE rolname ~ '^chartward' ORDER BY rolname COLLATE "C"`,
  schemas: `
    SELECT concat_ws(E'\\n', format('schema %s owner %s', n.nspname, n.nspowner::regrole), ${grants("n.nspacl", "n", "n.nspowner")})
    FROM pg_namespace n WHERE ${OUR_SCHEMA} ORDER BY n.nspname COLLATE "C"`,
  defaults: `
    SELECT concat_ws(E'\\n', format('default privileges of %s on %s', d.defaclrole::regrole, d.defaclobjtype),
      (SELECT string_agg(format('  grant %s to %s', lower(a.privilege_type), CASE a.grantee WHEN 0 THEN 'public' ELSE a.grantee::regrole::text END),
         E'\\n' ORDER BY a.grantee::text, a.privilege_type) FROM aclexplode(d.defaclacl) a))
    FROM pg_default_acl d ORDER BY 1`,
  tables: `
    SELECT concat_ws(E'\\n',
      concat_ws(' ', CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
          WHEN 'm' THEN 'materialized view' ELSE 'sequence' END, c.oid::regclass::text, 'owner', c.relowner::regrole::text,
        CASE WHEN c.relrowsecurity THEN 'row-level security' END, CASE WHEN c.relforcerowsecurity THEN 'forced' END),
      (SELECT string_agg(concat_ws(' ', '  column', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attcollation <> t.typcollation THEN 'collate ' || a.attcollation::regcollation::text END,
           CASE WHEN a.attnotnull THEN 'not null' END,
           CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
           CASE a.attgenerated WHEN '' THEN 'default ' ELSE 'generated ' END || pg_get_expr(d.adbin, d.adrelid),
           CASE WHEN a.attacl IS NOT NULL THEN 'acl ' || a.attacl::text END), E'\\n' ORDER BY a.attnum)
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'S'),
      (SELECT string_agg(format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), E'\\n' ORDER BY k.conname COLLATE "C")
       FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'),
      (SELECT string_agg(format('  %s', pg_get_indexdef(i.indexrelid)), E'\\n' ORDER BY i.indexrelid::regclass::text COLLATE "C")
       FROM pg_index i WHERE i.indrelid = c.oid),
      (SELECT string_agg(format('  policy %I %s for %s to %s using %s with check %s', p.policyname, lower(p.permissive), lower(p.cmd),
           p.roles::text, COALESCE(p.qual, '-'), COALESCE(p.with_check, '-')), E'\\n' ORDER BY p.policyname)
       FROM pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname),
      (SELECT string_agg(format('  %s', pg_get_triggerdef(t.oid)), E'\\n' ORDER BY t.tgname COLLATE "C")
       FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal),
      CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
      ${grants("c.relacl", "r", "c.relowner")})
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND ${OUR_SCHEMA} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  types: `
    SELECT format('type %s %s', t.oid::regtype, COALESCE(
      (SELECT 'enum (' || string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) || ')' FROM pg_enum e WHERE e.enumtypid = t.oid),
      'over ' || t.typbasetype::regtype::text))
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd') AND ${OUR_SCHEMA} ORDER BY 1`,
  functions: `
    SELECT concat_ws(E'\\n', format('function %s owner %s', p.oid::regprocedure, p.proowner::regrole),
      rtrim(pg_get_functiondef(p.oid), E'\\n'), ${grants("p.proacl", "f", "p.proowner")})
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE ${OUR_SCHEMA} AND p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
    ORDER BY n.nspname COLLATE "C", p.oid::regprocedure::text COLLATE "C"`,
};

/** Everything that migrations and roles have made of a database, as text that is the same for the same schema. */
export async function readCatalog(admin: pg.Client): Promise<string> {
  // Outside of every schema of ours, names are printed with theirs.
  await admin.query("SET search_path = pg_catalog");
  const objects: string[] = [];
  for (const sql of Object.values(SECTIONS)) {
    const { rows } = await admin.query<[string]>({ text: sql, rowMode: "array" });
    objects.push(...rows.map(([text]) => text));
  }
  return `${objects.join("\n\n")}\n`;
}
