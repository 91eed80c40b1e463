-- Extensions, and of schemas and roles one of each for every service and for shared/identity. Run by the migrations, before them, as the
-- owner of the database; safe to repeat. The owner owns every table, so that no service can drop a trigger or grant itself a right.
-- A role reads and writes its own schema alone. Passwords are set by shared/db/migrate.py where ORALU_ROLE_SECRET is given.

-- PostgreSQL's own contrib modules, trusted: an owner who is no superuser may create them. Every role uses them, in the schema public.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

DO $$
DECLARE
    service text;
BEGIN
    FOREACH service IN ARRAY ARRAY['identity', 'probation', 'reintegration', 'biometrics'] LOOP
        -- Roles belong to the whole server: another database's migration may create one at the same moment.
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = service) THEN
                EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', service);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', service);
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', service);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service);
        EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), service);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', service, service);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I', service, service);
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

-- Removes positions and the record of looks when they are no longer kept, and can do nothing else: no service can remove evidence.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'probation_retention') THEN
        CREATE ROLE probation_retention LOGIN NOINHERIT;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;
GRANT USAGE ON SCHEMA probation, identity TO probation_retention;
DO $$ BEGIN EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO probation_retention', current_database()); END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE OR REPLACE FUNCTION public.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Called by a migration after its audit table exists: rows can be added and read, never changed or removed.
-- SELECT public.install_append_only('probation.audit', 'probation')
CREATE OR REPLACE FUNCTION public.install_append_only(target regclass, service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', target, service);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.refuse_change()', target);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER append_only_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', target);
END
$$;
REVOKE ALL ON FUNCTION public.install_append_only(regclass, text) FROM PUBLIC;

-- Row-level security repeats the scope of the queries (infra/adr/0036-row-level-security.md). Called by a migration after its table exists;
-- `shown` is the condition on a row that its readers and writers need. The system's processes are not limited; auditors read alone. What each transaction says first (shared/db/acting.py) is read once a statement, by sub-selects. In `shown`:
--   :officers :offices :regions :office :authority :restricted :actor :provider :visit   what the transaction says
-- SELECT public.install_row_security('probation.condition', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)')
CREATE OR REPLACE FUNCTION public.install_row_security(target regclass, shown text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    said record;
    system text := '(SELECT current_setting(''oralu.scope'', true) = ''system'')';
    everything text := '(SELECT current_setting(''oralu.scope'', true) = ''everything'')';
    own text := '(SELECT current_setting(''oralu.scope'', true) = ''own'')';
BEGIN
    FOR said IN SELECT * FROM (VALUES ('officers', 'uuid[]'), ('offices', 'text[]'), ('regions', 'text[]'), ('office', 'text'),
        ('authority', 'text'), ('restricted', 'text'), ('actor', 'uuid'), ('provider', 'uuid'), ('visit', 'text')) AS known (name, type)
    LOOP
        shown := regexp_replace(shown, ':' || said.name || '\M',
            format('(SELECT nullif(current_setting(%L, true), '''')::%s)::%2$s', 'oralu.' || said.name, said.type), 'g');
    END LOOP;
    EXECUTE format('CREATE POLICY shown ON %s FOR SELECT USING (%s OR %s OR %s)', target, system, everything, shown);
    EXECUTE format('CREATE POLICY added ON %s FOR INSERT WITH CHECK (%s OR %s AND (%s))', target, system, own, shown);
    EXECUTE format('CREATE POLICY changed ON %s FOR UPDATE USING (%s OR %s AND (%s))', target, system, own, shown);
    EXECUTE format('CREATE POLICY removed ON %s FOR DELETE USING (%s OR %s AND (%s))', target, system, own, shown);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
END
$$;
REVOKE ALL ON FUNCTION public.install_row_security(regclass, text) FROM PUBLIC;

-- The order of the Kazakh alphabet where no ICU is: each of its 42 letters, small or capital, becomes the next of 42 signs that have no
-- case of their own (U+1200 on); compare the result COLLATE "C". A part of a name is a part of its key, so that names are searched by it too.
CREATE OR REPLACE FUNCTION public.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lower(name), 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ', 'ሀሁሂሃሄህሆሇለሉሊላሌልሎሏሐሑሒሓሔሕሖሗመሙሚማሜምሞሟሠሡሢሣሤሥሦሧረሩሀሁሂሃሄህሆሇለሉሊላሌልሎሏሐሑሒሓሔሕሖሗመሙሚማሜምሞሟሠሡሢሣሤሥሦሧረሩ');
