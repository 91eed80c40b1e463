--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;


--
-- Name: biometrics; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA biometrics;


ALTER SCHEMA biometrics OWNER TO postgres;


--
-- Name: identity; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA identity;


ALTER SCHEMA identity OWNER TO postgres;


--
-- Name: probation; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA probation;


ALTER SCHEMA probation OWNER TO postgres;


--
-- Name: public; Type: SCHEMA; Schema: -; Owner: pg_database_owner
--

CREATE SCHEMA public;


ALTER SCHEMA public OWNER TO pg_database_owner;


--
-- Name: SCHEMA public; Type: COMMENT; Schema: -; Owner: pg_database_owner
--

COMMENT ON SCHEMA public IS 'standard public schema';


--
-- Name: reintegration; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA reintegration;


ALTER SCHEMA reintegration OWNER TO postgres;


--
-- Name: persons_entrusted(); Type: FUNCTION; Schema: biometrics; Owner: postgres
--

CREATE FUNCTION biometrics.persons_entrusted() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
        visit text := nullif(current_setting('oralu.visit', true), '');
    BEGIN
        IF visit IS NOT NULL THEN
            RETURN array(SELECT s.person FROM biometrics.session s WHERE s.token_hash = visit AND s.kiosk = reader
                UNION SELECT v.person FROM biometrics.explanation_visit v WHERE v.token_hash = visit AND v.kiosk = reader);
        END IF;
        IF own_office IS NULL THEN
            RETURN '{}';
        END IF;
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.supervision p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office AND NOT p.restricted);
    END $$;


ALTER FUNCTION biometrics.persons_entrusted() OWNER TO postgres;


--
-- Name: drop_access_partitions(timestamp with time zone); Type: FUNCTION; Schema: identity; Owner: postgres
--

CREATE FUNCTION identity.drop_access_partitions(before timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        part record; dropped integer := 0;
    BEGIN
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'identity.access_record'::regclass AND c.relname ~ '^access_record_[0-9]{4}m[0-9]{2}$'
              AND to_date(substr(c.relname, 15), 'YYYY"m"MM') + interval '1 month' <= before AT TIME ZONE 'UTC'
        LOOP
            EXECUTE format('DROP TABLE identity.%I', part.relname);
            dropped := dropped + 1;
        END LOOP;
        IF EXISTS (SELECT FROM identity.access_record_default WHERE at < before) THEN
            ALTER TABLE identity.access_record_default DISABLE TRIGGER append_only;
            DELETE FROM identity.access_record_default WHERE at < before;
            ALTER TABLE identity.access_record_default ENABLE TRIGGER append_only;
        END IF;
        RETURN dropped;
    END $_$;


ALTER FUNCTION identity.drop_access_partitions(before timestamp with time zone) OWNER TO postgres;


--
-- Name: make_access_partitions(timestamp with time zone, integer); Type: FUNCTION; Schema: identity; Owner: postgres
--

CREATE FUNCTION identity.make_access_partitions(first timestamp with time zone, months integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DECLARE
        begins timestamp; name text; made integer := 0;
    BEGIN
        FOR step IN 0..months LOOP
            begins := date_trunc('month', first AT TIME ZONE 'UTC') + make_interval(months => step);
            name := 'access_record_' || to_char(begins, 'YYYY"m"MM');
            IF to_regclass('identity.' || name) IS NULL THEN
                BEGIN
                    EXECUTE format('CREATE TABLE identity.%I PARTITION OF identity.access_record FOR VALUES FROM (%L) TO (%L)', name,
                        begins AT TIME ZONE 'UTC', (begins + interval '1 month') AT TIME ZONE 'UTC');
                    EXECUTE format('REVOKE ALL ON identity.%I FROM identity', name);
                    made := made + 1;
                EXCEPTION WHEN check_violation OR duplicate_table THEN
                    NULL; -- looks of that month stand in the default partition, and may stay there
                END;
            END IF;
        END LOOP;
        RETURN made;
    END $$;


ALTER FUNCTION identity.make_access_partitions(first timestamp with time zone, months integer) OWNER TO postgres;


--
-- Name: condition_of_search(); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.condition_of_search() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN CASE WHEN (current_setting('oralu.scope'::text, true) = ANY (ARRAY['system'::text, 'everything'::text])) THEN 'true'::text WHEN (current_setting('oralu.scope'::text, true) = ANY (ARRAY['own'::text, 'reads'::text])) THEN format('(%s) AND %s'::text, COALESCE(NULLIF(concat_ws(' OR '::text, CASE WHEN (current_setting('oralu.officers'::text, true) <> ''::text) THEN format('r.officer = ANY (%L::uuid[])'::text, current_setting('oralu.officers'::text, true)) ELSE NULL::text END, CASE WHEN (current_setting('oralu.offices'::text, true) <> ''::text) THEN format('r.office = ANY (%L::text[])'::text, current_setting('oralu.offices'::text, true)) ELSE NULL::text END, CASE WHEN (current_setting('oralu.regions'::text, true) <> ''::text) THEN format('r.office ^@ ANY (%L::text[]) AND (NOT r.restricted OR %L IS NULL)'::text, current_setting('oralu.regions'::text, true), NULLIF(current_setting('oralu.restricted'::text, true), ''::text)) ELSE NULL::text END), ''::text), 'false'::text), CASE WHEN (current_setting('oralu.authority'::text, true) <> ''::text) THEN format('r.supervising_authority = %L'::text, current_setting('oralu.authority'::text, true)) ELSE 'true'::text END) ELSE 'false'::text END;


ALTER FUNCTION probation.condition_of_search() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;


--
-- Name: device_assignment; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.device_assignment (
    id uuid NOT NULL,
    device_id text NOT NULL,
    device_number bigint NOT NULL,
    person uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    activated_by uuid NOT NULL,
    next_timer_at timestamp with time zone,
    failures integer DEFAULT 0 NOT NULL,
    retry_at timestamp with time zone,
    CONSTRAINT device_assignment_check CHECK (((until IS NULL) OR (until > since)))
);


ALTER TABLE probation.device_assignment OWNER TO postgres;


--
-- Name: device_is_worn(text); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.device_is_worn(device text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM probation.device_assignment a
           WHERE ((a.device_id = device_is_worn.device) AND (a.until IS NULL)))) AS "exists";
END;


ALTER FUNCTION probation.device_is_worn(device text) OWNER TO postgres;


--
-- Name: drop_position_partitions(timestamp with time zone); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.drop_position_partitions(before timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        part record; dropped integer := 0;
    BEGIN
        CREATE TEMP TABLE held_position ON COMMIT DROP AS SELECT device_id, fix_time, seq, received_at, latitude, longitude, accuracy_m,
            mechanism, speed_mps, battery, flags, raw, source FROM probation.held_positions(before);
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'probation.position'::regclass AND c.relname ~ '^position_[0-9]+w[0-9]+$'
              AND to_date(substr(c.relname, 10), 'IYYY"w"IW') + 7 <= (before AT TIME ZONE 'UTC')::date
        LOOP
            EXECUTE format('DROP TABLE probation.%I', part.relname);
            dropped := dropped + 1;
        END LOOP;
        DELETE FROM probation.position_default WHERE fix_time < before;
        INSERT INTO probation.position (device_id, fix_time, seq, received_at, latitude, longitude, accuracy_m, mechanism, speed_mps,
            battery, flags, raw, source) SELECT * FROM pg_temp.held_position ON CONFLICT DO NOTHING;
        DROP TABLE pg_temp.held_position;
        RETURN dropped;
    END $_$;


ALTER FUNCTION probation.drop_position_partitions(before timestamp with time zone) OWNER TO postgres;


--
-- Name: incident; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.incident (
    id uuid NOT NULL,
    person uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone,
    raised_at timestamp with time zone NOT NULL,
    priority smallint NOT NULL,
    status text,
    due_at timestamp with time zone,
    quiet_until timestamp with time zone,
    escalation smallint DEFAULT 0 NOT NULL,
    deputy uuid,
    CONSTRAINT incident_escalation_check CHECK (((escalation >= 0) AND (escalation <= 2))),
    CONSTRAINT incident_priority_check CHECK (((priority >= 1) AND (priority <= 5))),
    CONSTRAINT incident_status_check CHECK ((status = ANY (ARRAY['raised'::text, 'acknowledged'::text, 'contacted'::text])))
);


ALTER TABLE probation.incident OWNER TO postgres;


--
-- Name: position; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation."position" (
    device_id text NOT NULL,
    fix_time timestamp with time zone NOT NULL,
    seq bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    latitude double precision,
    longitude double precision,
    accuracy_m real NOT NULL,
    mechanism text NOT NULL,
    speed_mps real NOT NULL,
    battery real NOT NULL,
    flags text[] NOT NULL,
    raw bytea,
    source integer NOT NULL,
    raw_sha256 bytea GENERATED ALWAYS AS (sha256(raw)) STORED
)
PARTITION BY RANGE (fix_time);


ALTER TABLE probation."position" OWNER TO postgres;


--
-- Name: violation; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.violation (
    id uuid NOT NULL,
    person uuid NOT NULL,
    incident uuid NOT NULL,
    alerts uuid[] NOT NULL,
    facts jsonb NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_by_name text NOT NULL,
    state text NOT NULL,
    reason text,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name text,
    CONSTRAINT violation_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'passed_on'::text, 'set_aside'::text])))
);


ALTER TABLE probation.violation OWNER TO postgres;


--
-- Name: held_positions(timestamp with time zone); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.held_positions(before timestamp with time zone) RETURNS SETOF probation."position"
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT DISTINCT p.device_id,
     p.fix_time,
     p.seq,
     p.received_at,
     p.latitude,
     p.longitude,
     p.accuracy_m,
     p.mechanism,
     p.speed_mps,
     p.battery,
     p.flags,
     p.raw,
     p.source,
     p.raw_sha256
    FROM ((probation.incident i
      JOIN probation.device_assignment a ON ((a.person = i.person)))
      JOIN probation."position" p ON (((p.device_id = a.device_id) AND (p.fix_time < held_positions.before) AND ((p.fix_time >= GREATEST(a.since, (i.opened_at - '1 day'::interval))) AND (p.fix_time <= LEAST(COALESCE(a.until, 'infinity'::timestamp with time zone), (COALESCE(i.last_at, i.opened_at) + '1 day'::interval)))))))
   WHERE (((i.opened_at - '1 day'::interval) < held_positions.before) AND ((i.status IS NOT NULL) OR (EXISTS ( SELECT
            FROM probation.violation v
           WHERE ((v.incident = i.id) AND (v.state <> 'set_aside'::text))))));
END;


ALTER FUNCTION probation.held_positions(before timestamp with time zone) OWNER TO postgres;


--
-- Name: make_position_partitions(timestamp with time zone, integer); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.make_position_partitions(first timestamp with time zone, weeks integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DECLARE
        begins timestamptz; name text; made integer := 0;
    BEGIN
        FOR step IN 0..weeks LOOP
            begins := date_trunc('week', first AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' + step * interval '7 days';
            name := 'position_' || to_char(begins AT TIME ZONE 'UTC', 'IYYY"w"IW');
            IF to_regclass('probation.' || name) IS NULL THEN
                BEGIN
                    EXECUTE format('CREATE TABLE probation.%I PARTITION OF probation.position FOR VALUES FROM (%L) TO (%L)',
                        name, begins, begins + interval '7 days');
                    -- Rows are added and read through the parent alone, and never changed or removed.
                    EXECUTE format('REVOKE ALL ON probation.%I FROM probation', name);
                    made := made + 1;
                EXCEPTION WHEN check_violation OR duplicate_table THEN
                    NULL; -- rows of that week stand in the default partition, and may stay there
                END;
            END IF;
        END LOOP;
        RETURN made;
    END $$;


ALTER FUNCTION probation.make_position_partitions(first timestamp with time zone, weeks integer) OWNER TO postgres;


--
-- Name: persons_entrusted(); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.persons_entrusted() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
    BEGIN
        RETURN array(
            SELECT c.person FROM probation.check_in c WHERE c.first_no_match_by IS NOT NULL AND c.office = own_office
                AND c.first_no_match_by <> reader AND (c.reviewed_at IS NULL OR c.reviewed_by = reader)
            UNION SELECT i.person FROM probation.incident i WHERE i.deputy = reader);
    END $$;


ALTER FUNCTION probation.persons_entrusted() OWNER TO postgres;


--
-- Name: registrations_by_number(text, text, text, integer); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        shown text := ' AND (r.current OR r.state = ''open'') AND ($3 IS NULL OR r.state = $3) AND ' || probation.condition_of_search();
    BEGIN
        RETURN QUERY EXECUTE '(SELECT r.id FROM probation.registration r WHERE r.case_number COLLATE "C" >= $1
                AND r.case_number COLLATE "C" < $1 || '':''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.registration r WHERE reverse(r.case_number) LIKE reverse($1) || ''%''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.person p JOIN probation.registration r ON r.person = p.id
                WHERE p.iin LIKE $2 || ''%''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.person p JOIN probation.registration r ON r.person = p.id
                WHERE length($2) >= 4 AND p.phone LIKE ''%'' || right($2, 10) || ''%''' || shown || ' LIMIT $4)'
            USING number, digits, wanted_state, most;
        IF NOT FOUND THEN
            RETURN QUERY EXECUTE 'SELECT r.id FROM probation.registration r WHERE r.case_number LIKE ''%'' || $1 || ''%''' || shown || '
                LIMIT $2' USING number, most, wanted_state;
        END IF;
    END $_$;


ALTER FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer) OWNER TO postgres;


--
-- Name: registrations_by_words(text[], integer[], real[], text, integer, integer); Type: FUNCTION; Schema: probation; Owner: postgres
--

CREATE FUNCTION probation.registrations_by_words(words text[], places integer[], weights real[], wanted_state text, among integer, most integer) RETURNS TABLE(id uuid, weight real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        condition text := probation.condition_of_search();
        wide boolean := condition = 'true' OR nullif(current_setting('oralu.regions', true), '') IS NOT NULL;
        asked text := 'unnest($1, $2, $3) AS m (word, place, weight)';
        shown text := '(r.current OR r.state = ''open'') AND ($4 IS NULL OR r.state = $4) AND ' || condition;
        best text := (SELECT string_agg(format('coalesce(max(m.weight) FILTER (WHERE m.place = %s), 0)', n), ' + ')
            FROM generate_series(0, places[array_upper(places, 1)]) n);
    BEGIN
        IF wide THEN
            RETURN QUERY EXECUTE 'SELECT r.id, f.weight FROM (SELECT w.person, (' || best || ')::real AS weight FROM ' || asked || '
                JOIN probation.person_word w ON w.word = m.word COLLATE "C" GROUP BY w.person ORDER BY 2 DESC, 1 LIMIT $5) f
                JOIN probation.registration r ON r.person = f.person
                WHERE ' || shown || ' ORDER BY f.weight DESC, r.name_key, r.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        ELSE
            -- OFFSET 0 and MATERIALIZED: each person's words are read by their index, whatever the planner thinks of the words.
            RETURN QUERY EXECUTE 'WITH o AS MATERIALIZED (SELECT r.id, r.person, r.name_key FROM probation.registration r
                    WHERE ' || shown || '),
                has AS MATERIALIZED (SELECT o.id, o.name_key, w.word FROM o CROSS JOIN LATERAL (
                    SELECT w.word FROM probation.person_word w WHERE w.person = o.person OFFSET 0) w)
                SELECT h.id, (' || best || ')::real AS weight FROM has h JOIN ' || asked || ' ON h.word = m.word COLLATE "C"
                GROUP BY h.id, h.name_key ORDER BY 2 DESC, h.name_key, h.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        END IF;
    END $_$;


ALTER FUNCTION probation.registrations_by_words(words text[], places integer[], weights real[], wanted_state text, among integer, most integer) OWNER TO postgres;


--
-- Name: install_append_only(regclass, text); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.install_append_only(target regclass, service text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', target, service);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.refuse_change()', target);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER append_only_whole BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change()', target);
END
$$;


ALTER FUNCTION public.install_append_only(target regclass, service text) OWNER TO postgres;


--
-- Name: install_row_security(regclass, text); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.install_row_security(target regclass, shown text) RETURNS void
    LANGUAGE plpgsql
    AS $_$
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
$_$;


ALTER FUNCTION public.install_row_security(target regclass, shown text) OWNER TO postgres;


--
-- Name: name_key(text); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.name_key(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN translate(lower(name), 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'::text, 'ሀሁሂሃሄህሆሇለሉሊላሌልሎሏሐሑሒሓሔሕሖሗመሙሚማሜምሞሟሠሡሢሣሤሥሦሧረሩሀሁሂሃሄህሆሇለሉሊላሌልሎሏሐሑሒሓሔሕሖሗመሙሚማሜምሞሟሠሡሢሣሤሥሦሧረሩ'::text);


ALTER FUNCTION public.name_key(name text) OWNER TO postgres;


--
-- Name: refuse_change(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;


ALTER FUNCTION public.refuse_change() OWNER TO postgres;


--
-- Name: accounts_in_use(uuid[]); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.accounts_in_use(asked uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
    RETURN QUERY SELECT a.id FROM identity.account a WHERE a.id = ANY (asked) AND a.disabled_at IS NULL;
END $$;


ALTER FUNCTION reintegration.accounts_in_use(asked uuid[]) OWNER TO postgres;


--
-- Name: cases_by_number(text, text, text, integer); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.cases_by_number(number text, digits text, wanted_status text, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        shown text := ' AND ($3 IS NULL OR c.status = $3) AND ' || reintegration.condition_of_search();
    BEGIN
        RETURN QUERY EXECUTE '(SELECT c.person FROM reintegration."case" c WHERE upper(c.case_number) COLLATE "C" >= $1
                AND upper(c.case_number) COLLATE "C" < $1 || '':''' || shown || ' LIMIT $4)
            UNION (SELECT c.person FROM reintegration."case" c WHERE reverse(upper(c.case_number)) LIKE reverse($1) || ''%''' || shown || '
                LIMIT $4)
            UNION (SELECT c.person FROM reintegration."case" c
                WHERE length($2) >= 4 AND c.phone LIKE ''%'' || right($2, 10) || ''%''' || shown || ' LIMIT $4)'
            USING number, digits, wanted_status, most;
        IF NOT FOUND THEN
            RETURN QUERY EXECUTE 'SELECT c.person FROM reintegration."case" c WHERE upper(c.case_number) LIKE ''%'' || $1 || ''%'''
                || shown || ' LIMIT $4' USING number, digits, wanted_status, most;
        END IF;
    END $_$;


ALTER FUNCTION reintegration.cases_by_number(number text, digits text, wanted_status text, most integer) OWNER TO postgres;


--
-- Name: cases_by_words(text[], integer[], real[], text, integer, integer, integer); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.cases_by_words(words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer) RETURNS TABLE(person uuid, weight real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        condition text := reintegration.condition_of_search();
        wide boolean := condition = 'true' OR nullif(current_setting('oralu.regions', true), '') IS NOT NULL
            OR EXISTS (SELECT FROM reintegration."case" c
                WHERE c.region = ANY (nullif(current_setting('oralu.offices', true), '')::text[]));
        asked text := 'unnest($1, $2, $3) AS m (word, place, weight)';
        shown text := '($4 IS NULL OR c.status = $4) AND ' || condition;
        best text := (SELECT string_agg(format('coalesce(max(m.weight) FILTER (WHERE m.place = %s), 0)', n), ' + ')
            FROM generate_series(0, places[array_upper(places, 1)]) n);
    BEGIN
        IF wide THEN
            RETURN QUERY EXECUTE 'SELECT c.person, f.weight FROM (SELECT w.person, (' || best || ')::real AS weight FROM ' || asked || '
                JOIN reintegration.case_word w ON w.word = m.word COLLATE "C" GROUP BY w.person ORDER BY 2 DESC, 1 LIMIT $5) f
                JOIN reintegration."case" c ON c.person = f.person
                WHERE ' || shown || ' ORDER BY f.weight DESC, c.birth_year IS DISTINCT FROM $7, c.name_key, c.person LIMIT $6'
                USING words, places, weights, wanted_status, among, most, born;
        ELSE
            -- OFFSET 0 and MATERIALIZED: each person's words are read by their index, whatever the planner thinks of the words.
            RETURN QUERY EXECUTE 'WITH o AS MATERIALIZED (SELECT c.person, c.name_key, c.birth_year FROM reintegration."case" c
                    WHERE ' || shown || '),
                has AS MATERIALIZED (SELECT o.person, o.name_key, o.birth_year, w.word FROM o CROSS JOIN LATERAL (
                    SELECT w.word FROM reintegration.case_word w WHERE w.person = o.person OFFSET 0) w)
                SELECT h.person, (' || best || ')::real AS weight FROM has h JOIN ' || asked || ' ON h.word = m.word COLLATE "C"
                GROUP BY h.person, h.name_key, h.birth_year
                ORDER BY 2 DESC, h.birth_year IS DISTINCT FROM $7, h.name_key, h.person LIMIT $6'
                USING words, places, weights, wanted_status, among, most, born;
        END IF;
    END $_$;


ALTER FUNCTION reintegration.cases_by_words(words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer) OWNER TO postgres;


--
-- Name: condition_of_search(); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.condition_of_search() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    RETURN CASE WHEN (current_setting('oralu.scope'::text, true) = ANY (ARRAY['system'::text, 'everything'::text])) THEN 'true'::text WHEN (current_setting('oralu.scope'::text, true) = ANY (ARRAY['own'::text, 'reads'::text])) THEN format('((%s) AND %s)'::text, COALESCE(NULLIF(concat_ws(' OR '::text, CASE WHEN (current_setting('oralu.offices'::text, true) <> ''::text) THEN format('c.office = ANY (%1$L::text[]) OR c.region = ANY (%1$L::text[]) AND NOT c.restricted'::text, current_setting('oralu.offices'::text, true)) ELSE NULL::text END, CASE WHEN (current_setting('oralu.regions'::text, true) <> ''::text) THEN format('c.office ^@ ANY (%L::text[]) AND NOT c.restricted'::text, current_setting('oralu.regions'::text, true)) ELSE NULL::text END), ''::text), 'false'::text), CASE WHEN (current_setting('oralu.authority'::text, true) <> ''::text) THEN format('c.authority = %L'::text, current_setting('oralu.authority'::text, true)) ELSE 'true'::text END) ELSE 'false'::text END;


ALTER FUNCTION reintegration.condition_of_search() OWNER TO postgres;


--
-- Name: line_of(text, text); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.line_of(street text, city text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_build_object(CASE WHEN (street ~ '[әғқңөұүһіӘҒҚҢӨҰҮҺІ]'::text) THEN 'kk'::text WHEN (street ~ '[а-яёА-ЯЁ]'::text) THEN 'ru'::text ELSE 'en'::text END, concat_ws(', '::text, street, NULLIF(city, ''::text)));


ALTER FUNCTION reintegration.line_of(street text, city text) OWNER TO postgres;


--
-- Name: parts_of_reader(date); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.parts_of_reader(today date) RETURNS TABLE(id uuid, person uuid, name character varying, case_number character varying, birth_year integer, language character varying, phone character varying, release_on date, part character varying, since timestamp with time zone, until date, sealed bytea, given_by_name character varying, worker character varying)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    SELECT m.id, m.person, c.name, c.case_number, c.birth_year, c.language,
        CASE WHEN m.part = 'institution' OR 'phone' = ANY (k.categories) THEN c.phone END,
        CASE WHEN m.part = 'institution' THEN c.release_on END, m.part, m.since, m.until, m.sealed, m.given_by_name, o.name
    FROM reintegration.case_member m JOIN reintegration."case" c ON c.person = m.person
    LEFT JOIN reintegration.consent k ON k.id = m.consent
    LEFT JOIN reintegration.case_owner o ON o.person = m.person AND o.until IS NULL
    WHERE m.ended_at IS NULL AND c.status = 'open' AND (m.until IS NULL OR m.until >= today)
        AND (m.account = nullif(current_setting('oralu.actor', true), '')::uuid
            OR m.organisation = nullif(current_setting('oralu.provider', true), '')::uuid)
        AND (m.part = 'institution' OR k.until_on >= today
            AND NOT EXISTS (SELECT FROM reintegration.consent_withdrawal w WHERE w.consent = m.consent)
            AND NOT EXISTS (SELECT FROM reintegration.consent r WHERE r.person = m.person AND r.purpose = k.purpose
                AND r.answer = 'refused' AND r.recorded_at > k.recorded_at))
$$;


ALTER FUNCTION reintegration.parts_of_reader(today date) OWNER TO postgres;


--
-- Name: portal_staff(); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.portal_staff() RETURNS TABLE(organisation uuid, working bigint, last_off timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    BEGIN
        RETURN QUERY SELECT a.provider, count(*) FILTER (WHERE a.disabled_at IS NULL), max(a.disabled_at)
            FROM identity.account a WHERE a.role = 'provider' AND a.provider IS NOT NULL GROUP BY a.provider;
    END $$;


ALTER FUNCTION reintegration.portal_staff() OWNER TO postgres;


--
-- Name: refuse_all_but_sealing(); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.refuse_all_but_sealing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF OLD.sealed IS NULL AND NEW.sealed IS NOT NULL AND to_jsonb(NEW) - 'sealed' = to_jsonb(OLD) - 'sealed'
                || (SELECT jsonb_object_agg(plain, NULL) FROM unnest(TG_ARGV) AS plain) THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$;


ALTER FUNCTION reintegration.refuse_all_but_sealing() OWNER TO postgres;


--
-- Name: seal_older(text, uuid[], bytea[]); Type: FUNCTION; Schema: reintegration; Owner: postgres
--

CREATE FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $_$
    DECLARE
        emptied text := CASE relation
            WHEN 'task' THEN 'words = NULL'
            WHEN 'task_event' THEN 'words = NULL'
            WHEN 'contact' THEN 'words = NULL, with_words = NULL'
            WHEN 'appointment' THEN 'purpose = NULL, place = NULL, result = NULL'
            WHEN 'appointment_event' THEN 'result = NULL, why = NULL'
            WHEN 'referral' THEN 'shared_note = NULL'
            WHEN 'referral_event' THEN 'note = NULL'
            WHEN 'paper_version' THEN 'words = NULL'
            WHEN 'consent_withdrawal' THEN 'words = NULL'
            WHEN 'timeline_entry' THEN 'words = NULL'
        END;
        done bigint;
    BEGIN
        IF emptied IS NULL THEN
            RAISE EXCEPTION 'no texts of % are encrypted', relation;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('seal older texts'), hashtext(relation));
        EXECUTE format('UPDATE reintegration.%I t SET sealed = f.content, %s FROM unnest($1, $2) AS f (id, content)
            WHERE t.id = f.id AND t.sealed IS NULL', relation, emptied) USING ids, contents;
        GET DIAGNOSTICS done = ROW_COUNT;
        RETURN done;
    END $_$;


ALTER FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) OWNER TO postgres;


--
-- Name: attempt; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.attempt (
    id uuid NOT NULL,
    session uuid NOT NULL,
    person uuid NOT NULL,
    number integer NOT NULL,
    match character varying(20) DEFAULT NULL::character varying NOT NULL,
    liveness character varying(20) DEFAULT NULL::character varying NOT NULL,
    quality character varying(20) DEFAULT NULL::character varying NOT NULL,
    score double precision,
    threshold double precision,
    calibrated boolean NOT NULL,
    engine character varying(120) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    probe integer,
    at timestamp with time zone NOT NULL,
    artefact character varying(64) DEFAULT NULL::character varying,
    decision uuid,
    likeness character varying(20) DEFAULT NULL::character varying,
    liveness_score double precision,
    liveness_threshold double precision,
    others double precision[],
    peaks integer[],
    problems character varying(30)[] DEFAULT NULL::character varying[],
    quality_score double precision,
    quality_threshold double precision,
    review double precision,
    scale character varying(64) DEFAULT NULL::character varying,
    signs character varying(30)[] DEFAULT NULL::character varying[],
    reference character varying(10) DEFAULT NULL::character varying
);


ALTER TABLE biometrics.attempt OWNER TO postgres;


--
-- Name: audit; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.audit (
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    action character varying(80) DEFAULT NULL::character varying NOT NULL,
    about uuid,
    details text NOT NULL,
    previous character varying(64) DEFAULT NULL::character varying NOT NULL,
    hash character varying(64) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE biometrics.audit OWNER TO postgres;


--
-- Name: card; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.card (
    code character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    pin_hash character varying(200) DEFAULT NULL::character varying NOT NULL,
    active boolean NOT NULL,
    issued_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.card OWNER TO postgres;


--
-- Name: check_in_due; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.check_in_due (
    check_in uuid NOT NULL,
    person uuid NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    questions jsonb NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE biometrics.check_in_due OWNER TO postgres;


--
-- Name: dead_letter; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.dead_letter (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    error text,
    held_up_to bigint,
    skipped_at timestamp with time zone,
    skipped_by uuid,
    skip_reason text
);


ALTER TABLE biometrics.dead_letter OWNER TO postgres;


--
-- Name: duty_list; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.duty_list (
    person uuid NOT NULL,
    duties jsonb NOT NULL,
    told_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.duty_list OWNER TO postgres;


--
-- Name: enrolment; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.enrolment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    version integer NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    quality character varying(20) DEFAULT NULL::character varying NOT NULL,
    taken_by uuid NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamp with time zone,
    likeness character varying(20) DEFAULT NULL::character varying,
    look character varying(20) DEFAULT NULL::character varying,
    place character varying(10) DEFAULT 'first'::character varying NOT NULL,
    renewal_asked_at timestamp with time zone,
    searched_at timestamp with time zone,
    likeness_calibrated boolean
);


ALTER TABLE biometrics.enrolment OWNER TO postgres;


--
-- Name: explanation_request; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.explanation_request (
    request uuid NOT NULL,
    person uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    about jsonb NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    ended_at timestamp with time zone
);


ALTER TABLE biometrics.explanation_request OWNER TO postgres;


--
-- Name: explanation_visit; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.explanation_visit (
    id uuid NOT NULL,
    request uuid NOT NULL,
    person uuid NOT NULL,
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    kiosk uuid NOT NULL,
    place character varying(200) DEFAULT NULL::character varying NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    about jsonb NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    draft jsonb DEFAULT '{}'::jsonb NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    shown_at timestamp with time zone,
    ended_at timestamp with time zone,
    given character varying(10) DEFAULT NULL::character varying,
    receipt character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE biometrics.explanation_visit OWNER TO postgres;


--
-- Name: frame; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.frame (
    id uuid NOT NULL,
    person uuid NOT NULL,
    enrolment uuid,
    session uuid,
    attempt integer,
    "position" integer NOT NULL,
    step character varying(20) DEFAULT NULL::character varying NOT NULL,
    taken_ms integer NOT NULL,
    version integer NOT NULL,
    image bytea NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    delete_after timestamp with time zone,
    chip bytea,
    shape bytea,
    CONSTRAINT frame_of_a_session_ends CHECK (((session IS NULL) OR (delete_after IS NOT NULL))),
    CONSTRAINT frame_of_one CHECK (((session IS NULL) <> (enrolment IS NULL)))
);


ALTER TABLE biometrics.frame OWNER TO postgres;


--
-- Name: inbox; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.inbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.inbox OWNER TO postgres;


--
-- Name: inbox_sequence; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.inbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE biometrics.inbox_sequence OWNER TO postgres;


--
-- Name: law_cancellation; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.law_cancellation (
    version uuid NOT NULL,
    cancelled_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE biometrics.law_cancellation OWNER TO postgres;


--
-- Name: law_version; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.law_version (
    id uuid NOT NULL,
    book character varying(20) DEFAULT NULL::character varying NOT NULL,
    section character varying(40) DEFAULT NULL::character varying NOT NULL,
    key character varying(160) DEFAULT NULL::character varying NOT NULL,
    valid_from date NOT NULL,
    entry json NOT NULL,
    "position" integer NOT NULL,
    seeded boolean NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE biometrics.law_version OWNER TO postgres;


--
-- Name: merged_subject; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.merged_subject (
    other uuid NOT NULL,
    person uuid NOT NULL,
    merged_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.merged_subject OWNER TO postgres;


--
-- Name: outbox; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.outbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    receiver character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    body jsonb,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    alerted_at timestamp with time zone
);


ALTER TABLE biometrics.outbox OWNER TO postgres;


--
-- Name: outbox_sequence; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.outbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE biometrics.outbox_sequence OWNER TO postgres;


--
-- Name: receipt; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.receipt (
    check_in uuid NOT NULL,
    person uuid NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    receipt character varying(80) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    next_check_in timestamp with time zone
);


ALTER TABLE biometrics.receipt OWNER TO postgres;


--
-- Name: session; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.session (
    id uuid NOT NULL,
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    check_in uuid NOT NULL,
    kiosk uuid NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    answers jsonb NOT NULL,
    movements character varying(20)[] DEFAULT NULL::character varying[] NOT NULL,
    nonce_hash character varying(64) DEFAULT NULL::character varying,
    nonce_expires_at timestamp with time zone,
    attempts integer NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    verify_tries integer NOT NULL,
    verify_tried_at timestamp with time zone,
    ended_at timestamp with time zone,
    verdict character varying(30) DEFAULT NULL::character varying,
    reviewed_at timestamp with time zone,
    second_opinion_not_by uuid,
    asked_ms integer[],
    pauses_ms integer[],
    drafts jsonb DEFAULT '{}'::jsonb NOT NULL
);


ALTER TABLE biometrics.session OWNER TO postgres;


--
-- Name: subject; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.subject (
    person uuid NOT NULL,
    registration uuid NOT NULL,
    case_number character varying(60) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    officer uuid,
    office character varying(40) DEFAULT NULL::character varying,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    basis_kind character varying(20) DEFAULT NULL::character varying,
    basis_reference text,
    basis_given_on character varying(20) DEFAULT NULL::character varying,
    basis_language character varying(2) DEFAULT NULL::character varying,
    wrapped_key bytea,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    erased_at timestamp with time zone,
    erasure_proof character varying(64) DEFAULT NULL::character varying,
    signed_copy uuid,
    authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    restricted boolean DEFAULT false NOT NULL
);


ALTER TABLE biometrics.subject OWNER TO postgres;


--
-- Name: supervision; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.supervision (
    registration uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    officer uuid NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    restricted boolean NOT NULL
);


ALTER TABLE biometrics.supervision OWNER TO postgres;


--
-- Name: template; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.template (
    enrolment uuid NOT NULL,
    person uuid NOT NULL,
    version integer NOT NULL,
    descriptors bytea NOT NULL,
    frames integer NOT NULL,
    engine character varying(120) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.template OWNER TO postgres;


--
-- Name: threshold_decision; Type: TABLE; Schema: biometrics; Owner: postgres
--

CREATE TABLE biometrics.threshold_decision (
    id uuid NOT NULL,
    artefact character varying(64) DEFAULT NULL::character varying NOT NULL,
    artefact_name text NOT NULL,
    engine character varying(120) DEFAULT NULL::character varying NOT NULL,
    models character varying(64) DEFAULT NULL::character varying NOT NULL,
    match double precision NOT NULL,
    review double precision NOT NULL,
    target double precision NOT NULL,
    below_target boolean NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    decided_at timestamp with time zone NOT NULL
);


ALTER TABLE biometrics.threshold_decision OWNER TO postgres;


--
-- Name: access_record; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.access_record (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    event text NOT NULL,
    account uuid,
    role text,
    office text,
    address text NOT NULL,
    service text NOT NULL,
    method text NOT NULL,
    route text NOT NULL,
    persons uuid[] NOT NULL,
    status smallint,
    reason text
)
PARTITION BY RANGE (at);


ALTER TABLE identity.access_record OWNER TO postgres;


--
-- Name: access_record_default; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.access_record_default (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    event text NOT NULL,
    account uuid,
    role text,
    office text,
    address text NOT NULL,
    service text NOT NULL,
    method text NOT NULL,
    route text NOT NULL,
    persons uuid[] NOT NULL,
    status smallint,
    reason text
);


ALTER TABLE identity.access_record_default OWNER TO postgres;


--
-- Name: account; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.account (
    id uuid NOT NULL,
    login character varying(120) DEFAULT NULL::character varying NOT NULL,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    role character varying(40) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying,
    provider uuid,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    password_hash text NOT NULL,
    totp_secret bytea,
    totp_step integer,
    demo boolean DEFAULT false NOT NULL,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    whole_region boolean DEFAULT false NOT NULL,
    leads boolean DEFAULT false NOT NULL,
    disabled_why character varying(40) DEFAULT NULL::character varying
);


ALTER TABLE identity.account OWNER TO postgres;


--
-- Name: alarm; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.alarm (
    id uuid NOT NULL,
    kind character varying(40) DEFAULT NULL::character varying NOT NULL,
    account uuid,
    address character varying(60) DEFAULT NULL::character varying,
    place character varying(200) DEFAULT NULL::character varying,
    times integer NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL
);


ALTER TABLE identity.alarm OWNER TO postgres;


--
-- Name: audit; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.audit (
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    action character varying(80) DEFAULT NULL::character varying NOT NULL,
    about uuid,
    details text NOT NULL,
    previous character varying(64) DEFAULT NULL::character varying NOT NULL,
    hash character varying(64) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE identity.audit OWNER TO postgres;


--
-- Name: bucket; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.bucket (
    key character varying(64) DEFAULT NULL::character varying NOT NULL,
    level double precision NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE identity.bucket OWNER TO postgres;


--
-- Name: cover; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.cover (
    id uuid NOT NULL,
    covered uuid NOT NULL,
    covering uuid NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    as_senior boolean DEFAULT false NOT NULL,
    CONSTRAINT cover_has_a_time CHECK ((since < until)),
    CONSTRAINT cover_of_another CHECK ((covered <> covering))
);


ALTER TABLE identity.cover OWNER TO postgres;


--
-- Name: kept_form; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.kept_form (
    key character varying(64) DEFAULT NULL::character varying NOT NULL,
    action character varying(64) DEFAULT NULL::character varying NOT NULL,
    body bytea NOT NULL,
    kept_at timestamp with time zone NOT NULL
);


ALTER TABLE identity.kept_form OWNER TO postgres;


--
-- Name: kept_search; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.kept_search (
    key character varying(64) DEFAULT NULL::character varying NOT NULL,
    body bytea NOT NULL,
    kept_at timestamp with time zone NOT NULL
);


ALTER TABLE identity.kept_search OWNER TO postgres;


--
-- Name: kiosk; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.kiosk (
    id uuid NOT NULL,
    name character varying(120) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    code_hash character varying(64) DEFAULT NULL::character varying,
    code_expires_at timestamp with time zone,
    token_hash character varying(64) DEFAULT NULL::character varying,
    enrolled_at timestamp with time zone,
    seen_at timestamp with time zone,
    disabled_at timestamp with time zone,
    allowed_cameras text,
    camera character varying(200) DEFAULT NULL::character varying,
    software character varying(120) DEFAULT NULL::character varying,
    hours character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE identity.kiosk OWNER TO postgres;


--
-- Name: lockout; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.lockout (
    key character varying(64) DEFAULT NULL::character varying NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    failed_at timestamp with time zone
);


ALTER TABLE identity.lockout OWNER TO postgres;


--
-- Name: office; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.office (
    code character varying(20) DEFAULT NULL::character varying NOT NULL,
    name_kk character varying(200) DEFAULT NULL::character varying NOT NULL,
    name_ru character varying(200) DEFAULT NULL::character varying NOT NULL,
    name_en character varying(200) DEFAULT NULL::character varying NOT NULL,
    retired_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL
);


ALTER TABLE identity.office OWNER TO postgres;


--
-- Name: session; Type: TABLE; Schema: identity; Owner: postgres
--

CREATE TABLE identity.session (
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    account uuid NOT NULL,
    pending boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


ALTER TABLE identity.session OWNER TO postgres;


--
-- Name: alert; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.alert (
    id uuid NOT NULL,
    person uuid NOT NULL,
    device_id text NOT NULL,
    assignment uuid NOT NULL,
    order_version integer NOT NULL,
    rule_version text NOT NULL,
    rule text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    zone text,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    detected_at timestamp with time zone NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    fix_count integer NOT NULL,
    fix_times double precision[] NOT NULL,
    status text NOT NULL,
    outcome_reason text,
    outcome_by uuid,
    outcome_by_name text,
    outcome_at timestamp with time zone,
    incident uuid,
    priority smallint,
    fix_at timestamp with time zone,
    received_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    acknowledged_by_name text,
    contacted_at timestamp with time zone,
    zone_version integer,
    forecast timestamp with time zone,
    CONSTRAINT alert_state_check CHECK ((state = ANY (ARRAY['breach'::text, 'unknown'::text]))),
    CONSTRAINT alert_status_check CHECK ((status = ANY (ARRAY['raised'::text, 'acknowledged'::text, 'contacted'::text, 'explained'::text, 'confirmed'::text, 'technical'::text, 'withdrawn'::text, 'passed_on'::text, 'set_aside'::text, 'over'::text])))
);


ALTER TABLE probation.alert OWNER TO postgres;


--
-- Name: alert_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.alert_event (
    id bigint NOT NULL,
    alert uuid NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    late boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    by_name text NOT NULL,
    before_opened_at timestamp with time zone,
    before_closed_at timestamp with time zone,
    by_id uuid,
    detail text
);


ALTER TABLE probation.alert_event OWNER TO postgres;


--
-- Name: alert_event_id_seq; Type: SEQUENCE; Schema: probation; Owner: postgres
--

ALTER TABLE probation.alert_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME probation.alert_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: appointment; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.appointment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    officer uuid NOT NULL,
    officer_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    supervising_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    purpose character varying(40) DEFAULT NULL::character varying NOT NULL,
    purpose_words text,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    place text,
    bring text,
    phone character varying(40) DEFAULT NULL::character varying,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    unscheduled boolean DEFAULT false NOT NULL,
    form_token uuid NOT NULL,
    series_number integer DEFAULT 1 NOT NULL,
    series_count integer DEFAULT 1 NOT NULL,
    supersedes uuid,
    superseded_by uuid,
    outcome character varying(40) DEFAULT NULL::character varying,
    happened_at timestamp with time zone,
    follow_up_on date,
    decision character varying(40) DEFAULT NULL::character varying,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.appointment OWNER TO postgres;


--
-- Name: appointment_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.appointment_event (
    id uuid NOT NULL,
    appointment uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    asked_by character varying(20) DEFAULT NULL::character varying,
    why text,
    outcome character varying(40) DEFAULT NULL::character varying,
    reason character varying(40) DEFAULT NULL::character varying,
    document text,
    note text,
    happened_at timestamp with time zone,
    follow_up_on date,
    decision character varying(40) DEFAULT NULL::character varying,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.appointment_event OWNER TO postgres;


--
-- Name: attachment; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.attachment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid,
    subject_kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    subject_id uuid NOT NULL,
    title character varying(200) DEFAULT NULL::character varying NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    dated_on date,
    media_type character varying(40) DEFAULT NULL::character varying NOT NULL,
    size integer NOT NULL,
    pages integer NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    wrapped_key bytea,
    content bytea,
    scan_state character varying(12) DEFAULT NULL::character varying NOT NULL,
    scan_finding character varying(200) DEFAULT NULL::character varying,
    scanned_at timestamp with time zone,
    preview_state character varying(12) DEFAULT NULL::character varying NOT NULL,
    form_token uuid NOT NULL,
    "position" integer NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    withdrawn_by_name character varying(200) DEFAULT NULL::character varying,
    withdrawn_why text,
    ended_at timestamp with time zone,
    destroyed_at timestamp with time zone
);


ALTER TABLE probation.attachment OWNER TO postgres;


--
-- Name: attachment_preview; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.attachment_preview (
    id uuid NOT NULL,
    attachment uuid NOT NULL,
    page integer NOT NULL,
    content bytea
);


ALTER TABLE probation.attachment_preview OWNER TO postgres;


--
-- Name: attachment_title; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.attachment_title (
    id uuid NOT NULL,
    attachment uuid NOT NULL,
    before character varying(200) DEFAULT NULL::character varying NOT NULL,
    after character varying(200) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.attachment_title OWNER TO postgres;


--
-- Name: audit; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.audit (
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    action character varying(80) DEFAULT NULL::character varying NOT NULL,
    about uuid,
    details text NOT NULL,
    previous character varying(64) DEFAULT NULL::character varying NOT NULL,
    hash character varying(64) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE probation.audit OWNER TO postgres;


--
-- Name: breach_appeal; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_appeal (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    addressed_to character varying(12) DEFAULT NULL::character varying NOT NULL,
    lodged_on date NOT NULL,
    words text NOT NULL,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    due_at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    outcome character varying(10) DEFAULT NULL::character varying,
    decided_on date,
    outcome_words text,
    outcome_document character varying(400) DEFAULT NULL::character varying,
    kept jsonb,
    outcome_by uuid,
    outcome_by_name character varying(200) DEFAULT NULL::character varying,
    outcome_at timestamp with time zone
);


ALTER TABLE probation.breach_appeal OWNER TO postgres;


--
-- Name: breach_attempt; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_attempt (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    means character varying(12) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    result character varying(12) DEFAULT NULL::character varying NOT NULL,
    words text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    shown character varying(10) DEFAULT NULL::character varying
);


ALTER TABLE probation.breach_attempt OWNER TO postgres;


--
-- Name: breach_effect; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_effect (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    ruling uuid NOT NULL,
    owner character varying(12) DEFAULT NULL::character varying NOT NULL,
    subject uuid NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    corrects uuid,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.breach_effect OWNER TO postgres;


--
-- Name: breach_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_event (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    number integer NOT NULL,
    event character varying(20) DEFAULT NULL::character varying NOT NULL,
    stage character varying(12) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    details jsonb NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.breach_event OWNER TO postgres;


--
-- Name: breach_explanation; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_explanation (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    kind character varying(10) DEFAULT NULL::character varying NOT NULL,
    words text NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    given_on date NOT NULL,
    written_by character varying(12) DEFAULT NULL::character varying NOT NULL,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    kiosk_answer uuid
);


ALTER TABLE probation.breach_explanation OWNER TO postgres;


--
-- Name: breach_fact; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_fact (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    kind character varying(40) DEFAULT NULL::character varying NOT NULL,
    subject uuid,
    at timestamp with time zone NOT NULL,
    address character varying(200) DEFAULT NULL::character varying NOT NULL,
    details jsonb NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by uuid NOT NULL,
    added_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    removed_at timestamp with time zone,
    removed_by uuid,
    removed_by_name character varying(200) DEFAULT NULL::character varying,
    removed_why text
);


ALTER TABLE probation.breach_fact OWNER TO postgres;


--
-- Name: breach_kiosk_answer; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_kiosk_answer (
    id uuid NOT NULL,
    request uuid NOT NULL,
    proceeding uuid NOT NULL,
    kind character varying(10) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    wrapped_key bytea NOT NULL,
    brings_paper boolean NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    kiosk uuid NOT NULL,
    place character varying(200) DEFAULT NULL::character varying NOT NULL,
    receipt character varying(20) DEFAULT NULL::character varying NOT NULL,
    given_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    fit character varying(14) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE probation.breach_kiosk_answer OWNER TO postgres;


--
-- Name: breach_kiosk_request; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_kiosk_request (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    told_as uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    ended_at timestamp with time zone,
    ended_because character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE probation.breach_kiosk_request OWNER TO postgres;


--
-- Name: breach_measure; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_measure (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    kind character varying(12) DEFAULT NULL::character varying NOT NULL,
    on_date date NOT NULL,
    result text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.breach_measure OWNER TO postgres;


--
-- Name: breach_proceeding; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_proceeding (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    category character varying(40) DEFAULT NULL::character varying NOT NULL,
    matter character varying(10) DEFAULT NULL::character varying NOT NULL,
    stage character varying(12) DEFAULT NULL::character varying NOT NULL,
    law_day date NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by uuid NOT NULL,
    opened_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    round_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone,
    asked_how character varying(12) DEFAULT NULL::character varying,
    answer_due_at timestamp with time zone,
    deadline_at timestamp with time zone,
    missed_on date,
    searched_since date,
    found_on date,
    term_suspended_on date,
    term_resumed_on date,
    steps jsonb,
    months integer,
    reasons text,
    rests_on jsonb,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    signed_at timestamp with time zone,
    signed_by uuid,
    signed_by_name character varying(200) DEFAULT NULL::character varying,
    served_on date,
    ended_at timestamp with time zone,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.breach_proceeding OWNER TO postgres;


--
-- Name: breach_ruling; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.breach_ruling (
    id uuid NOT NULL,
    proceeding uuid NOT NULL,
    court character varying(200) DEFAULT NULL::character varying NOT NULL,
    number character varying(80) DEFAULT NULL::character varying NOT NULL,
    ruled_on date NOT NULL,
    result character varying(10) DEFAULT NULL::character varying NOT NULL,
    effect character varying(12) DEFAULT NULL::character varying NOT NULL,
    months integer,
    words text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    undone_why text,
    applied_at timestamp with time zone,
    applied_by uuid,
    applied_by_name character varying(200) DEFAULT NULL::character varying,
    replaced_by character varying(20) DEFAULT NULL::character varying,
    quashed_at timestamp with time zone,
    quashed_on date,
    quashed_document character varying(400) DEFAULT NULL::character varying
);


ALTER TABLE probation.breach_ruling OWNER TO postgres;


--
-- Name: case_number; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.case_number (
    key character varying(40) DEFAULT NULL::character varying NOT NULL,
    last integer DEFAULT 0 NOT NULL
);


ALTER TABLE probation.case_number OWNER TO postgres;


--
-- Name: check_in; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.check_in (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    due_on date NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    session uuid,
    kiosk uuid,
    match character varying(20) DEFAULT NULL::character varying,
    liveness character varying(20) DEFAULT NULL::character varying,
    quality character varying(20) DEFAULT NULL::character varying,
    score double precision,
    threshold double precision,
    calibrated boolean,
    engine character varying(200) DEFAULT NULL::character varying,
    reason character varying(40) DEFAULT NULL::character varying,
    answers jsonb,
    started_at timestamp with time zone,
    submitted_at timestamp with time zone,
    recorded_at timestamp with time zone,
    receipt character varying(20) DEFAULT NULL::character varying,
    verdict character varying(30) DEFAULT NULL::character varying,
    reviewed_at timestamp with time zone,
    reviewed_by uuid,
    reviewed_by_name character varying(200) DEFAULT NULL::character varying,
    first_no_match_by uuid,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    capture jsonb,
    officer uuid,
    office character varying(20) DEFAULT NULL::character varying,
    supervising_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    place character varying(20) DEFAULT NULL::character varying,
    place_words character varying(200) DEFAULT NULL::character varying,
    called_why character varying(500) DEFAULT NULL::character varying,
    absence uuid,
    asked jsonb
);


ALTER TABLE probation.check_in OWNER TO postgres;


--
-- Name: check_in_review; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.check_in_review (
    id uuid NOT NULL,
    check_in uuid NOT NULL,
    verdict character varying(30) DEFAULT NULL::character varying NOT NULL,
    note text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    excuse character varying(20) DEFAULT NULL::character varying,
    document character varying(500) DEFAULT NULL::character varying
);


ALTER TABLE probation.check_in_review OWNER TO postgres;


--
-- Name: check_in_schedule; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.check_in_schedule (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    first_on date NOT NULL,
    weekdays jsonb NOT NULL,
    times integer NOT NULL,
    gap integer NOT NULL,
    seed character varying(64) DEFAULT NULL::character varying NOT NULL,
    at_hour time without time zone,
    grace_minutes integer NOT NULL,
    fixed boolean NOT NULL,
    place character varying(20) DEFAULT NULL::character varying NOT NULL,
    place_words character varying(200) DEFAULT NULL::character varying,
    why character varying(500) DEFAULT NULL::character varying NOT NULL,
    override_why character varying(500) DEFAULT NULL::character varying,
    override_norm character varying(200) DEFAULT NULL::character varying,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.check_in_schedule OWNER TO postgres;


--
-- Name: closing; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.closing (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    person uuid NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying NOT NULL,
    document text NOT NULL,
    words text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    answer character varying(20) DEFAULT NULL::character varying,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answer_words text,
    closed_at timestamp with time zone,
    undo_until timestamp with time zone,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name character varying(200) DEFAULT NULL::character varying,
    undone_words text,
    final_at timestamp with time zone
);


ALTER TABLE probation.closing OWNER TO postgres;


--
-- Name: condition; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.condition (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    code character varying(40) DEFAULT NULL::character varying NOT NULL,
    words text NOT NULL,
    source character varying(200) DEFAULT NULL::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.condition OWNER TO postgres;


--
-- Name: condition_version; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.condition_version (
    id uuid NOT NULL,
    condition uuid NOT NULL,
    registration uuid NOT NULL,
    version integer NOT NULL,
    event character varying(10) DEFAULT NULL::character varying NOT NULL,
    template_version integer NOT NULL,
    inputs jsonb NOT NULL,
    text jsonb NOT NULL,
    imposed_by character varying(10) DEFAULT NULL::character varying NOT NULL,
    document text NOT NULL,
    decided_on date NOT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    form_token uuid NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.condition_version OWNER TO postgres;


--
-- Name: corrective_entry; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.corrective_entry (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(12) DEFAULT NULL::character varying NOT NULL,
    on_date date NOT NULL,
    content jsonb NOT NULL,
    refers_to uuid,
    document character varying(300) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    form_token uuid NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.corrective_entry OWNER TO postgres;


--
-- Name: dead_letter; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.dead_letter (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    error text,
    held_up_to bigint,
    skipped_at timestamp with time zone,
    skipped_by uuid,
    skip_reason text
);


ALTER TABLE probation.dead_letter OWNER TO postgres;


--
-- Name: deputy; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.deputy (
    officer uuid NOT NULL,
    office text NOT NULL,
    deputy uuid NOT NULL,
    deputy_name text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT deputy_check CHECK ((deputy <> officer))
);


ALTER TABLE probation.deputy OWNER TO postgres;


--
-- Name: device; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.device (
    id text NOT NULL,
    number bigint NOT NULL,
    vendor text NOT NULL,
    model text NOT NULL,
    sim text,
    registered_at timestamp with time zone NOT NULL,
    registered_by uuid NOT NULL,
    protocol text NOT NULL,
    authentication text NOT NULL,
    CONSTRAINT device_id_check CHECK (((id ~ '^[A-Za-z0-9._:-]+$'::text) AND (length(id) <= 64))),
    CONSTRAINT device_protocol_check CHECK ((protocol = ANY (ARRAY['http'::text, 'osmand'::text, 'mqtt'::text, 'r16h'::text, 'watch'::text, 'gt06'::text])))
);


ALTER TABLE probation.device OWNER TO postgres;


--
-- Name: device_movement; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.device_movement (
    id uuid NOT NULL,
    device_id character varying(64) DEFAULT NULL::character varying NOT NULL,
    number integer NOT NULL,
    event character varying(16) DEFAULT NULL::character varying NOT NULL,
    state character varying(14) DEFAULT NULL::character varying NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    sent_to character varying(40) DEFAULT NULL::character varying,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.device_movement OWNER TO postgres;


--
-- Name: device_number_seq; Type: SEQUENCE; Schema: probation; Owner: postgres
--

ALTER TABLE probation.device ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME probation.device_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: device_source; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.device_source (
    device_id text NOT NULL,
    source integer NOT NULL,
    first_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.device_source OWNER TO postgres;


--
-- Name: device_stock; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.device_stock (
    id character varying(64) DEFAULT NULL::character varying NOT NULL,
    state character varying(14) DEFAULT NULL::character varying NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    sent_to character varying(40) DEFAULT NULL::character varying,
    since timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.device_stock OWNER TO postgres;


--
-- Name: document; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    kind character varying(24) DEFAULT NULL::character varying NOT NULL,
    owner character varying(40) DEFAULT NULL::character varying NOT NULL,
    about uuid NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid NOT NULL,
    created_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    endorsed_at timestamp with time zone,
    endorsed_by uuid,
    endorsed_by_name character varying(200) DEFAULT NULL::character varying,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    second_by uuid,
    second_by_name character varying(200) DEFAULT NULL::character varying,
    number character varying(40) DEFAULT NULL::character varying,
    template_version integer,
    layout character varying(10) DEFAULT NULL::character varying,
    printed jsonb,
    corrects uuid,
    served_how character varying(20) DEFAULT NULL::character varying,
    served_on date,
    served_words text,
    proof uuid,
    left_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_why text,
    erased_at timestamp with time zone
);


ALTER TABLE probation.document OWNER TO postgres;


--
-- Name: document_counter; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_counter (
    series character varying(40) DEFAULT NULL::character varying NOT NULL,
    last integer NOT NULL
);


ALTER TABLE probation.document_counter OWNER TO postgres;


--
-- Name: document_erasure; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_erasure (
    id uuid NOT NULL,
    document uuid NOT NULL,
    kind character varying(24) DEFAULT NULL::character varying NOT NULL,
    number character varying(40) DEFAULT NULL::character varying,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    dated_on date NOT NULL,
    ended_on date NOT NULL,
    digests text[] NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    act character varying(60) DEFAULT NULL::character varying,
    keep_until date,
    why text
);


ALTER TABLE probation.document_erasure OWNER TO postgres;


--
-- Name: document_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_event (
    id uuid NOT NULL,
    document uuid NOT NULL,
    number integer NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    why text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.document_event OWNER TO postgres;


--
-- Name: document_file; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_file (
    id uuid NOT NULL,
    document uuid NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    size integer NOT NULL,
    wrapped_key bytea,
    content bytea,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.document_file OWNER TO postgres;


--
-- Name: document_service; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_service (
    id uuid NOT NULL,
    document uuid NOT NULL,
    number integer NOT NULL,
    how character varying(20) DEFAULT NULL::character varying NOT NULL,
    served_on date,
    proof uuid,
    tracking character varying(40) DEFAULT NULL::character varying,
    witnesses text[],
    second_by uuid,
    second_by_name character varying(200) DEFAULT NULL::character varying,
    words text,
    why text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.document_service OWNER TO postgres;


--
-- Name: document_signature; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_signature (
    id uuid NOT NULL,
    document uuid NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    cms bytea,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    said text,
    checked_at timestamp with time zone,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.document_signature OWNER TO postgres;


--
-- Name: document_template; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_template (
    id uuid NOT NULL,
    code character varying(40) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    texts jsonb NOT NULL,
    layout character varying(10) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answer text
);


ALTER TABLE probation.document_template OWNER TO postgres;


--
-- Name: document_version; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.document_version (
    id uuid NOT NULL,
    document uuid NOT NULL,
    version integer NOT NULL,
    content jsonb,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.document_version OWNER TO postgres;


--
-- Name: duplicate_suspicion; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.duplicate_suspicion (
    id uuid NOT NULL,
    person uuid NOT NULL,
    other uuid NOT NULL,
    suspected_at timestamp with time zone NOT NULL,
    decision character varying(20) DEFAULT NULL::character varying,
    reason text,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    decided_at timestamp with time zone,
    source character varying(10) DEFAULT 'face'::character varying NOT NULL,
    face_alike_at timestamp with time zone
);


ALTER TABLE probation.duplicate_suspicion OWNER TO postgres;


--
-- Name: earlier_name; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.earlier_name (
    person uuid NOT NULL,
    record uuid NOT NULL,
    script character varying(8) NOT NULL,
    family_name character varying(100) NOT NULL,
    given_name character varying(100) NOT NULL,
    patronymic character varying(100),
    CONSTRAINT earlier_name_script_check CHECK (((script)::text = ANY ((ARRAY['official'::character varying, 'kk'::character varying, 'ru'::character varying, 'latin'::character varying])::text[])))
);


ALTER TABLE probation.earlier_name OWNER TO postgres;


--
-- Name: emergency_access; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.emergency_access (
    id uuid NOT NULL,
    person uuid NOT NULL,
    case_number character varying(20) NOT NULL,
    office character varying(20) NOT NULL,
    account uuid NOT NULL,
    account_name character varying(200) NOT NULL,
    account_office character varying(20),
    reason text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone NOT NULL,
    reviewed_at timestamp with time zone,
    reviewed_by uuid,
    reviewed_by_name character varying(200),
    outcome character varying(20),
    findings text,
    supervising_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    account_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL
);


ALTER TABLE probation.emergency_access OWNER TO postgres;


--
-- Name: equipment_act; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.equipment_act (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    kind character varying(12) DEFAULT NULL::character varying NOT NULL,
    decision uuid,
    device_id character varying(64) DEFAULT NULL::character varying,
    outcome character varying(16) DEFAULT NULL::character varying NOT NULL,
    items character varying(200) DEFAULT NULL::character varying NOT NULL,
    acquainted boolean NOT NULL,
    condition character varying(400) DEFAULT NULL::character varying NOT NULL,
    words text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    form_token uuid NOT NULL
);


ALTER TABLE probation.equipment_act OWNER TO postgres;


--
-- Name: equipment_report; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.equipment_report (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    kind character varying(12) DEFAULT NULL::character varying NOT NULL,
    device_id character varying(64) DEFAULT NULL::character varying NOT NULL,
    found_on date NOT NULL,
    circumstances text NOT NULL,
    taken_off boolean NOT NULL,
    state character varying(16) DEFAULT NULL::character varying NOT NULL,
    heard_words text,
    finding_words text,
    found_at timestamp with time zone,
    found_by uuid,
    found_by_name character varying(200) DEFAULT NULL::character varying,
    reported_at timestamp with time zone NOT NULL,
    reported_by uuid NOT NULL,
    reported_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.equipment_report OWNER TO postgres;


--
-- Name: equipment_visit; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.equipment_visit (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    decision uuid,
    appointment uuid NOT NULL,
    kind character varying(12) DEFAULT NULL::character varying NOT NULL,
    vendor character varying(64) DEFAULT NULL::character varying,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    made_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    result character varying(12) DEFAULT NULL::character varying,
    fault character varying(12) DEFAULT NULL::character varying,
    act uuid,
    recorded_at timestamp with time zone
);


ALTER TABLE probation.equipment_visit OWNER TO postgres;


--
-- Name: evaluation_checkpoint; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.evaluation_checkpoint (
    assignment uuid NOT NULL,
    hour bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    order_version integer NOT NULL,
    state json NOT NULL
)
WITH (fillfactor='60', autovacuum_vacuum_scale_factor='0.05');


ALTER TABLE probation.evaluation_checkpoint OWNER TO postgres;


--
-- Name: evaluation_queue; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.evaluation_queue (
    assignment uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    at timestamp with time zone NOT NULL,
    vendor text DEFAULT ''::text NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='20000', autovacuum_vacuum_insert_threshold='-1');


ALTER TABLE probation.evaluation_queue OWNER TO postgres;


--
-- Name: evidence_key; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.evidence_key (
    public_key text NOT NULL,
    key_version integer NOT NULL,
    kept_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.evidence_key OWNER TO postgres;


--
-- Name: field_change; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.field_change (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid,
    field character varying(40) DEFAULT NULL::character varying NOT NULL,
    entry uuid,
    old jsonb NOT NULL,
    new jsonb NOT NULL,
    kind character varying(10) DEFAULT NULL::character varying NOT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    document text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    undoes uuid
);


ALTER TABLE probation.field_change OWNER TO postgres;


--
-- Name: field_visit; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.field_visit (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    appointment uuid,
    officer_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    number character varying(40) DEFAULT NULL::character varying,
    happened_on date NOT NULL,
    content jsonb NOT NULL,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.field_visit OWNER TO postgres;


--
-- Name: field_visit_version; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.field_visit_version (
    id uuid NOT NULL,
    visit uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    why text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.field_visit_version OWNER TO postgres;


--
-- Name: import_row; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.import_row (
    import_id uuid NOT NULL,
    number integer NOT NULL,
    hash character varying(64) NOT NULL,
    result character varying(10) NOT NULL,
    fields jsonb,
    problems jsonb,
    alike jsonb,
    officer uuid,
    officer_name character varying(200),
    person uuid,
    registration uuid,
    done_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200),
    reason character varying(1000),
    CONSTRAINT import_row_result_check CHECK (((result)::text = ANY ((ARRAY['waiting'::character varying, 'defect'::character varying, 'held'::character varying, 'made'::character varying, 'refused'::character varying, 'dropped'::character varying, 'undone'::character varying, 'left'::character varying])::text[])))
);


ALTER TABLE probation.import_row OWNER TO postgres;


--
-- Name: inbox; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.inbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.inbox OWNER TO postgres;


--
-- Name: inbox_sequence; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.inbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE probation.inbox_sequence OWNER TO postgres;


--
-- Name: law_cancellation; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.law_cancellation (
    version uuid NOT NULL,
    cancelled_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE probation.law_cancellation OWNER TO postgres;


--
-- Name: law_draft; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.law_draft (
    id uuid NOT NULL,
    book character varying(20) DEFAULT NULL::character varying NOT NULL,
    section character varying(40) DEFAULT NULL::character varying NOT NULL,
    key character varying(160) DEFAULT NULL::character varying NOT NULL,
    valid_from date NOT NULL,
    entry jsonb NOT NULL,
    before jsonb,
    why text NOT NULL,
    document character varying(200) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    effects jsonb,
    effects_at timestamp with time zone,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answer text,
    cancels uuid
);


ALTER TABLE probation.law_draft OWNER TO postgres;


--
-- Name: law_override; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.law_override (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    findings jsonb NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    acknowledged_by_name character varying(200),
    note text
);


ALTER TABLE probation.law_override OWNER TO postgres;


--
-- Name: law_version; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.law_version (
    id uuid NOT NULL,
    book character varying(20) DEFAULT NULL::character varying NOT NULL,
    section character varying(40) DEFAULT NULL::character varying NOT NULL,
    key character varying(160) DEFAULT NULL::character varying NOT NULL,
    valid_from date NOT NULL,
    entry json NOT NULL,
    "position" integer NOT NULL,
    seeded boolean NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE probation.law_version OWNER TO postgres;


--
-- Name: legal_basis_document; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.legal_basis_document (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    media_type character varying(40) DEFAULT NULL::character varying NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    wrapped_key bytea,
    content bytea,
    basis_reference character varying(200) DEFAULT NULL::character varying NOT NULL,
    basis_given_on date NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    ended_at timestamp with time zone,
    destroyed_at timestamp with time zone
);


ALTER TABLE probation.legal_basis_document OWNER TO postgres;


--
-- Name: less_answer; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.less_answer (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    choice character varying(12) DEFAULT NULL::character varying NOT NULL,
    reason character varying(30) DEFAULT NULL::character varying,
    until_on date,
    why text NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    given_by uuid NOT NULL,
    given_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    given_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    decided_at timestamp with time zone,
    decision_words text,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.less_answer OWNER TO postgres;


--
-- Name: match_check; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.match_check (
    person uuid NOT NULL,
    checked_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.match_check OWNER TO postgres;


--
-- Name: merged_row; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.merged_row (
    merge uuid NOT NULL,
    table_name character varying(60) NOT NULL,
    row_id uuid NOT NULL,
    before jsonb NOT NULL
);


ALTER TABLE probation.merged_row OWNER TO postgres;


--
-- Name: monitoring_decision; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.monitoring_decision (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    request character varying(12) DEFAULT NULL::character varying NOT NULL,
    ground character varying(12) DEFAULT NULL::character varying NOT NULL,
    norm_source text NOT NULL,
    norm_status character varying(12) DEFAULT NULL::character varying NOT NULL,
    about uuid,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason text NOT NULL,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    decision_words text,
    decision_document character varying(400) DEFAULT NULL::character varying,
    suspended_until date,
    ended_at timestamp with time zone,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    suspended_since timestamp with time zone,
    lift character varying(60) DEFAULT NULL::character varying,
    CONSTRAINT monitoring_decision_period CHECK ((ends_on >= starts_on))
);


ALTER TABLE probation.monitoring_decision OWNER TO postgres;


--
-- Name: monitoring_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.monitoring_event (
    id uuid NOT NULL,
    subject uuid NOT NULL,
    number integer NOT NULL,
    event character varying(24) DEFAULT NULL::character varying NOT NULL,
    state character varying(16) DEFAULT NULL::character varying NOT NULL,
    until date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    since timestamp with time zone
);


ALTER TABLE probation.monitoring_event OWNER TO postgres;


--
-- Name: monitoring_order; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.monitoring_order (
    id uuid NOT NULL,
    person uuid NOT NULL,
    version integer NOT NULL,
    body jsonb NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    made_by_name text NOT NULL,
    reason text DEFAULT ''::text NOT NULL
);


ALTER TABLE probation.monitoring_order OWNER TO postgres;


--
-- Name: near_word; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.near_word (
    remainder text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE probation.near_word OWNER TO postgres;


--
-- Name: notice; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.notice (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    form character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    region character varying(10) DEFAULT NULL::character varying NOT NULL,
    place text NOT NULL,
    reason text NOT NULL,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    effect character varying(10) DEFAULT NULL::character varying NOT NULL,
    lifts_order boolean NOT NULL,
    norm_source text NOT NULL,
    norm_status character varying(12) DEFAULT NULL::character varying NOT NULL,
    absence uuid,
    order_permission character varying(40) DEFAULT NULL::character varying,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    decision_words text,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    stay jsonb,
    CONSTRAINT notice_period CHECK (((ends_at IS NULL) OR (ends_at >= starts_at)))
);


ALTER TABLE probation.notice OWNER TO postgres;


--
-- Name: notice_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.notice_event (
    id uuid NOT NULL,
    notice uuid NOT NULL,
    number integer NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    ends_at timestamp with time zone,
    sign character varying(20) DEFAULT NULL::character varying,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.notice_event OWNER TO postgres;


--
-- Name: notification; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.notification (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid,
    kind character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    day date NOT NULL,
    occasion integer NOT NULL,
    repeat integer NOT NULL,
    channel character varying(20),
    address_hash character varying(64),
    sealed bytea,
    language character varying(2) NOT NULL,
    template_version integer NOT NULL,
    state character varying(20) NOT NULL,
    why character varying(40),
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    useful_until timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    tried_at timestamp with time zone,
    gateway character varying(20),
    reference character varying(200),
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    in_spite boolean DEFAULT false NOT NULL,
    CONSTRAINT notification_state_check CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'sent'::character varying, 'delivered'::character varying, 'failed'::character varying, 'withheld'::character varying])::text[])))
);


ALTER TABLE probation.notification OWNER TO postgres;


--
-- Name: notification_choice; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.notification_choice (
    person uuid NOT NULL,
    channel character varying(20) NOT NULL,
    opted_out boolean NOT NULL,
    wrong_hash character varying(64),
    by_id uuid NOT NULL,
    by_name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT notification_choice_channel_check CHECK (((channel)::text = ANY ((ARRAY['sms'::character varying, 'email'::character varying, 'messenger'::character varying])::text[])))
);


ALTER TABLE probation.notification_choice OWNER TO postgres;


--
-- Name: officer_capacity; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.officer_capacity (
    id uuid NOT NULL,
    officer uuid NOT NULL,
    office character varying(20) NOT NULL,
    cases integer NOT NULL,
    valid_from date NOT NULL,
    why character varying(500) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    set_by_name character varying(200) NOT NULL,
    CONSTRAINT officer_capacity_cases_check CHECK (((cases >= 0) AND (cases <= 1000)))
);


ALTER TABLE probation.officer_capacity OWNER TO postgres;


--
-- Name: opening_form; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.opening_form (
    id uuid NOT NULL,
    form character varying(24) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    seeded boolean NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    answered_at timestamp with time zone,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answer text
);


ALTER TABLE probation.opening_form OWNER TO postgres;


--
-- Name: opening_paper; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.opening_paper (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    form character varying(24) DEFAULT NULL::character varying NOT NULL,
    form_version uuid NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    answers jsonb NOT NULL,
    sealed bytea NOT NULL,
    wrapped_key bytea NOT NULL,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by uuid NOT NULL,
    saved_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    finished_at timestamp with time zone,
    finished_by_name character varying(200) DEFAULT NULL::character varying,
    signed_on date
);


ALTER TABLE probation.opening_paper OWNER TO postgres;


--
-- Name: opening_paper_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.opening_paper_event (
    id uuid NOT NULL,
    paper uuid NOT NULL,
    number integer NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    form_version uuid NOT NULL,
    answers jsonb,
    sealed bytea,
    day date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.opening_paper_event OWNER TO postgres;


--
-- Name: opening_paper_file; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.opening_paper_file (
    id uuid NOT NULL,
    paper uuid NOT NULL,
    number integer NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.opening_paper_file OWNER TO postgres;


--
-- Name: outbox; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.outbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    receiver character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    body jsonb,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    alerted_at timestamp with time zone
);


ALTER TABLE probation.outbox OWNER TO postgres;


--
-- Name: outbox_sequence; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.outbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE probation.outbox_sequence OWNER TO postgres;


--
-- Name: own_questions; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.own_questions (
    id uuid NOT NULL,
    person uuid,
    office character varying(20) DEFAULT NULL::character varying,
    version integer NOT NULL,
    questions jsonb NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.own_questions OWNER TO postgres;


--
-- Name: person; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person (
    id uuid NOT NULL,
    iin character varying(12) DEFAULT NULL::character varying,
    family_name character varying(100) DEFAULT NULL::character varying NOT NULL,
    given_name character varying(100) DEFAULT NULL::character varying NOT NULL,
    patronymic character varying(100) DEFAULT NULL::character varying,
    birth_date date,
    phone character varying(12) DEFAULT NULL::character varying,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    region character varying(2) DEFAULT NULL::character varying NOT NULL,
    settlement character varying(10) DEFAULT NULL::character varying NOT NULL,
    address text NOT NULL,
    time_zone character varying(60) DEFAULT NULL::character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    iin_missing_reason character varying(500) DEFAULT NULL::character varying,
    kato character varying(9) DEFAULT NULL::character varying,
    residence_since date,
    registered_region character varying(2) DEFAULT NULL::character varying,
    registered_settlement character varying(10) DEFAULT NULL::character varying,
    registered_address text,
    registered_kato character varying(9) DEFAULT NULL::character varying,
    registered_since date,
    registered_until date,
    marital_status character varying(20) DEFAULT NULL::character varying,
    household text,
    disability character varying(20) DEFAULT NULL::character varying,
    health text,
    occupation character varying(20) DEFAULT NULL::character varying,
    workplace text,
    place_of_study text,
    photo_consent character varying(10) DEFAULT NULL::character varying,
    photo_consent_on date,
    photo_consent_document character varying(200) DEFAULT NULL::character varying,
    sex character varying(10) DEFAULT NULL::character varying,
    citizenship character varying(20) DEFAULT NULL::character varying,
    citizenship_country character varying(100) DEFAULT NULL::character varying
);


ALTER TABLE probation.person OWNER TO postgres;


--
-- Name: person_entry; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person_entry (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    details jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone
);


ALTER TABLE probation.person_entry OWNER TO postgres;


--
-- Name: person_link; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person_link (
    person uuid NOT NULL,
    survivor uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT person_link_of_two CHECK ((person <> survivor))
);


ALTER TABLE probation.person_link OWNER TO postgres;


--
-- Name: person_merge; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person_merge (
    id uuid NOT NULL,
    survivor uuid NOT NULL,
    retired uuid NOT NULL,
    retired_name character varying(320) NOT NULL,
    retired_case character varying(20) NOT NULL,
    office character varying(20) NOT NULL,
    state character varying(10) NOT NULL,
    seen jsonb NOT NULL,
    taken jsonb NOT NULL,
    changed jsonb,
    reason text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) NOT NULL,
    answer text,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200),
    undo_reason text,
    undo_moves jsonb,
    undo_at timestamp with time zone,
    undo_by uuid,
    undo_by_name character varying(200),
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name character varying(200),
    CONSTRAINT person_merge_of_two CHECK ((survivor <> retired)),
    CONSTRAINT person_merge_state_check CHECK (((state)::text = ANY ((ARRAY['proposed'::character varying, 'refused'::character varying, 'withdrawn'::character varying, 'merged'::character varying, 'undoing'::character varying, 'undone'::character varying])::text[])))
);


ALTER TABLE probation.person_merge OWNER TO postgres;


--
-- Name: person_name; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person_name (
    person uuid NOT NULL,
    script character varying(5) NOT NULL,
    family_name character varying(100) NOT NULL,
    given_name character varying(100) NOT NULL,
    patronymic character varying(100),
    CONSTRAINT person_name_script_check CHECK (((script)::text = ANY ((ARRAY['kk'::character varying, 'ru'::character varying, 'latin'::character varying])::text[])))
);


ALTER TABLE probation.person_name OWNER TO postgres;


--
-- Name: person_word; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.person_word (
    word text NOT NULL COLLATE pg_catalog."C",
    person uuid NOT NULL
);


ALTER TABLE probation.person_word OWNER TO postgres;


--
-- Name: planned_absence; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.planned_absence (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    effect character varying(10) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying NOT NULL,
    document character varying(500) DEFAULT NULL::character varying NOT NULL,
    note text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    withdrawn_by_name character varying(200) DEFAULT NULL::character varying,
    withdrawn_why character varying(500) DEFAULT NULL::character varying
);


ALTER TABLE probation.planned_absence OWNER TO postgres;


--
-- Name: position_conflict; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.position_conflict (
    device_id text NOT NULL,
    fix_time timestamp with time zone NOT NULL,
    seq bigint NOT NULL,
    source integer NOT NULL,
    other_fix_time timestamp with time zone NOT NULL,
    other_seq bigint NOT NULL,
    other_source integer NOT NULL,
    metres real NOT NULL,
    noticed_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.position_conflict OWNER TO postgres;


--
-- Name: position_default; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.position_default (
    device_id text NOT NULL,
    fix_time timestamp with time zone NOT NULL,
    seq bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    latitude double precision,
    longitude double precision,
    accuracy_m real NOT NULL,
    mechanism text NOT NULL,
    speed_mps real NOT NULL,
    battery real NOT NULL,
    flags text[] NOT NULL,
    raw bytea,
    source integer NOT NULL,
    raw_sha256 bytea GENERATED ALWAYS AS (sha256(raw)) STORED
);


ALTER TABLE probation.position_default OWNER TO postgres;


--
-- Name: pre_trial_report; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.pre_trial_report (
    id uuid NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    officer uuid NOT NULL,
    officer_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    supervising_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    asker character varying(12) DEFAULT NULL::character varying NOT NULL,
    body character varying(200) DEFAULT NULL::character varying NOT NULL,
    request_number character varying(60) DEFAULT NULL::character varying NOT NULL,
    requested_on date NOT NULL,
    due_on date NOT NULL,
    family_name character varying(100) DEFAULT NULL::character varying NOT NULL,
    given_name character varying(100) DEFAULT NULL::character varying NOT NULL,
    patronymic character varying(100) DEFAULT NULL::character varying,
    birth_date date,
    iin character varying(12) DEFAULT NULL::character varying,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    form_version uuid NOT NULL,
    sealed bytea,
    wrapped_key bytea,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by uuid NOT NULL,
    saved_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    finished_by_name character varying(200) DEFAULT NULL::character varying,
    signed_on date,
    signed_by_name character varying(200) DEFAULT NULL::character varying,
    served_on date,
    served_to character varying(200) DEFAULT NULL::character varying,
    ended_at timestamp with time zone,
    person uuid,
    registration uuid,
    erased_at timestamp with time zone
);


ALTER TABLE probation.pre_trial_report OWNER TO postgres;


--
-- Name: pre_trial_report_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.pre_trial_report_event (
    id uuid NOT NULL,
    report uuid NOT NULL,
    number integer NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    form_version uuid NOT NULL,
    sealed bytea,
    day date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.pre_trial_report_event OWNER TO postgres;


--
-- Name: proposed_address; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.proposed_address (
    id uuid NOT NULL,
    person uuid NOT NULL,
    address text,
    said_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_how character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE probation.proposed_address OWNER TO postgres;


--
-- Name: protected_place; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.protected_place (
    id uuid NOT NULL,
    person uuid NOT NULL,
    sealed bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL
);


ALTER TABLE probation.protected_place OWNER TO postgres;


--
-- Name: quarantine_use; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.quarantine_use (
    source integer NOT NULL,
    frames bigint NOT NULL,
    bytes bigint NOT NULL
);


ALTER TABLE probation.quarantine_use OWNER TO postgres;


--
-- Name: quarantined_frame; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.quarantined_frame (
    id bigint NOT NULL,
    source integer NOT NULL,
    device_id text NOT NULL,
    reason text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    noticed_at timestamp with time zone,
    taken_over_at timestamp with time zone,
    raw bytea NOT NULL,
    raw_sha256 bytea GENERATED ALWAYS AS (sha256(raw)) STORED NOT NULL
);


ALTER TABLE probation.quarantined_frame OWNER TO postgres;


--
-- Name: quarantined_frame_id_seq; Type: SEQUENCE; Schema: probation; Owner: postgres
--

ALTER TABLE probation.quarantined_frame ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME probation.quarantined_frame_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: queue_item; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.queue_item (
    id uuid NOT NULL,
    kind character varying(30) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    subject_id uuid NOT NULL,
    reason character varying(60) DEFAULT NULL::character varying NOT NULL,
    priority integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    excluded_officer uuid,
    closed_at timestamp with time zone,
    closed_by uuid,
    outcome character varying(60) DEFAULT NULL::character varying,
    officer uuid,
    office character varying(20) DEFAULT NULL::character varying,
    escalation smallint DEFAULT 0 NOT NULL,
    supervising_authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    put_off_until timestamp with time zone,
    put_off_why character varying(20) DEFAULT NULL::character varying,
    put_off_by_name character varying(200) DEFAULT NULL::character varying,
    put_off_times smallint DEFAULT 0 NOT NULL
);


ALTER TABLE probation.queue_item OWNER TO postgres;


--
-- Name: reassigned_case; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.reassigned_case (
    reassignment uuid NOT NULL,
    person uuid NOT NULL,
    to_officer uuid NOT NULL,
    to_officer_name character varying(200) NOT NULL,
    moved_at timestamp with time zone,
    returned_at timestamp with time zone,
    outcome character varying(20)
);


ALTER TABLE probation.reassigned_case OWNER TO postgres;


--
-- Name: reassignment; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.reassignment (
    id uuid NOT NULL,
    office character varying(20) NOT NULL,
    officer uuid NOT NULL,
    officer_name character varying(200) NOT NULL,
    authority character varying(20) NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by uuid NOT NULL,
    decided_by_name character varying(200) NOT NULL,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name character varying(200)
);


ALTER TABLE probation.reassignment OWNER TO postgres;


--
-- Name: refused_sender; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.refused_sender (
    address text NOT NULL,
    protocol text NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times bigint NOT NULL
);


ALTER TABLE probation.refused_sender OWNER TO postgres;


--
-- Name: register_import; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.register_import (
    id uuid NOT NULL,
    office character varying(20) NOT NULL,
    authority character varying(20) NOT NULL,
    file_name character varying(200) NOT NULL,
    file_hash character varying(64) NOT NULL,
    rows integer NOT NULL,
    state character varying(10) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name character varying(200) NOT NULL,
    confirmed_at timestamp with time zone,
    finished_at timestamp with time zone,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name character varying(200),
    undo_reason character varying(1000),
    confirmed_by uuid,
    confirmed_by_name character varying(200),
    handed_over boolean DEFAULT false NOT NULL,
    CONSTRAINT register_import_state_check CHECK (((state)::text = ANY ((ARRAY['checked'::character varying, 'running'::character varying, 'done'::character varying, 'discarded'::character varying, 'undone'::character varying])::text[])))
);


ALTER TABLE probation.register_import OWNER TO postgres;


--
-- Name: registration; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.registration (
    id uuid NOT NULL,
    person uuid NOT NULL,
    form_token uuid NOT NULL,
    case_number character varying(20) DEFAULT NULL::character varying NOT NULL,
    category character varying(40) DEFAULT NULL::character varying NOT NULL,
    supervising_authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    officer uuid NOT NULL,
    officer_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    court character varying(200) DEFAULT NULL::character varying NOT NULL,
    court_decision_on date NOT NULL,
    in_force_on date NOT NULL,
    registered_on date NOT NULL,
    term_ends_on date NOT NULL,
    frequency character varying(20) DEFAULT NULL::character varying NOT NULL,
    first_check_in_on date NOT NULL,
    basis_kind character varying(20) DEFAULT NULL::character varying,
    basis_reference character varying(200) DEFAULT NULL::character varying,
    basis_given_on date,
    card_code character varying(8) DEFAULT NULL::character varying NOT NULL,
    pin_hash text NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    closed_at timestamp with time zone,
    closing_reason character varying(40) DEFAULT NULL::character varying,
    created_at timestamp with time zone NOT NULL,
    basis_copy uuid,
    current boolean DEFAULT true NOT NULL,
    name_key text NOT NULL COLLATE pg_catalog."C",
    restricted boolean DEFAULT false NOT NULL,
    restriction_reason character varying(500) DEFAULT NULL::character varying,
    offence_article character varying(200) DEFAULT NULL::character varying,
    released_on date,
    work_hours integer,
    offence_kind character varying(20) DEFAULT NULL::character varying,
    representative character varying(200) DEFAULT NULL::character varying,
    term_suspended_since date,
    term_over_at timestamp with time zone,
    released_to character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE probation.registration OWNER TO postgres;


--
-- Name: rejected_report; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.rejected_report (
    id bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    device_id text,
    reason text NOT NULL,
    body text NOT NULL,
    source integer NOT NULL
);


ALTER TABLE probation.rejected_report OWNER TO postgres;


--
-- Name: rejected_report_id_seq; Type: SEQUENCE; Schema: probation; Owner: postgres
--

ALTER TABLE probation.rejected_report ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME probation.rejected_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: relapse_entry; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.relapse_entry (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    grounds jsonb NOT NULL,
    facts text NOT NULL,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    entered_on date,
    review_on date,
    ends_on date,
    told_on date,
    told_how character varying(400) DEFAULT NULL::character varying,
    ended_at timestamp with time zone,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.relapse_entry OWNER TO postgres;


--
-- Name: report_source; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.report_source (
    id integer NOT NULL,
    protocol text NOT NULL,
    vendor text NOT NULL,
    credential text NOT NULL,
    authentication text NOT NULL,
    receiver text NOT NULL
);


ALTER TABLE probation.report_source OWNER TO postgres;


--
-- Name: report_source_id_seq; Type: SEQUENCE; Schema: probation; Owner: postgres
--

ALTER TABLE probation.report_source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME probation.report_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: request_nonce; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.request_nonce (
    key_id text NOT NULL,
    nonce text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.request_nonce OWNER TO postgres;


--
-- Name: risk_calculation; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_calculation (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    number integer NOT NULL,
    tier integer NOT NULL,
    step character varying(30) DEFAULT NULL::character varying,
    provisional boolean NOT NULL,
    inputs jsonb NOT NULL,
    law jsonb NOT NULL,
    proposals jsonb NOT NULL,
    missing jsonb NOT NULL,
    could_raise jsonb NOT NULL,
    method character varying(10) DEFAULT NULL::character varying NOT NULL,
    digest character varying(64) DEFAULT NULL::character varying NOT NULL,
    trigger character varying(20) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.risk_calculation OWNER TO postgres;


--
-- Name: risk_current; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_current (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    registration uuid NOT NULL,
    calculation uuid,
    computed integer,
    tier integer,
    step character varying(30) DEFAULT NULL::character varying,
    provisional boolean DEFAULT false NOT NULL,
    override uuid,
    review_on date,
    entered boolean DEFAULT false NOT NULL,
    standing character varying(10) DEFAULT NULL::character varying,
    criteria jsonb,
    snoozed_until date,
    checked_on date,
    standing_since date,
    looked_on date,
    snooze_reason character varying(30) DEFAULT NULL::character varying
);


ALTER TABLE probation.risk_current OWNER TO postgres;


--
-- Name: risk_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_event (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    subject uuid NOT NULL,
    event character varying(12) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    until_on date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.risk_event OWNER TO postgres;


--
-- Name: risk_fact; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_fact (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(30) DEFAULT NULL::character varying NOT NULL,
    value character varying(20) DEFAULT NULL::character varying,
    document character varying(400) DEFAULT NULL::character varying NOT NULL,
    form_token uuid NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.risk_fact OWNER TO postgres;


--
-- Name: risk_objection; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_objection (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    step character varying(30) DEFAULT NULL::character varying NOT NULL,
    words text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    answer text,
    outcome character varying(12) DEFAULT NULL::character varying,
    answered_by uuid,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answered_at timestamp with time zone,
    form_token uuid NOT NULL
);


ALTER TABLE probation.risk_objection OWNER TO postgres;


--
-- Name: risk_override; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_override (
    id uuid NOT NULL,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    tier integer NOT NULL,
    computed integer NOT NULL,
    confirmed_for integer,
    reason text NOT NULL,
    review_on date NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    form_token uuid NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.risk_override OWNER TO postgres;


--
-- Name: risk_set_aside; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.risk_set_aside (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    error character varying(400) DEFAULT NULL::character varying NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer NOT NULL,
    next_try_at timestamp with time zone NOT NULL
);


ALTER TABLE probation.risk_set_aside OWNER TO postgres;


--
-- Name: search_word; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.search_word (
    word text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE probation.search_word OWNER TO postgres;


--
-- Name: stated_purpose; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.stated_purpose (
    id uuid NOT NULL,
    reader uuid NOT NULL,
    reader_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    reader_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    words text NOT NULL,
    stated_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone NOT NULL
);


ALTER TABLE probation.stated_purpose OWNER TO postgres;


--
-- Name: term_event; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.term_event (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    person uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    on_date date NOT NULL,
    amount integer,
    unit character varying(20) DEFAULT NULL::character varying,
    ends_on date,
    refers_to uuid,
    document text NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT term_event_kind CHECK (((kind)::text = ANY ((ARRAY['length'::character varying, 'stated_end'::character varying, 'taken_over'::character varying, 'extended'::character varying, 'suspended'::character varying, 'resumed'::character varying, 'credited'::character varying, 'ended_early'::character varying, 'withdrawn'::character varying])::text[])))
);


ALTER TABLE probation.term_event OWNER TO postgres;


--
-- Name: timeline_entry; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.timeline_entry (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(40) DEFAULT NULL::character varying NOT NULL,
    details jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying
);


ALTER TABLE probation.timeline_entry OWNER TO postgres;


--
-- Name: transfer; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.transfer (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    iin character varying(12),
    person uuid,
    person_name character varying(320),
    case_number character varying(20),
    from_office character varying(20),
    from_officer uuid,
    from_officer_name character varying(200),
    to_office character varying(20) NOT NULL,
    to_officer uuid,
    to_officer_name character varying(200),
    wish text,
    reason text,
    document character varying(200),
    begun_at timestamp with time zone NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name character varying(200) NOT NULL,
    offered_at timestamp with time zone,
    offered_by uuid,
    offered_by_name character varying(200),
    due_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200),
    answer text,
    history_from timestamp with time zone,
    CONSTRAINT transfer_of_somebody CHECK ((((state)::text = ANY ((ARRAY['asked'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[])) OR (person IS NOT NULL))),
    CONSTRAINT transfer_state_check CHECK (((state)::text = ANY ((ARRAY['asked'::character varying, 'offered'::character varying, 'accepted'::character varying, 'refused'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[]))),
    CONSTRAINT transfer_to_another_office CHECK (((from_office)::text <> (to_office)::text))
);


ALTER TABLE probation.transfer OWNER TO postgres;


--
-- Name: vendor; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.vendor (
    code text NOT NULL,
    name text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    CONSTRAINT vendor_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,39}$'::text)),
    CONSTRAINT vendor_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);


ALTER TABLE probation.vendor OWNER TO postgres;


--
-- Name: vendor_agreement; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.vendor_agreement (
    id uuid NOT NULL,
    vendor character varying(40) DEFAULT NULL::character varying NOT NULL,
    days integer NOT NULL,
    valid_from date NOT NULL,
    source character varying(300) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.vendor_agreement OWNER TO postgres;


--
-- Name: vendor_credential; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.vendor_credential (
    id text NOT NULL,
    vendor text NOT NULL,
    kind text NOT NULL,
    device_id text,
    secret bytea,
    network cidr,
    fingerprint text,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    replaces text,
    valid_until timestamp with time zone,
    revoked_at timestamp with time zone,
    revoked_by uuid,
    revoked_reason text,
    last_used_at timestamp with time zone,
    CONSTRAINT vendor_credential_check CHECK (((kind = 'registered_network'::text) = (network IS NOT NULL))),
    CONSTRAINT vendor_credential_check1 CHECK (((kind = 'client_certificate'::text) = (fingerprint IS NOT NULL))),
    CONSTRAINT vendor_credential_check2 CHECK (((kind = ANY (ARRAY['request_signature'::text, 'device_key'::text, 'mqtt_account'::text])) = (secret IS NOT NULL))),
    CONSTRAINT vendor_credential_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT vendor_credential_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{3,64}$'::text)),
    CONSTRAINT vendor_credential_kind_check CHECK ((kind = ANY (ARRAY['request_signature'::text, 'device_key'::text, 'client_certificate'::text, 'mqtt_account'::text, 'registered_network'::text])))
);


ALTER TABLE probation.vendor_credential OWNER TO postgres;


--
-- Name: visit; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.visit (
    id uuid NOT NULL,
    person uuid NOT NULL,
    authority character varying(20) DEFAULT NULL::character varying NOT NULL,
    came_on date NOT NULL,
    how character varying(20) DEFAULT NULL::character varying NOT NULL,
    why_afterwards character varying(500) DEFAULT NULL::character varying,
    note text NOT NULL,
    counting character varying(20) DEFAULT NULL::character varying NOT NULL,
    check_in uuid,
    state_before character varying(12) DEFAULT NULL::character varying,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    undone_by uuid,
    undone_by_name character varying(200) DEFAULT NULL::character varying,
    appointment uuid,
    undone_why character varying(2000) DEFAULT NULL::character varying
);


ALTER TABLE probation.visit OWNER TO postgres;


--
-- Name: work_act; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_act (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    month date NOT NULL,
    version integer NOT NULL,
    number character varying(40) DEFAULT NULL::character varying NOT NULL,
    hours integer NOT NULL,
    content jsonb NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    printed jsonb,
    layout character varying(10) DEFAULT NULL::character varying
);


ALTER TABLE probation.work_act OWNER TO postgres;


--
-- Name: work_allocation; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_allocation (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    work_order uuid NOT NULL,
    site uuid NOT NULL,
    weekdays character varying(7) DEFAULT NULL::character varying NOT NULL,
    starts time without time zone NOT NULL,
    hours integer NOT NULL,
    begins_on date NOT NULL,
    ends_on date,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_name character varying(200) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE probation.work_allocation OWNER TO postgres;


--
-- Name: work_order; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_order (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    requested_on date NOT NULL,
    request character varying(300) DEFAULT NULL::character varying NOT NULL,
    number character varying(60) DEFAULT NULL::character varying,
    ordered_on date,
    received_on date,
    site uuid,
    hours integer,
    contact character varying(200) DEFAULT ''::character varying NOT NULL,
    acquainted_on date,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.work_order OWNER TO postgres;


--
-- Name: work_order_version; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_order_version (
    id uuid NOT NULL,
    work_order uuid NOT NULL,
    version integer NOT NULL,
    step character varying(12) DEFAULT NULL::character varying NOT NULL,
    content jsonb NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.work_order_version OWNER TO postgres;


--
-- Name: work_outcome; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_outcome (
    id uuid NOT NULL,
    session uuid NOT NULL,
    version integer NOT NULL,
    outcome character varying(24) DEFAULT NULL::character varying NOT NULL,
    credited integer NOT NULL,
    document character varying(300) DEFAULT NULL::character varying NOT NULL,
    note text NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.work_outcome OWNER TO postgres;


--
-- Name: work_requirement; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_requirement (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    version integer NOT NULL,
    hours integer NOT NULL,
    free boolean NOT NULL,
    exempt character varying(20) DEFAULT NULL::character varying,
    available_until date,
    document character varying(300) DEFAULT NULL::character varying NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE probation.work_requirement OWNER TO postgres;


--
-- Name: work_session; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_session (
    id uuid NOT NULL,
    registration uuid NOT NULL,
    allocation uuid NOT NULL,
    site uuid NOT NULL,
    on_date date NOT NULL,
    starts time without time zone NOT NULL,
    hours integer NOT NULL,
    run uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_by_name character varying(200) DEFAULT NULL::character varying,
    cancelled_why text,
    CONSTRAINT work_session_hours CHECK (((hours >= 1) AND (hours <= 24)))
);


ALTER TABLE probation.work_session OWNER TO postgres;


--
-- Name: work_site; Type: TABLE; Schema: probation; Owner: postgres
--

CREATE TABLE probation.work_site (
    id uuid NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    organisation character varying(200) DEFAULT NULL::character varying NOT NULL,
    kind_of_work character varying(300) DEFAULT NULL::character varying NOT NULL,
    address character varying(300) DEFAULT NULL::character varying NOT NULL,
    contact character varying(200) DEFAULT NULL::character varying NOT NULL,
    phone character varying(40) DEFAULT NULL::character varying NOT NULL,
    open_days character varying(7) DEFAULT NULL::character varying NOT NULL,
    capacity integer NOT NULL,
    closes_on date,
    form_token uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE probation.work_site OWNER TO postgres;


--
-- Name: migration; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.migration (
    id integer NOT NULL,
    name character varying(200) DEFAULT ''::character varying NOT NULL,
    app_name character varying(200) DEFAULT ''::character varying NOT NULL,
    ran_on timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.migration OWNER TO postgres;


--
-- Name: migration_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.migration_id_seq OWNER TO postgres;


--
-- Name: migration_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public.migration_id_seq OWNED BY public.migration.id;


--
-- Name: accessibility; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.accessibility (
    id uuid NOT NULL,
    location uuid,
    code character varying(20) DEFAULT NULL::character varying,
    description jsonb,
    details jsonb,
    url character varying(1000) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.accessibility OWNER TO postgres;


--
-- Name: appointment; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.appointment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    way character varying(20) DEFAULT NULL::character varying NOT NULL,
    purpose character varying(300) DEFAULT NULL::character varying,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    place character varying(300) DEFAULT NULL::character varying,
    time_zone character varying(40) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    attended character varying(20) DEFAULT NULL::character varying,
    held boolean,
    why_not character varying(40) DEFAULT NULL::character varying,
    result text,
    supersedes uuid,
    superseded_by uuid,
    worker uuid NOT NULL,
    worker_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.appointment OWNER TO postgres;


--
-- Name: appointment_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.appointment_event (
    id uuid NOT NULL,
    appointment uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    attended character varying(20) DEFAULT NULL::character varying,
    held boolean,
    why_not character varying(40) DEFAULT NULL::character varying,
    result text,
    why text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.appointment_event OWNER TO postgres;


--
-- Name: appointment_reminder; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.appointment_reminder (
    appointment uuid NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    gateway character varying(20) DEFAULT NULL::character varying,
    settled_at timestamp with time zone,
    language character varying(2) DEFAULT NULL::character varying,
    number_end character varying(4) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.appointment_reminder OWNER TO postgres;


--
-- Name: assessment; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.assessment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    form character varying(5) DEFAULT NULL::character varying NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    finished_at timestamp with time zone,
    finished_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.assessment OWNER TO postgres;


--
-- Name: assessment_part; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.assessment_part (
    id uuid NOT NULL,
    assessment uuid NOT NULL,
    pathway character varying(20) DEFAULT NULL::character varying NOT NULL,
    question_set uuid NOT NULL,
    version integer NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamp with time zone,
    saved_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.assessment_part OWNER TO postgres;


--
-- Name: attendance; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.attendance (
    id uuid NOT NULL,
    session uuid NOT NULL,
    participation uuid NOT NULL,
    version integer NOT NULL,
    mark character varying(10) DEFAULT NULL::character varying NOT NULL,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.attendance OWNER TO postgres;


--
-- Name: attribute; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.attribute (
    id uuid NOT NULL,
    link uuid NOT NULL,
    link_type character varying(500) DEFAULT NULL::character varying,
    link_entity character varying(40) DEFAULT NULL::character varying NOT NULL,
    taxonomy_term uuid NOT NULL,
    value text,
    source uuid
);


ALTER TABLE reintegration.attribute OWNER TO postgres;


--
-- Name: audit; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.audit (
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    action character varying(80) DEFAULT NULL::character varying NOT NULL,
    about uuid,
    details text NOT NULL,
    previous character varying(64) DEFAULT NULL::character varying NOT NULL,
    hash character varying(64) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.audit OWNER TO postgres;


--
-- Name: capacity; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.capacity (
    offer uuid NOT NULL,
    available integer,
    maximum integer,
    updated_at timestamp with time zone,
    updated_by uuid,
    unit character varying(100) DEFAULT NULL::character varying,
    description jsonb,
    CONSTRAINT capacity_possible CHECK (((available >= 0) AND (available <= maximum)))
);


ALTER TABLE reintegration.capacity OWNER TO postgres;


--
-- Name: case; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration."case" (
    person uuid NOT NULL,
    registration uuid NOT NULL,
    case_number character varying(60) DEFAULT NULL::character varying NOT NULL,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    phone character varying(40) DEFAULT NULL::character varying,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    status character varying(20) DEFAULT NULL::character varying NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    next_due_on date,
    name_key text GENERATED ALWAYS AS (public.name_key((name)::text)) STORED COLLATE pg_catalog."C",
    authority character varying(20) DEFAULT 'probation'::character varying NOT NULL,
    restricted boolean DEFAULT false NOT NULL,
    birth_year integer,
    origin character varying(20) DEFAULT 'registration'::character varying NOT NULL,
    ground character varying(20) DEFAULT 'register'::character varying NOT NULL,
    agreed_at timestamp with time zone,
    consent_due_on date,
    supervision_ended_at timestamp with time zone,
    release_on date,
    closing_reason character varying(40) DEFAULT NULL::character varying,
    rests character varying(40) DEFAULT NULL::character varying
);


ALTER TABLE reintegration."case" OWNER TO postgres;


--
-- Name: case_bringer; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_bringer (
    person uuid NOT NULL,
    organisation character varying(300) DEFAULT NULL::character varying NOT NULL,
    contact character varying(200) DEFAULT NULL::character varying,
    phone character varying(40) DEFAULT NULL::character varying,
    version integer NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.case_bringer OWNER TO postgres;


--
-- Name: case_member; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_member (
    id uuid NOT NULL,
    person uuid NOT NULL,
    account uuid,
    organisation uuid,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    part character varying(20) DEFAULT NULL::character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    until date,
    consent uuid,
    sealed bytea NOT NULL,
    given_by uuid NOT NULL,
    given_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    ended_at timestamp with time zone,
    ended character varying(20) DEFAULT NULL::character varying,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    CONSTRAINT case_member_consent CHECK (((consent IS NOT NULL) OR ((part)::text = 'institution'::text))),
    CONSTRAINT case_member_one CHECK ((num_nonnulls(account, organisation) = 1))
);


ALTER TABLE reintegration.case_member OWNER TO postgres;


--
-- Name: case_need; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_need (
    id uuid NOT NULL,
    person uuid NOT NULL,
    pathway character varying(20) DEFAULT NULL::character varying,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    urgent_now boolean DEFAULT false NOT NULL,
    version integer NOT NULL,
    sealed bytea NOT NULL,
    found_by uuid,
    found_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.case_need OWNER TO postgres;


--
-- Name: case_number; Type: SEQUENCE; Schema: reintegration; Owner: postgres
--

CREATE SEQUENCE reintegration.case_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE reintegration.case_number OWNER TO postgres;


--
-- Name: case_owner; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_owner (
    id uuid NOT NULL,
    person uuid NOT NULL,
    account uuid NOT NULL,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    how character varying(20) DEFAULT NULL::character varying NOT NULL,
    given_by uuid NOT NULL,
    given_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    sealed bytea,
    until timestamp with time zone,
    ended character varying(20) DEFAULT NULL::character varying,
    ended_by uuid,
    ended_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.case_owner OWNER TO postgres;


--
-- Name: case_pair; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_pair (
    id uuid NOT NULL,
    first uuid NOT NULL,
    second uuid NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    CONSTRAINT case_pair_of_two CHECK ((first < second))
);


ALTER TABLE reintegration.case_pair OWNER TO postgres;


--
-- Name: case_pair_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_pair_event (
    id uuid NOT NULL,
    pair uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.case_pair_event OWNER TO postgres;


--
-- Name: case_path; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_path (
    person uuid NOT NULL,
    basis character varying(20) DEFAULT NULL::character varying NOT NULL,
    anchor_on date NOT NULL,
    begun_on date NOT NULL,
    paused_on date,
    law character varying(20) DEFAULT NULL::character varying NOT NULL,
    stage character varying(40) DEFAULT NULL::character varying,
    next_on date,
    due_on date,
    version integer NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.case_path OWNER TO postgres;


--
-- Name: case_stage; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_stage (
    id uuid NOT NULL,
    person uuid NOT NULL,
    stage character varying(40) DEFAULT NULL::character varying NOT NULL,
    starts_on date NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    entered_on date,
    left_on date
);


ALTER TABLE reintegration.case_stage OWNER TO postgres;


--
-- Name: case_word; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.case_word (
    word text NOT NULL COLLATE pg_catalog."C",
    person uuid NOT NULL
);


ALTER TABLE reintegration.case_word OWNER TO postgres;


--
-- Name: confirmation_request; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.confirmation_request (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    about date NOT NULL,
    try_number integer NOT NULL,
    channel character varying(20) DEFAULT NULL::character varying NOT NULL,
    recipient character varying(254) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_for character varying(20) DEFAULT NULL::character varying,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    gateway character varying(20) DEFAULT NULL::character varying,
    settled_at timestamp with time zone
);


ALTER TABLE reintegration.confirmation_request OWNER TO postgres;


--
-- Name: confirmation_token; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.confirmation_token (
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    request uuid NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.confirmation_token OWNER TO postgres;


--
-- Name: consent; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.consent (
    id uuid NOT NULL,
    person uuid NOT NULL,
    purpose character varying(20) DEFAULT NULL::character varying NOT NULL,
    organisations uuid[] NOT NULL,
    categories character varying(20)[] DEFAULT NULL::character varying[] NOT NULL,
    answer character varying(10) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    text_version date NOT NULL,
    form character varying(20) DEFAULT NULL::character varying NOT NULL,
    paper_number character varying(100) DEFAULT NULL::character varying,
    witness character varying(200) DEFAULT NULL::character varying,
    from_on date NOT NULL,
    until_on date,
    renews uuid,
    recorded_by uuid NOT NULL,
    recorded_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.consent OWNER TO postgres;


--
-- Name: consent_notice; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.consent_notice (
    id uuid NOT NULL,
    consent uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    due_on date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone,
    told_how character varying(20) DEFAULT NULL::character varying,
    proof character varying(300) DEFAULT NULL::character varying,
    told_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.consent_notice OWNER TO postgres;


--
-- Name: consent_withdrawal; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.consent_withdrawal (
    id uuid NOT NULL,
    consent uuid NOT NULL,
    person uuid NOT NULL,
    form character varying(20) DEFAULT NULL::character varying NOT NULL,
    paper_number character varying(100) DEFAULT NULL::character varying,
    words text,
    due_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.consent_withdrawal OWNER TO postgres;


--
-- Name: contact; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.contact (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    with_whom character varying(20) DEFAULT NULL::character varying NOT NULL,
    with_words character varying(200) DEFAULT NULL::character varying,
    happened_at timestamp with time zone NOT NULL,
    words text,
    next_on date,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.contact OWNER TO postgres;


--
-- Name: cost_option; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.cost_option (
    id uuid NOT NULL,
    service uuid NOT NULL,
    valid_from date,
    valid_to date,
    option jsonb,
    currency character varying(3) DEFAULT NULL::character varying,
    amount numeric(14,2) DEFAULT NULL::numeric,
    amount_description jsonb,
    source uuid
);


ALTER TABLE reintegration.cost_option OWNER TO postgres;


--
-- Name: course_attendance; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.course_attendance (
    id uuid NOT NULL,
    session uuid NOT NULL,
    place uuid NOT NULL,
    mark character varying(20) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.course_attendance OWNER TO postgres;


--
-- Name: course_group; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.course_group (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    offer uuid NOT NULL,
    title character varying(200) DEFAULT NULL::character varying NOT NULL,
    text_language character varying(2) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    place character varying(300) DEFAULT NULL::character varying NOT NULL,
    seats integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    apply_until date,
    conditions text,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why text,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    own_number character varying(60) DEFAULT NULL::character varying,
    CONSTRAINT course_group_seats CHECK (((taken >= 0) AND (taken <= seats)))
);


ALTER TABLE reintegration.course_group OWNER TO postgres;


--
-- Name: course_place; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.course_place (
    id uuid NOT NULL,
    person uuid NOT NULL,
    course_group uuid NOT NULL,
    organisation uuid NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    consent uuid,
    shared_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    certificate_number character varying(100) DEFAULT NULL::character varying,
    certificate_on date,
    result character varying(20) DEFAULT NULL::character varying,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    need_id uuid
);


ALTER TABLE reintegration.course_place OWNER TO postgres;


--
-- Name: course_place_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.course_place_event (
    id uuid NOT NULL,
    place uuid NOT NULL,
    version integer NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.course_place_event OWNER TO postgres;


--
-- Name: course_session; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.course_session (
    id uuid NOT NULL,
    course_group uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    topic character varying(200) DEFAULT NULL::character varying NOT NULL,
    held boolean,
    catch_up_for uuid,
    version integer NOT NULL
);


ALTER TABLE reintegration.course_session OWNER TO postgres;


--
-- Name: cv; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.cv (
    person uuid NOT NULL,
    sealed bytea NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.cv OWNER TO postgres;


--
-- Name: cv_sent; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.cv_sent (
    id uuid NOT NULL,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    consent uuid NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.cv_sent OWNER TO postgres;


--
-- Name: dead_letter; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.dead_letter (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    error text,
    held_up_to bigint,
    skipped_at timestamp with time zone,
    skipped_by uuid,
    skip_reason text
);


ALTER TABLE reintegration.dead_letter OWNER TO postgres;


--
-- Name: directory_change; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.directory_change (
    id uuid NOT NULL,
    entity character varying(20) DEFAULT NULL::character varying NOT NULL,
    subject uuid NOT NULL,
    organisation uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    before jsonb,
    after jsonb,
    reason text,
    origin character varying(20) DEFAULT NULL::character varying NOT NULL,
    contact text,
    proposed_by uuid,
    proposed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    proposed_by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    undoes uuid,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by uuid,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    answer text
);


ALTER TABLE reintegration.directory_change OWNER TO postgres;


--
-- Name: directory_import; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.directory_import (
    id uuid NOT NULL,
    source uuid NOT NULL,
    file_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    fetched_on date,
    read_at timestamp with time zone NOT NULL,
    loaded jsonb NOT NULL,
    defects bigint NOT NULL,
    personal bigint NOT NULL
);


ALTER TABLE reintegration.directory_import OWNER TO postgres;


--
-- Name: directory_source; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.directory_source (
    id uuid NOT NULL,
    name character varying(200) DEFAULT NULL::character varying NOT NULL,
    licence character varying(200) DEFAULT NULL::character varying,
    address character varying(1000) DEFAULT NULL::character varying,
    created_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.directory_source OWNER TO postgres;


--
-- Name: directory_source_row; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.directory_source_row (
    id uuid NOT NULL,
    source uuid NOT NULL,
    entity character varying(40) DEFAULT NULL::character varying NOT NULL,
    external_id character varying(500) DEFAULT NULL::character varying NOT NULL,
    hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    read_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.directory_source_row OWNER TO postgres;


--
-- Name: employment; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.employment (
    id uuid NOT NULL,
    person uuid NOT NULL,
    application uuid,
    vacancy uuid,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT NULL::character varying,
    contract_seen boolean DEFAULT false NOT NULL,
    entered_on date NOT NULL,
    next_proof_on date,
    asked_step integer DEFAULT 0 NOT NULL,
    sealed bytea NOT NULL,
    version integer NOT NULL
);


ALTER TABLE reintegration.employment OWNER TO postgres;


--
-- Name: employment_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.employment_event (
    id uuid NOT NULL,
    employment uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason character varying(40) DEFAULT NULL::character varying,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.employment_event OWNER TO postgres;


--
-- Name: employment_proof; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.employment_proof (
    id uuid NOT NULL,
    employment uuid NOT NULL,
    step integer NOT NULL,
    version integer NOT NULL,
    seen character varying(20) DEFAULT NULL::character varying NOT NULL,
    seen_on date NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.employment_proof OWNER TO postgres;


--
-- Name: form_submission; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.form_submission (
    token uuid NOT NULL,
    by_id uuid NOT NULL,
    result uuid NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.form_submission OWNER TO postgres;


--
-- Name: funding; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.funding (
    id uuid NOT NULL,
    organisation uuid,
    service uuid,
    funder jsonb,
    source uuid
);


ALTER TABLE reintegration.funding OWNER TO postgres;


--
-- Name: goal; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.goal (
    id uuid NOT NULL,
    plan uuid NOT NULL,
    "position" integer NOT NULL,
    text text,
    met_at timestamp with time zone,
    sealed bytea,
    state character varying(12) DEFAULT NULL::character varying,
    reason character varying(40) DEFAULT NULL::character varying,
    need_id uuid,
    version integer DEFAULT 1 NOT NULL
);


ALTER TABLE reintegration.goal OWNER TO postgres;


--
-- Name: group_session; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.group_session (
    id uuid NOT NULL,
    group_id uuid NOT NULL,
    number integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    why_not character varying(20) DEFAULT NULL::character varying,
    catches_up uuid,
    version integer NOT NULL
);


ALTER TABLE reintegration.group_session OWNER TO postgres;


--
-- Name: handover; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.handover (
    id uuid NOT NULL,
    person uuid NOT NULL,
    from_account uuid NOT NULL,
    from_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    to_account uuid NOT NULL,
    to_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    sealed_answer bytea,
    answered_at timestamp with time zone,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answered_by uuid
);


ALTER TABLE reintegration.handover OWNER TO postgres;


--
-- Name: help_request; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.help_request (
    id uuid NOT NULL,
    person uuid NOT NULL,
    code_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    region character varying(2) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    told_on date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    state character varying(20) DEFAULT 'waiting'::character varying NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    case_person uuid,
    decided_at timestamp with time zone,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    number integer,
    erased_at timestamp with time zone
);


ALTER TABLE reintegration.help_request OWNER TO postgres;


--
-- Name: help_request_answer; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.help_request_answer (
    id uuid NOT NULL,
    help_request uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    channel character varying(10) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    gateway character varying(20) DEFAULT NULL::character varying,
    number_end character varying(4) DEFAULT NULL::character varying,
    made_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    told_at timestamp with time zone,
    told_how character varying(20) DEFAULT NULL::character varying,
    told_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.help_request_answer OWNER TO postgres;


--
-- Name: help_request_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.help_request_event (
    id uuid NOT NULL,
    help_request uuid NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.help_request_event OWNER TO postgres;


--
-- Name: help_request_number; Type: SEQUENCE; Schema: reintegration; Owner: postgres
--

CREATE SEQUENCE reintegration.help_request_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE reintegration.help_request_number OWNER TO postgres;


--
-- Name: inbox; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.inbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sender character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.inbox OWNER TO postgres;


--
-- Name: inbox_sequence; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.inbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE reintegration.inbox_sequence OWNER TO postgres;


--
-- Name: interview_time; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.interview_time (
    id uuid NOT NULL,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    side character varying(10) DEFAULT NULL::character varying NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    ended_at timestamp with time zone
);


ALTER TABLE reintegration.interview_time OWNER TO postgres;


--
-- Name: job_application; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.job_application (
    id uuid NOT NULL,
    person uuid NOT NULL,
    vacancy uuid NOT NULL,
    organisation uuid NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    interview_at timestamp with time zone,
    consent uuid,
    shared_name character varying(200) DEFAULT NULL::character varying,
    shared_phone character varying(40) DEFAULT NULL::character varying,
    sent_at timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    need_id uuid
);


ALTER TABLE reintegration.job_application OWNER TO postgres;


--
-- Name: job_application_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.job_application_event (
    id uuid NOT NULL,
    application uuid NOT NULL,
    version integer NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    interview_at timestamp with time zone,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.job_application_event OWNER TO postgres;


--
-- Name: job_question; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.job_question (
    id uuid NOT NULL,
    employment uuid NOT NULL,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    consent uuid NOT NULL,
    step integer NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    answer character varying(10) DEFAULT NULL::character varying,
    answered_by_name character varying(200) DEFAULT NULL::character varying,
    answered_at timestamp with time zone
);


ALTER TABLE reintegration.job_question OWNER TO postgres;


--
-- Name: job_quota; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.job_quota (
    id uuid NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    percent integer,
    jobs integer,
    valid_from date NOT NULL,
    source character varying(300) DEFAULT NULL::character varying NOT NULL,
    status character varying(20) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    why text,
    gone boolean DEFAULT false NOT NULL
);


ALTER TABLE reintegration.job_quota OWNER TO postgres;


--
-- Name: law_cancellation; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.law_cancellation (
    version uuid NOT NULL,
    cancelled_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.law_cancellation OWNER TO postgres;


--
-- Name: law_version; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.law_version (
    id uuid NOT NULL,
    book character varying(20) DEFAULT NULL::character varying NOT NULL,
    section character varying(40) DEFAULT NULL::character varying NOT NULL,
    key character varying(160) DEFAULT NULL::character varying NOT NULL,
    valid_from date NOT NULL,
    entry json NOT NULL,
    "position" integer NOT NULL,
    seeded boolean NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying,
    proposed_by_name character varying(200) DEFAULT NULL::character varying,
    why text,
    document character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.law_version OWNER TO postgres;


--
-- Name: listing_import; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.listing_import (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    content bytea NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    written integer DEFAULT 0 NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    closed integer DEFAULT 0 NOT NULL
);


ALTER TABLE reintegration.listing_import OWNER TO postgres;


--
-- Name: location; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.location (
    id uuid NOT NULL,
    organisation uuid,
    location_type character varying(20) DEFAULT 'physical'::character varying NOT NULL,
    url character varying(1000) DEFAULT NULL::character varying,
    name jsonb,
    alternate_name character varying(500) DEFAULT NULL::character varying,
    description jsonb,
    transportation jsonb,
    latitude double precision,
    longitude double precision,
    external_identifier character varying(500) DEFAULT NULL::character varying,
    external_identifier_type character varying(500) DEFAULT NULL::character varying,
    kato character varying(9) DEFAULT NULL::character varying,
    source uuid,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone,
    protected boolean DEFAULT false NOT NULL
);


ALTER TABLE reintegration.location OWNER TO postgres;


--
-- Name: location_address; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.location_address (
    id uuid NOT NULL,
    location uuid,
    organisation uuid,
    address_1 text NOT NULL,
    address_2 text,
    city character varying(500) DEFAULT NULL::character varying,
    region character varying(500) DEFAULT NULL::character varying,
    state_province character varying(500) DEFAULT NULL::character varying,
    postal_code character varying(40) DEFAULT NULL::character varying,
    country character varying(2) DEFAULT NULL::character varying,
    address_type character varying(20) DEFAULT 'physical'::character varying NOT NULL,
    source uuid
);


ALTER TABLE reintegration.location_address OWNER TO postgres;


--
-- Name: mentor_log; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.mentor_log (
    id uuid NOT NULL,
    entry uuid NOT NULL,
    version integer NOT NULL,
    mentorship uuid NOT NULL,
    day date NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    minutes integer NOT NULL,
    next_on date,
    struck boolean DEFAULT false NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.mentor_log OWNER TO postgres;


--
-- Name: mentorship; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.mentorship (
    id uuid NOT NULL,
    person uuid NOT NULL,
    mentor uuid NOT NULL,
    mentor_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    changed_at timestamp with time zone NOT NULL,
    changed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    consent uuid
);


ALTER TABLE reintegration.mentorship OWNER TO postgres;


--
-- Name: mentorship_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.mentorship_event (
    id uuid NOT NULL,
    mentorship uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    agreed_form character varying(10) DEFAULT NULL::character varying,
    until_on date NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.mentorship_event OWNER TO postgres;


--
-- Name: merged_case; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.merged_case (
    other uuid NOT NULL,
    person uuid NOT NULL,
    merged_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.merged_case OWNER TO postgres;


--
-- Name: near_word; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.near_word (
    remainder text NOT NULL COLLATE pg_catalog."C",
    word text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE reintegration.near_word OWNER TO postgres;


--
-- Name: need_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.need_event (
    id uuid NOT NULL,
    need uuid NOT NULL,
    number integer NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    urgent_now boolean DEFAULT false NOT NULL,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.need_event OWNER TO postgres;


--
-- Name: need_key; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.need_key (
    person uuid NOT NULL,
    wrapped_key bytea,
    made_at timestamp with time zone NOT NULL,
    destroyed_at timestamp with time zone
);


ALTER TABLE reintegration.need_key OWNER TO postgres;


--
-- Name: need_outcome; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.need_outcome (
    id uuid NOT NULL,
    need uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    subject uuid NOT NULL,
    number integer NOT NULL,
    answer character varying(10) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.need_outcome OWNER TO postgres;


--
-- Name: opening_schedule; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.opening_schedule (
    count integer,
    id uuid NOT NULL,
    service uuid,
    location uuid,
    service_at_location uuid,
    valid_from date,
    valid_to date,
    dtstart date,
    timezone double precision,
    until date,
    wkst character varying(2) DEFAULT NULL::character varying,
    freq character varying(10) DEFAULT NULL::character varying,
    "interval" integer,
    byday character varying(200) DEFAULT NULL::character varying,
    byweekno character varying(500) DEFAULT NULL::character varying,
    bymonthday character varying(500) DEFAULT NULL::character varying,
    byyearday character varying(500) DEFAULT NULL::character varying,
    description jsonb,
    opens_at time without time zone,
    closes_at time without time zone,
    schedule_link character varying(1000) DEFAULT NULL::character varying,
    attending_type character varying(500) DEFAULT NULL::character varying,
    notes jsonb,
    source uuid
);


ALTER TABLE reintegration.opening_schedule OWNER TO postgres;


--
-- Name: organisation; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.organisation (
    id uuid NOT NULL,
    name character varying(500) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    phone character varying(40) DEFAULT NULL::character varying,
    created_at timestamp with time zone NOT NULL,
    name_key text GENERATED ALWAYS AS (public.name_key((name)::text)) STORED COLLATE pg_catalog."C",
    alternate_name character varying(500) DEFAULT NULL::character varying,
    description jsonb,
    email character varying(254) DEFAULT NULL::character varying,
    website character varying(1000) DEFAULT NULL::character varying,
    tax_status character varying(500) DEFAULT NULL::character varying,
    tax_id character varying(500) DEFAULT NULL::character varying,
    year_incorporated integer,
    legal_status character varying(500) DEFAULT NULL::character varying,
    logo character varying(1000) DEFAULT NULL::character varying,
    uri character varying(1000) DEFAULT NULL::character varying,
    parent uuid,
    source uuid,
    ended_at timestamp with time zone,
    merged_into uuid,
    confirmed_on date,
    changed_at timestamp with time zone,
    search_key text
);


ALTER TABLE reintegration.organisation OWNER TO postgres;


--
-- Name: organisation_identifier; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.organisation_identifier (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    identifier_scheme character varying(500) DEFAULT NULL::character varying,
    identifier_type character varying(500) DEFAULT NULL::character varying NOT NULL,
    identifier character varying(500) DEFAULT NULL::character varying NOT NULL,
    source uuid
);


ALTER TABLE reintegration.organisation_identifier OWNER TO postgres;


--
-- Name: outbox; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.outbox (
    id uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    receiver character varying(40) DEFAULT NULL::character varying NOT NULL,
    person uuid NOT NULL,
    sequence bigint NOT NULL,
    body jsonb,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    alerted_at timestamp with time zone
);


ALTER TABLE reintegration.outbox OWNER TO postgres;


--
-- Name: outbox_sequence; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.outbox_sequence (
    key character varying(80) DEFAULT NULL::character varying NOT NULL,
    last bigint DEFAULT 0 NOT NULL
);


ALTER TABLE reintegration.outbox_sequence OWNER TO postgres;


--
-- Name: paper_version; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.paper_version (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(40) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    due_on date,
    companion character varying(20) DEFAULT NULL::character varying,
    words text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.paper_version OWNER TO postgres;


--
-- Name: part_note; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.part_note (
    id uuid NOT NULL,
    note uuid NOT NULL,
    version integer NOT NULL,
    person uuid NOT NULL,
    part uuid NOT NULL,
    role character varying(20) DEFAULT NULL::character varying NOT NULL,
    organisation character varying(200) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.part_note OWNER TO postgres;


--
-- Name: participation; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.participation (
    id uuid NOT NULL,
    person uuid NOT NULL,
    group_id uuid NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    changed_at timestamp with time zone NOT NULL,
    changed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    need_id uuid,
    consent uuid
);


ALTER TABLE reintegration.participation OWNER TO postgres;


--
-- Name: participation_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.participation_event (
    id uuid NOT NULL,
    participation uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    agreed_form character varying(10) DEFAULT NULL::character varying,
    told_on date,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.participation_event OWNER TO postgres;


--
-- Name: person_file; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.person_file (
    id uuid NOT NULL,
    person uuid NOT NULL,
    subject_kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    subject uuid NOT NULL,
    media_type character varying(40) DEFAULT NULL::character varying NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) DEFAULT NULL::character varying NOT NULL,
    sealed bytea,
    scan_state character varying(12) DEFAULT NULL::character varying NOT NULL,
    scanned_at timestamp with time zone,
    stored_at timestamp with time zone NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    replaces uuid,
    ended_at timestamp with time zone,
    ended_how character varying(10) DEFAULT NULL::character varying,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    ended_why bytea,
    destroyed_at timestamp with time zone
);
ALTER TABLE ONLY reintegration.person_file ALTER COLUMN sealed SET STORAGE EXTERNAL;


ALTER TABLE reintegration.person_file OWNER TO postgres;


--
-- Name: plan; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan (
    id uuid NOT NULL,
    person uuid NOT NULL,
    task uuid,
    need character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    started_by uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);


ALTER TABLE reintegration.plan OWNER TO postgres;


--
-- Name: plan_answer; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan_answer (
    id uuid NOT NULL,
    person uuid NOT NULL,
    version uuid NOT NULL,
    answer character varying(20) DEFAULT NULL::character varying NOT NULL,
    signed character varying(10) DEFAULT NULL::character varying,
    signed_on date,
    language character varying(2) DEFAULT NULL::character varying,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.plan_answer OWNER TO postgres;


--
-- Name: plan_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan_event (
    id uuid NOT NULL,
    person uuid NOT NULL,
    goal uuid NOT NULL,
    step uuid,
    number integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    due_on date,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.plan_event OWNER TO postgres;


--
-- Name: plan_note; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan_note (
    id uuid NOT NULL,
    person uuid NOT NULL,
    goal uuid,
    corrects uuid,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.plan_note OWNER TO postgres;


--
-- Name: plan_review; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan_review (
    id uuid NOT NULL,
    person uuid NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    due_on date NOT NULL,
    basis character varying(12) DEFAULT NULL::character varying NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    exempt_reason character varying(20) DEFAULT NULL::character varying,
    exempt_since date,
    version integer NOT NULL,
    sealed bytea,
    ended_at timestamp with time zone,
    ended_by_name character varying(200) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.plan_review OWNER TO postgres;


--
-- Name: plan_version; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.plan_version (
    id uuid NOT NULL,
    person uuid NOT NULL,
    number integer NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.plan_version OWNER TO postgres;


--
-- Name: probation_message; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.probation_message (
    id uuid NOT NULL,
    person uuid NOT NULL,
    type character varying(120) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.probation_message OWNER TO postgres;


--
-- Name: programme; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.programme (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    name jsonb NOT NULL,
    alternate_name character varying(500) DEFAULT NULL::character varying,
    description jsonb,
    source uuid
);


ALTER TABLE reintegration.programme OWNER TO postgres;


--
-- Name: programme_group; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.programme_group (
    id uuid NOT NULL,
    office character varying(20) DEFAULT NULL::character varying NOT NULL,
    region character varying(20) DEFAULT NULL::character varying NOT NULL,
    place character varying(200) DEFAULT NULL::character varying NOT NULL,
    leader uuid NOT NULL,
    leader_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    seats integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    begins_on date NOT NULL,
    state character varying(10) DEFAULT NULL::character varying NOT NULL,
    reason character varying(20) DEFAULT NULL::character varying,
    sealed bytea NOT NULL,
    made_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT programme_group_seats CHECK (((taken >= 0) AND (taken <= seats)))
);


ALTER TABLE reintegration.programme_group OWNER TO postgres;


--
-- Name: provider_contact; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.provider_contact (
    id uuid NOT NULL,
    organisation uuid,
    service uuid,
    service_at_location uuid,
    location uuid,
    title character varying(500) DEFAULT NULL::character varying,
    department character varying(500) DEFAULT NULL::character varying,
    email character varying(254) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.provider_contact OWNER TO postgres;


--
-- Name: provider_phone; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.provider_phone (
    id uuid NOT NULL,
    location uuid,
    service uuid,
    organisation uuid,
    contact uuid,
    service_at_location uuid,
    number character varying(100) DEFAULT NULL::character varying NOT NULL,
    extension character varying(20) DEFAULT NULL::character varying,
    type character varying(40) DEFAULT NULL::character varying,
    description jsonb,
    source uuid
);


ALTER TABLE reintegration.provider_phone OWNER TO postgres;


--
-- Name: question_draft; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.question_draft (
    id uuid NOT NULL,
    pathway character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(12) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    content text NOT NULL,
    why text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    question_set uuid
);


ALTER TABLE reintegration.question_draft OWNER TO postgres;


--
-- Name: question_draft_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.question_draft_event (
    id uuid NOT NULL,
    draft uuid NOT NULL,
    number integer NOT NULL,
    act character varying(12) DEFAULT NULL::character varying NOT NULL,
    words text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.question_draft_event OWNER TO postgres;


--
-- Name: question_set; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.question_set (
    id uuid NOT NULL,
    pathway character varying(20) DEFAULT NULL::character varying NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    added_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.question_set OWNER TO postgres;


--
-- Name: referral; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral (
    id uuid NOT NULL,
    person uuid NOT NULL,
    plan uuid,
    need character varying(20) DEFAULT NULL::character varying NOT NULL,
    offer uuid NOT NULL,
    organisation uuid NOT NULL,
    status character varying(20) DEFAULT NULL::character varying NOT NULL,
    shared_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    shared_phone character varying(40) DEFAULT NULL::character varying,
    shared_language character varying(2) DEFAULT NULL::character varying NOT NULL,
    shared_note text,
    consent_at timestamp with time zone NOT NULL,
    sent_by uuid NOT NULL,
    sent_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    answer_due_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    handed_over_at timestamp with time zone,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    consent uuid,
    need_id uuid,
    replaces uuid,
    returned_at timestamp with time zone,
    returned_why character varying(20) DEFAULT NULL::character varying,
    sealed bytea,
    CONSTRAINT referral_with_consent CHECK ((consent_at IS NOT NULL))
);


ALTER TABLE reintegration.referral OWNER TO postgres;


--
-- Name: referral_arrival; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_arrival (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party character varying(20) DEFAULT NULL::character varying NOT NULL,
    via character varying(20) DEFAULT NULL::character varying NOT NULL,
    answer character varying(20) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.referral_arrival OWNER TO postgres;


--
-- Name: referral_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_event (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    status character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    note text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    via character varying(20) DEFAULT NULL::character varying,
    said_by character varying(200) DEFAULT NULL::character varying,
    said_number character varying(40) DEFAULT NULL::character varying,
    said_at timestamp with time zone,
    sealed bytea
);


ALTER TABLE reintegration.referral_event OWNER TO postgres;


--
-- Name: referral_link; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_link (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    channel character varying(20) DEFAULT NULL::character varying NOT NULL,
    recipient character varying(254) DEFAULT NULL::character varying,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    made_by uuid NOT NULL,
    made_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    used_at timestamp with time zone,
    used_for character varying(20) DEFAULT NULL::character varying,
    revoked_at timestamp with time zone,
    revoked_why character varying(40) DEFAULT NULL::character varying,
    revoked_by_name character varying(200) DEFAULT NULL::character varying,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    gateway character varying(20) DEFAULT NULL::character varying,
    settled_at timestamp with time zone
);


ALTER TABLE reintegration.referral_link OWNER TO postgres;


--
-- Name: referral_link_token; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_link_token (
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    link uuid NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.referral_link_token OWNER TO postgres;


--
-- Name: referral_message; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_message (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party character varying(20) DEFAULT NULL::character varying NOT NULL,
    via character varying(20) DEFAULT NULL::character varying NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.referral_message OWNER TO postgres;


--
-- Name: referral_proposal; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_proposal (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party character varying(20) DEFAULT NULL::character varying NOT NULL,
    via character varying(20) DEFAULT NULL::character varying NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    sealed bytea NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    ended_at timestamp with time zone,
    appointment uuid,
    person_answer character varying(20) DEFAULT NULL::character varying,
    person_answered_at timestamp with time zone,
    person_sealed bytea
);


ALTER TABLE reintegration.referral_proposal OWNER TO postgres;


--
-- Name: referral_read; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.referral_read (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    party character varying(20) DEFAULT NULL::character varying NOT NULL,
    read_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.referral_read OWNER TO postgres;


--
-- Name: search_word; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.search_word (
    word text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE reintegration.search_word OWNER TO postgres;


--
-- Name: service_area; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.service_area (
    id uuid NOT NULL,
    service uuid,
    name jsonb,
    description jsonb,
    extent text,
    extent_type character varying(40) DEFAULT NULL::character varying,
    uri character varying(1000) DEFAULT NULL::character varying,
    kato character varying(9) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.service_area OWNER TO postgres;


--
-- Name: service_at_location; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.service_at_location (
    id uuid NOT NULL,
    service uuid NOT NULL,
    location uuid NOT NULL,
    description jsonb,
    source uuid
);


ALTER TABLE reintegration.service_at_location OWNER TO postgres;


--
-- Name: service_document; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.service_document (
    id uuid NOT NULL,
    service uuid,
    document jsonb,
    uri character varying(1000) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.service_document OWNER TO postgres;


--
-- Name: service_language; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.service_language (
    id uuid NOT NULL,
    service uuid,
    location uuid,
    phone uuid,
    name character varying(500) DEFAULT NULL::character varying,
    code character varying(20) DEFAULT NULL::character varying,
    note jsonb,
    source uuid
);


ALTER TABLE reintegration.service_language OWNER TO postgres;


--
-- Name: service_offer; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.service_offer (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    need character varying(20) DEFAULT NULL::character varying NOT NULL,
    name jsonb NOT NULL,
    place jsonb NOT NULL,
    languages character varying(2)[] DEFAULT NULL::character varying[] NOT NULL,
    ended_at timestamp with time zone,
    needs character varying(20)[] DEFAULT NULL::character varying[],
    programme uuid,
    alternate_name character varying(500) DEFAULT NULL::character varying,
    description jsonb,
    url character varying(1000) DEFAULT NULL::character varying,
    email character varying(254) DEFAULT NULL::character varying,
    status character varying(20) DEFAULT 'active'::character varying NOT NULL,
    interpretation_services jsonb,
    application_process jsonb,
    fees_description jsonb,
    wait_time jsonb,
    accreditations jsonb,
    eligibility_description jsonb,
    minimum_age integer,
    maximum_age integer,
    licenses jsonb,
    alert jsonb,
    source uuid,
    confirmed_on date,
    changed_at timestamp with time zone,
    search_key text
);


ALTER TABLE reintegration.service_offer OWNER TO postgres;


--
-- Name: stage_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.stage_event (
    id uuid NOT NULL,
    person uuid NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    task character varying(40) DEFAULT NULL::character varying,
    day_before date,
    day date,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying(20) DEFAULT NULL::character varying,
    why character varying(40) DEFAULT NULL::character varying,
    through character varying(40) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.stage_event OWNER TO postgres;


--
-- Name: stage_task; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.stage_task (
    id uuid NOT NULL,
    person uuid NOT NULL,
    task character varying(40) DEFAULT NULL::character varying NOT NULL,
    stage character varying(40) DEFAULT NULL::character varying NOT NULL,
    owner character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    value integer NOT NULL,
    unit character varying(20) DEFAULT NULL::character varying NOT NULL,
    law_from date NOT NULL,
    stage_on date NOT NULL,
    counted_from date NOT NULL,
    due_on date NOT NULL,
    ended_at timestamp with time zone,
    ended_by_name character varying(200) DEFAULT NULL::character varying,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    outcome character varying(20) DEFAULT NULL::character varying,
    why character varying(40) DEFAULT NULL::character varying,
    through character varying(40) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.stage_task OWNER TO postgres;


--
-- Name: step; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.step (
    id uuid NOT NULL,
    goal uuid NOT NULL,
    "position" integer NOT NULL,
    text text,
    due_on date NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    reason character varying(40) DEFAULT NULL::character varying,
    completed_at timestamp with time zone,
    person uuid NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    sealed bytea,
    owner character varying(12) DEFAULT 'person'::character varying NOT NULL,
    first_due_on date,
    blocked_until date,
    done_on date,
    version integer DEFAULT 1 NOT NULL,
    owner_id uuid
);


ALTER TABLE reintegration.step OWNER TO postgres;


--
-- Name: task; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.task (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    need character varying(20) DEFAULT NULL::character varying NOT NULL,
    words text,
    status character varying(20) DEFAULT NULL::character varying NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    taken_by uuid,
    taken_by_name character varying(200) DEFAULT NULL::character varying,
    taken_at timestamp with time zone,
    ended_at timestamp with time zone,
    urgent boolean DEFAULT false NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    outcome character varying(20) DEFAULT NULL::character varying,
    need_id uuid,
    asked_via character varying(20) DEFAULT NULL::character varying,
    asked_by_name character varying(200) DEFAULT NULL::character varying,
    sealed bytea
);


ALTER TABLE reintegration.task OWNER TO postgres;


--
-- Name: task_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.task_event (
    id uuid NOT NULL,
    task uuid NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    outcome character varying(20) DEFAULT NULL::character varying,
    why character varying(40) DEFAULT NULL::character varying,
    words text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.task_event OWNER TO postgres;


--
-- Name: taxonomy; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.taxonomy (
    id uuid NOT NULL,
    name character varying(500) DEFAULT NULL::character varying NOT NULL,
    description text,
    uri character varying(1000) DEFAULT NULL::character varying,
    version character varying(500) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.taxonomy OWNER TO postgres;


--
-- Name: taxonomy_term; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.taxonomy_term (
    id uuid NOT NULL,
    code character varying(500) DEFAULT NULL::character varying,
    name jsonb NOT NULL,
    description jsonb,
    parent uuid,
    taxonomy uuid,
    taxonomy_name character varying(500) DEFAULT NULL::character varying,
    language character varying(20) DEFAULT NULL::character varying,
    term_uri character varying(1000) DEFAULT NULL::character varying,
    source uuid
);


ALTER TABLE reintegration.taxonomy_term OWNER TO postgres;


--
-- Name: term_need; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.term_need (
    id uuid NOT NULL,
    term uuid NOT NULL,
    need character varying(20) DEFAULT NULL::character varying,
    decided_at timestamp with time zone NOT NULL,
    decided_by uuid NOT NULL,
    decided_by_name character varying(200) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.term_need OWNER TO postgres;


--
-- Name: time_link; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.time_link (
    id uuid NOT NULL,
    proposal uuid NOT NULL,
    person uuid NOT NULL,
    channel character varying(20) DEFAULT NULL::character varying NOT NULL,
    language character varying(2) DEFAULT NULL::character varying NOT NULL,
    number_end character varying(4) DEFAULT NULL::character varying,
    made_by uuid NOT NULL,
    made_by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    replaced_at timestamp with time zone,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why character varying(40) DEFAULT NULL::character varying,
    attempts integer DEFAULT 0 NOT NULL,
    not_before timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    settled_at timestamp with time zone
);


ALTER TABLE reintegration.time_link OWNER TO postgres;


--
-- Name: time_link_token; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.time_link_token (
    token_hash character varying(64) DEFAULT NULL::character varying NOT NULL,
    link uuid NOT NULL,
    made_at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.time_link_token OWNER TO postgres;


--
-- Name: timeline_entry; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.timeline_entry (
    id uuid NOT NULL,
    person uuid NOT NULL,
    kind character varying(40) DEFAULT NULL::character varying NOT NULL,
    details jsonb NOT NULL,
    words text,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    by_role character varying(40) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    sealed bytea
);


ALTER TABLE reintegration.timeline_entry OWNER TO postgres;


--
-- Name: vacancy; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.vacancy (
    id uuid NOT NULL,
    organisation uuid NOT NULL,
    title character varying(200) DEFAULT NULL::character varying NOT NULL,
    description text NOT NULL,
    text_language character varying(2) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    place character varying(300) DEFAULT NULL::character varying NOT NULL,
    remote boolean DEFAULT false NOT NULL,
    kind character varying(20) DEFAULT NULL::character varying NOT NULL,
    wage_from integer,
    wage_to integer,
    wage_period character varying(10) DEFAULT NULL::character varying,
    currency character varying(3) DEFAULT NULL::character varying NOT NULL,
    places integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    quota boolean DEFAULT false NOT NULL,
    closes_on date,
    languages character varying(2)[] DEFAULT NULL::character varying[] NOT NULL,
    requirements text,
    excludes text,
    excludes_source character varying(300) DEFAULT NULL::character varying,
    contact character varying(200) DEFAULT NULL::character varying,
    phone character varying(40) DEFAULT NULL::character varying,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why text,
    confirmed_on date NOT NULL,
    search_key text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    own_number character varying(60) DEFAULT NULL::character varying
);


ALTER TABLE reintegration.vacancy OWNER TO postgres;


--
-- Name: vacancy_event; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.vacancy_event (
    id uuid NOT NULL,
    vacancy uuid NOT NULL,
    version integer NOT NULL,
    act character varying(20) DEFAULT NULL::character varying NOT NULL,
    state character varying(20) DEFAULT NULL::character varying NOT NULL,
    why text,
    by_id uuid NOT NULL,
    by_name character varying(200) DEFAULT NULL::character varying NOT NULL,
    by_role character varying(20) DEFAULT NULL::character varying NOT NULL,
    at timestamp with time zone NOT NULL
);


ALTER TABLE reintegration.vacancy_event OWNER TO postgres;


--
-- Name: worker_capacity; Type: TABLE; Schema: reintegration; Owner: postgres
--

CREATE TABLE reintegration.worker_capacity (
    id uuid NOT NULL,
    account uuid NOT NULL,
    office character varying(40) DEFAULT NULL::character varying NOT NULL,
    region character varying(40) DEFAULT NULL::character varying NOT NULL,
    cases integer NOT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    set_by_name character varying(200) DEFAULT NULL::character varying NOT NULL
);


ALTER TABLE reintegration.worker_capacity OWNER TO postgres;


--
-- Name: access_record_default; Type: TABLE ATTACH; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.access_record ATTACH PARTITION identity.access_record_default DEFAULT;


--
-- Name: position_default; Type: TABLE ATTACH; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation."position" ATTACH PARTITION probation.position_default DEFAULT;


--
-- Name: migration id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.migration ALTER COLUMN id SET DEFAULT nextval('public.migration_id_seq'::regclass);


--
-- Name: attempt attempt_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (sequence);


--
-- Name: card card_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.card
    ADD CONSTRAINT card_pkey PRIMARY KEY (code);


--
-- Name: check_in_due check_in_due_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.check_in_due
    ADD CONSTRAINT check_in_due_pkey PRIMARY KEY (check_in);


--
-- Name: dead_letter dead_letter_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.dead_letter
    ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (id);


--
-- Name: duty_list duty_list_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.duty_list
    ADD CONSTRAINT duty_list_pkey PRIMARY KEY (person);


--
-- Name: enrolment enrolment_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (id);


--
-- Name: explanation_request explanation_request_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.explanation_request
    ADD CONSTRAINT explanation_request_pkey PRIMARY KEY (request);


--
-- Name: explanation_visit explanation_visit_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.explanation_visit
    ADD CONSTRAINT explanation_visit_pkey PRIMARY KEY (id);


--
-- Name: frame frame_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.frame
    ADD CONSTRAINT frame_pkey PRIMARY KEY (id);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);


--
-- Name: inbox_sequence inbox_sequence_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.inbox_sequence
    ADD CONSTRAINT inbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: law_cancellation law_cancellation_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.law_cancellation
    ADD CONSTRAINT law_cancellation_pkey PRIMARY KEY (version);


--
-- Name: law_version law_version_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.law_version
    ADD CONSTRAINT law_version_pkey PRIMARY KEY (id);


--
-- Name: merged_subject merged_subject_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.merged_subject
    ADD CONSTRAINT merged_subject_pkey PRIMARY KEY (other);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outbox_sequence outbox_sequence_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.outbox_sequence
    ADD CONSTRAINT outbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: receipt receipt_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (check_in);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: session session_token_hash_key; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);


--
-- Name: subject subject_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.subject
    ADD CONSTRAINT subject_pkey PRIMARY KEY (person);


--
-- Name: supervision supervision_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.supervision
    ADD CONSTRAINT supervision_pkey PRIMARY KEY (registration);


--
-- Name: template template_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.template
    ADD CONSTRAINT template_pkey PRIMARY KEY (enrolment);


--
-- Name: threshold_decision threshold_decision_pkey; Type: CONSTRAINT; Schema: biometrics; Owner: postgres
--

ALTER TABLE ONLY biometrics.threshold_decision
    ADD CONSTRAINT threshold_decision_pkey PRIMARY KEY (id);


--
-- Name: access_record access_record_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.access_record
    ADD CONSTRAINT access_record_pkey PRIMARY KEY (id, at);


--
-- Name: access_record_default access_record_default_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.access_record_default
    ADD CONSTRAINT access_record_default_pkey PRIMARY KEY (id, at);


--
-- Name: account account_login_key; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.account
    ADD CONSTRAINT account_login_key UNIQUE (login);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);


--
-- Name: alarm alarm_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.alarm
    ADD CONSTRAINT alarm_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (sequence);


--
-- Name: bucket bucket_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.bucket
    ADD CONSTRAINT bucket_pkey PRIMARY KEY (key);


--
-- Name: cover cover_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.cover
    ADD CONSTRAINT cover_pkey PRIMARY KEY (id);


--
-- Name: kept_form kept_form_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.kept_form
    ADD CONSTRAINT kept_form_pkey PRIMARY KEY (key);


--
-- Name: kept_search kept_search_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.kept_search
    ADD CONSTRAINT kept_search_pkey PRIMARY KEY (key);


--
-- Name: kiosk kiosk_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.kiosk
    ADD CONSTRAINT kiosk_pkey PRIMARY KEY (id);


--
-- Name: lockout lockout_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.lockout
    ADD CONSTRAINT lockout_pkey PRIMARY KEY (key);


--
-- Name: office office_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.office
    ADD CONSTRAINT office_pkey PRIMARY KEY (code);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: identity; Owner: postgres
--

ALTER TABLE ONLY identity.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);


--
-- Name: alert_event alert_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.alert_event
    ADD CONSTRAINT alert_event_pkey PRIMARY KEY (id);


--
-- Name: alert alert_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);


--
-- Name: appointment_event appointment_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.appointment_event
    ADD CONSTRAINT appointment_event_pkey PRIMARY KEY (id);


--
-- Name: appointment appointment_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (id);


--
-- Name: attachment attachment_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);


--
-- Name: attachment_preview attachment_preview_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.attachment_preview
    ADD CONSTRAINT attachment_preview_pkey PRIMARY KEY (id);


--
-- Name: attachment_title attachment_title_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.attachment_title
    ADD CONSTRAINT attachment_title_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (sequence);


--
-- Name: breach_appeal breach_appeal_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_appeal
    ADD CONSTRAINT breach_appeal_pkey PRIMARY KEY (id);


--
-- Name: breach_attempt breach_attempt_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_attempt
    ADD CONSTRAINT breach_attempt_pkey PRIMARY KEY (id);


--
-- Name: breach_effect breach_effect_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_effect
    ADD CONSTRAINT breach_effect_pkey PRIMARY KEY (id);


--
-- Name: breach_event breach_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_event
    ADD CONSTRAINT breach_event_pkey PRIMARY KEY (id);


--
-- Name: breach_explanation breach_explanation_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_explanation
    ADD CONSTRAINT breach_explanation_pkey PRIMARY KEY (id);


--
-- Name: breach_fact breach_fact_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_fact
    ADD CONSTRAINT breach_fact_pkey PRIMARY KEY (id);


--
-- Name: breach_kiosk_answer breach_kiosk_answer_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_kiosk_answer
    ADD CONSTRAINT breach_kiosk_answer_pkey PRIMARY KEY (id);


--
-- Name: breach_kiosk_request breach_kiosk_request_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_kiosk_request
    ADD CONSTRAINT breach_kiosk_request_pkey PRIMARY KEY (id);


--
-- Name: breach_measure breach_measure_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_measure
    ADD CONSTRAINT breach_measure_pkey PRIMARY KEY (id);


--
-- Name: breach_proceeding breach_proceeding_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_proceeding
    ADD CONSTRAINT breach_proceeding_form_token_key UNIQUE (form_token);


--
-- Name: breach_proceeding breach_proceeding_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_proceeding
    ADD CONSTRAINT breach_proceeding_pkey PRIMARY KEY (id);


--
-- Name: breach_ruling breach_ruling_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.breach_ruling
    ADD CONSTRAINT breach_ruling_pkey PRIMARY KEY (id);


--
-- Name: case_number case_number_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.case_number
    ADD CONSTRAINT case_number_pkey PRIMARY KEY (key);


--
-- Name: check_in check_in_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.check_in
    ADD CONSTRAINT check_in_pkey PRIMARY KEY (id);


--
-- Name: check_in_review check_in_review_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.check_in_review
    ADD CONSTRAINT check_in_review_pkey PRIMARY KEY (id);


--
-- Name: check_in_schedule check_in_schedule_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.check_in_schedule
    ADD CONSTRAINT check_in_schedule_pkey PRIMARY KEY (id);


--
-- Name: closing closing_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.closing
    ADD CONSTRAINT closing_pkey PRIMARY KEY (id);


--
-- Name: condition condition_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.condition
    ADD CONSTRAINT condition_pkey PRIMARY KEY (id);


--
-- Name: condition_version condition_version_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.condition_version
    ADD CONSTRAINT condition_version_form_token_key UNIQUE (form_token);


--
-- Name: condition_version condition_version_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.condition_version
    ADD CONSTRAINT condition_version_pkey PRIMARY KEY (id);


--
-- Name: corrective_entry corrective_entry_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.corrective_entry
    ADD CONSTRAINT corrective_entry_pkey PRIMARY KEY (id);


--
-- Name: dead_letter dead_letter_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.dead_letter
    ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (id);


--
-- Name: deputy deputy_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.deputy
    ADD CONSTRAINT deputy_pkey PRIMARY KEY (officer);


--
-- Name: device_assignment device_assignment_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_assignment
    ADD CONSTRAINT device_assignment_pkey PRIMARY KEY (id);


--
-- Name: device_movement device_movement_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_movement
    ADD CONSTRAINT device_movement_pkey PRIMARY KEY (id);


--
-- Name: device device_number_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device
    ADD CONSTRAINT device_number_key UNIQUE (number);


--
-- Name: device device_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (id);


--
-- Name: device_source device_source_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_source
    ADD CONSTRAINT device_source_pkey PRIMARY KEY (device_id, source);


--
-- Name: device_stock device_stock_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_stock
    ADD CONSTRAINT device_stock_pkey PRIMARY KEY (id);


--
-- Name: document_counter document_counter_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_counter
    ADD CONSTRAINT document_counter_pkey PRIMARY KEY (series);


--
-- Name: document_erasure document_erasure_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_erasure
    ADD CONSTRAINT document_erasure_pkey PRIMARY KEY (id);


--
-- Name: document_event document_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_event
    ADD CONSTRAINT document_event_pkey PRIMARY KEY (id);


--
-- Name: document_file document_file_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_file
    ADD CONSTRAINT document_file_pkey PRIMARY KEY (id);


--
-- Name: document document_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (id);


--
-- Name: document_service document_service_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_service
    ADD CONSTRAINT document_service_pkey PRIMARY KEY (id);


--
-- Name: document_signature document_signature_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_signature
    ADD CONSTRAINT document_signature_pkey PRIMARY KEY (id);


--
-- Name: document_template document_template_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_template
    ADD CONSTRAINT document_template_pkey PRIMARY KEY (id);


--
-- Name: document_version document_version_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.document_version
    ADD CONSTRAINT document_version_pkey PRIMARY KEY (id);


--
-- Name: duplicate_suspicion duplicate_suspicion_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.duplicate_suspicion
    ADD CONSTRAINT duplicate_suspicion_pkey PRIMARY KEY (id);


--
-- Name: earlier_name earlier_name_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.earlier_name
    ADD CONSTRAINT earlier_name_pkey PRIMARY KEY (record, script);


--
-- Name: emergency_access emergency_access_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.emergency_access
    ADD CONSTRAINT emergency_access_pkey PRIMARY KEY (id);


--
-- Name: equipment_act equipment_act_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_act
    ADD CONSTRAINT equipment_act_form_token_key UNIQUE (form_token);


--
-- Name: equipment_act equipment_act_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_act
    ADD CONSTRAINT equipment_act_pkey PRIMARY KEY (id);


--
-- Name: equipment_report equipment_report_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_report
    ADD CONSTRAINT equipment_report_form_token_key UNIQUE (form_token);


--
-- Name: equipment_report equipment_report_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_report
    ADD CONSTRAINT equipment_report_pkey PRIMARY KEY (id);


--
-- Name: equipment_visit equipment_visit_appointment_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_visit
    ADD CONSTRAINT equipment_visit_appointment_key UNIQUE (appointment);


--
-- Name: equipment_visit equipment_visit_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.equipment_visit
    ADD CONSTRAINT equipment_visit_pkey PRIMARY KEY (id);


--
-- Name: evaluation_checkpoint evaluation_checkpoint_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.evaluation_checkpoint
    ADD CONSTRAINT evaluation_checkpoint_pkey PRIMARY KEY (assignment, hour);


--
-- Name: evidence_key evidence_key_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.evidence_key
    ADD CONSTRAINT evidence_key_pkey PRIMARY KEY (public_key);


--
-- Name: field_change field_change_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.field_change
    ADD CONSTRAINT field_change_pkey PRIMARY KEY (id);


--
-- Name: field_visit field_visit_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.field_visit
    ADD CONSTRAINT field_visit_form_token_key UNIQUE (form_token);


--
-- Name: field_visit field_visit_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.field_visit
    ADD CONSTRAINT field_visit_pkey PRIMARY KEY (id);


--
-- Name: field_visit_version field_visit_version_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.field_visit_version
    ADD CONSTRAINT field_visit_version_pkey PRIMARY KEY (id);


--
-- Name: import_row import_row_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.import_row
    ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, number);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);


--
-- Name: inbox_sequence inbox_sequence_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.inbox_sequence
    ADD CONSTRAINT inbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: incident incident_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (id);


--
-- Name: law_cancellation law_cancellation_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.law_cancellation
    ADD CONSTRAINT law_cancellation_pkey PRIMARY KEY (version);


--
-- Name: law_draft law_draft_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.law_draft
    ADD CONSTRAINT law_draft_pkey PRIMARY KEY (id);


--
-- Name: law_override law_override_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.law_override
    ADD CONSTRAINT law_override_pkey PRIMARY KEY (id);


--
-- Name: law_version law_version_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.law_version
    ADD CONSTRAINT law_version_pkey PRIMARY KEY (id);


--
-- Name: legal_basis_document legal_basis_document_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.legal_basis_document
    ADD CONSTRAINT legal_basis_document_pkey PRIMARY KEY (id);


--
-- Name: less_answer less_answer_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.less_answer
    ADD CONSTRAINT less_answer_form_token_key UNIQUE (form_token);


--
-- Name: less_answer less_answer_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.less_answer
    ADD CONSTRAINT less_answer_pkey PRIMARY KEY (id);


--
-- Name: match_check match_check_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.match_check
    ADD CONSTRAINT match_check_pkey PRIMARY KEY (person);


--
-- Name: merged_row merged_row_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.merged_row
    ADD CONSTRAINT merged_row_pkey PRIMARY KEY (merge, table_name, row_id);


--
-- Name: monitoring_decision monitoring_decision_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.monitoring_decision
    ADD CONSTRAINT monitoring_decision_form_token_key UNIQUE (form_token);


--
-- Name: monitoring_decision monitoring_decision_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.monitoring_decision
    ADD CONSTRAINT monitoring_decision_pkey PRIMARY KEY (id);


--
-- Name: monitoring_event monitoring_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.monitoring_event
    ADD CONSTRAINT monitoring_event_pkey PRIMARY KEY (id);


--
-- Name: monitoring_order monitoring_order_person_version_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.monitoring_order
    ADD CONSTRAINT monitoring_order_person_version_key UNIQUE (person, version);


--
-- Name: monitoring_order monitoring_order_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.monitoring_order
    ADD CONSTRAINT monitoring_order_pkey PRIMARY KEY (id);


--
-- Name: near_word near_word_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.near_word
    ADD CONSTRAINT near_word_pkey PRIMARY KEY (remainder, word);


--
-- Name: notice_event notice_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.notice_event
    ADD CONSTRAINT notice_event_pkey PRIMARY KEY (id);


--
-- Name: notice notice_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.notice
    ADD CONSTRAINT notice_form_token_key UNIQUE (form_token);


--
-- Name: notice notice_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (id);


--
-- Name: notification_choice notification_choice_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.notification_choice
    ADD CONSTRAINT notification_choice_pkey PRIMARY KEY (person, channel);


--
-- Name: notification notification_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);


--
-- Name: officer_capacity officer_capacity_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.officer_capacity
    ADD CONSTRAINT officer_capacity_pkey PRIMARY KEY (id);


--
-- Name: device_assignment one_person_a_device; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_assignment
    ADD CONSTRAINT one_person_a_device EXCLUDE USING gist (box(point((EXTRACT(epoch FROM (since AT TIME ZONE 'UTC'::text)))::double precision, (device_number)::double precision), point(COALESCE(((EXTRACT(epoch FROM (until AT TIME ZONE 'UTC'::text)))::double precision - (0.001)::double precision), ('1000000000000'::numeric)::double precision), (device_number)::double precision)) WITH &&);


--
-- Name: opening_form opening_form_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.opening_form
    ADD CONSTRAINT opening_form_pkey PRIMARY KEY (id);


--
-- Name: opening_paper_event opening_paper_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.opening_paper_event
    ADD CONSTRAINT opening_paper_event_pkey PRIMARY KEY (id);


--
-- Name: opening_paper_file opening_paper_file_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.opening_paper_file
    ADD CONSTRAINT opening_paper_file_pkey PRIMARY KEY (id);


--
-- Name: opening_paper opening_paper_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.opening_paper
    ADD CONSTRAINT opening_paper_form_token_key UNIQUE (form_token);


--
-- Name: opening_paper opening_paper_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.opening_paper
    ADD CONSTRAINT opening_paper_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outbox_sequence outbox_sequence_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.outbox_sequence
    ADD CONSTRAINT outbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: own_questions own_questions_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.own_questions
    ADD CONSTRAINT own_questions_pkey PRIMARY KEY (id);


--
-- Name: person_entry person_entry_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person_entry
    ADD CONSTRAINT person_entry_pkey PRIMARY KEY (id);


--
-- Name: person person_iin_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person
    ADD CONSTRAINT person_iin_key UNIQUE (iin);


--
-- Name: person_link person_link_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person_link
    ADD CONSTRAINT person_link_pkey PRIMARY KEY (person);


--
-- Name: person_merge person_merge_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person_merge
    ADD CONSTRAINT person_merge_pkey PRIMARY KEY (id);


--
-- Name: person_name person_name_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person_name
    ADD CONSTRAINT person_name_pkey PRIMARY KEY (person, script);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: person_word person_word_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.person_word
    ADD CONSTRAINT person_word_pkey PRIMARY KEY (word, person);


--
-- Name: planned_absence planned_absence_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.planned_absence
    ADD CONSTRAINT planned_absence_pkey PRIMARY KEY (id);


--
-- Name: position position_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation."position"
    ADD CONSTRAINT position_pkey PRIMARY KEY (device_id, fix_time, seq, source);


--
-- Name: position_conflict position_conflict_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.position_conflict
    ADD CONSTRAINT position_conflict_pkey PRIMARY KEY (device_id, fix_time, seq, source, other_fix_time, other_seq, other_source);


--
-- Name: position_default position_default_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.position_default
    ADD CONSTRAINT position_default_pkey PRIMARY KEY (device_id, fix_time, seq, source);


--
-- Name: pre_trial_report_event pre_trial_report_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.pre_trial_report_event
    ADD CONSTRAINT pre_trial_report_event_pkey PRIMARY KEY (id);


--
-- Name: pre_trial_report pre_trial_report_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.pre_trial_report
    ADD CONSTRAINT pre_trial_report_form_token_key UNIQUE (form_token);


--
-- Name: pre_trial_report pre_trial_report_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.pre_trial_report
    ADD CONSTRAINT pre_trial_report_pkey PRIMARY KEY (id);


--
-- Name: proposed_address proposed_address_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.proposed_address
    ADD CONSTRAINT proposed_address_pkey PRIMARY KEY (id);


--
-- Name: protected_place protected_place_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.protected_place
    ADD CONSTRAINT protected_place_pkey PRIMARY KEY (id);


--
-- Name: quarantine_use quarantine_use_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.quarantine_use
    ADD CONSTRAINT quarantine_use_pkey PRIMARY KEY (source);


--
-- Name: quarantined_frame quarantined_frame_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.quarantined_frame
    ADD CONSTRAINT quarantined_frame_pkey PRIMARY KEY (id);


--
-- Name: quarantined_frame quarantined_frame_source_device_id_raw_sha256_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.quarantined_frame
    ADD CONSTRAINT quarantined_frame_source_device_id_raw_sha256_key UNIQUE (source, device_id, raw_sha256);


--
-- Name: queue_item queue_item_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.queue_item
    ADD CONSTRAINT queue_item_pkey PRIMARY KEY (id);


--
-- Name: reassigned_case reassigned_case_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.reassigned_case
    ADD CONSTRAINT reassigned_case_pkey PRIMARY KEY (reassignment, person);


--
-- Name: reassignment reassignment_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.reassignment
    ADD CONSTRAINT reassignment_pkey PRIMARY KEY (id);


--
-- Name: refused_sender refused_sender_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.refused_sender
    ADD CONSTRAINT refused_sender_pkey PRIMARY KEY (address, protocol);


--
-- Name: register_import register_import_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.register_import
    ADD CONSTRAINT register_import_pkey PRIMARY KEY (id);


--
-- Name: registration registration_card_code_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.registration
    ADD CONSTRAINT registration_card_code_key UNIQUE (card_code);


--
-- Name: registration registration_case_number_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.registration
    ADD CONSTRAINT registration_case_number_key UNIQUE (case_number);


--
-- Name: registration registration_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.registration
    ADD CONSTRAINT registration_form_token_key UNIQUE (form_token);


--
-- Name: registration registration_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (id);


--
-- Name: rejected_report rejected_report_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.rejected_report
    ADD CONSTRAINT rejected_report_pkey PRIMARY KEY (id);


--
-- Name: relapse_entry relapse_entry_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.relapse_entry
    ADD CONSTRAINT relapse_entry_form_token_key UNIQUE (form_token);


--
-- Name: relapse_entry relapse_entry_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.relapse_entry
    ADD CONSTRAINT relapse_entry_pkey PRIMARY KEY (id);


--
-- Name: report_source report_source_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.report_source
    ADD CONSTRAINT report_source_pkey PRIMARY KEY (id);


--
-- Name: report_source report_source_protocol_vendor_credential_authentication_rec_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.report_source
    ADD CONSTRAINT report_source_protocol_vendor_credential_authentication_rec_key UNIQUE (protocol, vendor, credential, authentication, receiver);


--
-- Name: request_nonce request_nonce_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.request_nonce
    ADD CONSTRAINT request_nonce_pkey PRIMARY KEY (key_id, nonce);


--
-- Name: risk_calculation risk_calculation_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_calculation
    ADD CONSTRAINT risk_calculation_pkey PRIMARY KEY (id);


--
-- Name: risk_current risk_current_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_current
    ADD CONSTRAINT risk_current_pkey PRIMARY KEY (id);


--
-- Name: risk_event risk_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_event
    ADD CONSTRAINT risk_event_pkey PRIMARY KEY (id);


--
-- Name: risk_fact risk_fact_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_fact
    ADD CONSTRAINT risk_fact_form_token_key UNIQUE (form_token);


--
-- Name: risk_fact risk_fact_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_fact
    ADD CONSTRAINT risk_fact_pkey PRIMARY KEY (id);


--
-- Name: risk_objection risk_objection_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_objection
    ADD CONSTRAINT risk_objection_form_token_key UNIQUE (form_token);


--
-- Name: risk_objection risk_objection_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_objection
    ADD CONSTRAINT risk_objection_pkey PRIMARY KEY (id);


--
-- Name: risk_override risk_override_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_override
    ADD CONSTRAINT risk_override_form_token_key UNIQUE (form_token);


--
-- Name: risk_override risk_override_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_override
    ADD CONSTRAINT risk_override_pkey PRIMARY KEY (id);


--
-- Name: risk_set_aside risk_set_aside_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.risk_set_aside
    ADD CONSTRAINT risk_set_aside_pkey PRIMARY KEY (id);


--
-- Name: search_word search_word_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.search_word
    ADD CONSTRAINT search_word_pkey PRIMARY KEY (word);


--
-- Name: stated_purpose stated_purpose_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.stated_purpose
    ADD CONSTRAINT stated_purpose_pkey PRIMARY KEY (id);


--
-- Name: term_event term_event_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.term_event
    ADD CONSTRAINT term_event_pkey PRIMARY KEY (id);


--
-- Name: timeline_entry timeline_entry_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.timeline_entry
    ADD CONSTRAINT timeline_entry_pkey PRIMARY KEY (id);


--
-- Name: transfer transfer_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.transfer
    ADD CONSTRAINT transfer_pkey PRIMARY KEY (id);


--
-- Name: vendor_agreement vendor_agreement_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor_agreement
    ADD CONSTRAINT vendor_agreement_pkey PRIMARY KEY (id);


--
-- Name: vendor_credential vendor_credential_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor_credential
    ADD CONSTRAINT vendor_credential_pkey PRIMARY KEY (id);


--
-- Name: vendor vendor_name_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor
    ADD CONSTRAINT vendor_name_key UNIQUE (name);


--
-- Name: vendor vendor_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor
    ADD CONSTRAINT vendor_pkey PRIMARY KEY (code);


--
-- Name: violation violation_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.violation
    ADD CONSTRAINT violation_pkey PRIMARY KEY (id);


--
-- Name: visit visit_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (id);


--
-- Name: work_act work_act_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_act
    ADD CONSTRAINT work_act_pkey PRIMARY KEY (id);


--
-- Name: work_allocation work_allocation_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_allocation
    ADD CONSTRAINT work_allocation_form_token_key UNIQUE (form_token);


--
-- Name: work_allocation work_allocation_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_allocation
    ADD CONSTRAINT work_allocation_pkey PRIMARY KEY (id);


--
-- Name: work_order work_order_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_order
    ADD CONSTRAINT work_order_form_token_key UNIQUE (form_token);


--
-- Name: work_order work_order_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_order
    ADD CONSTRAINT work_order_pkey PRIMARY KEY (id);


--
-- Name: work_order_version work_order_version_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_order_version
    ADD CONSTRAINT work_order_version_pkey PRIMARY KEY (id);


--
-- Name: work_outcome work_outcome_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_outcome
    ADD CONSTRAINT work_outcome_pkey PRIMARY KEY (id);


--
-- Name: work_requirement work_requirement_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_requirement
    ADD CONSTRAINT work_requirement_pkey PRIMARY KEY (id);


--
-- Name: work_session work_session_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_session
    ADD CONSTRAINT work_session_pkey PRIMARY KEY (id);


--
-- Name: work_site work_site_form_token_key; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_site
    ADD CONSTRAINT work_site_form_token_key UNIQUE (form_token);


--
-- Name: work_site work_site_pkey; Type: CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.work_site
    ADD CONSTRAINT work_site_pkey PRIMARY KEY (id);


--
-- Name: migration migration_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (id);


--
-- Name: accessibility accessibility_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.accessibility
    ADD CONSTRAINT accessibility_pkey PRIMARY KEY (id);


--
-- Name: appointment_event appointment_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.appointment_event
    ADD CONSTRAINT appointment_event_pkey PRIMARY KEY (id);


--
-- Name: appointment appointment_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.appointment
    ADD CONSTRAINT appointment_pkey PRIMARY KEY (id);


--
-- Name: appointment_reminder appointment_reminder_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.appointment_reminder
    ADD CONSTRAINT appointment_reminder_pkey PRIMARY KEY (appointment);


--
-- Name: assessment_part assessment_part_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.assessment_part
    ADD CONSTRAINT assessment_part_pkey PRIMARY KEY (id);


--
-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);


--
-- Name: attendance attendance_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (id);


--
-- Name: attribute attribute_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.attribute
    ADD CONSTRAINT attribute_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (sequence);


--
-- Name: capacity capacity_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.capacity
    ADD CONSTRAINT capacity_pkey PRIMARY KEY (offer);


--
-- Name: case_bringer case_bringer_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_bringer
    ADD CONSTRAINT case_bringer_pkey PRIMARY KEY (person);


--
-- Name: case_member case_member_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_member
    ADD CONSTRAINT case_member_pkey PRIMARY KEY (id);


--
-- Name: case_need case_need_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_need
    ADD CONSTRAINT case_need_pkey PRIMARY KEY (id);


--
-- Name: case_owner case_owner_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_owner
    ADD CONSTRAINT case_owner_pkey PRIMARY KEY (id);


--
-- Name: case_pair_event case_pair_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_pair_event
    ADD CONSTRAINT case_pair_event_pkey PRIMARY KEY (id);


--
-- Name: case_pair case_pair_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_pair
    ADD CONSTRAINT case_pair_pkey PRIMARY KEY (id);


--
-- Name: case_path case_path_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_path
    ADD CONSTRAINT case_path_pkey PRIMARY KEY (person);


--
-- Name: case case_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration."case"
    ADD CONSTRAINT case_pkey PRIMARY KEY (person);


--
-- Name: case_stage case_stage_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_stage
    ADD CONSTRAINT case_stage_pkey PRIMARY KEY (id);


--
-- Name: case_word case_word_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.case_word
    ADD CONSTRAINT case_word_pkey PRIMARY KEY (word, person);


--
-- Name: confirmation_request confirmation_request_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.confirmation_request
    ADD CONSTRAINT confirmation_request_pkey PRIMARY KEY (id);


--
-- Name: confirmation_token confirmation_token_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.confirmation_token
    ADD CONSTRAINT confirmation_token_pkey PRIMARY KEY (token_hash);


--
-- Name: consent_notice consent_notice_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.consent_notice
    ADD CONSTRAINT consent_notice_pkey PRIMARY KEY (id);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);


--
-- Name: consent_withdrawal consent_withdrawal_consent_key; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.consent_withdrawal
    ADD CONSTRAINT consent_withdrawal_consent_key UNIQUE (consent);


--
-- Name: consent_withdrawal consent_withdrawal_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.consent_withdrawal
    ADD CONSTRAINT consent_withdrawal_pkey PRIMARY KEY (id);


--
-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);


--
-- Name: cost_option cost_option_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.cost_option
    ADD CONSTRAINT cost_option_pkey PRIMARY KEY (id);


--
-- Name: course_attendance course_attendance_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.course_attendance
    ADD CONSTRAINT course_attendance_pkey PRIMARY KEY (id);


--
-- Name: course_group course_group_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.course_group
    ADD CONSTRAINT course_group_pkey PRIMARY KEY (id);


--
-- Name: course_place_event course_place_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.course_place_event
    ADD CONSTRAINT course_place_event_pkey PRIMARY KEY (id);


--
-- Name: course_place course_place_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.course_place
    ADD CONSTRAINT course_place_pkey PRIMARY KEY (id);


--
-- Name: course_session course_session_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.course_session
    ADD CONSTRAINT course_session_pkey PRIMARY KEY (id);


--
-- Name: cv cv_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.cv
    ADD CONSTRAINT cv_pkey PRIMARY KEY (person);


--
-- Name: cv_sent cv_sent_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.cv_sent
    ADD CONSTRAINT cv_sent_pkey PRIMARY KEY (id);


--
-- Name: dead_letter dead_letter_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.dead_letter
    ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (id);


--
-- Name: directory_change directory_change_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.directory_change
    ADD CONSTRAINT directory_change_pkey PRIMARY KEY (id);


--
-- Name: directory_import directory_import_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.directory_import
    ADD CONSTRAINT directory_import_pkey PRIMARY KEY (id);


--
-- Name: directory_source directory_source_name_key; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.directory_source
    ADD CONSTRAINT directory_source_name_key UNIQUE (name);


--
-- Name: directory_source directory_source_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.directory_source
    ADD CONSTRAINT directory_source_pkey PRIMARY KEY (id);


--
-- Name: directory_source_row directory_source_row_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.directory_source_row
    ADD CONSTRAINT directory_source_row_pkey PRIMARY KEY (id);


--
-- Name: employment_event employment_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.employment_event
    ADD CONSTRAINT employment_event_pkey PRIMARY KEY (id);


--
-- Name: employment employment_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.employment
    ADD CONSTRAINT employment_pkey PRIMARY KEY (id);


--
-- Name: employment_proof employment_proof_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.employment_proof
    ADD CONSTRAINT employment_proof_pkey PRIMARY KEY (id);


--
-- Name: form_submission form_submission_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.form_submission
    ADD CONSTRAINT form_submission_pkey PRIMARY KEY (token);


--
-- Name: funding funding_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.funding
    ADD CONSTRAINT funding_pkey PRIMARY KEY (id);


--
-- Name: goal goal_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.goal
    ADD CONSTRAINT goal_pkey PRIMARY KEY (id);


--
-- Name: group_session group_session_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.group_session
    ADD CONSTRAINT group_session_pkey PRIMARY KEY (id);


--
-- Name: handover handover_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.handover
    ADD CONSTRAINT handover_pkey PRIMARY KEY (id);


--
-- Name: help_request_answer help_request_answer_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.help_request_answer
    ADD CONSTRAINT help_request_answer_pkey PRIMARY KEY (id);


--
-- Name: help_request_event help_request_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.help_request_event
    ADD CONSTRAINT help_request_event_pkey PRIMARY KEY (id);


--
-- Name: help_request help_request_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.help_request
    ADD CONSTRAINT help_request_pkey PRIMARY KEY (id);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);


--
-- Name: inbox_sequence inbox_sequence_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.inbox_sequence
    ADD CONSTRAINT inbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: interview_time interview_time_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.interview_time
    ADD CONSTRAINT interview_time_pkey PRIMARY KEY (id);


--
-- Name: job_application_event job_application_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.job_application_event
    ADD CONSTRAINT job_application_event_pkey PRIMARY KEY (id);


--
-- Name: job_application job_application_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.job_application
    ADD CONSTRAINT job_application_pkey PRIMARY KEY (id);


--
-- Name: job_question job_question_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.job_question
    ADD CONSTRAINT job_question_pkey PRIMARY KEY (id);


--
-- Name: job_quota job_quota_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.job_quota
    ADD CONSTRAINT job_quota_pkey PRIMARY KEY (id);


--
-- Name: law_cancellation law_cancellation_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.law_cancellation
    ADD CONSTRAINT law_cancellation_pkey PRIMARY KEY (version);


--
-- Name: law_version law_version_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.law_version
    ADD CONSTRAINT law_version_pkey PRIMARY KEY (id);


--
-- Name: listing_import listing_import_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.listing_import
    ADD CONSTRAINT listing_import_pkey PRIMARY KEY (id);


--
-- Name: location_address location_address_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.location_address
    ADD CONSTRAINT location_address_pkey PRIMARY KEY (id);


--
-- Name: location location_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.location
    ADD CONSTRAINT location_pkey PRIMARY KEY (id);


--
-- Name: mentor_log mentor_log_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.mentor_log
    ADD CONSTRAINT mentor_log_pkey PRIMARY KEY (id);


--
-- Name: mentorship_event mentorship_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.mentorship_event
    ADD CONSTRAINT mentorship_event_pkey PRIMARY KEY (id);


--
-- Name: mentorship mentorship_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.mentorship
    ADD CONSTRAINT mentorship_pkey PRIMARY KEY (id);


--
-- Name: merged_case merged_case_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.merged_case
    ADD CONSTRAINT merged_case_pkey PRIMARY KEY (other);


--
-- Name: near_word near_word_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.near_word
    ADD CONSTRAINT near_word_pkey PRIMARY KEY (remainder, word);


--
-- Name: need_event need_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.need_event
    ADD CONSTRAINT need_event_pkey PRIMARY KEY (id);


--
-- Name: need_key need_key_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.need_key
    ADD CONSTRAINT need_key_pkey PRIMARY KEY (person);


--
-- Name: need_outcome need_outcome_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.need_outcome
    ADD CONSTRAINT need_outcome_pkey PRIMARY KEY (id);


--
-- Name: opening_schedule opening_schedule_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.opening_schedule
    ADD CONSTRAINT opening_schedule_pkey PRIMARY KEY (id);


--
-- Name: organisation_identifier organisation_identifier_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.organisation_identifier
    ADD CONSTRAINT organisation_identifier_pkey PRIMARY KEY (id);


--
-- Name: organisation organisation_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outbox_sequence outbox_sequence_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.outbox_sequence
    ADD CONSTRAINT outbox_sequence_pkey PRIMARY KEY (key);


--
-- Name: paper_version paper_version_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.paper_version
    ADD CONSTRAINT paper_version_pkey PRIMARY KEY (id);


--
-- Name: part_note part_note_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.part_note
    ADD CONSTRAINT part_note_pkey PRIMARY KEY (id);


--
-- Name: participation_event participation_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.participation_event
    ADD CONSTRAINT participation_event_pkey PRIMARY KEY (id);


--
-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (id);


--
-- Name: person_file person_file_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.person_file
    ADD CONSTRAINT person_file_pkey PRIMARY KEY (id);


--
-- Name: plan_answer plan_answer_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan_answer
    ADD CONSTRAINT plan_answer_pkey PRIMARY KEY (id);


--
-- Name: plan_event plan_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan_event
    ADD CONSTRAINT plan_event_pkey PRIMARY KEY (id);


--
-- Name: plan_note plan_note_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan_note
    ADD CONSTRAINT plan_note_pkey PRIMARY KEY (id);


--
-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);


--
-- Name: plan_review plan_review_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan_review
    ADD CONSTRAINT plan_review_pkey PRIMARY KEY (id);


--
-- Name: plan_version plan_version_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.plan_version
    ADD CONSTRAINT plan_version_pkey PRIMARY KEY (id);


--
-- Name: probation_message probation_message_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.probation_message
    ADD CONSTRAINT probation_message_pkey PRIMARY KEY (id);


--
-- Name: programme_group programme_group_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.programme_group
    ADD CONSTRAINT programme_group_pkey PRIMARY KEY (id);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id);


--
-- Name: provider_contact provider_contact_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.provider_contact
    ADD CONSTRAINT provider_contact_pkey PRIMARY KEY (id);


--
-- Name: provider_phone provider_phone_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.provider_phone
    ADD CONSTRAINT provider_phone_pkey PRIMARY KEY (id);


--
-- Name: question_draft_event question_draft_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.question_draft_event
    ADD CONSTRAINT question_draft_event_pkey PRIMARY KEY (id);


--
-- Name: question_draft question_draft_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.question_draft
    ADD CONSTRAINT question_draft_pkey PRIMARY KEY (id);


--
-- Name: question_set question_set_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.question_set
    ADD CONSTRAINT question_set_pkey PRIMARY KEY (id);


--
-- Name: referral_arrival referral_arrival_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_arrival
    ADD CONSTRAINT referral_arrival_pkey PRIMARY KEY (id);


--
-- Name: referral_event referral_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_event
    ADD CONSTRAINT referral_event_pkey PRIMARY KEY (id);


--
-- Name: referral_link referral_link_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_link
    ADD CONSTRAINT referral_link_pkey PRIMARY KEY (id);


--
-- Name: referral_link_token referral_link_token_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_link_token
    ADD CONSTRAINT referral_link_token_pkey PRIMARY KEY (token_hash);


--
-- Name: referral_message referral_message_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_message
    ADD CONSTRAINT referral_message_pkey PRIMARY KEY (id);


--
-- Name: referral referral_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);


--
-- Name: referral_proposal referral_proposal_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_proposal
    ADD CONSTRAINT referral_proposal_pkey PRIMARY KEY (id);


--
-- Name: referral_read referral_read_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.referral_read
    ADD CONSTRAINT referral_read_pkey PRIMARY KEY (id);


--
-- Name: search_word search_word_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.search_word
    ADD CONSTRAINT search_word_pkey PRIMARY KEY (word);


--
-- Name: service_area service_area_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.service_area
    ADD CONSTRAINT service_area_pkey PRIMARY KEY (id);


--
-- Name: service_at_location service_at_location_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.service_at_location
    ADD CONSTRAINT service_at_location_pkey PRIMARY KEY (id);


--
-- Name: service_document service_document_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.service_document
    ADD CONSTRAINT service_document_pkey PRIMARY KEY (id);


--
-- Name: service_language service_language_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.service_language
    ADD CONSTRAINT service_language_pkey PRIMARY KEY (id);


--
-- Name: service_offer service_offer_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.service_offer
    ADD CONSTRAINT service_offer_pkey PRIMARY KEY (id);


--
-- Name: stage_event stage_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.stage_event
    ADD CONSTRAINT stage_event_pkey PRIMARY KEY (id);


--
-- Name: stage_task stage_task_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.stage_task
    ADD CONSTRAINT stage_task_pkey PRIMARY KEY (id);


--
-- Name: step step_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.step
    ADD CONSTRAINT step_pkey PRIMARY KEY (id);


--
-- Name: task_event task_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.task_event
    ADD CONSTRAINT task_event_pkey PRIMARY KEY (id);


--
-- Name: task task_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (id);


--
-- Name: taxonomy taxonomy_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.taxonomy
    ADD CONSTRAINT taxonomy_pkey PRIMARY KEY (id);


--
-- Name: taxonomy_term taxonomy_term_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.taxonomy_term
    ADD CONSTRAINT taxonomy_term_pkey PRIMARY KEY (id);


--
-- Name: term_need term_need_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.term_need
    ADD CONSTRAINT term_need_pkey PRIMARY KEY (id);


--
-- Name: time_link time_link_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.time_link
    ADD CONSTRAINT time_link_pkey PRIMARY KEY (id);


--
-- Name: time_link_token time_link_token_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.time_link_token
    ADD CONSTRAINT time_link_token_pkey PRIMARY KEY (token_hash);


--
-- Name: timeline_entry timeline_entry_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.timeline_entry
    ADD CONSTRAINT timeline_entry_pkey PRIMARY KEY (id);


--
-- Name: vacancy_event vacancy_event_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.vacancy_event
    ADD CONSTRAINT vacancy_event_pkey PRIMARY KEY (id);


--
-- Name: vacancy vacancy_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.vacancy
    ADD CONSTRAINT vacancy_pkey PRIMARY KEY (id);


--
-- Name: worker_capacity worker_capacity_pkey; Type: CONSTRAINT; Schema: reintegration; Owner: postgres
--

ALTER TABLE ONLY reintegration.worker_capacity
    ADD CONSTRAINT worker_capacity_pkey PRIMARY KEY (id);


--
-- Name: attempt_by_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX attempt_by_person ON biometrics.attempt USING btree (person, at);


--
-- Name: attempt_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX attempt_person ON biometrics.attempt USING btree (person);


--
-- Name: attempt_session; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX attempt_session ON biometrics.attempt USING btree (session);


--
-- Name: card_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX card_person ON biometrics.card USING btree (person);


--
-- Name: check_in_due_open; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX check_in_due_open ON biometrics.check_in_due USING btree (person, opens_at) WHERE ((state)::text = 'due'::text);


--
-- Name: check_in_due_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX check_in_due_person ON biometrics.check_in_due USING btree (person);


--
-- Name: enrolment_one_confirmed; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment USING btree (person, place) WHERE ((state)::text = 'confirmed'::text);


--
-- Name: enrolment_one_pending; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE UNIQUE INDEX enrolment_one_pending ON biometrics.enrolment USING btree (person) WHERE ((state)::text = 'pending'::text);


--
-- Name: enrolment_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX enrolment_person ON biometrics.enrolment USING btree (person);


--
-- Name: enrolment_to_search; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX enrolment_to_search ON biometrics.enrolment USING btree (confirmed_at) WHERE (((state)::text = 'confirmed'::text) AND (searched_at IS NULL));


--
-- Name: enrolment_version; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE UNIQUE INDEX enrolment_version ON biometrics.enrolment USING btree (person, version);


--
-- Name: explanation_request_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX explanation_request_person ON biometrics.explanation_request USING btree (person);


--
-- Name: explanation_visit_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX explanation_visit_person ON biometrics.explanation_visit USING btree (person);


--
-- Name: explanation_visit_request; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX explanation_visit_request ON biometrics.explanation_visit USING btree (request);


--
-- Name: explanation_visit_token_hash; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX explanation_visit_token_hash ON biometrics.explanation_visit USING btree (token_hash);


--
-- Name: frame_end; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX frame_end ON biometrics.frame USING btree (delete_after) WHERE (delete_after IS NOT NULL);


--
-- Name: frame_enrolment; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX frame_enrolment ON biometrics.frame USING btree (enrolment);


--
-- Name: frame_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX frame_person ON biometrics.frame USING btree (person);


--
-- Name: frame_session; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX frame_session ON biometrics.frame USING btree (session);


--
-- Name: inbox_applied; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX inbox_applied ON biometrics.inbox USING btree (applied_at);


--
-- Name: inbox_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX inbox_person ON biometrics.inbox USING btree (person);


--
-- Name: law_version_book; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX law_version_book ON biometrics.law_version USING btree (book);


--
-- Name: merged_subject_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX merged_subject_person ON biometrics.merged_subject USING btree (person);


--
-- Name: outbox_acknowledged; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX outbox_acknowledged ON biometrics.outbox USING btree (acknowledged_at) WHERE (acknowledged_at IS NOT NULL);


--
-- Name: outbox_next_attempt_at; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX outbox_next_attempt_at ON biometrics.outbox USING btree (next_attempt_at);


--
-- Name: outbox_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX outbox_person ON biometrics.outbox USING btree (person);


--
-- Name: outbox_waiting; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX outbox_waiting ON biometrics.outbox USING btree (next_attempt_at) WHERE (acknowledged_at IS NULL);


--
-- Name: receipt_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX receipt_person ON biometrics.receipt USING btree (person);


--
-- Name: session_by_state; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX session_by_state ON biometrics.session USING btree (state, seen_at) WHERE ((state)::text = ANY ((ARRAY['identified'::character varying, 'answering'::character varying, 'capturing'::character varying, 'submitted'::character varying])::text[]));


--
-- Name: session_check_in; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX session_check_in ON biometrics.session USING btree (check_in);


--
-- Name: session_one_open; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE UNIQUE INDEX session_one_open ON biometrics.session USING btree (person) WHERE ((state)::text = ANY ((ARRAY['identified'::character varying, 'answering'::character varying, 'capturing'::character varying])::text[]));


--
-- Name: session_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX session_person ON biometrics.session USING btree (person);


--
-- Name: session_second_opinion; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX session_second_opinion ON biometrics.session USING btree (person) WHERE (second_opinion_not_by IS NOT NULL);


--
-- Name: subject_office; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX subject_office ON biometrics.subject USING btree (office);


--
-- Name: supervision_office; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX supervision_office ON biometrics.supervision USING btree (office);


--
-- Name: supervision_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX supervision_person ON biometrics.supervision USING btree (person);


--
-- Name: template_person; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX template_person ON biometrics.template USING btree (person);


--
-- Name: threshold_decision_artefact; Type: INDEX; Schema: biometrics; Owner: postgres
--

CREATE INDEX threshold_decision_artefact ON biometrics.threshold_decision USING btree (artefact);


--
-- Name: access_record_persons; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX access_record_persons ON ONLY identity.access_record USING gin (persons) WITH (gin_pending_list_limit='512');


--
-- Name: access_record_default_persons_idx; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX access_record_default_persons_idx ON identity.access_record_default USING gin (persons) WITH (gin_pending_list_limit='512');


--
-- Name: account_by_name; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX account_by_name ON identity.account USING btree (public.name_key((name)::text) COLLATE "C", id);


--
-- Name: alarm_by_time; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX alarm_by_time ON identity.alarm USING btree (last_at, id);


--
-- Name: bucket_at; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX bucket_at ON identity.bucket USING btree (at);


--
-- Name: cover_covering; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX cover_covering ON identity.cover USING btree (covering, until);


--
-- Name: cover_office; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX cover_office ON identity.cover USING btree (office, until);


--
-- Name: kept_form_action; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX kept_form_action ON identity.kept_form USING btree (action);


--
-- Name: session_account; Type: INDEX; Schema: identity; Owner: postgres
--

CREATE INDEX session_account ON identity.session USING btree (account);


--
-- Name: alert_assignment; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX alert_assignment ON probation.alert USING btree (assignment, detected_at);


--
-- Name: alert_event_alert; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX alert_event_alert ON probation.alert_event USING btree (alert, at);


--
-- Name: alert_incident; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX alert_incident ON probation.alert USING btree (incident);


--
-- Name: alert_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX alert_person ON probation.alert USING btree (person, opened_at DESC);


--
-- Name: alert_raised; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX alert_raised ON probation.alert USING btree (raised_at);


--
-- Name: appointment_diary; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX appointment_diary ON probation.appointment USING btree (officer, starts_at, id);


--
-- Name: appointment_event_version; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX appointment_event_version ON probation.appointment_event USING btree (appointment, version);


--
-- Name: appointment_form; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX appointment_form ON probation.appointment USING btree (form_token, series_number);


--
-- Name: appointment_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX appointment_person ON probation.appointment USING btree (person);


--
-- Name: appointment_planned_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX appointment_planned_office ON probation.appointment USING btree (office, starts_at, id) WHERE ((state)::text = 'planned'::text);


--
-- Name: appointment_planned_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX appointment_planned_officer ON probation.appointment USING btree (officer, starts_at, id) WHERE ((state)::text = 'planned'::text);


--
-- Name: appointment_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX appointment_registration ON probation.appointment USING btree (registration);


--
-- Name: attachment_form; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX attachment_form ON probation.attachment USING btree (form_token, "position");


--
-- Name: attachment_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX attachment_person ON probation.attachment USING btree (person);


--
-- Name: attachment_preview_page; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX attachment_preview_page ON probation.attachment_preview USING btree (attachment, page);


--
-- Name: attachment_title_attachment; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX attachment_title_attachment ON probation.attachment_title USING btree (attachment);


--
-- Name: attachment_to_destroy; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX attachment_to_destroy ON probation.attachment USING btree (LEAST(ended_at, withdrawn_at)) WHERE (destroyed_at IS NULL);


--
-- Name: attachment_to_preview; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX attachment_to_preview ON probation.attachment USING btree (stored_at) WHERE (((preview_state)::text = 'waiting'::text) AND (destroyed_at IS NULL));


--
-- Name: attachment_to_scan; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX attachment_to_scan ON probation.attachment USING btree (stored_at) WHERE (((scan_state)::text = ANY ((ARRAY['waiting'::character varying, 'not_scanned'::character varying])::text[])) AND (destroyed_at IS NULL));


--
-- Name: breach_appeal_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_appeal_proceeding ON probation.breach_appeal USING btree (proceeding);


--
-- Name: breach_appeal_waits; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX breach_appeal_waits ON probation.breach_appeal USING btree (proceeding) WHERE (outcome IS NULL);


--
-- Name: breach_attempt_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_attempt_proceeding ON probation.breach_attempt USING btree (proceeding);


--
-- Name: breach_effect_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_effect_proceeding ON probation.breach_effect USING btree (proceeding);


--
-- Name: breach_effect_subject; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_effect_subject ON probation.breach_effect USING btree (subject);


--
-- Name: breach_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX breach_event_number ON probation.breach_event USING btree (proceeding, number);


--
-- Name: breach_event_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_event_proceeding ON probation.breach_event USING btree (proceeding);


--
-- Name: breach_explanation_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_explanation_proceeding ON probation.breach_explanation USING btree (proceeding);


--
-- Name: breach_fact_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_fact_proceeding ON probation.breach_fact USING btree (proceeding);


--
-- Name: breach_kiosk_answer_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_kiosk_answer_proceeding ON probation.breach_kiosk_answer USING btree (proceeding);


--
-- Name: breach_kiosk_answer_request; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_kiosk_answer_request ON probation.breach_kiosk_answer USING btree (request);


--
-- Name: breach_kiosk_request_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_kiosk_request_proceeding ON probation.breach_kiosk_request USING btree (proceeding);


--
-- Name: breach_measure_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_measure_proceeding ON probation.breach_measure USING btree (proceeding);


--
-- Name: breach_proceeding_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_proceeding_person ON probation.breach_proceeding USING btree (person);


--
-- Name: breach_proceeding_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_proceeding_registration ON probation.breach_proceeding USING btree (registration);


--
-- Name: breach_proceeding_waits; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_proceeding_waits ON probation.breach_proceeding USING btree (deadline_at) WHERE ((ended_at IS NULL) AND ((stage)::text <> ALL ((ARRAY['done'::character varying, 'excused'::character varying, 'no_breach'::character varying, 'withdrawn'::character varying, 'cancelled'::character varying])::text[])));


--
-- Name: breach_ruling_proceeding; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX breach_ruling_proceeding ON probation.breach_ruling USING btree (proceeding);


--
-- Name: breach_ruling_stands; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX breach_ruling_stands ON probation.breach_ruling USING btree (proceeding) WHERE ((undone_at IS NULL) AND (applied_at IS NULL));


--
-- Name: check_in_closing; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_closing ON probation.check_in USING btree (closes_at, id) WHERE ((state)::text = 'created'::text);


--
-- Name: check_in_next; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_next ON probation.check_in USING btree (registration, due_on) WHERE ((state)::text = 'created'::text);


--
-- Name: check_in_one_a_day_each; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX check_in_one_a_day_each ON probation.check_in USING btree (person, supervising_authority, due_on) WHERE ((state)::text <> 'cancelled'::text);


--
-- Name: check_in_open; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_open ON probation.check_in USING btree (opens_at, closes_at, id) WHERE ((state)::text = 'created'::text);


--
-- Name: check_in_open_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_open_office ON probation.check_in USING btree (office, opens_at, closes_at, id) WHERE ((state)::text = 'created'::text);


--
-- Name: check_in_open_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_open_officer ON probation.check_in USING btree (officer, opens_at, closes_at, id) WHERE ((state)::text = 'created'::text);


--
-- Name: check_in_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_person ON probation.check_in USING btree (person);


--
-- Name: check_in_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_registration ON probation.check_in USING btree (registration);


--
-- Name: check_in_review_check_in; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_review_check_in ON probation.check_in_review USING btree (check_in);


--
-- Name: check_in_schedule_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_schedule_person ON probation.check_in_schedule USING btree (person);


--
-- Name: check_in_schedule_version; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX check_in_schedule_version ON probation.check_in_schedule USING btree (person, authority, version);


--
-- Name: check_in_second_opinion; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX check_in_second_opinion ON probation.check_in USING btree (office) WHERE (first_no_match_by IS NOT NULL);


--
-- Name: closing_not_final; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX closing_not_final ON probation.closing USING btree (undo_until) WHERE ((closed_at IS NOT NULL) AND (undone_at IS NULL) AND (final_at IS NULL));


--
-- Name: closing_one_proposed; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX closing_one_proposed ON probation.closing USING btree (registration) WHERE ((answer IS NULL) AND (closed_at IS NULL));


--
-- Name: closing_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX closing_person ON probation.closing USING btree (person);


--
-- Name: closing_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX closing_registration ON probation.closing USING btree (registration);


--
-- Name: condition_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX condition_registration ON probation.condition USING btree (registration);


--
-- Name: condition_version_condition; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX condition_version_condition ON probation.condition_version USING btree (condition);


--
-- Name: condition_version_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX condition_version_once ON probation.condition_version USING btree (condition, version);


--
-- Name: corrective_entry_form; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX corrective_entry_form ON probation.corrective_entry USING btree (form_token);


--
-- Name: corrective_entry_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX corrective_entry_number ON probation.corrective_entry USING btree (registration, number);


--
-- Name: corrective_entry_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX corrective_entry_registration ON probation.corrective_entry USING btree (registration);


--
-- Name: device_assignment_device; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX device_assignment_device ON probation.device_assignment USING btree (device_id, since);


--
-- Name: device_assignment_next_timer_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX device_assignment_next_timer_at ON probation.device_assignment USING btree (next_timer_at) WHERE (next_timer_at IS NOT NULL);


--
-- Name: device_assignment_one_a_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX device_assignment_one_a_person ON probation.device_assignment USING btree (person) WHERE (until IS NULL);


--
-- Name: device_movement_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX device_movement_number ON probation.device_movement USING btree (device_id, number);


--
-- Name: device_movement_to_vendor; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX device_movement_to_vendor ON probation.device_movement USING btree (at) WHERE ((event)::text = 'send_to_vendor'::text);


--
-- Name: device_sim; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX device_sim ON probation.device USING btree (sim) WHERE (sim IS NOT NULL);


--
-- Name: device_stock_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX device_stock_office ON probation.device_stock USING btree (office, state, id);


--
-- Name: device_stock_sent_to; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX device_stock_sent_to ON probation.device_stock USING btree (sent_to) WHERE (sent_to IS NOT NULL);


--
-- Name: document_erasure_answered; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX document_erasure_answered ON probation.document_erasure USING btree (COALESCE(answered_at, proposed_at) DESC, id DESC);


--
-- Name: document_erasure_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_erasure_waiting ON probation.document_erasure USING btree (document) WHERE ((state)::text = 'proposed'::text);


--
-- Name: document_event_document; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX document_event_document ON probation.document_event USING btree (document);


--
-- Name: document_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_event_number ON probation.document_event USING btree (document, number);


--
-- Name: document_file_language; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_file_language ON probation.document_file USING btree (document, language);


--
-- Name: document_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_number ON probation.document USING btree (number);


--
-- Name: document_of_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX document_of_office ON probation.document USING btree (office, decided_at DESC, id) WHERE (decided_at IS NOT NULL);


--
-- Name: document_one_draft; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_one_draft ON probation.document USING btree (owner, about, kind) WHERE ((state)::text = ANY ((ARRAY['drafted'::character varying, 'endorsed'::character varying])::text[]));


--
-- Name: document_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX document_person ON probation.document USING btree (person);


--
-- Name: document_service_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_service_number ON probation.document_service USING btree (document, number);


--
-- Name: document_signature_document; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX document_signature_document ON probation.document_signature USING btree (document);


--
-- Name: document_template_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_template_number ON probation.document_template USING btree (code, version);


--
-- Name: document_template_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_template_waiting ON probation.document_template USING btree (code) WHERE ((state)::text = 'waiting'::text);


--
-- Name: document_version_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX document_version_number ON probation.document_version USING btree (document, version);


--
-- Name: duplicate_suspicion_one_open; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX duplicate_suspicion_one_open ON probation.duplicate_suspicion USING btree (LEAST(person, other), GREATEST(person, other)) WHERE (decided_at IS NULL);


--
-- Name: duplicate_suspicion_other; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX duplicate_suspicion_other ON probation.duplicate_suspicion USING btree (other);


--
-- Name: duplicate_suspicion_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX duplicate_suspicion_person ON probation.duplicate_suspicion USING btree (person);


--
-- Name: earlier_name_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX earlier_name_person ON probation.earlier_name USING btree (person);


--
-- Name: emergency_access_account; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX emergency_access_account ON probation.emergency_access USING btree (account, opened_at);


--
-- Name: emergency_access_opened; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX emergency_access_opened ON probation.emergency_access USING btree (opened_at, id);


--
-- Name: equipment_act_device; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_act_device ON probation.equipment_act USING btree (device_id, at);


--
-- Name: equipment_act_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_act_person ON probation.equipment_act USING btree (person);


--
-- Name: equipment_report_device; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_report_device ON probation.equipment_report USING btree (device_id);


--
-- Name: equipment_report_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_report_person ON probation.equipment_report USING btree (person);


--
-- Name: equipment_visit_decision; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_visit_decision ON probation.equipment_visit USING btree (decision);


--
-- Name: equipment_visit_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX equipment_visit_person ON probation.equipment_visit USING btree (person);


--
-- Name: evaluation_checkpoint_hour; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX evaluation_checkpoint_hour ON probation.evaluation_checkpoint USING brin (hour);


--
-- Name: evaluation_queue_assignment; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX evaluation_queue_assignment ON probation.evaluation_queue USING btree (assignment);


--
-- Name: evaluation_queue_vendor_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX evaluation_queue_vendor_at ON probation.evaluation_queue USING btree (vendor, at);


--
-- Name: field_change_of_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX field_change_of_person ON probation.field_change USING btree (person, at DESC, id);


--
-- Name: field_change_undone_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX field_change_undone_once ON probation.field_change USING btree (undoes) WHERE (undoes IS NOT NULL);


--
-- Name: field_visit_housing_check; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX field_visit_housing_check ON probation.field_visit USING btree (person, happened_on) WHERE (((kind)::text = 'housing_check'::text) AND ((state)::text = 'final'::text));


--
-- Name: field_visit_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX field_visit_number ON probation.field_visit USING btree (number);


--
-- Name: field_visit_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX field_visit_person ON probation.field_visit USING btree (person);


--
-- Name: field_visit_version_visit; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX field_visit_version_visit ON probation.field_visit_version USING btree (visit);


--
-- Name: import_row_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX import_row_person ON probation.import_row USING btree (person) WHERE (person IS NOT NULL);


--
-- Name: import_row_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX import_row_waiting ON probation.import_row USING btree (import_id, number) WHERE ((result)::text = 'waiting'::text);


--
-- Name: inbox_applied; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX inbox_applied ON probation.inbox USING btree (applied_at);


--
-- Name: inbox_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX inbox_person ON probation.inbox USING btree (person);


--
-- Name: incident_deputy; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX incident_deputy ON probation.incident USING btree (deputy) WHERE ((deputy IS NOT NULL) AND (status IS NOT NULL));


--
-- Name: incident_due; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX incident_due ON probation.incident USING btree (due_at) WHERE (status IS NOT NULL);


--
-- Name: incident_entrusted; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX incident_entrusted ON probation.incident USING btree (deputy) WHERE (deputy IS NOT NULL);


--
-- Name: incident_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX incident_person ON probation.incident USING btree (person, opened_at DESC);


--
-- Name: law_draft_listed; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX law_draft_listed ON probation.law_draft USING btree (proposed_at, id);


--
-- Name: law_draft_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX law_draft_waiting ON probation.law_draft USING btree (book, section, key, valid_from) WHERE ((state)::text = 'waiting'::text);


--
-- Name: law_override_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX law_override_at ON probation.law_override USING btree (at, id);


--
-- Name: law_override_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX law_override_registration ON probation.law_override USING btree (registration);


--
-- Name: law_version_book; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX law_version_book ON probation.law_version USING btree (book);


--
-- Name: legal_basis_document_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX legal_basis_document_person ON probation.legal_basis_document USING btree (person);


--
-- Name: less_answer_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX less_answer_person ON probation.less_answer USING btree (person);


--
-- Name: less_answer_waits; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX less_answer_waits ON probation.less_answer USING btree (person, authority) WHERE ((state)::text = ANY ((ARRAY['waits'::character varying, 'revise'::character varying])::text[]));


--
-- Name: monitoring_decision_asked; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX monitoring_decision_asked ON probation.monitoring_decision USING btree (person, authority) WHERE ((state)::text = 'asked'::text);


--
-- Name: monitoring_decision_ends; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX monitoring_decision_ends ON probation.monitoring_decision USING btree (ends_on) WHERE ((state)::text = ANY ((ARRAY['in_force'::character varying, 'suspended'::character varying])::text[]));


--
-- Name: monitoring_decision_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX monitoring_decision_person ON probation.monitoring_decision USING btree (person);


--
-- Name: monitoring_decision_standing; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX monitoring_decision_standing ON probation.monitoring_decision USING btree (person, authority) WHERE ((state)::text = ANY ((ARRAY['in_force'::character varying, 'suspended'::character varying])::text[]));


--
-- Name: monitoring_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX monitoring_event_number ON probation.monitoring_event USING btree (subject, number);


--
-- Name: notice_event_notice; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notice_event_notice ON probation.notice_event USING btree (notice);


--
-- Name: notice_moving; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notice_moving ON probation.notice USING btree (starts_at) WHERE ((state)::text = ANY ((ARRAY['given'::character varying, 'granted'::character varying, 'running'::character varying, 'over'::character varying, 'late'::character varying])::text[]));


--
-- Name: notice_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notice_person ON probation.notice USING btree (person);


--
-- Name: notification_content; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notification_content ON probation.notification USING btree (created_at) WHERE (sealed IS NOT NULL);


--
-- Name: notification_created; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notification_created ON probation.notification USING btree (created_at);


--
-- Name: notification_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX notification_once ON probation.notification USING btree (kind, subject_id, day, occasion, repeat);


--
-- Name: notification_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notification_person ON probation.notification USING btree (person, created_at DESC, id);


--
-- Name: notification_queued; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notification_queued ON probation.notification USING btree (not_before, id) WHERE ((state)::text = 'queued'::text);


--
-- Name: notification_reference; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX notification_reference ON probation.notification USING btree (reference) WHERE ((state)::text = 'sent'::text);


--
-- Name: officer_capacity_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX officer_capacity_officer ON probation.officer_capacity USING btree (officer, valid_from);


--
-- Name: opening_form_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX opening_form_number ON probation.opening_form USING btree (form, version);


--
-- Name: opening_form_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX opening_form_waiting ON probation.opening_form USING btree (form) WHERE ((state)::text = 'waiting'::text);


--
-- Name: opening_paper_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX opening_paper_event_number ON probation.opening_paper_event USING btree (paper, number);


--
-- Name: opening_paper_file_signed; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX opening_paper_file_signed ON probation.opening_paper_file USING btree (paper, number, language);


--
-- Name: opening_paper_of_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX opening_paper_of_registration ON probation.opening_paper USING btree (registration, form) WHERE ((state)::text <> 'discarded'::text);


--
-- Name: opening_paper_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX opening_paper_person ON probation.opening_paper USING btree (person);


--
-- Name: outbox_acknowledged; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX outbox_acknowledged ON probation.outbox USING btree (acknowledged_at) WHERE (acknowledged_at IS NOT NULL);


--
-- Name: outbox_next_attempt_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX outbox_next_attempt_at ON probation.outbox USING btree (next_attempt_at);


--
-- Name: outbox_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX outbox_person ON probation.outbox USING btree (person);


--
-- Name: outbox_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX outbox_waiting ON probation.outbox USING btree (next_attempt_at) WHERE (acknowledged_at IS NULL);


--
-- Name: own_questions_of_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX own_questions_of_office ON probation.own_questions USING btree (office, version) WHERE (person IS NULL);


--
-- Name: own_questions_of_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX own_questions_of_person ON probation.own_questions USING btree (person, version) WHERE (person IS NOT NULL);


--
-- Name: own_questions_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX own_questions_person ON probation.own_questions USING btree (person);


--
-- Name: person_birth_date; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_birth_date ON probation.person USING btree (birth_date);


--
-- Name: person_entry_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_entry_person ON probation.person_entry USING btree (person);


--
-- Name: person_iin_part; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_iin_part ON probation.person USING btree (iin text_pattern_ops);


--
-- Name: person_link_survivor; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_link_survivor ON probation.person_link USING btree (survivor);


--
-- Name: person_merge_proposed_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX person_merge_proposed_once ON probation.person_merge USING btree (survivor) WHERE ((state)::text = 'proposed'::text);


--
-- Name: person_merge_retired_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX person_merge_retired_once ON probation.person_merge USING btree (retired) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'merged'::character varying, 'undoing'::character varying])::text[]));


--
-- Name: person_merge_survivor; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_merge_survivor ON probation.person_merge USING btree (survivor);


--
-- Name: person_phone; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_phone ON probation.person USING btree (reverse((phone)::text) text_pattern_ops);


--
-- Name: person_phone_part; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_phone_part ON probation.person USING gin (phone public.gin_trgm_ops);


--
-- Name: person_phone_whole; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_phone_whole ON probation.person USING btree (phone);


--
-- Name: person_word_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX person_word_person ON probation.person_word USING btree (person, word);


--
-- Name: planned_absence_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX planned_absence_person ON probation.planned_absence USING btree (person);


--
-- Name: position_time; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX position_time ON ONLY probation."position" USING brin (fix_time);


--
-- Name: position_conflict_noticed_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX position_conflict_noticed_at ON probation.position_conflict USING brin (noticed_at);


--
-- Name: position_default_fix_time_idx; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX position_default_fix_time_idx ON probation.position_default USING brin (fix_time);


--
-- Name: pre_trial_report_ended; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX pre_trial_report_ended ON probation.pre_trial_report USING btree (ended_at) WHERE ((erased_at IS NULL) AND (person IS NULL));


--
-- Name: pre_trial_report_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX pre_trial_report_event_number ON probation.pre_trial_report_event USING btree (report, number);


--
-- Name: pre_trial_report_iin; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX pre_trial_report_iin ON probation.pre_trial_report USING btree (iin) WHERE (iin IS NOT NULL);


--
-- Name: pre_trial_report_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX pre_trial_report_office ON probation.pre_trial_report USING btree (office, due_on, id);


--
-- Name: pre_trial_report_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX pre_trial_report_officer ON probation.pre_trial_report USING btree (officer, due_on, id);


--
-- Name: pre_trial_report_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX pre_trial_report_person ON probation.pre_trial_report USING btree (person) WHERE (person IS NOT NULL);


--
-- Name: proposed_address_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX proposed_address_person ON probation.proposed_address USING btree (person);


--
-- Name: proposed_address_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX proposed_address_waiting ON probation.proposed_address USING btree (person) WHERE (ended_at IS NULL);


--
-- Name: protected_place_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX protected_place_person ON probation.protected_place USING btree (person);


--
-- Name: quarantined_frame_device; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX quarantined_frame_device ON probation.quarantined_frame USING btree (device_id, received_at);


--
-- Name: quarantined_frame_received_at; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX quarantined_frame_received_at ON probation.quarantined_frame USING btree (received_at);


--
-- Name: quarantined_frame_unnoticed; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX quarantined_frame_unnoticed ON probation.quarantined_frame USING btree (id) WHERE (noticed_at IS NULL);


--
-- Name: queue_item_kind; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_kind ON probation.queue_item USING btree (kind, ((priority - escalation)), opened_at, id) WHERE (closed_at IS NULL);


--
-- Name: queue_item_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_office ON probation.queue_item USING btree (office, ((priority - escalation)), opened_at, id) WHERE (closed_at IS NULL);


--
-- Name: queue_item_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_officer ON probation.queue_item USING btree (officer, ((priority - escalation)), opened_at, id) WHERE (closed_at IS NULL);


--
-- Name: queue_item_one_open; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item USING btree (kind, subject_id) WHERE (closed_at IS NULL);


--
-- Name: queue_item_subject_id; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_subject_id ON probation.queue_item USING btree (subject_id);


--
-- Name: queue_item_urgency; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_urgency ON probation.queue_item USING btree (((priority - escalation)), opened_at, id) WHERE (closed_at IS NULL);


--
-- Name: queue_item_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX queue_item_waiting ON probation.queue_item USING btree (person) WHERE (closed_at IS NULL);


--
-- Name: reassigned_case_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX reassigned_case_person ON probation.reassigned_case USING btree (person);


--
-- Name: reassigned_case_waiting; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX reassigned_case_waiting ON probation.reassigned_case USING btree (reassignment, person) WHERE (moved_at IS NULL);


--
-- Name: reassignment_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX reassignment_office ON probation.reassignment USING btree (office, decided_at, id);


--
-- Name: register_import_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX register_import_office ON probation.register_import USING btree (office, authority, begun_at, id);


--
-- Name: registration_leading; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX registration_leading ON probation.registration USING btree (person, supervising_authority) WHERE current;


--
-- Name: registration_listed; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_listed ON probation.registration USING btree (state, name_key, id) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_listed_name; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_listed_name ON probation.registration USING gin (name_key public.gin_trgm_ops) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_listed_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_listed_number ON probation.registration USING btree (case_number COLLATE "C", id) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_listed_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_listed_office ON probation.registration USING btree (office, state, name_key, id) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_listed_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_listed_officer ON probation.registration USING btree (officer, state, name_key, id) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_number_end; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_number_end ON probation.registration USING btree (reverse((case_number)::text) text_pattern_ops) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_number_part; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_number_part ON probation.registration USING gin (case_number public.gin_trgm_ops) WHERE (current OR ((state)::text = 'open'::text));


--
-- Name: registration_open_ends; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_open_ends ON probation.registration USING btree (term_ends_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: registration_open_ends_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_open_ends_office ON probation.registration USING btree (office, term_ends_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: registration_open_ends_officer; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_open_ends_officer ON probation.registration USING btree (officer, term_ends_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: registration_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_person ON probation.registration USING btree (person);


--
-- Name: registration_restricted; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX registration_restricted ON probation.registration USING btree (person) WHERE (current AND restricted);


--
-- Name: rejected_report_source; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX rejected_report_source ON probation.rejected_report USING btree (source, id);


--
-- Name: relapse_entry_ends; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX relapse_entry_ends ON probation.relapse_entry USING btree (ends_on) WHERE ((state)::text = 'entered'::text);


--
-- Name: relapse_entry_live; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX relapse_entry_live ON probation.relapse_entry USING btree (person, authority) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'entered'::character varying])::text[]));


--
-- Name: relapse_entry_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX relapse_entry_person ON probation.relapse_entry USING btree (person);


--
-- Name: request_nonce_expiry; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX request_nonce_expiry ON probation.request_nonce USING btree (expires_at);


--
-- Name: risk_calculation_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX risk_calculation_number ON probation.risk_calculation USING btree (person, authority, number);


--
-- Name: risk_calculation_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_calculation_person ON probation.risk_calculation USING btree (person);


--
-- Name: risk_current_checked; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_current_checked ON probation.risk_current USING btree (checked_on);


--
-- Name: risk_current_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX risk_current_person ON probation.risk_current USING btree (person, authority);


--
-- Name: risk_event_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_event_person ON probation.risk_event USING btree (person);


--
-- Name: risk_event_subject; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_event_subject ON probation.risk_event USING btree (subject);


--
-- Name: risk_fact_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_fact_person ON probation.risk_fact USING btree (person);


--
-- Name: risk_objection_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_objection_person ON probation.risk_objection USING btree (person);


--
-- Name: risk_override_live; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX risk_override_live ON probation.risk_override USING btree (person, authority) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'holds'::character varying])::text[]));


--
-- Name: risk_override_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX risk_override_person ON probation.risk_override USING btree (person);


--
-- Name: risk_set_aside_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX risk_set_aside_person ON probation.risk_set_aside USING btree (person, authority);


--
-- Name: search_word_part; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX search_word_part ON probation.search_word USING gin (word public.gin_trgm_ops);


--
-- Name: stated_purpose_of_reader; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX stated_purpose_of_reader ON probation.stated_purpose USING btree (reader, valid_until);


--
-- Name: stated_purpose_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX stated_purpose_person ON probation.stated_purpose USING btree (person);


--
-- Name: term_event_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX term_event_number ON probation.term_event USING btree (registration, number);


--
-- Name: term_event_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX term_event_person ON probation.term_event USING btree (person);


--
-- Name: timeline_entry_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX timeline_entry_person ON probation.timeline_entry USING btree (person);


--
-- Name: timeline_of_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX timeline_of_person ON probation.timeline_entry USING btree (person, at DESC);


--
-- Name: transfer_asked; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX transfer_asked ON probation.transfer USING btree (iin, to_office) WHERE ((state)::text = 'asked'::text);


--
-- Name: transfer_due; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX transfer_due ON probation.transfer USING btree (due_at) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'offered'::character varying])::text[]));


--
-- Name: transfer_from; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX transfer_from ON probation.transfer USING btree (from_office, begun_at, id);


--
-- Name: transfer_offered; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX transfer_offered ON probation.transfer USING btree (person) WHERE ((state)::text = 'offered'::text);


--
-- Name: transfer_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX transfer_person ON probation.transfer USING btree (person);


--
-- Name: transfer_to; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX transfer_to ON probation.transfer USING btree (to_office, begun_at, id);


--
-- Name: vendor_agreement_vendor; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX vendor_agreement_vendor ON probation.vendor_agreement USING btree (vendor, valid_from);


--
-- Name: vendor_credential_fingerprint; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX vendor_credential_fingerprint ON probation.vendor_credential USING btree (fingerprint) WHERE (revoked_at IS NULL);


--
-- Name: vendor_credential_network; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX vendor_credential_network ON probation.vendor_credential USING btree (network) WHERE (revoked_at IS NULL);


--
-- Name: vendor_credential_vendor; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX vendor_credential_vendor ON probation.vendor_credential USING btree (vendor, made_at);


--
-- Name: violation_incident; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX violation_incident ON probation.violation USING btree (incident);


--
-- Name: visit_of_appointment; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX visit_of_appointment ON probation.visit USING btree (appointment) WHERE (appointment IS NOT NULL);


--
-- Name: visit_one_a_day; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX visit_one_a_day ON probation.visit USING btree (person, authority, came_on) WHERE (undone_at IS NULL);


--
-- Name: visit_person; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX visit_person ON probation.visit USING btree (person);


--
-- Name: work_act_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_act_registration ON probation.work_act USING btree (registration);


--
-- Name: work_act_version; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX work_act_version ON probation.work_act USING btree (registration, month, version);


--
-- Name: work_allocation_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_allocation_registration ON probation.work_allocation USING btree (registration);


--
-- Name: work_order_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_order_registration ON probation.work_order USING btree (registration);


--
-- Name: work_order_version_number; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX work_order_version_number ON probation.work_order_version USING btree (work_order, version);


--
-- Name: work_order_version_work_order; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_order_version_work_order ON probation.work_order_version USING btree (work_order);


--
-- Name: work_outcome_session; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_outcome_session ON probation.work_outcome USING btree (session);


--
-- Name: work_outcome_version; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX work_outcome_version ON probation.work_outcome USING btree (session, version);


--
-- Name: work_requirement_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_requirement_registration ON probation.work_requirement USING btree (registration);


--
-- Name: work_requirement_version; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX work_requirement_version ON probation.work_requirement USING btree (registration, version);


--
-- Name: work_session_at_site; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_session_at_site ON probation.work_session USING btree (site, on_date) WHERE (cancelled_at IS NULL);


--
-- Name: work_session_day; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_session_day ON probation.work_session USING btree (on_date) WHERE (cancelled_at IS NULL);


--
-- Name: work_session_once; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE UNIQUE INDEX work_session_once ON probation.work_session USING btree (registration, on_date, starts) WHERE (cancelled_at IS NULL);


--
-- Name: work_session_registration; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_session_registration ON probation.work_session USING btree (registration);


--
-- Name: work_site_office; Type: INDEX; Schema: probation; Owner: postgres
--

CREATE INDEX work_site_office ON probation.work_site USING btree (office, name);


--
-- Name: accessibility_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX accessibility_location ON reintegration.accessibility USING btree (location);


--
-- Name: appointment_calendar; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_calendar ON reintegration.appointment USING btree (worker, starts_at);


--
-- Name: appointment_event_appointment; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_event_appointment ON reintegration.appointment_event USING btree (appointment);


--
-- Name: appointment_event_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_event_plain ON reintegration.appointment_event USING btree (id) WHERE ((COALESCE(result, ''::text) || COALESCE(why, ''::text)) <> ''::text);


--
-- Name: appointment_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_person ON reintegration.appointment USING btree (person);


--
-- Name: appointment_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_plain ON reintegration.appointment USING btree (id) WHERE ((((COALESCE(purpose, ''::character varying))::text || (COALESCE(place, ''::character varying))::text) || COALESCE(result, ''::text)) <> ''::text);


--
-- Name: appointment_reminder_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX appointment_reminder_waiting ON reintegration.appointment_reminder USING btree (not_before, appointment) WHERE ((state)::text = 'queued'::text);


--
-- Name: assessment_one_draft; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX assessment_one_draft ON reintegration.assessment USING btree (person) WHERE ((state)::text = 'draft'::text);


--
-- Name: assessment_part_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX assessment_part_once ON reintegration.assessment_part USING btree (assessment, pathway);


--
-- Name: assessment_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX assessment_person ON reintegration.assessment USING btree (person);


--
-- Name: attendance_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX attendance_number ON reintegration.attendance USING btree (session, participation, version);


--
-- Name: attendance_of_participation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX attendance_of_participation ON reintegration.attendance USING btree (participation);


--
-- Name: attribute_link; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX attribute_link ON reintegration.attribute USING btree (link);


--
-- Name: attribute_taxonomy_term; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX attribute_taxonomy_term ON reintegration.attribute USING btree (taxonomy_term);


--
-- Name: capacity_full; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX capacity_full ON reintegration.capacity USING btree (offer) INCLUDE (updated_at) WHERE (available = 0);


--
-- Name: case_birth_year; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_birth_year ON reintegration."case" USING btree (birth_year, name_key, person);


--
-- Name: case_consent_awaited; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_consent_awaited ON reintegration."case" USING btree (consent_due_on, person) WHERE (((status)::text = 'open'::text) AND ((ground)::text = 'consent_awaited'::text));


--
-- Name: case_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_list ON reintegration."case" USING btree (COALESCE(next_due_on, '-infinity'::date), name_key, person) WHERE ((status)::text = 'open'::text);


--
-- Name: case_list_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_list_office ON reintegration."case" USING btree (office, COALESCE(next_due_on, '-infinity'::date), name_key, person) WHERE ((status)::text = 'open'::text);


--
-- Name: case_list_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_list_region ON reintegration."case" USING btree (region, COALESCE(next_due_on, '-infinity'::date), name_key, person) WHERE ((status)::text = 'open'::text);


--
-- Name: case_member_account; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_member_account ON reintegration.case_member USING btree (account, since DESC, id DESC) WHERE (ended_at IS NULL);


--
-- Name: case_member_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_member_organisation ON reintegration.case_member USING btree (organisation, since DESC, id DESC) WHERE (ended_at IS NULL);


--
-- Name: case_member_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_member_person ON reintegration.case_member USING btree (person);


--
-- Name: case_name; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_name ON reintegration."case" USING btree (name_key, person);


--
-- Name: case_name_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_name_office ON reintegration."case" USING btree (office, name_key, person);


--
-- Name: case_name_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_name_region ON reintegration."case" USING btree (region, name_key, person);


--
-- Name: case_need_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX case_need_once ON reintegration.case_need USING btree (person, pathway);


--
-- Name: case_need_open; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_need_open ON reintegration.case_need USING btree (person) WHERE ((state)::text = ANY ((ARRAY['not_started'::character varying, 'in_progress'::character varying])::text[]));


--
-- Name: case_need_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_need_person ON reintegration.case_need USING btree (person);


--
-- Name: case_need_urgent; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_need_urgent ON reintegration.case_need USING btree (found_at, id) WHERE urgent_now;


--
-- Name: case_number_begins; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_number_begins ON reintegration."case" USING btree (upper((case_number)::text) COLLATE "C");


--
-- Name: case_number_ends; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_number_ends ON reintegration."case" USING btree (reverse(upper((case_number)::text)) text_pattern_ops);


--
-- Name: case_owner_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_owner_of ON reintegration.case_owner USING btree (account, person) WHERE (until IS NULL);


--
-- Name: case_owner_one; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX case_owner_one ON reintegration.case_owner USING btree (person) WHERE (until IS NULL);


--
-- Name: case_owner_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_owner_person ON reintegration.case_owner USING btree (person);


--
-- Name: case_pair_event_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX case_pair_event_number ON reintegration.case_pair_event USING btree (pair, version);


--
-- Name: case_pair_event_pair; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_pair_event_pair ON reintegration.case_pair_event USING btree (pair);


--
-- Name: case_pair_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX case_pair_once ON reintegration.case_pair USING btree (first, second);


--
-- Name: case_pair_second; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_pair_second ON reintegration.case_pair USING btree (second);


--
-- Name: case_path_board; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_path_board ON reintegration.case_path USING btree (stage, COALESCE(due_on, 'infinity'::date), person) WHERE (paused_on IS NULL);


--
-- Name: case_path_board_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_path_board_office ON reintegration.case_path USING btree (office, stage, COALESCE(due_on, 'infinity'::date), person) WHERE (paused_on IS NULL);


--
-- Name: case_path_board_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_path_board_region ON reintegration.case_path USING btree (region, stage, COALESCE(due_on, 'infinity'::date), person) WHERE (paused_on IS NULL);


--
-- Name: case_path_next; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_path_next ON reintegration.case_path USING btree (next_on, person) WHERE (paused_on IS NULL);


--
-- Name: case_phone_part; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_phone_part ON reintegration."case" USING gin (phone public.gin_trgm_ops);


--
-- Name: case_police; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_police ON reintegration."case" USING btree (person) WHERE ((authority)::text = 'police'::text);


--
-- Name: case_restricted; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_restricted ON reintegration."case" USING btree (person) WHERE restricted;


--
-- Name: case_same_name; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_same_name ON reintegration."case" USING btree (name_key, birth_year);


--
-- Name: case_stage_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX case_stage_once ON reintegration.case_stage USING btree (person, stage);


--
-- Name: case_word_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX case_word_person ON reintegration.case_word USING btree (person, word);


--
-- Name: confirmation_request_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX confirmation_request_once ON reintegration.confirmation_request USING btree (organisation, about, try_number);


--
-- Name: confirmation_request_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX confirmation_request_waiting ON reintegration.confirmation_request USING btree (not_before, id) WHERE ((state)::text = 'queued'::text);


--
-- Name: confirmation_token_request; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX confirmation_token_request ON reintegration.confirmation_token USING btree (request);


--
-- Name: consent_ending; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_ending ON reintegration.consent USING btree (until_on) WHERE ((answer)::text = 'given'::text);


--
-- Name: consent_notice_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_notice_organisation ON reintegration.consent_notice USING btree (organisation);


--
-- Name: consent_notice_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_notice_person ON reintegration.consent_notice USING btree (person);


--
-- Name: consent_notice_to_tell; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_notice_to_tell ON reintegration.consent_notice USING btree (due_on, id) WHERE (told_at IS NULL);


--
-- Name: consent_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_person ON reintegration.consent USING btree (person);


--
-- Name: consent_withdrawal_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_withdrawal_person ON reintegration.consent_withdrawal USING btree (person);


--
-- Name: consent_withdrawal_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX consent_withdrawal_plain ON reintegration.consent_withdrawal USING btree (id) WHERE (COALESCE(words, ''::text) <> ''::text);


--
-- Name: contact_again; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX contact_again ON reintegration.contact USING btree (by_id, next_on) WHERE (next_on IS NOT NULL);


--
-- Name: contact_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX contact_of_case ON reintegration.contact USING btree (person, happened_at DESC, id);


--
-- Name: contact_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX contact_plain ON reintegration.contact USING btree (id) WHERE ((COALESCE(words, ''::text) || (COALESCE(with_words, ''::character varying))::text) <> ''::text);


--
-- Name: cost_option_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX cost_option_service ON reintegration.cost_option USING btree (service);


--
-- Name: course_attendance_place; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_attendance_place ON reintegration.course_attendance USING btree (place);


--
-- Name: course_attendance_session; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_attendance_session ON reintegration.course_attendance USING btree (session);


--
-- Name: course_attendance_version; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX course_attendance_version ON reintegration.course_attendance USING btree (session, place, version);


--
-- Name: course_group_listed; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_group_listed ON reintegration.course_group USING btree (begins_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: course_group_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_group_organisation ON reintegration.course_group USING btree (organisation);


--
-- Name: course_group_own_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX course_group_own_number ON reintegration.course_group USING btree (organisation, own_number) WHERE (own_number IS NOT NULL);


--
-- Name: course_place_course_group; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_place_course_group ON reintegration.course_place USING btree (course_group);


--
-- Name: course_place_event_place; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_place_event_place ON reintegration.course_place_event USING btree (place);


--
-- Name: course_place_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_place_need_id ON reintegration.course_place USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: course_place_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX course_place_once ON reintegration.course_place USING btree (person, course_group) WHERE ((state)::text = ANY ((ARRAY['asked'::character varying, 'waiting'::character varying, 'enrolled'::character varying, 'completed'::character varying])::text[]));


--
-- Name: course_place_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_place_organisation ON reintegration.course_place USING btree (organisation);


--
-- Name: course_place_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_place_person ON reintegration.course_place USING btree (person);


--
-- Name: course_session_course_group; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX course_session_course_group ON reintegration.course_session USING btree (course_group);


--
-- Name: cv_sent_application; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX cv_sent_application ON reintegration.cv_sent USING btree (application);


--
-- Name: cv_sent_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX cv_sent_person ON reintegration.cv_sent USING btree (person);


--
-- Name: directory_change_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX directory_change_organisation ON reintegration.directory_change USING btree (organisation);


--
-- Name: directory_change_subject; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX directory_change_subject ON reintegration.directory_change USING btree (subject);


--
-- Name: directory_change_undone_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX directory_change_undone_once ON reintegration.directory_change USING btree (undoes) WHERE (undoes IS NOT NULL);


--
-- Name: directory_change_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX directory_change_waiting ON reintegration.directory_change USING btree (proposed_at) WHERE ((state)::text = 'proposed'::text);


--
-- Name: directory_import_source; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX directory_import_source ON reintegration.directory_import USING btree (source);


--
-- Name: directory_source_row_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX directory_source_row_of ON reintegration.directory_source_row USING btree (source, entity, external_id);


--
-- Name: employment_due; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX employment_due ON reintegration.employment USING btree (next_proof_on, id) WHERE (next_proof_on IS NOT NULL);


--
-- Name: employment_event_employment; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX employment_event_employment ON reintegration.employment_event USING btree (employment);


--
-- Name: employment_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX employment_person ON reintegration.employment USING btree (person);


--
-- Name: employment_proof_employment; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX employment_proof_employment ON reintegration.employment_proof USING btree (employment);


--
-- Name: employment_proof_version; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX employment_proof_version ON reintegration.employment_proof USING btree (employment, step, version);


--
-- Name: goal_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX goal_need_id ON reintegration.goal USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: goal_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX goal_plain ON reintegration.goal USING btree (id) WHERE (text IS NOT NULL);


--
-- Name: goal_plan; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX goal_plan ON reintegration.goal USING btree (plan);


--
-- Name: group_session_of_group; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX group_session_of_group ON reintegration.group_session USING btree (group_id, starts_at);


--
-- Name: group_session_planned; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX group_session_planned ON reintegration.group_session USING btree (starts_at, id) WHERE ((state)::text = 'planned'::text);


--
-- Name: handover_from; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX handover_from ON reintegration.handover USING btree (from_account, asked_at, id);


--
-- Name: handover_one_asked; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX handover_one_asked ON reintegration.handover USING btree (person) WHERE ((state)::text = 'asked'::text);


--
-- Name: handover_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX handover_person ON reintegration.handover USING btree (person);


--
-- Name: handover_to; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX handover_to ON reintegration.handover USING btree (to_account, asked_at, id) WHERE ((state)::text = 'asked'::text);


--
-- Name: handover_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX handover_waiting ON reintegration.handover USING btree (asked_at, id) WHERE ((state)::text = 'asked'::text);


--
-- Name: help_request_answer_not_told; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_answer_not_told ON reintegration.help_request_answer USING btree (settled_at, id) WHERE (((state)::text = 'failed'::text) AND (told_at IS NULL));


--
-- Name: help_request_answer_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX help_request_answer_once ON reintegration.help_request_answer USING btree (help_request, version);


--
-- Name: help_request_answer_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_answer_waiting ON reintegration.help_request_answer USING btree (not_before, id) WHERE ((state)::text = 'queued'::text);


--
-- Name: help_request_code; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX help_request_code ON reintegration.help_request USING btree (code_hash);


--
-- Name: help_request_erased; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_erased ON reintegration.help_request USING btree (decided_at, id) WHERE ((erased_at IS NULL) AND (decided_at IS NOT NULL));


--
-- Name: help_request_event_help_request; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_event_help_request ON reintegration.help_request_event USING btree (help_request);


--
-- Name: help_request_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_list ON reintegration.help_request USING btree ((((state)::text = 'waiting'::text)), due_at, id);


--
-- Name: help_request_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX help_request_waiting ON reintegration.help_request USING btree (region, due_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: inbox_applied; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX inbox_applied ON reintegration.inbox USING btree (applied_at);


--
-- Name: inbox_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX inbox_person ON reintegration.inbox USING btree (person);


--
-- Name: interview_time_application; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX interview_time_application ON reintegration.interview_time USING btree (application, starts_at);


--
-- Name: job_application_event_application; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_event_application ON reintegration.job_application_event USING btree (application);


--
-- Name: job_application_interview; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_interview ON reintegration.job_application USING btree (interview_at) WHERE ((state)::text = 'interview'::text);


--
-- Name: job_application_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_need_id ON reintegration.job_application USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: job_application_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX job_application_once ON reintegration.job_application USING btree (person, vacancy) WHERE ((state)::text = ANY ((ARRAY['considered'::character varying, 'applied'::character varying, 'interview'::character varying, 'offered'::character varying, 'started'::character varying])::text[]));


--
-- Name: job_application_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_organisation ON reintegration.job_application USING btree (organisation);


--
-- Name: job_application_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_person ON reintegration.job_application USING btree (person);


--
-- Name: job_application_sent; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_sent ON reintegration.job_application USING btree (organisation, sent_at DESC, id DESC) WHERE (sent_at IS NOT NULL);


--
-- Name: job_application_vacancy; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_application_vacancy ON reintegration.job_application USING btree (vacancy);


--
-- Name: job_question_employment; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_question_employment ON reintegration.job_question USING btree (employment, at);


--
-- Name: job_question_open; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX job_question_open ON reintegration.job_question USING btree (employment) WHERE (answer IS NULL);


--
-- Name: job_question_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_question_person ON reintegration.job_question USING btree (person);


--
-- Name: job_question_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_question_waiting ON reintegration.job_question USING btree (organisation, at) WHERE (answer IS NULL);


--
-- Name: job_quota_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX job_quota_region ON reintegration.job_quota USING btree (region);


--
-- Name: law_version_book; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX law_version_book ON reintegration.law_version USING btree (book);


--
-- Name: listing_import_latest; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX listing_import_latest ON reintegration.listing_import USING btree (at DESC, id);


--
-- Name: listing_import_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX listing_import_organisation ON reintegration.listing_import USING btree (organisation, at DESC);


--
-- Name: location_address_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX location_address_location ON reintegration.location_address USING btree (location);


--
-- Name: location_address_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX location_address_organisation ON reintegration.location_address USING btree (organisation);


--
-- Name: location_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX location_organisation ON reintegration.location USING btree (organisation);


--
-- Name: location_point; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX location_point ON reintegration.location USING btree (latitude, longitude) WHERE (ended_at IS NULL);


--
-- Name: mentor_log_by_day; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX mentor_log_by_day ON reintegration.mentor_log USING btree (day);


--
-- Name: mentor_log_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX mentor_log_number ON reintegration.mentor_log USING btree (entry, version);


--
-- Name: mentor_log_of_mentorship; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX mentor_log_of_mentorship ON reintegration.mentor_log USING btree (mentorship, day DESC);


--
-- Name: mentorship_event_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX mentorship_event_number ON reintegration.mentorship_event USING btree (mentorship, version);


--
-- Name: mentorship_of_mentor; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX mentorship_of_mentor ON reintegration.mentorship USING btree (mentor, until_on);


--
-- Name: mentorship_one_running; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX mentorship_one_running ON reintegration.mentorship USING btree (person) WHERE ((state)::text = ANY ((ARRAY['proposed'::character varying, 'person_agreed'::character varying, 'mentor_agreed'::character varying, 'active'::character varying])::text[]));


--
-- Name: mentorship_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX mentorship_person ON reintegration.mentorship USING btree (person);


--
-- Name: merged_case_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX merged_case_person ON reintegration.merged_case USING btree (person);


--
-- Name: need_event_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX need_event_number ON reintegration.need_event USING btree (need, number);


--
-- Name: need_outcome_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX need_outcome_number ON reintegration.need_outcome USING btree (need, subject, number);


--
-- Name: opening_schedule_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX opening_schedule_location ON reintegration.opening_schedule USING btree (location);


--
-- Name: opening_schedule_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX opening_schedule_service ON reintegration.opening_schedule USING btree (service);


--
-- Name: opening_schedule_service_at_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX opening_schedule_service_at_location ON reintegration.opening_schedule USING btree (service_at_location);


--
-- Name: organisation_confirmed; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX organisation_confirmed ON reintegration.organisation USING btree (confirmed_on) WHERE (ended_at IS NULL);


--
-- Name: organisation_identifier_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX organisation_identifier_organisation ON reintegration.organisation_identifier USING btree (organisation);


--
-- Name: organisation_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX organisation_region ON reintegration.organisation USING btree (region);


--
-- Name: organisation_search; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX organisation_search ON reintegration.organisation USING gin (search_key public.gin_trgm_ops);


--
-- Name: outbox_acknowledged; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX outbox_acknowledged ON reintegration.outbox USING btree (acknowledged_at) WHERE (acknowledged_at IS NOT NULL);


--
-- Name: outbox_next_attempt_at; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX outbox_next_attempt_at ON reintegration.outbox USING btree (next_attempt_at);


--
-- Name: outbox_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX outbox_person ON reintegration.outbox USING btree (person);


--
-- Name: outbox_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX outbox_waiting ON reintegration.outbox USING btree (next_attempt_at) WHERE (acknowledged_at IS NULL);


--
-- Name: paper_version_of_kind; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX paper_version_of_kind ON reintegration.paper_version USING btree (person, kind, version DESC);


--
-- Name: paper_version_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX paper_version_plain ON reintegration.paper_version USING btree (id) WHERE (COALESCE(words, ''::text) <> ''::text);


--
-- Name: part_note_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX part_note_of_case ON reintegration.part_note USING btree (person, at DESC, id DESC);


--
-- Name: part_note_of_part; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX part_note_of_part ON reintegration.part_note USING btree (part, at DESC, id DESC);


--
-- Name: part_note_version; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX part_note_version ON reintegration.part_note USING btree (note, version);


--
-- Name: participation_event_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX participation_event_number ON reintegration.participation_event USING btree (participation, version);


--
-- Name: participation_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX participation_need_id ON reintegration.participation USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: participation_of_group; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX participation_of_group ON reintegration.participation USING btree (group_id);


--
-- Name: participation_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX participation_once ON reintegration.participation USING btree (person, group_id);


--
-- Name: participation_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX participation_waiting ON reintegration.participation USING btree (group_id, changed_at, id) WHERE ((state)::text = 'waiting'::text);


--
-- Name: person_file_over; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX person_file_over ON reintegration.person_file USING btree (ended_at, id) WHERE ((ended_at IS NOT NULL) AND (destroyed_at IS NULL));


--
-- Name: person_file_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX person_file_person ON reintegration.person_file USING btree (person);


--
-- Name: person_file_subject; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX person_file_subject ON reintegration.person_file USING btree (subject, subject_kind);


--
-- Name: person_file_to_scan; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX person_file_to_scan ON reintegration.person_file USING btree (stored_at, id) WHERE (((scan_state)::text = ANY ((ARRAY['waiting'::character varying, 'not_scanned'::character varying])::text[])) AND (destroyed_at IS NULL));


--
-- Name: plan_answer_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_answer_person ON reintegration.plan_answer USING btree (person);


--
-- Name: plan_answer_version; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_answer_version ON reintegration.plan_answer USING btree (version, at);


--
-- Name: plan_event_goal; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_event_goal ON reintegration.plan_event USING btree (goal, at DESC, number DESC);


--
-- Name: plan_event_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_event_person ON reintegration.plan_event USING btree (person);


--
-- Name: plan_event_step; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_event_step ON reintegration.plan_event USING btree (step, at DESC, number DESC) WHERE (step IS NOT NULL);


--
-- Name: plan_note_corrected_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX plan_note_corrected_once ON reintegration.plan_note USING btree (corrects) WHERE (corrects IS NOT NULL);


--
-- Name: plan_note_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_note_of_case ON reintegration.plan_note USING btree (person, at DESC, id);


--
-- Name: plan_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_person ON reintegration.plan USING btree (person);


--
-- Name: plan_review_due; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_review_due ON reintegration.plan_review USING btree (due_on, id) WHERE (((state)::text = 'active'::text) AND (exempt_since IS NULL));


--
-- Name: plan_review_one_active; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX plan_review_one_active ON reintegration.plan_review USING btree (person) WHERE ((state)::text = 'active'::text);


--
-- Name: plan_review_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX plan_review_person ON reintegration.plan_review USING btree (person);


--
-- Name: plan_version_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX plan_version_number ON reintegration.plan_version USING btree (person, number);


--
-- Name: probation_message_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX probation_message_of_case ON reintegration.probation_message USING btree (person, at DESC, id DESC);


--
-- Name: programme_group_latest; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX programme_group_latest ON reintegration.programme_group USING btree (begins_on DESC, id DESC);


--
-- Name: programme_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX programme_organisation ON reintegration.programme USING btree (organisation);


--
-- Name: provider_contact_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_contact_organisation ON reintegration.provider_contact USING btree (organisation);


--
-- Name: provider_contact_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_contact_service ON reintegration.provider_contact USING btree (service);


--
-- Name: provider_phone_contact; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_phone_contact ON reintegration.provider_phone USING btree (contact);


--
-- Name: provider_phone_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_phone_location ON reintegration.provider_phone USING btree (location);


--
-- Name: provider_phone_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_phone_organisation ON reintegration.provider_phone USING btree (organisation);


--
-- Name: provider_phone_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX provider_phone_service ON reintegration.provider_phone USING btree (service);


--
-- Name: question_draft_accepted; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX question_draft_accepted ON reintegration.question_draft USING btree (question_set) WHERE (question_set IS NOT NULL);


--
-- Name: question_draft_event_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX question_draft_event_number ON reintegration.question_draft_event USING btree (draft, number);


--
-- Name: question_draft_one_open; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX question_draft_one_open ON reintegration.question_draft USING btree (pathway) WHERE ((state)::text = ANY ((ARRAY['draft'::character varying, 'waiting'::character varying])::text[]));


--
-- Name: question_set_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX question_set_number ON reintegration.question_set USING btree (pathway, version);


--
-- Name: referral_arrival_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_arrival_of ON reintegration.referral_arrival USING btree (referral, at DESC, id);


--
-- Name: referral_event_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_event_plain ON reintegration.referral_event USING btree (id) WHERE (COALESCE(note, ''::text) <> ''::text);


--
-- Name: referral_event_referral; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_event_referral ON reintegration.referral_event USING btree (referral);


--
-- Name: referral_inbox; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_inbox ON reintegration.referral USING btree (organisation, requested_at);


--
-- Name: referral_link_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_link_of ON reintegration.referral_link USING btree (referral, made_at DESC);


--
-- Name: referral_link_of_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_link_of_person ON reintegration.referral_link USING btree (person) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));


--
-- Name: referral_link_token_link; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_link_token_link ON reintegration.referral_link_token USING btree (link);


--
-- Name: referral_link_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_link_waiting ON reintegration.referral_link USING btree (not_before, id) WHERE ((state)::text = 'queued'::text);


--
-- Name: referral_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_list ON reintegration.referral USING btree ((
CASE
    WHEN ((status)::text = 'requested'::text) THEN 0
    ELSE 1
END), answer_due_at, id) WHERE (ended_at IS NULL);


--
-- Name: referral_list_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_list_office ON reintegration.referral USING btree (office, (
CASE
    WHEN ((status)::text = 'requested'::text) THEN 0
    ELSE 1
END), answer_due_at, id) WHERE (ended_at IS NULL);


--
-- Name: referral_list_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_list_region ON reintegration.referral USING btree (region, (
CASE
    WHEN ((status)::text = 'requested'::text) THEN 0
    ELSE 1
END), answer_due_at, id) WHERE (ended_at IS NULL);


--
-- Name: referral_message_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_message_of ON reintegration.referral_message USING btree (referral, at, id);


--
-- Name: referral_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_need_id ON reintegration.referral USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: referral_offer; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_offer ON reintegration.referral USING btree (offer);


--
-- Name: referral_one_open; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX referral_one_open ON reintegration.referral USING btree (person, offer) WHERE (ended_at IS NULL);


--
-- Name: referral_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_organisation ON reintegration.referral USING btree (organisation);


--
-- Name: referral_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_person ON reintegration.referral USING btree (person);


--
-- Name: referral_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_plain ON reintegration.referral USING btree (id) WHERE (COALESCE(shared_note, ''::text) <> ''::text);


--
-- Name: referral_proposal_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_proposal_of ON reintegration.referral_proposal USING btree (referral, at, id);


--
-- Name: referral_proposal_open; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_proposal_open ON reintegration.referral_proposal USING btree (person) WHERE ((state)::text = 'offered'::text);


--
-- Name: referral_read_by; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX referral_read_by ON reintegration.referral_read USING btree (referral, party);


--
-- Name: referral_sent; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_sent ON reintegration.referral USING btree (requested_at DESC, id DESC);


--
-- Name: referral_sent_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_sent_office ON reintegration.referral USING btree (office, requested_at DESC, id DESC);


--
-- Name: referral_sent_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_sent_region ON reintegration.referral USING btree (region, requested_at DESC, id DESC);


--
-- Name: referral_unstaffed; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX referral_unstaffed ON reintegration.referral USING btree (organisation) WHERE ((returned_why)::text = 'no_staff'::text);


--
-- Name: search_word_part; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX search_word_part ON reintegration.search_word USING gin (word public.gin_trgm_ops);


--
-- Name: service_area_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_area_service ON reintegration.service_area USING btree (service);


--
-- Name: service_at_location_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_at_location_location ON reintegration.service_at_location USING btree (location);


--
-- Name: service_at_location_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_at_location_service ON reintegration.service_at_location USING btree (service);


--
-- Name: service_document_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_document_service ON reintegration.service_document USING btree (service);


--
-- Name: service_language_location; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_language_location ON reintegration.service_language USING btree (location);


--
-- Name: service_language_service; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_language_service ON reintegration.service_language USING btree (service);


--
-- Name: service_offer_need; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_offer_need ON reintegration.service_offer USING btree (need);


--
-- Name: service_offer_of_need; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_offer_of_need ON reintegration.service_offer USING btree (need) INCLUDE (id, organisation, languages) WHERE (ended_at IS NULL);


--
-- Name: service_offer_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_offer_organisation ON reintegration.service_offer USING btree (organisation);


--
-- Name: service_offer_search; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX service_offer_search ON reintegration.service_offer USING gin (search_key public.gin_trgm_ops);


--
-- Name: stage_event_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX stage_event_of_case ON reintegration.stage_event USING btree (person, at DESC, id);


--
-- Name: stage_task_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX stage_task_list ON reintegration.stage_task USING btree (due_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: stage_task_list_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX stage_task_list_office ON reintegration.stage_task USING btree (office, due_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: stage_task_list_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX stage_task_list_region ON reintegration.stage_task USING btree (region, due_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: stage_task_once; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX stage_task_once ON reintegration.stage_task USING btree (person, task);


--
-- Name: step_blocked; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_blocked ON reintegration.step USING btree (blocked_until, id) WHERE ((state)::text = 'blocked'::text);


--
-- Name: step_goal; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_goal ON reintegration.step USING btree (goal);


--
-- Name: step_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_list ON reintegration.step USING btree (due_on, id) WHERE ((state)::text = 'active'::text);


--
-- Name: step_list_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_list_office ON reintegration.step USING btree (office, due_on, id) WHERE ((state)::text = 'active'::text);


--
-- Name: step_list_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_list_region ON reintegration.step USING btree (region, due_on, id) WHERE ((state)::text = 'active'::text);


--
-- Name: step_next; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_next ON reintegration.step USING btree (person, due_on, "position") WHERE ((state)::text = 'active'::text);


--
-- Name: step_own; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_own ON reintegration.step USING btree (owner_id, due_on, id) WHERE (owner_id IS NOT NULL);


--
-- Name: step_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX step_plain ON reintegration.step USING btree (id) WHERE (text IS NOT NULL);


--
-- Name: task_event_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_event_plain ON reintegration.task_event USING btree (id) WHERE (COALESCE(words, ''::text) <> ''::text);


--
-- Name: task_event_task; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_event_task ON reintegration.task_event USING btree (task);


--
-- Name: task_list; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_list ON reintegration.task USING btree (status, urgent, due_at, created_at, id) WHERE ((status)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying])::text[]));


--
-- Name: task_list_office; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_list_office ON reintegration.task USING btree (office, status, urgent, due_at, created_at, id) WHERE ((status)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying])::text[]));


--
-- Name: task_list_region; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_list_region ON reintegration.task USING btree (region, status, urgent, due_at, created_at, id) WHERE ((status)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying])::text[]));


--
-- Name: task_need_id; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_need_id ON reintegration.task USING btree (need_id) WHERE (need_id IS NOT NULL);


--
-- Name: task_one_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX task_one_waiting ON reintegration.task USING btree (person, kind, need) WHERE ((status)::text = ANY ((ARRAY['open'::character varying, 'taken'::character varying])::text[]));


--
-- Name: task_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_person ON reintegration.task USING btree (person);


--
-- Name: task_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_plain ON reintegration.task USING btree (id) WHERE (COALESCE(words, ''::text) <> ''::text);


--
-- Name: task_taken_by; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX task_taken_by ON reintegration.task USING btree (taken_by);


--
-- Name: taxonomy_term_taxonomy; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX taxonomy_term_taxonomy ON reintegration.taxonomy_term USING btree (taxonomy);


--
-- Name: term_need_term; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX term_need_term ON reintegration.term_need USING btree (term);


--
-- Name: time_link_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX time_link_person ON reintegration.time_link USING btree (person);


--
-- Name: time_link_proposal; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX time_link_proposal ON reintegration.time_link USING btree (proposal);


--
-- Name: time_link_token_link; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX time_link_token_link ON reintegration.time_link_token USING btree (link);


--
-- Name: time_link_waiting; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX time_link_waiting ON reintegration.time_link USING btree (not_before, id) WHERE ((state)::text = 'queued'::text);


--
-- Name: timeline_entry_of_case; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX timeline_entry_of_case ON reintegration.timeline_entry USING btree (person, at DESC);


--
-- Name: timeline_entry_person; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX timeline_entry_person ON reintegration.timeline_entry USING btree (person);


--
-- Name: timeline_entry_plain; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX timeline_entry_plain ON reintegration.timeline_entry USING btree (id) WHERE (COALESCE(words, ''::text) <> ''::text);


--
-- Name: vacancy_event_vacancy; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX vacancy_event_vacancy ON reintegration.vacancy_event USING btree (vacancy);


--
-- Name: vacancy_listed; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX vacancy_listed ON reintegration.vacancy USING btree (state, made_at DESC, id DESC);


--
-- Name: vacancy_organisation; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX vacancy_organisation ON reintegration.vacancy USING btree (organisation);


--
-- Name: vacancy_own_number; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE UNIQUE INDEX vacancy_own_number ON reintegration.vacancy USING btree (organisation, own_number) WHERE (own_number IS NOT NULL);


--
-- Name: vacancy_search; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX vacancy_search ON reintegration.vacancy USING gin (search_key public.gin_trgm_ops);


--
-- Name: worker_capacity_of; Type: INDEX; Schema: reintegration; Owner: postgres
--

CREATE INDEX worker_capacity_of ON reintegration.worker_capacity USING btree (account, valid_from DESC, set_at DESC);


--
-- Name: access_record_default_persons_idx; Type: INDEX ATTACH; Schema: identity; Owner: postgres
--

ALTER INDEX identity.access_record_persons ATTACH PARTITION identity.access_record_default_persons_idx;


--
-- Name: access_record_default_pkey; Type: INDEX ATTACH; Schema: identity; Owner: postgres
--

ALTER INDEX identity.access_record_pkey ATTACH PARTITION identity.access_record_default_pkey;


--
-- Name: position_default_fix_time_idx; Type: INDEX ATTACH; Schema: probation; Owner: postgres
--

ALTER INDEX probation.position_time ATTACH PARTITION probation.position_default_fix_time_idx;


--
-- Name: position_default_pkey; Type: INDEX ATTACH; Schema: probation; Owner: postgres
--

ALTER INDEX probation.position_pkey ATTACH PARTITION probation.position_default_pkey;


--
-- Name: audit append_only; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON biometrics.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON biometrics.law_cancellation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON biometrics.law_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: threshold_decision append_only; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON biometrics.threshold_decision FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only_whole; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON biometrics.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only_whole; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON biometrics.law_cancellation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only_whole; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON biometrics.law_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: threshold_decision append_only_whole; Type: TRIGGER; Schema: biometrics; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON biometrics.threshold_decision FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: access_record append_only; Type: TRIGGER; Schema: identity; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON identity.access_record FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only; Type: TRIGGER; Schema: identity; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON identity.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: access_record append_only_whole; Type: TRIGGER; Schema: identity; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON identity.access_record FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only_whole; Type: TRIGGER; Schema: identity; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON identity.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_erasure answered_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_erasure FOR EACH ROW WHEN ((old.answered_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_template answered_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_template FOR EACH ROW WHEN ((old.answered_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: opening_form answered_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER answered_once BEFORE UPDATE ON probation.opening_form FOR EACH ROW WHEN ((old.answered_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: alert_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.alert_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: appointment_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.appointment_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: attachment_title append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.attachment_title FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_attempt append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.breach_attempt FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_effect append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.breach_effect FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.breach_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_explanation append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.breach_explanation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_measure append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.breach_measure FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: check_in_review append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.check_in_review FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: check_in_schedule append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.check_in_schedule FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: condition append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.condition FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: condition_version append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.condition_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: corrective_entry append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.corrective_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: device_movement append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.device_movement FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: device_source append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.device_source FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: evidence_key append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.evidence_key FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: field_change append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.field_change FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: field_visit_version append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.field_visit_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.law_cancellation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.law_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: merged_row append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.merged_row FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: monitoring_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.monitoring_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: monitoring_order append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.monitoring_order FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: notice_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.notice_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: officer_capacity append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.officer_capacity FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: opening_paper_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.opening_paper_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: opening_paper_file append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.opening_paper_file FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: own_questions append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.own_questions FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: position_conflict append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.position_conflict FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: pre_trial_report_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.pre_trial_report_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: report_source append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.report_source FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: risk_calculation append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.risk_calculation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: stated_purpose append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.stated_purpose FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: term_event append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.term_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: timeline_entry append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.timeline_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: vendor_agreement append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.vendor_agreement FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_act append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.work_act FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_order_version append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.work_order_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_outcome append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.work_outcome FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_requirement append_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON probation.work_requirement FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: alert_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.alert_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: appointment_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.appointment_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: attachment_title append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.attachment_title FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_attempt append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.breach_attempt FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_effect append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.breach_effect FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.breach_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_explanation append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.breach_explanation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: breach_measure append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.breach_measure FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: check_in_review append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.check_in_review FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: check_in_schedule append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.check_in_schedule FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: condition append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.condition FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: condition_version append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.condition_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: corrective_entry append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.corrective_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: device_movement append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.device_movement FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: device_source append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.device_source FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: evidence_key append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.evidence_key FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: field_change append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.field_change FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: field_visit_version append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.field_visit_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.law_cancellation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.law_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: merged_row append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.merged_row FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: monitoring_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.monitoring_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: monitoring_order append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.monitoring_order FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: notice_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.notice_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: officer_capacity append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.officer_capacity FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: opening_paper_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.opening_paper_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: opening_paper_file append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.opening_paper_file FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: own_questions append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.own_questions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: position_conflict append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.position_conflict FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: pre_trial_report_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.pre_trial_report_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: report_source append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.report_source FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: risk_calculation append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.risk_calculation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: stated_purpose append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.stated_purpose FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: term_event append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.term_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: timeline_entry append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.timeline_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: vendor_agreement append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.vendor_agreement FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_act append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.work_act FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_order_version append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.work_order_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_outcome append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.work_outcome FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: work_requirement append_only_whole; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON probation.work_requirement FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: document decided_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER decided_once BEFORE UPDATE OF number, decided_at, printed, layout, template_version ON probation.document FOR EACH ROW WHEN (((old.decided_at IS NOT NULL) AND (NOT ((new.erased_at IS NOT NULL) AND (new.printed IS NULL) AND (NOT (((((new.number)::text IS DISTINCT FROM (old.number)::text) OR (new.decided_at IS DISTINCT FROM old.decided_at)) OR ((new.layout)::text IS DISTINCT FROM (old.layout)::text)) OR (new.template_version IS DISTINCT FROM old.template_version))))))) EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_draft decided_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER decided_once BEFORE UPDATE ON probation.law_draft FOR EACH ROW WHEN ((old.answered_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: transfer decided_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER decided_once BEFORE UPDATE ON probation.transfer FOR EACH ROW WHEN ((old.decided_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: violation decided_once; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER decided_once BEFORE UPDATE ON probation.violation FOR EACH ROW WHEN ((old.decided_at IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_event emptied_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_event FOR EACH ROW WHEN ((new.why IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_file emptied_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER emptied_only BEFORE UPDATE OF content ON probation.document_file FOR EACH ROW WHEN ((new.content IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_service emptied_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_service FOR EACH ROW WHEN (((new.proof IS NOT NULL) OR (new.tracking IS NOT NULL) OR (new.witnesses IS NOT NULL) OR (new.words IS NOT NULL) OR (new.why IS NOT NULL))) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_signature emptied_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER emptied_only BEFORE UPDATE OF cms ON probation.document_signature FOR EACH ROW WHEN ((new.cms IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: document_version emptied_only; Type: TRIGGER; Schema: probation; Owner: postgres
--

CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_version FOR EACH ROW WHEN ((new.content IS NOT NULL)) EXECUTE FUNCTION public.refuse_change();


--
-- Name: appointment_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.appointment_event FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('result', 'why');


--
-- Name: attendance append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.attendance FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: case_pair_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.case_pair_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: confirmation_token append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.confirmation_token FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: consent append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.consent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: consent_withdrawal append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.consent_withdrawal FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');


--
-- Name: contact append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.contact FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words', 'with_words');


--
-- Name: course_attendance append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.course_attendance FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: course_place_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.course_place_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: cv_sent append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.cv_sent FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: directory_import append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.directory_import FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: employment_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.employment_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: employment_proof append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.employment_proof FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: help_request_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.help_request_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: job_application_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.job_application_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: job_quota append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.job_quota FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.law_cancellation FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.law_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: mentor_log append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.mentor_log FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: mentorship_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.mentorship_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: need_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.need_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: need_outcome append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.need_outcome FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: paper_version append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.paper_version FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');


--
-- Name: part_note append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.part_note FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: participation_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.participation_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_answer append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.plan_answer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.plan_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_note append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.plan_note FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_version append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.plan_version FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: probation_message append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.probation_message FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: question_draft_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.question_draft_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: question_set append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.question_set FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_arrival append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.referral_arrival FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.referral_event FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('note');


--
-- Name: referral_link_token append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.referral_link_token FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_message append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.referral_message FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: stage_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.stage_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: task_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.task_event FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');


--
-- Name: term_need append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.term_need FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: time_link_token append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.time_link_token FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: timeline_entry append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.timeline_entry FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');


--
-- Name: vacancy_event append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.vacancy_event FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: worker_capacity append_only; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON reintegration.worker_capacity FOR EACH ROW EXECUTE FUNCTION public.refuse_change();


--
-- Name: appointment_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.appointment_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: attendance append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.attendance FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: audit append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.audit FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: case_pair_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.case_pair_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: confirmation_token append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.confirmation_token FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: consent append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.consent FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: consent_withdrawal append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.consent_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: contact append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.contact FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: course_attendance append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.course_attendance FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: course_place_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.course_place_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: cv_sent append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.cv_sent FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: directory_import append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.directory_import FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: employment_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.employment_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: employment_proof append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.employment_proof FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: help_request_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.help_request_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: job_application_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.job_application_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: job_quota append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.job_quota FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_cancellation append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.law_cancellation FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: law_version append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.law_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: mentor_log append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.mentor_log FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: mentorship_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.mentorship_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: need_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.need_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: need_outcome append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.need_outcome FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: paper_version append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.paper_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: part_note append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.part_note FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: participation_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.participation_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_answer append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.plan_answer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.plan_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_note append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.plan_note FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: plan_version append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.plan_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: probation_message append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.probation_message FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: question_draft_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.question_draft_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: question_set append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.question_set FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_arrival append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.referral_arrival FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.referral_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_link_token append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.referral_link_token FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: referral_message append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.referral_message FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: stage_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.stage_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: task_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.task_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: term_need append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.term_need FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: time_link_token append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.time_link_token FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: timeline_entry append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.timeline_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: vacancy_event append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.vacancy_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: worker_capacity append_only_whole; Type: TRIGGER; Schema: reintegration; Owner: postgres
--

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON reintegration.worker_capacity FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();


--
-- Name: alert alert_assignment_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.alert
    ADD CONSTRAINT alert_assignment_fkey FOREIGN KEY (assignment) REFERENCES probation.device_assignment(id);


--
-- Name: alert_event alert_event_alert_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.alert_event
    ADD CONSTRAINT alert_event_alert_fkey FOREIGN KEY (alert) REFERENCES probation.alert(id);


--
-- Name: device_assignment device_assignment_device_id_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_assignment
    ADD CONSTRAINT device_assignment_device_id_fkey FOREIGN KEY (device_id) REFERENCES probation.device(id);


--
-- Name: device_source device_source_source_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device_source
    ADD CONSTRAINT device_source_source_fkey FOREIGN KEY (source) REFERENCES probation.report_source(id);


--
-- Name: device device_vendor_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.device
    ADD CONSTRAINT device_vendor_fkey FOREIGN KEY (vendor) REFERENCES probation.vendor(code);


--
-- Name: position position_source_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE probation."position"
    ADD CONSTRAINT position_source_fkey FOREIGN KEY (source) REFERENCES probation.report_source(id);


--
-- Name: quarantine_use quarantine_use_source_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.quarantine_use
    ADD CONSTRAINT quarantine_use_source_fkey FOREIGN KEY (source) REFERENCES probation.report_source(id);


--
-- Name: quarantined_frame quarantined_frame_source_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.quarantined_frame
    ADD CONSTRAINT quarantined_frame_source_fkey FOREIGN KEY (source) REFERENCES probation.report_source(id);


--
-- Name: rejected_report rejected_report_source_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.rejected_report
    ADD CONSTRAINT rejected_report_source_fkey FOREIGN KEY (source) REFERENCES probation.report_source(id);


--
-- Name: vendor_credential vendor_credential_replaces_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor_credential
    ADD CONSTRAINT vendor_credential_replaces_fkey FOREIGN KEY (replaces) REFERENCES probation.vendor_credential(id);


--
-- Name: vendor_credential vendor_credential_vendor_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.vendor_credential
    ADD CONSTRAINT vendor_credential_vendor_fkey FOREIGN KEY (vendor) REFERENCES probation.vendor(code);


--
-- Name: violation violation_incident_fkey; Type: FK CONSTRAINT; Schema: probation; Owner: postgres
--

ALTER TABLE ONLY probation.violation
    ADD CONSTRAINT violation_incident_fkey FOREIGN KEY (incident) REFERENCES probation.incident(id);


--
-- Name: attempt added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.attempt FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = attempt.person))))));


--
-- Name: card added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.card FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = card.person))))));


--
-- Name: check_in_due added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.check_in_due FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = check_in_due.person))))));


--
-- Name: duty_list added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.duty_list FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = duty_list.person))))));


--
-- Name: enrolment added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.enrolment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = enrolment.person))))));


--
-- Name: explanation_request added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.explanation_request FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_request.person))))));


--
-- Name: explanation_visit added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.explanation_visit FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_visit.person))))));


--
-- Name: frame added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.frame FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = frame.person))))));


--
-- Name: merged_subject added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.merged_subject FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = merged_subject.person))))));


--
-- Name: receipt added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.receipt FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = receipt.person))))));


--
-- Name: session added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.session FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = session.person))))));


--
-- Name: subject added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.subject FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.supervision v
  WHERE (v.person = subject.person))))));


--
-- Name: supervision added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.supervision FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT biometrics.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: template added; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY added ON biometrics.template FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = template.person))))));


--
-- Name: attempt; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.attempt ENABLE ROW LEVEL SECURITY;


--
-- Name: card; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.card ENABLE ROW LEVEL SECURITY;


--
-- Name: attempt changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.attempt FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = attempt.person))))));


--
-- Name: card changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.card FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = card.person))))));


--
-- Name: check_in_due changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.check_in_due FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = check_in_due.person))))));


--
-- Name: duty_list changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.duty_list FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = duty_list.person))))));


--
-- Name: enrolment changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.enrolment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = enrolment.person))))));


--
-- Name: explanation_request changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.explanation_request FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_request.person))))));


--
-- Name: explanation_visit changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.explanation_visit FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_visit.person))))));


--
-- Name: frame changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.frame FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = frame.person))))));


--
-- Name: merged_subject changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.merged_subject FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = merged_subject.person))))));


--
-- Name: receipt changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.receipt FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = receipt.person))))));


--
-- Name: session changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.session FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = session.person))))));


--
-- Name: subject changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.subject FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.supervision v
  WHERE (v.person = subject.person))))));


--
-- Name: supervision changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.supervision FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT biometrics.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: template changed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY changed ON biometrics.template FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = template.person))))));


--
-- Name: check_in_due; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.check_in_due ENABLE ROW LEVEL SECURITY;


--
-- Name: duty_list; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.duty_list ENABLE ROW LEVEL SECURITY;


--
-- Name: enrolment; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.enrolment ENABLE ROW LEVEL SECURITY;


--
-- Name: explanation_request; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.explanation_request ENABLE ROW LEVEL SECURITY;


--
-- Name: explanation_visit; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.explanation_visit ENABLE ROW LEVEL SECURITY;


--
-- Name: frame; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.frame ENABLE ROW LEVEL SECURITY;


--
-- Name: merged_subject; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.merged_subject ENABLE ROW LEVEL SECURITY;


--
-- Name: receipt; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.receipt ENABLE ROW LEVEL SECURITY;


--
-- Name: attempt removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.attempt FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = attempt.person))))));


--
-- Name: card removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.card FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = card.person))))));


--
-- Name: check_in_due removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.check_in_due FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = check_in_due.person))))));


--
-- Name: duty_list removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.duty_list FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = duty_list.person))))));


--
-- Name: enrolment removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.enrolment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = enrolment.person))))));


--
-- Name: explanation_request removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.explanation_request FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_request.person))))));


--
-- Name: explanation_visit removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.explanation_visit FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_visit.person))))));


--
-- Name: frame removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.frame FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = frame.person))))));


--
-- Name: merged_subject removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.merged_subject FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = merged_subject.person))))));


--
-- Name: receipt removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.receipt FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = receipt.person))))));


--
-- Name: session removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.session FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = session.person))))));


--
-- Name: subject removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.subject FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.supervision v
  WHERE (v.person = subject.person))))));


--
-- Name: supervision removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.supervision FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT biometrics.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: template removed; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY removed ON biometrics.template FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = template.person))))));


--
-- Name: session; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.session ENABLE ROW LEVEL SECURITY;


--
-- Name: attempt shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.attempt FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = attempt.person)))));


--
-- Name: card shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.card FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = card.person)))));


--
-- Name: check_in_due shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.check_in_due FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = check_in_due.person)))));


--
-- Name: duty_list shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.duty_list FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = duty_list.person)))));


--
-- Name: enrolment shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.enrolment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = enrolment.person)))));


--
-- Name: explanation_request shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.explanation_request FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_request.person)))));


--
-- Name: explanation_visit shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.explanation_visit FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = explanation_visit.person)))));


--
-- Name: frame shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.frame FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = frame.person)))));


--
-- Name: merged_subject shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.merged_subject FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = merged_subject.person)))));


--
-- Name: receipt shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.receipt FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = receipt.person)))));


--
-- Name: session shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.session FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = session.person)))));


--
-- Name: subject shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.subject FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.supervision v
  WHERE (v.person = subject.person)))));


--
-- Name: supervision shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.supervision FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT biometrics.persons_entrusted() AS persons_entrusted)::uuid[])))));


--
-- Name: template shown; Type: POLICY; Schema: biometrics; Owner: postgres
--

CREATE POLICY shown ON biometrics.template FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM biometrics.subject p
  WHERE (p.person = template.person)))));


--
-- Name: subject; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.subject ENABLE ROW LEVEL SECURITY;


--
-- Name: supervision; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.supervision ENABLE ROW LEVEL SECURITY;


--
-- Name: template; Type: ROW SECURITY; Schema: biometrics; Owner: postgres
--

ALTER TABLE biometrics.template ENABLE ROW LEVEL SECURITY;


--
-- Name: alert added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.alert FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = alert.person))))));


--
-- Name: alert_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.alert_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.alert a
  WHERE (a.id = alert_event.alert))))));


--
-- Name: appointment added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.appointment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = appointment.registration))))));


--
-- Name: appointment_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.appointment_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: attachment added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.attachment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = attachment.person) AND ((attachment.registration IS NULL) OR (r.id = attachment.registration))))))));


--
-- Name: attachment_preview added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.attachment_preview FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_preview.attachment))))));


--
-- Name: attachment_title added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.attachment_title FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_title.attachment))))));


--
-- Name: breach_appeal added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_appeal FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_appeal.proceeding))))));


--
-- Name: breach_attempt added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_attempt FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_attempt.proceeding))))));


--
-- Name: breach_effect added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_effect FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_effect.proceeding))))));


--
-- Name: breach_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_event.proceeding))))));


--
-- Name: breach_explanation added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_explanation FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_explanation.proceeding))))));


--
-- Name: breach_fact added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_fact FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_fact.proceeding))))));


--
-- Name: breach_kiosk_answer added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_kiosk_answer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_answer.proceeding))))));


--
-- Name: breach_kiosk_request added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_kiosk_request FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_request.proceeding))))));


--
-- Name: breach_measure added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_measure FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_measure.proceeding))))));


--
-- Name: breach_proceeding added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_proceeding FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = breach_proceeding.registration))))));


--
-- Name: breach_ruling added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.breach_ruling FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_ruling.proceeding))))));


--
-- Name: check_in added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.check_in FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = check_in.registration)))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: check_in_review added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.check_in_review FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.check_in c
  WHERE (c.id = check_in_review.check_in))))));


--
-- Name: check_in_schedule added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.check_in_schedule FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = check_in_schedule.person) AND ((r.supervising_authority)::text = (check_in_schedule.authority)::text)))))));


--
-- Name: closing added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.closing FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = closing.registration))))));


--
-- Name: condition added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.condition FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition.registration))))));


--
-- Name: condition_version added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.condition_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition_version.registration))))));


--
-- Name: corrective_entry added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.corrective_entry FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = corrective_entry.registration))))));


--
-- Name: device_assignment added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.device_assignment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = device_assignment.person))))));


--
-- Name: document added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = document.person) AND ((document.registration IS NULL) OR (r.id = document.registration))))))));


--
-- Name: document_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_event.document))))));


--
-- Name: document_file added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document_file FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_file.document))))));


--
-- Name: document_service added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document_service FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_service.document))))));


--
-- Name: document_signature added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document_signature FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_signature.document))))));


--
-- Name: document_version added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.document_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_version.document))))));


--
-- Name: duplicate_suspicion added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.duplicate_suspicion FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[duplicate_suspicion.person, duplicate_suspicion.other])))))));


--
-- Name: earlier_name added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.earlier_name FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = earlier_name.person))))));


--
-- Name: emergency_access added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.emergency_access FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((account = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR ((((account_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((account_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((account_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = emergency_access.person) AND ((r.supervising_authority)::text = (emergency_access.supervising_authority)::text))))))));


--
-- Name: equipment_act added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.equipment_act FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_act.person) AND ((r.supervising_authority)::text = (equipment_act.authority)::text)))))));


--
-- Name: equipment_report added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.equipment_report FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_report.person) AND ((r.supervising_authority)::text = (equipment_report.authority)::text)))))));


--
-- Name: equipment_visit added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.equipment_visit FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_visit.person) AND ((r.supervising_authority)::text = (equipment_visit.authority)::text)))))));


--
-- Name: field_change added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.field_change FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = field_change.person) AND ((field_change.registration IS NULL) OR (field_change.registration = r.id))))) OR ((person IN ( SELECT l.person
   FROM probation.person_link l)) AND ((registration IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_change.registration)))))))));


--
-- Name: field_visit added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.field_visit FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_visit.registration))))));


--
-- Name: field_visit_version added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.field_visit_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.field_visit v
  WHERE (v.id = field_visit_version.visit))))));


--
-- Name: import_row added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.import_row FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.register_import i
  WHERE (i.id = import_row.import_id))))));


--
-- Name: incident added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.incident FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = incident.person))))));


--
-- Name: law_override added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.law_override FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = law_override.registration))))));


--
-- Name: legal_basis_document added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.legal_basis_document FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = legal_basis_document.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))))));


--
-- Name: less_answer added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.less_answer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = less_answer.person) AND ((r.supervising_authority)::text = (less_answer.authority)::text)))))));


--
-- Name: match_check added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.match_check FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = match_check.person))))));


--
-- Name: merged_row added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.merged_row FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.person_merge m
  WHERE (m.id = merged_row.merge))))));


--
-- Name: monitoring_decision added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.monitoring_decision FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = monitoring_decision.person) AND ((r.supervising_authority)::text = (monitoring_decision.authority)::text)))))));


--
-- Name: monitoring_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.monitoring_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.monitoring_decision d
  WHERE (d.id = monitoring_event.subject))) OR (EXISTS ( SELECT
   FROM probation.equipment_report e
  WHERE (e.id = monitoring_event.subject)))))));


--
-- Name: monitoring_order added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.monitoring_order FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = monitoring_order.person))))));


--
-- Name: notice added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.notice FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notice.person) AND ((r.supervising_authority)::text = (notice.authority)::text)))))));


--
-- Name: notice_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.notice_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.notice n
  WHERE (n.id = notice_event.notice))))));


--
-- Name: notification added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.notification FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notification.person) AND ((notification.registration IS NULL) OR (r.id = notification.registration))))))));


--
-- Name: notification_choice added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.notification_choice FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = notification_choice.person))))));


--
-- Name: officer_capacity added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.officer_capacity FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: opening_paper added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.opening_paper FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = opening_paper.registration))))));


--
-- Name: opening_paper_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.opening_paper_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_event.paper))))));


--
-- Name: opening_paper_file added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.opening_paper_file FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_file.paper))))));


--
-- Name: own_questions added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.own_questions FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((person IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = own_questions.person)))))));


--
-- Name: person added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person.id))))));


--
-- Name: person_entry added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person_entry FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_entry.person))))));


--
-- Name: person_link added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person_link FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_link.survivor))))));


--
-- Name: person_merge added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person_merge FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[person_merge.survivor, person_merge.retired])))))));


--
-- Name: person_name added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person_name FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_name.person))))));


--
-- Name: person_word added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.person_word FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_word.person))))));


--
-- Name: planned_absence added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.planned_absence FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = planned_absence.person) AND ((r.supervising_authority)::text = (planned_absence.authority)::text)))))));


--
-- Name: pre_trial_report added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.pre_trial_report FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = pre_trial_report.person)))))));


--
-- Name: pre_trial_report_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.pre_trial_report_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.pre_trial_report t
  WHERE (t.id = pre_trial_report_event.report))))));


--
-- Name: proposed_address added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.proposed_address FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = proposed_address.person))))));


--
-- Name: protected_place added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.protected_place FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = protected_place.person))))));


--
-- Name: queue_item added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.queue_item FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = queue_item.person) AND ((r.supervising_authority)::text = (queue_item.supervising_authority)::text))))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: reassigned_case added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.reassigned_case FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.reassignment r
  WHERE (r.id = reassigned_case.reassignment))))));


--
-- Name: reassignment added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.reassignment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: register_import added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.register_import FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (handed_over AND (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")))))));


--
-- Name: registration added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.registration FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT restricted) OR (( SELECT NULLIF(current_setting('oralu.restricted'::text, true), ''::text) AS "nullif") IS NULL)))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: relapse_entry added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.relapse_entry FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = relapse_entry.person) AND ((r.supervising_authority)::text = (relapse_entry.authority)::text)))))));


--
-- Name: risk_calculation added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_calculation FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_calculation.person) AND ((r.supervising_authority)::text = (risk_calculation.authority)::text)))))));


--
-- Name: risk_current added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_current FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_current.person) AND ((r.supervising_authority)::text = (risk_current.authority)::text)))))));


--
-- Name: risk_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_event.person) AND ((r.supervising_authority)::text = (risk_event.authority)::text)))))));


--
-- Name: risk_fact added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_fact FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = risk_fact.person))))));


--
-- Name: risk_objection added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_objection FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_objection.person) AND ((r.supervising_authority)::text = (risk_objection.authority)::text)))))));


--
-- Name: risk_override added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.risk_override FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_override.person) AND ((r.supervising_authority)::text = (risk_override.authority)::text)))))));


--
-- Name: term_event added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.term_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = term_event.registration))))));


--
-- Name: timeline_entry added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.timeline_entry FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = timeline_entry.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))) AND COALESCE(((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)))));


--
-- Name: transfer added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.transfer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((from_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((from_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (from_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = transfer.person)))))));


--
-- Name: violation added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.violation FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = violation.person))))));


--
-- Name: visit added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.visit FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = visit.person) AND ((r.supervising_authority)::text = (visit.authority)::text)))))));


--
-- Name: work_act added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_act FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_act.registration))))));


--
-- Name: work_allocation added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_allocation FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_allocation.registration))))));


--
-- Name: work_order added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_order FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_order.registration))))));


--
-- Name: work_order_version added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_order_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_order o
  WHERE (o.id = work_order_version.work_order))))));


--
-- Name: work_outcome added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_outcome FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_session s
  WHERE (s.id = work_outcome.session))))));


--
-- Name: work_requirement added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_requirement FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_requirement.registration))))));


--
-- Name: work_session added; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY added ON probation.work_session FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_session.registration))))));


--
-- Name: alert; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.alert ENABLE ROW LEVEL SECURITY;


--
-- Name: alert_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.alert_event ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.appointment ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.appointment_event ENABLE ROW LEVEL SECURITY;


--
-- Name: attachment; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.attachment ENABLE ROW LEVEL SECURITY;


--
-- Name: attachment_preview; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.attachment_preview ENABLE ROW LEVEL SECURITY;


--
-- Name: attachment_title; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.attachment_title ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_appeal; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_appeal ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_attempt; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_attempt ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_effect; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_effect ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_event ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_explanation; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_explanation ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_fact; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_fact ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_kiosk_answer; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_kiosk_answer ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_kiosk_request; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_kiosk_request ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_measure; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_measure ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_proceeding; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_proceeding ENABLE ROW LEVEL SECURITY;


--
-- Name: breach_ruling; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.breach_ruling ENABLE ROW LEVEL SECURITY;


--
-- Name: alert changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.alert FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = alert.person))))));


--
-- Name: alert_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.alert_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.alert a
  WHERE (a.id = alert_event.alert))))));


--
-- Name: appointment changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.appointment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = appointment.registration))))));


--
-- Name: appointment_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.appointment_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: attachment changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.attachment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = attachment.person) AND ((attachment.registration IS NULL) OR (r.id = attachment.registration))))))));


--
-- Name: attachment_preview changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.attachment_preview FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_preview.attachment))))));


--
-- Name: attachment_title changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.attachment_title FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_title.attachment))))));


--
-- Name: breach_appeal changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_appeal FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_appeal.proceeding))))));


--
-- Name: breach_attempt changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_attempt FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_attempt.proceeding))))));


--
-- Name: breach_effect changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_effect FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_effect.proceeding))))));


--
-- Name: breach_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_event.proceeding))))));


--
-- Name: breach_explanation changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_explanation FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_explanation.proceeding))))));


--
-- Name: breach_fact changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_fact FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_fact.proceeding))))));


--
-- Name: breach_kiosk_answer changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_kiosk_answer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_answer.proceeding))))));


--
-- Name: breach_kiosk_request changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_kiosk_request FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_request.proceeding))))));


--
-- Name: breach_measure changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_measure FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_measure.proceeding))))));


--
-- Name: breach_proceeding changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_proceeding FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = breach_proceeding.registration))))));


--
-- Name: breach_ruling changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.breach_ruling FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_ruling.proceeding))))));


--
-- Name: check_in changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.check_in FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = check_in.registration)))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: check_in_review changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.check_in_review FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.check_in c
  WHERE (c.id = check_in_review.check_in))))));


--
-- Name: check_in_schedule changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.check_in_schedule FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = check_in_schedule.person) AND ((r.supervising_authority)::text = (check_in_schedule.authority)::text)))))));


--
-- Name: closing changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.closing FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = closing.registration))))));


--
-- Name: condition changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.condition FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition.registration))))));


--
-- Name: condition_version changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.condition_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition_version.registration))))));


--
-- Name: corrective_entry changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.corrective_entry FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = corrective_entry.registration))))));


--
-- Name: device_assignment changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.device_assignment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = device_assignment.person))))));


--
-- Name: document changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = document.person) AND ((document.registration IS NULL) OR (r.id = document.registration))))))));


--
-- Name: document_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_event.document))))));


--
-- Name: document_file changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document_file FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_file.document))))));


--
-- Name: document_service changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document_service FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_service.document))))));


--
-- Name: document_signature changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document_signature FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_signature.document))))));


--
-- Name: document_version changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.document_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_version.document))))));


--
-- Name: duplicate_suspicion changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.duplicate_suspicion FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[duplicate_suspicion.person, duplicate_suspicion.other])))))));


--
-- Name: earlier_name changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.earlier_name FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = earlier_name.person))))));


--
-- Name: emergency_access changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.emergency_access FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((account = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR ((((account_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((account_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((account_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = emergency_access.person) AND ((r.supervising_authority)::text = (emergency_access.supervising_authority)::text))))))));


--
-- Name: equipment_act changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.equipment_act FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_act.person) AND ((r.supervising_authority)::text = (equipment_act.authority)::text)))))));


--
-- Name: equipment_report changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.equipment_report FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_report.person) AND ((r.supervising_authority)::text = (equipment_report.authority)::text)))))));


--
-- Name: equipment_visit changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.equipment_visit FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_visit.person) AND ((r.supervising_authority)::text = (equipment_visit.authority)::text)))))));


--
-- Name: field_change changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.field_change FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = field_change.person) AND ((field_change.registration IS NULL) OR (field_change.registration = r.id))))) OR ((person IN ( SELECT l.person
   FROM probation.person_link l)) AND ((registration IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_change.registration)))))))));


--
-- Name: field_visit changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.field_visit FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_visit.registration))))));


--
-- Name: field_visit_version changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.field_visit_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.field_visit v
  WHERE (v.id = field_visit_version.visit))))));


--
-- Name: import_row changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.import_row FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.register_import i
  WHERE (i.id = import_row.import_id))))));


--
-- Name: incident changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.incident FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = incident.person))))));


--
-- Name: law_override changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.law_override FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = law_override.registration))))));


--
-- Name: legal_basis_document changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.legal_basis_document FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = legal_basis_document.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))))));


--
-- Name: less_answer changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.less_answer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = less_answer.person) AND ((r.supervising_authority)::text = (less_answer.authority)::text)))))));


--
-- Name: match_check changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.match_check FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = match_check.person))))));


--
-- Name: merged_row changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.merged_row FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.person_merge m
  WHERE (m.id = merged_row.merge))))));


--
-- Name: monitoring_decision changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.monitoring_decision FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = monitoring_decision.person) AND ((r.supervising_authority)::text = (monitoring_decision.authority)::text)))))));


--
-- Name: monitoring_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.monitoring_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.monitoring_decision d
  WHERE (d.id = monitoring_event.subject))) OR (EXISTS ( SELECT
   FROM probation.equipment_report e
  WHERE (e.id = monitoring_event.subject)))))));


--
-- Name: monitoring_order changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.monitoring_order FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = monitoring_order.person))))));


--
-- Name: notice changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.notice FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notice.person) AND ((r.supervising_authority)::text = (notice.authority)::text)))))));


--
-- Name: notice_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.notice_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.notice n
  WHERE (n.id = notice_event.notice))))));


--
-- Name: notification changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.notification FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notification.person) AND ((notification.registration IS NULL) OR (r.id = notification.registration))))))));


--
-- Name: notification_choice changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.notification_choice FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = notification_choice.person))))));


--
-- Name: officer_capacity changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.officer_capacity FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: opening_paper changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.opening_paper FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = opening_paper.registration))))));


--
-- Name: opening_paper_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.opening_paper_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_event.paper))))));


--
-- Name: opening_paper_file changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.opening_paper_file FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_file.paper))))));


--
-- Name: own_questions changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.own_questions FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((person IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = own_questions.person)))))));


--
-- Name: person changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person.id))))));


--
-- Name: person_entry changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person_entry FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_entry.person))))));


--
-- Name: person_link changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person_link FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_link.survivor))))));


--
-- Name: person_merge changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person_merge FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[person_merge.survivor, person_merge.retired])))))));


--
-- Name: person_name changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person_name FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_name.person))))));


--
-- Name: person_word changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.person_word FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_word.person))))));


--
-- Name: planned_absence changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.planned_absence FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = planned_absence.person) AND ((r.supervising_authority)::text = (planned_absence.authority)::text)))))));


--
-- Name: pre_trial_report changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.pre_trial_report FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = pre_trial_report.person)))))));


--
-- Name: pre_trial_report_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.pre_trial_report_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.pre_trial_report t
  WHERE (t.id = pre_trial_report_event.report))))));


--
-- Name: proposed_address changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.proposed_address FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = proposed_address.person))))));


--
-- Name: protected_place changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.protected_place FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = protected_place.person))))));


--
-- Name: queue_item changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.queue_item FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = queue_item.person) AND ((r.supervising_authority)::text = (queue_item.supervising_authority)::text))))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: reassigned_case changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.reassigned_case FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.reassignment r
  WHERE (r.id = reassigned_case.reassignment))))));


--
-- Name: reassignment changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.reassignment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: register_import changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.register_import FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (handed_over AND (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")))))));


--
-- Name: registration changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.registration FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT restricted) OR (( SELECT NULLIF(current_setting('oralu.restricted'::text, true), ''::text) AS "nullif") IS NULL)))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: relapse_entry changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.relapse_entry FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = relapse_entry.person) AND ((r.supervising_authority)::text = (relapse_entry.authority)::text)))))));


--
-- Name: risk_calculation changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_calculation FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_calculation.person) AND ((r.supervising_authority)::text = (risk_calculation.authority)::text)))))));


--
-- Name: risk_current changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_current FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_current.person) AND ((r.supervising_authority)::text = (risk_current.authority)::text)))))));


--
-- Name: risk_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_event.person) AND ((r.supervising_authority)::text = (risk_event.authority)::text)))))));


--
-- Name: risk_fact changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_fact FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = risk_fact.person))))));


--
-- Name: risk_objection changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_objection FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_objection.person) AND ((r.supervising_authority)::text = (risk_objection.authority)::text)))))));


--
-- Name: risk_override changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.risk_override FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_override.person) AND ((r.supervising_authority)::text = (risk_override.authority)::text)))))));


--
-- Name: term_event changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.term_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = term_event.registration))))));


--
-- Name: timeline_entry changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.timeline_entry FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = timeline_entry.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))) AND COALESCE(((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)))));


--
-- Name: transfer changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.transfer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((from_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((from_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (from_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = transfer.person)))))));


--
-- Name: violation changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.violation FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = violation.person))))));


--
-- Name: visit changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.visit FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = visit.person) AND ((r.supervising_authority)::text = (visit.authority)::text)))))));


--
-- Name: work_act changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_act FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_act.registration))))));


--
-- Name: work_allocation changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_allocation FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_allocation.registration))))));


--
-- Name: work_order changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_order FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_order.registration))))));


--
-- Name: work_order_version changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_order_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_order o
  WHERE (o.id = work_order_version.work_order))))));


--
-- Name: work_outcome changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_outcome FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_session s
  WHERE (s.id = work_outcome.session))))));


--
-- Name: work_requirement changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_requirement FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_requirement.registration))))));


--
-- Name: work_session changed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY changed ON probation.work_session FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_session.registration))))));


--
-- Name: check_in; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.check_in ENABLE ROW LEVEL SECURITY;


--
-- Name: check_in_review; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.check_in_review ENABLE ROW LEVEL SECURITY;


--
-- Name: check_in_schedule; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.check_in_schedule ENABLE ROW LEVEL SECURITY;


--
-- Name: closing; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.closing ENABLE ROW LEVEL SECURITY;


--
-- Name: condition; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.condition ENABLE ROW LEVEL SECURITY;


--
-- Name: condition_version; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.condition_version ENABLE ROW LEVEL SECURITY;


--
-- Name: corrective_entry; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.corrective_entry ENABLE ROW LEVEL SECURITY;


--
-- Name: device_assignment; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.device_assignment ENABLE ROW LEVEL SECURITY;


--
-- Name: document; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document ENABLE ROW LEVEL SECURITY;


--
-- Name: document_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document_event ENABLE ROW LEVEL SECURITY;


--
-- Name: document_file; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document_file ENABLE ROW LEVEL SECURITY;


--
-- Name: document_service; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document_service ENABLE ROW LEVEL SECURITY;


--
-- Name: document_signature; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document_signature ENABLE ROW LEVEL SECURITY;


--
-- Name: document_version; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.document_version ENABLE ROW LEVEL SECURITY;


--
-- Name: duplicate_suspicion; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.duplicate_suspicion ENABLE ROW LEVEL SECURITY;


--
-- Name: earlier_name; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.earlier_name ENABLE ROW LEVEL SECURITY;


--
-- Name: emergency_access; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.emergency_access ENABLE ROW LEVEL SECURITY;


--
-- Name: equipment_act; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.equipment_act ENABLE ROW LEVEL SECURITY;


--
-- Name: equipment_report; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.equipment_report ENABLE ROW LEVEL SECURITY;


--
-- Name: equipment_visit; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.equipment_visit ENABLE ROW LEVEL SECURITY;


--
-- Name: field_change; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.field_change ENABLE ROW LEVEL SECURITY;


--
-- Name: field_visit; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.field_visit ENABLE ROW LEVEL SECURITY;


--
-- Name: field_visit_version; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.field_visit_version ENABLE ROW LEVEL SECURITY;


--
-- Name: import_row; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.import_row ENABLE ROW LEVEL SECURITY;


--
-- Name: incident; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.incident ENABLE ROW LEVEL SECURITY;


--
-- Name: law_override; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.law_override ENABLE ROW LEVEL SECURITY;


--
-- Name: legal_basis_document; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.legal_basis_document ENABLE ROW LEVEL SECURITY;


--
-- Name: less_answer; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.less_answer ENABLE ROW LEVEL SECURITY;


--
-- Name: match_check; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.match_check ENABLE ROW LEVEL SECURITY;


--
-- Name: merged_row; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.merged_row ENABLE ROW LEVEL SECURITY;


--
-- Name: monitoring_decision; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.monitoring_decision ENABLE ROW LEVEL SECURITY;


--
-- Name: monitoring_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.monitoring_event ENABLE ROW LEVEL SECURITY;


--
-- Name: monitoring_order; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.monitoring_order ENABLE ROW LEVEL SECURITY;


--
-- Name: notice; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.notice ENABLE ROW LEVEL SECURITY;


--
-- Name: notice_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.notice_event ENABLE ROW LEVEL SECURITY;


--
-- Name: notification; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.notification ENABLE ROW LEVEL SECURITY;


--
-- Name: notification_choice; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.notification_choice ENABLE ROW LEVEL SECURITY;


--
-- Name: officer_capacity; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.officer_capacity ENABLE ROW LEVEL SECURITY;


--
-- Name: opening_paper; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.opening_paper ENABLE ROW LEVEL SECURITY;


--
-- Name: opening_paper_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.opening_paper_event ENABLE ROW LEVEL SECURITY;


--
-- Name: opening_paper_file; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.opening_paper_file ENABLE ROW LEVEL SECURITY;


--
-- Name: own_questions; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.own_questions ENABLE ROW LEVEL SECURITY;


--
-- Name: person; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person ENABLE ROW LEVEL SECURITY;


--
-- Name: person_entry; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person_entry ENABLE ROW LEVEL SECURITY;


--
-- Name: person_link; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person_link ENABLE ROW LEVEL SECURITY;


--
-- Name: person_merge; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person_merge ENABLE ROW LEVEL SECURITY;


--
-- Name: person_name; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person_name ENABLE ROW LEVEL SECURITY;


--
-- Name: person_word; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.person_word ENABLE ROW LEVEL SECURITY;


--
-- Name: planned_absence; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.planned_absence ENABLE ROW LEVEL SECURITY;


--
-- Name: pre_trial_report; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.pre_trial_report ENABLE ROW LEVEL SECURITY;


--
-- Name: pre_trial_report_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.pre_trial_report_event ENABLE ROW LEVEL SECURITY;


--
-- Name: proposed_address; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.proposed_address ENABLE ROW LEVEL SECURITY;


--
-- Name: protected_place; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.protected_place ENABLE ROW LEVEL SECURITY;


--
-- Name: queue_item; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.queue_item ENABLE ROW LEVEL SECURITY;


--
-- Name: reassigned_case; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.reassigned_case ENABLE ROW LEVEL SECURITY;


--
-- Name: reassignment; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.reassignment ENABLE ROW LEVEL SECURITY;


--
-- Name: register_import; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.register_import ENABLE ROW LEVEL SECURITY;


--
-- Name: registration; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.registration ENABLE ROW LEVEL SECURITY;


--
-- Name: relapse_entry; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.relapse_entry ENABLE ROW LEVEL SECURITY;


--
-- Name: alert removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.alert FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = alert.person))))));


--
-- Name: alert_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.alert_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.alert a
  WHERE (a.id = alert_event.alert))))));


--
-- Name: appointment removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.appointment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = appointment.registration))))));


--
-- Name: appointment_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.appointment_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: attachment removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.attachment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = attachment.person) AND ((attachment.registration IS NULL) OR (r.id = attachment.registration))))))));


--
-- Name: attachment_preview removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.attachment_preview FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_preview.attachment))))));


--
-- Name: attachment_title removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.attachment_title FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_title.attachment))))));


--
-- Name: breach_appeal removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_appeal FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_appeal.proceeding))))));


--
-- Name: breach_attempt removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_attempt FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_attempt.proceeding))))));


--
-- Name: breach_effect removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_effect FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_effect.proceeding))))));


--
-- Name: breach_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_event.proceeding))))));


--
-- Name: breach_explanation removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_explanation FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_explanation.proceeding))))));


--
-- Name: breach_fact removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_fact FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_fact.proceeding))))));


--
-- Name: breach_kiosk_answer removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_kiosk_answer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_answer.proceeding))))));


--
-- Name: breach_kiosk_request removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_kiosk_request FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_request.proceeding))))));


--
-- Name: breach_measure removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_measure FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_measure.proceeding))))));


--
-- Name: breach_proceeding removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_proceeding FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = breach_proceeding.registration))))));


--
-- Name: breach_ruling removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.breach_ruling FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_ruling.proceeding))))));


--
-- Name: check_in removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.check_in FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = check_in.registration)))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: check_in_review removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.check_in_review FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.check_in c
  WHERE (c.id = check_in_review.check_in))))));


--
-- Name: check_in_schedule removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.check_in_schedule FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = check_in_schedule.person) AND ((r.supervising_authority)::text = (check_in_schedule.authority)::text)))))));


--
-- Name: closing removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.closing FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = closing.registration))))));


--
-- Name: condition removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.condition FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition.registration))))));


--
-- Name: condition_version removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.condition_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition_version.registration))))));


--
-- Name: corrective_entry removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.corrective_entry FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = corrective_entry.registration))))));


--
-- Name: device_assignment removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.device_assignment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = device_assignment.person))))));


--
-- Name: document removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = document.person) AND ((document.registration IS NULL) OR (r.id = document.registration))))))));


--
-- Name: document_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_event.document))))));


--
-- Name: document_file removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document_file FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_file.document))))));


--
-- Name: document_service removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document_service FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_service.document))))));


--
-- Name: document_signature removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document_signature FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_signature.document))))));


--
-- Name: document_version removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.document_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_version.document))))));


--
-- Name: duplicate_suspicion removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.duplicate_suspicion FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[duplicate_suspicion.person, duplicate_suspicion.other])))))));


--
-- Name: earlier_name removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.earlier_name FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = earlier_name.person))))));


--
-- Name: emergency_access removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.emergency_access FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((account = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR ((((account_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((account_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((account_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = emergency_access.person) AND ((r.supervising_authority)::text = (emergency_access.supervising_authority)::text))))))));


--
-- Name: equipment_act removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.equipment_act FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_act.person) AND ((r.supervising_authority)::text = (equipment_act.authority)::text)))))));


--
-- Name: equipment_report removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.equipment_report FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_report.person) AND ((r.supervising_authority)::text = (equipment_report.authority)::text)))))));


--
-- Name: equipment_visit removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.equipment_visit FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_visit.person) AND ((r.supervising_authority)::text = (equipment_visit.authority)::text)))))));


--
-- Name: field_change removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.field_change FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = field_change.person) AND ((field_change.registration IS NULL) OR (field_change.registration = r.id))))) OR ((person IN ( SELECT l.person
   FROM probation.person_link l)) AND ((registration IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_change.registration)))))))));


--
-- Name: field_visit removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.field_visit FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_visit.registration))))));


--
-- Name: field_visit_version removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.field_visit_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.field_visit v
  WHERE (v.id = field_visit_version.visit))))));


--
-- Name: import_row removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.import_row FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.register_import i
  WHERE (i.id = import_row.import_id))))));


--
-- Name: incident removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.incident FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = incident.person))))));


--
-- Name: law_override removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.law_override FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = law_override.registration))))));


--
-- Name: legal_basis_document removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.legal_basis_document FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = legal_basis_document.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))))));


--
-- Name: less_answer removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.less_answer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = less_answer.person) AND ((r.supervising_authority)::text = (less_answer.authority)::text)))))));


--
-- Name: match_check removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.match_check FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = match_check.person))))));


--
-- Name: merged_row removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.merged_row FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.person_merge m
  WHERE (m.id = merged_row.merge))))));


--
-- Name: monitoring_decision removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.monitoring_decision FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = monitoring_decision.person) AND ((r.supervising_authority)::text = (monitoring_decision.authority)::text)))))));


--
-- Name: monitoring_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.monitoring_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM probation.monitoring_decision d
  WHERE (d.id = monitoring_event.subject))) OR (EXISTS ( SELECT
   FROM probation.equipment_report e
  WHERE (e.id = monitoring_event.subject)))))));


--
-- Name: monitoring_order removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.monitoring_order FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = monitoring_order.person))))));


--
-- Name: notice removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.notice FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notice.person) AND ((r.supervising_authority)::text = (notice.authority)::text)))))));


--
-- Name: notice_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.notice_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.notice n
  WHERE (n.id = notice_event.notice))))));


--
-- Name: notification removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.notification FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notification.person) AND ((notification.registration IS NULL) OR (r.id = notification.registration))))))));


--
-- Name: notification_choice removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.notification_choice FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = notification_choice.person))))));


--
-- Name: officer_capacity removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.officer_capacity FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: opening_paper removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.opening_paper FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = opening_paper.registration))))));


--
-- Name: opening_paper_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.opening_paper_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_event.paper))))));


--
-- Name: opening_paper_file removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.opening_paper_file FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_file.paper))))));


--
-- Name: own_questions removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.own_questions FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((person IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = own_questions.person)))))));


--
-- Name: person removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person.id))))));


--
-- Name: person_entry removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person_entry FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_entry.person))))));


--
-- Name: person_link removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person_link FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_link.survivor))))));


--
-- Name: person_merge removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person_merge FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[person_merge.survivor, person_merge.retired])))))));


--
-- Name: person_name removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person_name FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_name.person))))));


--
-- Name: person_word removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.person_word FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_word.person))))));


--
-- Name: planned_absence removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.planned_absence FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = planned_absence.person) AND ((r.supervising_authority)::text = (planned_absence.authority)::text)))))));


--
-- Name: pre_trial_report removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.pre_trial_report FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = pre_trial_report.person)))))));


--
-- Name: pre_trial_report_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.pre_trial_report_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.pre_trial_report t
  WHERE (t.id = pre_trial_report_event.report))))));


--
-- Name: proposed_address removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.proposed_address FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = proposed_address.person))))));


--
-- Name: protected_place removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.protected_place FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = protected_place.person))))));


--
-- Name: queue_item removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.queue_item FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = queue_item.person) AND ((r.supervising_authority)::text = (queue_item.supervising_authority)::text))))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: reassigned_case removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.reassigned_case FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.reassignment r
  WHERE (r.id = reassigned_case.reassignment))))));


--
-- Name: reassignment removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.reassignment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: register_import removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.register_import FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (handed_over AND (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")))))));


--
-- Name: registration removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.registration FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT restricted) OR (( SELECT NULLIF(current_setting('oralu.restricted'::text, true), ''::text) AS "nullif") IS NULL)))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[]))))));


--
-- Name: relapse_entry removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.relapse_entry FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = relapse_entry.person) AND ((r.supervising_authority)::text = (relapse_entry.authority)::text)))))));


--
-- Name: risk_calculation removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_calculation FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_calculation.person) AND ((r.supervising_authority)::text = (risk_calculation.authority)::text)))))));


--
-- Name: risk_current removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_current FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_current.person) AND ((r.supervising_authority)::text = (risk_current.authority)::text)))))));


--
-- Name: risk_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_event.person) AND ((r.supervising_authority)::text = (risk_event.authority)::text)))))));


--
-- Name: risk_fact removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_fact FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = risk_fact.person))))));


--
-- Name: risk_objection removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_objection FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_objection.person) AND ((r.supervising_authority)::text = (risk_objection.authority)::text)))))));


--
-- Name: risk_override removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.risk_override FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_override.person) AND ((r.supervising_authority)::text = (risk_override.authority)::text)))))));


--
-- Name: term_event removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.term_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = term_event.registration))))));


--
-- Name: timeline_entry removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.timeline_entry FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = timeline_entry.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))) AND COALESCE(((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)))));


--
-- Name: transfer removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.transfer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((from_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((from_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (from_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = transfer.person)))))));


--
-- Name: violation removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.violation FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = violation.person))))));


--
-- Name: visit removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.visit FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = visit.person) AND ((r.supervising_authority)::text = (visit.authority)::text)))))));


--
-- Name: work_act removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_act FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_act.registration))))));


--
-- Name: work_allocation removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_allocation FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_allocation.registration))))));


--
-- Name: work_order removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_order FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_order.registration))))));


--
-- Name: work_order_version removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_order_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_order o
  WHERE (o.id = work_order_version.work_order))))));


--
-- Name: work_outcome removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_outcome FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.work_session s
  WHERE (s.id = work_outcome.session))))));


--
-- Name: work_requirement removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_requirement FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_requirement.registration))))));


--
-- Name: work_session removed; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY removed ON probation.work_session FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_session.registration))))));


--
-- Name: risk_calculation; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_calculation ENABLE ROW LEVEL SECURITY;


--
-- Name: risk_current; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_current ENABLE ROW LEVEL SECURITY;


--
-- Name: risk_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_event ENABLE ROW LEVEL SECURITY;


--
-- Name: risk_fact; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_fact ENABLE ROW LEVEL SECURITY;


--
-- Name: risk_objection; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_objection ENABLE ROW LEVEL SECURITY;


--
-- Name: risk_override; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.risk_override ENABLE ROW LEVEL SECURITY;


--
-- Name: alert shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.alert FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = alert.person)))));


--
-- Name: alert_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.alert_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.alert a
  WHERE (a.id = alert_event.alert)))));


--
-- Name: appointment shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.appointment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = appointment.registration)))));


--
-- Name: appointment_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.appointment_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.appointment a
  WHERE (a.id = appointment_event.appointment)))));


--
-- Name: attachment shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.attachment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = attachment.person) AND ((attachment.registration IS NULL) OR (r.id = attachment.registration)))))));


--
-- Name: attachment_preview shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.attachment_preview FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_preview.attachment)))));


--
-- Name: attachment_title shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.attachment_title FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.attachment a
  WHERE (a.id = attachment_title.attachment)))));


--
-- Name: breach_appeal shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_appeal FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_appeal.proceeding)))));


--
-- Name: breach_attempt shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_attempt FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_attempt.proceeding)))));


--
-- Name: breach_effect shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_effect FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_effect.proceeding)))));


--
-- Name: breach_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_event.proceeding)))));


--
-- Name: breach_explanation shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_explanation FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_explanation.proceeding)))));


--
-- Name: breach_fact shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_fact FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_fact.proceeding)))));


--
-- Name: breach_kiosk_answer shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_kiosk_answer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_answer.proceeding)))));


--
-- Name: breach_kiosk_request shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_kiosk_request FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_kiosk_request.proceeding)))));


--
-- Name: breach_measure shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_measure FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_measure.proceeding)))));


--
-- Name: breach_proceeding shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_proceeding FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = breach_proceeding.registration)))));


--
-- Name: breach_ruling shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.breach_ruling FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.breach_proceeding b
  WHERE (b.id = breach_ruling.proceeding)))));


--
-- Name: check_in shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.check_in FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = check_in.registration)))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[])))));


--
-- Name: check_in_review shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.check_in_review FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.check_in c
  WHERE (c.id = check_in_review.check_in)))));


--
-- Name: check_in_schedule shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.check_in_schedule FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = check_in_schedule.person) AND ((r.supervising_authority)::text = (check_in_schedule.authority)::text))))));


--
-- Name: closing shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.closing FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = closing.registration)))));


--
-- Name: condition shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.condition FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition.registration)))));


--
-- Name: condition_version shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.condition_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = condition_version.registration)))));


--
-- Name: corrective_entry shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.corrective_entry FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = corrective_entry.registration)))));


--
-- Name: device_assignment shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.device_assignment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = device_assignment.person)))));


--
-- Name: document shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = document.person) AND ((document.registration IS NULL) OR (r.id = document.registration)))))));


--
-- Name: document_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_event.document)))));


--
-- Name: document_file shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document_file FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_file.document)))));


--
-- Name: document_service shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document_service FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_service.document)))));


--
-- Name: document_signature shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document_signature FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_signature.document)))));


--
-- Name: document_version shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.document_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.document d
  WHERE (d.id = document_version.document)))));


--
-- Name: duplicate_suspicion shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.duplicate_suspicion FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[duplicate_suspicion.person, duplicate_suspicion.other]))))));


--
-- Name: earlier_name shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.earlier_name FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = earlier_name.person)))));


--
-- Name: emergency_access shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.emergency_access FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((account = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR ((((account_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((account_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((account_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = emergency_access.person) AND ((r.supervising_authority)::text = (emergency_access.supervising_authority)::text)))))));


--
-- Name: equipment_act shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.equipment_act FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_act.person) AND ((r.supervising_authority)::text = (equipment_act.authority)::text))))));


--
-- Name: equipment_report shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.equipment_report FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_report.person) AND ((r.supervising_authority)::text = (equipment_report.authority)::text))))));


--
-- Name: equipment_visit shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.equipment_visit FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = equipment_visit.person) AND ((r.supervising_authority)::text = (equipment_visit.authority)::text))))));


--
-- Name: field_change shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.field_change FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = field_change.person) AND ((field_change.registration IS NULL) OR (field_change.registration = r.id))))) OR ((person IN ( SELECT l.person
   FROM probation.person_link l)) AND ((registration IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_change.registration)))))));


--
-- Name: field_visit shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.field_visit FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = field_visit.registration)))));


--
-- Name: field_visit_version shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.field_visit_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.field_visit v
  WHERE (v.id = field_visit_version.visit)))));


--
-- Name: import_row shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.import_row FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.register_import i
  WHERE (i.id = import_row.import_id)))));


--
-- Name: incident shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.incident FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = incident.person)))));


--
-- Name: law_override shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.law_override FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = law_override.registration)))));


--
-- Name: legal_basis_document shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.legal_basis_document FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = legal_basis_document.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))));


--
-- Name: less_answer shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.less_answer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = less_answer.person) AND ((r.supervising_authority)::text = (less_answer.authority)::text))))));


--
-- Name: match_check shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.match_check FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = match_check.person)))));


--
-- Name: merged_row shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.merged_row FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.person_merge m
  WHERE (m.id = merged_row.merge)))));


--
-- Name: monitoring_decision shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.monitoring_decision FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = monitoring_decision.person) AND ((r.supervising_authority)::text = (monitoring_decision.authority)::text))))));


--
-- Name: monitoring_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.monitoring_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.monitoring_decision d
  WHERE (d.id = monitoring_event.subject))) OR (EXISTS ( SELECT
   FROM probation.equipment_report e
  WHERE (e.id = monitoring_event.subject)))));


--
-- Name: monitoring_order shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.monitoring_order FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = monitoring_order.person)))));


--
-- Name: notice shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.notice FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notice.person) AND ((r.supervising_authority)::text = (notice.authority)::text))))));


--
-- Name: notice_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.notice_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.notice n
  WHERE (n.id = notice_event.notice)))));


--
-- Name: notification shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.notification FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = notification.person) AND ((notification.registration IS NULL) OR (r.id = notification.registration)))))));


--
-- Name: notification_choice shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.notification_choice FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = notification_choice.person)))));


--
-- Name: officer_capacity shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.officer_capacity FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])))));


--
-- Name: opening_paper shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.opening_paper FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = opening_paper.registration)))));


--
-- Name: opening_paper_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.opening_paper_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_event.paper)))));


--
-- Name: opening_paper_file shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.opening_paper_file FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.opening_paper o
  WHERE (o.id = opening_paper_file.paper)))));


--
-- Name: own_questions shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.own_questions FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (person IS NULL) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = own_questions.person)))));


--
-- Name: person shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person.id)))));


--
-- Name: person_entry shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person_entry FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_entry.person)))));


--
-- Name: person_link shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person_link FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_link.survivor)))));


--
-- Name: person_merge shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person_merge FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = ANY (ARRAY[person_merge.survivor, person_merge.retired]))))));


--
-- Name: person_name shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person_name FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_name.person)))));


--
-- Name: person_word shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.person_word FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = person_word.person)))));


--
-- Name: planned_absence shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.planned_absence FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = planned_absence.person) AND ((r.supervising_authority)::text = (planned_absence.authority)::text))))));


--
-- Name: pre_trial_report shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.pre_trial_report FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND COALESCE(((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = pre_trial_report.person))))));


--
-- Name: pre_trial_report_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.pre_trial_report_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.pre_trial_report t
  WHERE (t.id = pre_trial_report_event.report)))));


--
-- Name: proposed_address shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.proposed_address FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = proposed_address.person)))));


--
-- Name: protected_place shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.protected_place FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = protected_place.person)))));


--
-- Name: queue_item shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.queue_item FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR ((( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif") IS NOT NULL) AND (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = queue_item.person) AND ((r.supervising_authority)::text = (queue_item.supervising_authority)::text))))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[])))));


--
-- Name: reassigned_case shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.reassigned_case FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.reassignment r
  WHERE (r.id = reassigned_case.reassignment)))));


--
-- Name: reassignment shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.reassignment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])))));


--
-- Name: register_import shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.register_import FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (handed_over AND (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: registration shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.registration FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR ((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) AND ((NOT restricted) OR (( SELECT NULLIF(current_setting('oralu.restricted'::text, true), ''::text) AS "nullif") IS NULL)))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((supervising_authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))) OR (person = ANY (( SELECT probation.persons_entrusted() AS persons_entrusted)::uuid[])))));


--
-- Name: relapse_entry shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.relapse_entry FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = relapse_entry.person) AND ((r.supervising_authority)::text = (relapse_entry.authority)::text))))));


--
-- Name: risk_calculation shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_calculation FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_calculation.person) AND ((r.supervising_authority)::text = (risk_calculation.authority)::text))))));


--
-- Name: risk_current shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_current FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_current.person) AND ((r.supervising_authority)::text = (risk_current.authority)::text))))));


--
-- Name: risk_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_event.person) AND ((r.supervising_authority)::text = (risk_event.authority)::text))))));


--
-- Name: risk_fact shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_fact FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = risk_fact.person)))));


--
-- Name: risk_objection shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_objection FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_objection.person) AND ((r.supervising_authority)::text = (risk_objection.authority)::text))))));


--
-- Name: risk_override shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.risk_override FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = risk_override.person) AND ((r.supervising_authority)::text = (risk_override.authority)::text))))));


--
-- Name: term_event shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.term_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = term_event.registration)))));


--
-- Name: timeline_entry shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.timeline_entry FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = timeline_entry.person))) OR (person IN ( SELECT l.person
   FROM probation.person_link l))) AND COALESCE(((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")), true))));


--
-- Name: transfer shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.transfer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((from_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((from_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((to_office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])) OR (begun_by = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (from_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (to_officer = ANY (( SELECT (NULLIF(current_setting('oralu.officers'::text, true), ''::text))::uuid[] AS "nullif")::uuid[])) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = transfer.person))))));


--
-- Name: violation shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.violation FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.person = violation.person)))));


--
-- Name: visit shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.visit FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE ((r.person = visit.person) AND ((r.supervising_authority)::text = (visit.authority)::text))))));


--
-- Name: work_act shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_act FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_act.registration)))));


--
-- Name: work_allocation shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_allocation FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_allocation.registration)))));


--
-- Name: work_order shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_order FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_order.registration)))));


--
-- Name: work_order_version shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_order_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.work_order o
  WHERE (o.id = work_order_version.work_order)))));


--
-- Name: work_outcome shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_outcome FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.work_session s
  WHERE (s.id = work_outcome.session)))));


--
-- Name: work_requirement shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_requirement FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_requirement.registration)))));


--
-- Name: work_session shown; Type: POLICY; Schema: probation; Owner: postgres
--

CREATE POLICY shown ON probation.work_session FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM probation.registration r
  WHERE (r.id = work_session.registration)))));


--
-- Name: term_event; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.term_event ENABLE ROW LEVEL SECURITY;


--
-- Name: timeline_entry; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.timeline_entry ENABLE ROW LEVEL SECURITY;


--
-- Name: transfer; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.transfer ENABLE ROW LEVEL SECURITY;


--
-- Name: violation; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.violation ENABLE ROW LEVEL SECURITY;


--
-- Name: visit; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.visit ENABLE ROW LEVEL SECURITY;


--
-- Name: work_act; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_act ENABLE ROW LEVEL SECURITY;


--
-- Name: work_allocation; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_allocation ENABLE ROW LEVEL SECURITY;


--
-- Name: work_order; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_order ENABLE ROW LEVEL SECURITY;


--
-- Name: work_order_version; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_order_version ENABLE ROW LEVEL SECURITY;


--
-- Name: work_outcome; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_outcome ENABLE ROW LEVEL SECURITY;


--
-- Name: work_requirement; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_requirement ENABLE ROW LEVEL SECURITY;


--
-- Name: work_session; Type: ROW SECURITY; Schema: probation; Owner: postgres
--

ALTER TABLE probation.work_session ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.appointment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = appointment.person))))));


--
-- Name: appointment_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.appointment_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: appointment_reminder added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.appointment_reminder FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_reminder.appointment))))));


--
-- Name: assessment added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.assessment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = assessment.person))))));


--
-- Name: assessment_part added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.assessment_part FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.assessment a
  WHERE (a.id = assessment_part.assessment))))));


--
-- Name: attendance added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.attendance FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = attendance.participation))))));


--
-- Name: case added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration."case" FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))))));


--
-- Name: case_bringer added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_bringer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_bringer.person))))));


--
-- Name: case_member added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_member FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_member.person))))));


--
-- Name: case_need added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_need FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_need.person))))));


--
-- Name: case_owner added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_owner FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_owner.person))))));


--
-- Name: case_pair added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_pair FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[case_pair.first, case_pair.second])))))));


--
-- Name: case_pair_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_pair_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_pair p
  WHERE (p.id = case_pair_event.pair))))));


--
-- Name: case_path added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_path FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_path.person))))))));


--
-- Name: case_stage added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_stage FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_stage.person))))));


--
-- Name: case_word added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.case_word FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_word.person))))));


--
-- Name: consent added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.consent FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent.person))))));


--
-- Name: consent_notice added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.consent_notice FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_notice.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: consent_withdrawal added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.consent_withdrawal FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_withdrawal.person))))));


--
-- Name: contact added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.contact FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = contact.person))))));


--
-- Name: course_attendance added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.course_attendance FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.course_place p
  WHERE (p.id = course_attendance.place))))));


--
-- Name: course_place added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.course_place FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = course_place.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: course_place_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.course_place_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.course_place p
     JOIN reintegration."case" c ON ((c.person = p.person)))
  WHERE (p.id = course_place_event.place))))));


--
-- Name: cv added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.cv FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv.person))))));


--
-- Name: cv_sent added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.cv_sent FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv_sent.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: directory_change added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.directory_change FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((cardinality(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) > 0) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: employment added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.employment FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = employment.person))))));


--
-- Name: employment_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.employment_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_event.employment))))));


--
-- Name: employment_proof added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.employment_proof FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_proof.employment))))));


--
-- Name: goal added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.goal FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.plan p
  WHERE (p.id = goal.plan))))));


--
-- Name: group_session added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.group_session FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.programme_group g
  WHERE (g.id = group_session.group_id))))));


--
-- Name: handover added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.handover FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = handover.person))))));


--
-- Name: help_request added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.help_request FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM unnest(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) o(code)
  WHERE (o.code ^@ (help_request.region)::text))) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: help_request_answer added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.help_request_answer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_answer.help_request))))));


--
-- Name: help_request_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.help_request_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_event.help_request))))));


--
-- Name: interview_time added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.interview_time FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = interview_time.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: job_application added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.job_application FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_application.person))) OR ((organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")) AND (sent_at IS NOT NULL))))));


--
-- Name: job_application_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.job_application_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.job_application a
     JOIN reintegration."case" c ON ((c.person = a.person)))
  WHERE (a.id = job_application_event.application))))));


--
-- Name: job_question added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.job_question FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_question.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: mentor_log added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.mentor_log FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentor_log.mentorship))))));


--
-- Name: mentorship added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.mentorship FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((mentor = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = mentorship.person)))))));


--
-- Name: mentorship_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.mentorship_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentorship_event.mentorship))))));


--
-- Name: merged_case added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.merged_case FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[merged_case.person, merged_case.other])))))));


--
-- Name: need_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.need_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_event.need))))));


--
-- Name: need_key added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.need_key FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = need_key.person))) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.person = need_key.person)))))));


--
-- Name: need_outcome added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.need_outcome FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_outcome.need))))));


--
-- Name: paper_version added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.paper_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = paper_version.person))))));


--
-- Name: part_note added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.part_note FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = part_note.person))))));


--
-- Name: participation added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.participation FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = participation.person))))));


--
-- Name: participation_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.participation_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = participation_event.participation))))));


--
-- Name: person_file added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.person_file FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = person_file.person))))));


--
-- Name: plan added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan.person))))));


--
-- Name: plan_answer added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan_answer FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_answer.person))))));


--
-- Name: plan_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_event.person))))));


--
-- Name: plan_note added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan_note FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_note.person))))));


--
-- Name: plan_review added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan_review FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_review.person))))));


--
-- Name: plan_version added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.plan_version FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_version.person))))));


--
-- Name: probation_message added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.probation_message FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = probation_message.person))))));


--
-- Name: programme_group added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.programme_group FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: referral added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral.person)))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: referral_arrival added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_arrival FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_arrival.referral))))));


--
-- Name: referral_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_event.referral))))));


--
-- Name: referral_link added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_link FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral_link.person))))));


--
-- Name: referral_link_token added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_link_token FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral_link l
  WHERE (l.id = referral_link_token.link))))));


--
-- Name: referral_message added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_message FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_message.referral))))));


--
-- Name: referral_proposal added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_proposal FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_proposal.referral))))));


--
-- Name: referral_read added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.referral_read FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_read.referral))))));


--
-- Name: stage_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.stage_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_event.person))))));


--
-- Name: stage_task added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.stage_task FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_task.person))))))));


--
-- Name: step added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.step FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = step.person))))))));


--
-- Name: task added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.task FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = task.person))))))));


--
-- Name: task_event added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.task_event FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.task t
  WHERE (t.id = task_event.task))))));


--
-- Name: time_link added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.time_link FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = time_link.person))))));


--
-- Name: time_link_token added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.time_link_token FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.time_link l
  WHERE (l.id = time_link_token.link))))));


--
-- Name: timeline_entry added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.timeline_entry FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = timeline_entry.person))))));


--
-- Name: worker_capacity added; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY added ON reintegration.worker_capacity FOR INSERT WITH CHECK ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: appointment; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.appointment ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.appointment_event ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment_reminder; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.appointment_reminder ENABLE ROW LEVEL SECURITY;


--
-- Name: assessment; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.assessment ENABLE ROW LEVEL SECURITY;


--
-- Name: assessment_part; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.assessment_part ENABLE ROW LEVEL SECURITY;


--
-- Name: attendance; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.attendance ENABLE ROW LEVEL SECURITY;


--
-- Name: case; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration."case" ENABLE ROW LEVEL SECURITY;


--
-- Name: case_bringer; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_bringer ENABLE ROW LEVEL SECURITY;


--
-- Name: case_member; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_member ENABLE ROW LEVEL SECURITY;


--
-- Name: case_need; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_need ENABLE ROW LEVEL SECURITY;


--
-- Name: case_owner; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_owner ENABLE ROW LEVEL SECURITY;


--
-- Name: case_pair; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_pair ENABLE ROW LEVEL SECURITY;


--
-- Name: case_pair_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_pair_event ENABLE ROW LEVEL SECURITY;


--
-- Name: case_path; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_path ENABLE ROW LEVEL SECURITY;


--
-- Name: case_stage; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_stage ENABLE ROW LEVEL SECURITY;


--
-- Name: case_word; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.case_word ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.appointment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = appointment.person))))));


--
-- Name: appointment_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.appointment_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: appointment_reminder changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.appointment_reminder FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_reminder.appointment))))));


--
-- Name: assessment changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.assessment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = assessment.person))))));


--
-- Name: assessment_part changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.assessment_part FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.assessment a
  WHERE (a.id = assessment_part.assessment))))));


--
-- Name: attendance changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.attendance FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = attendance.participation))))));


--
-- Name: case changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration."case" FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))))));


--
-- Name: case_bringer changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_bringer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_bringer.person))))));


--
-- Name: case_member changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_member FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_member.person))))));


--
-- Name: case_need changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_need FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_need.person))))));


--
-- Name: case_owner changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_owner FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_owner.person))))));


--
-- Name: case_pair changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_pair FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[case_pair.first, case_pair.second])))))));


--
-- Name: case_pair_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_pair_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_pair p
  WHERE (p.id = case_pair_event.pair))))));


--
-- Name: case_path changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_path FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_path.person))))))));


--
-- Name: case_stage changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_stage FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_stage.person))))));


--
-- Name: case_word changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.case_word FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_word.person))))));


--
-- Name: consent changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.consent FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent.person))))));


--
-- Name: consent_notice changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.consent_notice FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_notice.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: consent_withdrawal changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.consent_withdrawal FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_withdrawal.person))))));


--
-- Name: contact changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.contact FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = contact.person))))));


--
-- Name: course_attendance changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.course_attendance FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.course_place p
  WHERE (p.id = course_attendance.place))))));


--
-- Name: course_place changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.course_place FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = course_place.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: course_place_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.course_place_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.course_place p
     JOIN reintegration."case" c ON ((c.person = p.person)))
  WHERE (p.id = course_place_event.place))))));


--
-- Name: cv changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.cv FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv.person))))));


--
-- Name: cv_sent changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.cv_sent FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv_sent.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: directory_change changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.directory_change FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((cardinality(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) > 0) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: employment changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.employment FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = employment.person))))));


--
-- Name: employment_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.employment_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_event.employment))))));


--
-- Name: employment_proof changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.employment_proof FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_proof.employment))))));


--
-- Name: goal changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.goal FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.plan p
  WHERE (p.id = goal.plan))))));


--
-- Name: group_session changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.group_session FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.programme_group g
  WHERE (g.id = group_session.group_id))))));


--
-- Name: handover changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.handover FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = handover.person))))));


--
-- Name: help_request changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.help_request FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM unnest(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) o(code)
  WHERE (o.code ^@ (help_request.region)::text))) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: help_request_answer changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.help_request_answer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_answer.help_request))))));


--
-- Name: help_request_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.help_request_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_event.help_request))))));


--
-- Name: interview_time changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.interview_time FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = interview_time.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: job_application changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.job_application FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_application.person))) OR ((organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")) AND (sent_at IS NOT NULL))))));


--
-- Name: job_application_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.job_application_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.job_application a
     JOIN reintegration."case" c ON ((c.person = a.person)))
  WHERE (a.id = job_application_event.application))))));


--
-- Name: job_question changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.job_question FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_question.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: mentor_log changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.mentor_log FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentor_log.mentorship))))));


--
-- Name: mentorship changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.mentorship FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((mentor = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = mentorship.person)))))));


--
-- Name: mentorship_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.mentorship_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentorship_event.mentorship))))));


--
-- Name: merged_case changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.merged_case FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[merged_case.person, merged_case.other])))))));


--
-- Name: need_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.need_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_event.need))))));


--
-- Name: need_key changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.need_key FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = need_key.person))) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.person = need_key.person)))))));


--
-- Name: need_outcome changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.need_outcome FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_outcome.need))))));


--
-- Name: paper_version changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.paper_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = paper_version.person))))));


--
-- Name: part_note changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.part_note FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = part_note.person))))));


--
-- Name: participation changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.participation FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = participation.person))))));


--
-- Name: participation_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.participation_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = participation_event.participation))))));


--
-- Name: person_file changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.person_file FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = person_file.person))))));


--
-- Name: plan changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan.person))))));


--
-- Name: plan_answer changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan_answer FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_answer.person))))));


--
-- Name: plan_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_event.person))))));


--
-- Name: plan_note changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan_note FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_note.person))))));


--
-- Name: plan_review changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan_review FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_review.person))))));


--
-- Name: plan_version changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.plan_version FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_version.person))))));


--
-- Name: probation_message changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.probation_message FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = probation_message.person))))));


--
-- Name: programme_group changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.programme_group FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: referral changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral.person)))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: referral_arrival changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_arrival FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_arrival.referral))))));


--
-- Name: referral_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_event.referral))))));


--
-- Name: referral_link changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_link FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral_link.person))))));


--
-- Name: referral_link_token changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_link_token FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral_link l
  WHERE (l.id = referral_link_token.link))))));


--
-- Name: referral_message changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_message FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_message.referral))))));


--
-- Name: referral_proposal changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_proposal FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_proposal.referral))))));


--
-- Name: referral_read changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.referral_read FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_read.referral))))));


--
-- Name: stage_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.stage_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_event.person))))));


--
-- Name: stage_task changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.stage_task FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_task.person))))))));


--
-- Name: step changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.step FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = step.person))))))));


--
-- Name: task changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.task FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = task.person))))))));


--
-- Name: task_event changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.task_event FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.task t
  WHERE (t.id = task_event.task))))));


--
-- Name: time_link changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.time_link FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = time_link.person))))));


--
-- Name: time_link_token changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.time_link_token FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.time_link l
  WHERE (l.id = time_link_token.link))))));


--
-- Name: timeline_entry changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.timeline_entry FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = timeline_entry.person))))));


--
-- Name: worker_capacity changed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY changed ON reintegration.worker_capacity FOR UPDATE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: consent; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.consent ENABLE ROW LEVEL SECURITY;


--
-- Name: consent_notice; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.consent_notice ENABLE ROW LEVEL SECURITY;


--
-- Name: consent_withdrawal; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.consent_withdrawal ENABLE ROW LEVEL SECURITY;


--
-- Name: contact; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.contact ENABLE ROW LEVEL SECURITY;


--
-- Name: course_attendance; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.course_attendance ENABLE ROW LEVEL SECURITY;


--
-- Name: course_place; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.course_place ENABLE ROW LEVEL SECURITY;


--
-- Name: course_place_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.course_place_event ENABLE ROW LEVEL SECURITY;


--
-- Name: cv; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.cv ENABLE ROW LEVEL SECURITY;


--
-- Name: cv_sent; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.cv_sent ENABLE ROW LEVEL SECURITY;


--
-- Name: directory_change; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.directory_change ENABLE ROW LEVEL SECURITY;


--
-- Name: employment; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.employment ENABLE ROW LEVEL SECURITY;


--
-- Name: employment_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.employment_event ENABLE ROW LEVEL SECURITY;


--
-- Name: employment_proof; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.employment_proof ENABLE ROW LEVEL SECURITY;


--
-- Name: goal; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.goal ENABLE ROW LEVEL SECURITY;


--
-- Name: group_session; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.group_session ENABLE ROW LEVEL SECURITY;


--
-- Name: handover; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.handover ENABLE ROW LEVEL SECURITY;


--
-- Name: help_request; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.help_request ENABLE ROW LEVEL SECURITY;


--
-- Name: help_request_answer; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.help_request_answer ENABLE ROW LEVEL SECURITY;


--
-- Name: help_request_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.help_request_event ENABLE ROW LEVEL SECURITY;


--
-- Name: interview_time; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.interview_time ENABLE ROW LEVEL SECURITY;


--
-- Name: job_application; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.job_application ENABLE ROW LEVEL SECURITY;


--
-- Name: job_application_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.job_application_event ENABLE ROW LEVEL SECURITY;


--
-- Name: job_question; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.job_question ENABLE ROW LEVEL SECURITY;


--
-- Name: mentor_log; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.mentor_log ENABLE ROW LEVEL SECURITY;


--
-- Name: mentorship; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.mentorship ENABLE ROW LEVEL SECURITY;


--
-- Name: mentorship_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.mentorship_event ENABLE ROW LEVEL SECURITY;


--
-- Name: merged_case; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.merged_case ENABLE ROW LEVEL SECURITY;


--
-- Name: need_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.need_event ENABLE ROW LEVEL SECURITY;


--
-- Name: need_key; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.need_key ENABLE ROW LEVEL SECURITY;


--
-- Name: need_outcome; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.need_outcome ENABLE ROW LEVEL SECURITY;


--
-- Name: paper_version; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.paper_version ENABLE ROW LEVEL SECURITY;


--
-- Name: part_note; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.part_note ENABLE ROW LEVEL SECURITY;


--
-- Name: participation; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.participation ENABLE ROW LEVEL SECURITY;


--
-- Name: participation_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.participation_event ENABLE ROW LEVEL SECURITY;


--
-- Name: person_file; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.person_file ENABLE ROW LEVEL SECURITY;


--
-- Name: plan; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan ENABLE ROW LEVEL SECURITY;


--
-- Name: plan_answer; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan_answer ENABLE ROW LEVEL SECURITY;


--
-- Name: plan_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan_event ENABLE ROW LEVEL SECURITY;


--
-- Name: plan_note; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan_note ENABLE ROW LEVEL SECURITY;


--
-- Name: plan_review; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan_review ENABLE ROW LEVEL SECURITY;


--
-- Name: plan_version; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.plan_version ENABLE ROW LEVEL SECURITY;


--
-- Name: probation_message; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.probation_message ENABLE ROW LEVEL SECURITY;


--
-- Name: programme_group; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.programme_group ENABLE ROW LEVEL SECURITY;


--
-- Name: referral; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_arrival; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_arrival ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_event ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_link; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_link ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_link_token; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_link_token ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_message; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_message ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_proposal; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_proposal ENABLE ROW LEVEL SECURITY;


--
-- Name: referral_read; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.referral_read ENABLE ROW LEVEL SECURITY;


--
-- Name: appointment removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.appointment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = appointment.person))))));


--
-- Name: appointment_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.appointment_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_event.appointment))))));


--
-- Name: appointment_reminder removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.appointment_reminder FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_reminder.appointment))))));


--
-- Name: assessment removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.assessment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = assessment.person))))));


--
-- Name: assessment_part removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.assessment_part FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.assessment a
  WHERE (a.id = assessment_part.assessment))))));


--
-- Name: attendance removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.attendance FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = attendance.participation))))));


--
-- Name: case removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration."case" FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif")))))));


--
-- Name: case_bringer removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_bringer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_bringer.person))))));


--
-- Name: case_member removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_member FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_member.person))))));


--
-- Name: case_need removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_need FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_need.person))))));


--
-- Name: case_owner removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_owner FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_owner.person))))));


--
-- Name: case_pair removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_pair FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[case_pair.first, case_pair.second])))))));


--
-- Name: case_pair_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_pair_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_pair p
  WHERE (p.id = case_pair_event.pair))))));


--
-- Name: case_path removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_path FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_path.person))))))));


--
-- Name: case_stage removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_stage FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_stage.person))))));


--
-- Name: case_word removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.case_word FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_word.person))))));


--
-- Name: consent removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.consent FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent.person))))));


--
-- Name: consent_notice removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.consent_notice FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_notice.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: consent_withdrawal removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.consent_withdrawal FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_withdrawal.person))))));


--
-- Name: contact removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.contact FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = contact.person))))));


--
-- Name: course_attendance removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.course_attendance FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.course_place p
  WHERE (p.id = course_attendance.place))))));


--
-- Name: course_place removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.course_place FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = course_place.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: course_place_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.course_place_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.course_place p
     JOIN reintegration."case" c ON ((c.person = p.person)))
  WHERE (p.id = course_place_event.place))))));


--
-- Name: cv removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.cv FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv.person))))));


--
-- Name: cv_sent removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.cv_sent FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv_sent.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: directory_change removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.directory_change FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((cardinality(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) > 0) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: employment removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.employment FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = employment.person))))));


--
-- Name: employment_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.employment_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_event.employment))))));


--
-- Name: employment_proof removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.employment_proof FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_proof.employment))))));


--
-- Name: goal removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.goal FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.plan p
  WHERE (p.id = goal.plan))))));


--
-- Name: group_session removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.group_session FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.programme_group g
  WHERE (g.id = group_session.group_id))))));


--
-- Name: handover removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.handover FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = handover.person))))));


--
-- Name: help_request removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.help_request FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM unnest(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) o(code)
  WHERE (o.code ^@ (help_request.region)::text))) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: help_request_answer removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.help_request_answer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_answer.help_request))))));


--
-- Name: help_request_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.help_request_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_event.help_request))))));


--
-- Name: interview_time removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.interview_time FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = interview_time.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: job_application removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.job_application FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_application.person))) OR ((organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")) AND (sent_at IS NOT NULL))))));


--
-- Name: job_application_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.job_application_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM (reintegration.job_application a
     JOIN reintegration."case" c ON ((c.person = a.person)))
  WHERE (a.id = job_application_event.application))))));


--
-- Name: job_question removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.job_question FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_question.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: mentor_log removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.mentor_log FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentor_log.mentorship))))));


--
-- Name: mentorship removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.mentorship FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((mentor = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = mentorship.person)))))));


--
-- Name: mentorship_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.mentorship_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentorship_event.mentorship))))));


--
-- Name: merged_case removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.merged_case FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[merged_case.person, merged_case.other])))))));


--
-- Name: need_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.need_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_event.need))))));


--
-- Name: need_key removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.need_key FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = need_key.person))) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.person = need_key.person)))))));


--
-- Name: need_outcome removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.need_outcome FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_outcome.need))))));


--
-- Name: paper_version removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.paper_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = paper_version.person))))));


--
-- Name: part_note removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.part_note FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = part_note.person))))));


--
-- Name: participation removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.participation FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = participation.person))))));


--
-- Name: participation_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.participation_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = participation_event.participation))))));


--
-- Name: person_file removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.person_file FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = person_file.person))))));


--
-- Name: plan removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan.person))))));


--
-- Name: plan_answer removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan_answer FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_answer.person))))));


--
-- Name: plan_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_event.person))))));


--
-- Name: plan_note removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan_note FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_note.person))))));


--
-- Name: plan_review removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan_review FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_review.person))))));


--
-- Name: plan_version removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.plan_version FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_version.person))))));


--
-- Name: probation_message removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.probation_message FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = probation_message.person))))));


--
-- Name: programme_group removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.programme_group FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: referral removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral.person)))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))))));


--
-- Name: referral_arrival removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_arrival FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_arrival.referral))))));


--
-- Name: referral_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_event.referral))))));


--
-- Name: referral_link removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_link FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral_link.person))))));


--
-- Name: referral_link_token removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_link_token FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral_link l
  WHERE (l.id = referral_link_token.link))))));


--
-- Name: referral_message removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_message FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_message.referral))))));


--
-- Name: referral_proposal removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_proposal FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_proposal.referral))))));


--
-- Name: referral_read removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.referral_read FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_read.referral))))));


--
-- Name: stage_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.stage_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_event.person))))));


--
-- Name: stage_task removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.stage_task FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_task.person))))))));


--
-- Name: step removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.step FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = step.person))))))));


--
-- Name: task removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.task FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = task.person))))))));


--
-- Name: task_event removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.task_event FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.task t
  WHERE (t.id = task_event.task))))));


--
-- Name: time_link removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.time_link FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = time_link.person))))));


--
-- Name: time_link_token removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.time_link_token FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration.time_link l
  WHERE (l.id = time_link_token.link))))));


--
-- Name: timeline_entry removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.timeline_entry FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = timeline_entry.person))))));


--
-- Name: worker_capacity removed; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY removed ON reintegration.worker_capacity FOR DELETE USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR (( SELECT (current_setting('oralu.scope'::text, true) = 'own'::text)) AND (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))))));


--
-- Name: appointment shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.appointment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = appointment.person)))));


--
-- Name: appointment_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.appointment_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_event.appointment)))));


--
-- Name: appointment_reminder shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.appointment_reminder FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.appointment a
  WHERE (a.id = appointment_reminder.appointment)))));


--
-- Name: assessment shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.assessment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = assessment.person)))));


--
-- Name: assessment_part shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.assessment_part FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.assessment a
  WHERE (a.id = assessment_part.assessment)))));


--
-- Name: attendance shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.attendance FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = attendance.participation)))));


--
-- Name: case shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration."case" FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (NOT restricted))) AND ((( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL) OR ((authority)::text = ( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif"))))));


--
-- Name: case_bringer shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_bringer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_bringer.person)))));


--
-- Name: case_member shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_member FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_member.person)))));


--
-- Name: case_need shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_need FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_need.person)))));


--
-- Name: case_owner shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_owner FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_owner.person)))));


--
-- Name: case_pair shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_pair FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[case_pair.first, case_pair.second]))))));


--
-- Name: case_pair_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_pair_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.case_pair p
  WHERE (p.id = case_pair_event.pair)))));


--
-- Name: case_path shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_path FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_path.person)))))));


--
-- Name: case_stage shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_stage FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_stage.person)))));


--
-- Name: case_word shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.case_word FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = case_word.person)))));


--
-- Name: consent shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.consent FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent.person)))));


--
-- Name: consent_notice shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.consent_notice FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_notice.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))));


--
-- Name: consent_withdrawal shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.consent_withdrawal FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = consent_withdrawal.person)))));


--
-- Name: contact shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.contact FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = contact.person)))));


--
-- Name: course_attendance shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.course_attendance FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.course_place p
  WHERE (p.id = course_attendance.place)))));


--
-- Name: course_place shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.course_place FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = course_place.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))));


--
-- Name: course_place_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.course_place_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM (reintegration.course_place p
     JOIN reintegration."case" c ON ((c.person = p.person)))
  WHERE (p.id = course_place_event.place)))));


--
-- Name: cv shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.cv FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv.person)))));


--
-- Name: cv_sent shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.cv_sent FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = cv_sent.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))));


--
-- Name: directory_change shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.directory_change FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((cardinality(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) > 0) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")))));


--
-- Name: employment shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.employment FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = employment.person)))));


--
-- Name: employment_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.employment_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_event.employment)))));


--
-- Name: employment_proof shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.employment_proof FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.employment e
  WHERE (e.id = employment_proof.employment)))));


--
-- Name: goal shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.goal FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.plan p
  WHERE (p.id = goal.plan)))));


--
-- Name: group_session shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.group_session FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.programme_group g
  WHERE (g.id = group_session.group_id)))));


--
-- Name: handover shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.handover FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = handover.person)))));


--
-- Name: help_request shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.help_request FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((EXISTS ( SELECT
   FROM unnest(( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")) o(code)
  WHERE (o.code ^@ (help_request.region)::text))) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])))));


--
-- Name: help_request_answer shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.help_request_answer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_answer.help_request)))));


--
-- Name: help_request_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.help_request_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.id = help_request_event.help_request)))));


--
-- Name: interview_time shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.interview_time FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = interview_time.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))));


--
-- Name: job_application shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.job_application FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_application.person))) OR ((organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")) AND (sent_at IS NOT NULL))));


--
-- Name: job_application_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.job_application_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM (reintegration.job_application a
     JOIN reintegration."case" c ON ((c.person = a.person)))
  WHERE (a.id = job_application_event.application)))));


--
-- Name: job_question shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.job_question FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = job_question.person))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif"))));


--
-- Name: mentor_log shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.mentor_log FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentor_log.mentorship)))));


--
-- Name: mentorship shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.mentorship FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (mentor = ( SELECT (NULLIF(current_setting('oralu.actor'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = mentorship.person)))));


--
-- Name: mentorship_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.mentorship_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.mentorship m
  WHERE (m.id = mentorship_event.mentorship)))));


--
-- Name: merged_case shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.merged_case FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = ANY (ARRAY[merged_case.person, merged_case.other]))))));


--
-- Name: need_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.need_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_event.need)))));


--
-- Name: need_key shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.need_key FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = need_key.person))) OR (EXISTS ( SELECT
   FROM reintegration.help_request h
  WHERE (h.person = need_key.person)))));


--
-- Name: need_outcome shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.need_outcome FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.case_need n
  WHERE (n.id = need_outcome.need)))));


--
-- Name: paper_version shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.paper_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = paper_version.person)))));


--
-- Name: part_note shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.part_note FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = part_note.person)))));


--
-- Name: participation shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.participation FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = participation.person)))));


--
-- Name: participation_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.participation_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.participation p
  WHERE (p.id = participation_event.participation)))));


--
-- Name: person_file shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.person_file FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = person_file.person)))));


--
-- Name: plan shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan.person)))));


--
-- Name: plan_answer shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan_answer FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_answer.person)))));


--
-- Name: plan_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_event.person)))));


--
-- Name: plan_note shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan_note FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_note.person)))));


--
-- Name: plan_review shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan_review FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_review.person)))));


--
-- Name: plan_version shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.plan_version FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = plan_version.person)))));


--
-- Name: probation_message shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.probation_message FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = probation_message.person)))));


--
-- Name: programme_group shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.programme_group FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])))));


--
-- Name: referral shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral.person)))) OR (organisation = ( SELECT (NULLIF(current_setting('oralu.provider'::text, true), ''::text))::uuid AS "nullif")))));


--
-- Name: referral_arrival shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_arrival FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_arrival.referral)))));


--
-- Name: referral_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_event.referral)))));


--
-- Name: referral_link shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_link FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = referral_link.person)))));


--
-- Name: referral_link_token shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_link_token FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral_link l
  WHERE (l.id = referral_link_token.link)))));


--
-- Name: referral_message shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_message FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_message.referral)))));


--
-- Name: referral_proposal shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_proposal FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_proposal.referral)))));


--
-- Name: referral_read shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.referral_read FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.referral r
  WHERE (r.id = referral_read.referral)))));


--
-- Name: stage_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.stage_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_event.person)))));


--
-- Name: stage_task shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.stage_task FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = stage_task.person)))))));


--
-- Name: step shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.step FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = step.person)))))));


--
-- Name: task shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.task FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) AND (( SELECT NULLIF(current_setting('oralu.authority'::text, true), ''::text) AS "nullif") IS NULL)) OR ((((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[]))) AND (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = task.person)))))));


--
-- Name: task_event shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.task_event FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.task t
  WHERE (t.id = task_event.task)))));


--
-- Name: time_link shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.time_link FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = time_link.person)))));


--
-- Name: time_link_token shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.time_link_token FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration.time_link l
  WHERE (l.id = time_link_token.link)))));


--
-- Name: timeline_entry shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.timeline_entry FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (EXISTS ( SELECT
   FROM reintegration."case" c
  WHERE (c.person = timeline_entry.person)))));


--
-- Name: worker_capacity shown; Type: POLICY; Schema: reintegration; Owner: postgres
--

CREATE POLICY shown ON reintegration.worker_capacity FOR SELECT USING ((( SELECT (current_setting('oralu.scope'::text, true) = 'system'::text)) OR ( SELECT (current_setting('oralu.scope'::text, true) = 'everything'::text)) OR (((office)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((region)::text = ANY (( SELECT (NULLIF(current_setting('oralu.offices'::text, true), ''::text))::text[] AS "nullif")::text[])) OR ((office)::text ^@ ANY (( SELECT (NULLIF(current_setting('oralu.regions'::text, true), ''::text))::text[] AS "nullif")::text[])))));


--
-- Name: stage_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.stage_event ENABLE ROW LEVEL SECURITY;


--
-- Name: stage_task; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.stage_task ENABLE ROW LEVEL SECURITY;


--
-- Name: step; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.step ENABLE ROW LEVEL SECURITY;


--
-- Name: task; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.task ENABLE ROW LEVEL SECURITY;


--
-- Name: task_event; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.task_event ENABLE ROW LEVEL SECURITY;


--
-- Name: time_link; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.time_link ENABLE ROW LEVEL SECURITY;


--
-- Name: time_link_token; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.time_link_token ENABLE ROW LEVEL SECURITY;


--
-- Name: timeline_entry; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.timeline_entry ENABLE ROW LEVEL SECURITY;


--
-- Name: worker_capacity; Type: ROW SECURITY; Schema: reintegration; Owner: postgres
--

ALTER TABLE reintegration.worker_capacity ENABLE ROW LEVEL SECURITY;


--
-- Name: SCHEMA biometrics; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA biometrics TO biometrics;


--
-- Name: SCHEMA identity; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA identity TO identity;
GRANT USAGE ON SCHEMA identity TO probation_retention;


--
-- Name: SCHEMA probation; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA probation TO probation;
GRANT USAGE ON SCHEMA probation TO probation_retention;


--
-- Name: SCHEMA reintegration; Type: ACL; Schema: -; Owner: postgres
--

GRANT USAGE ON SCHEMA reintegration TO reintegration;


--
-- Name: FUNCTION persons_entrusted(); Type: ACL; Schema: biometrics; Owner: postgres
--

REVOKE ALL ON FUNCTION biometrics.persons_entrusted() FROM PUBLIC;
GRANT ALL ON FUNCTION biometrics.persons_entrusted() TO biometrics;


--
-- Name: FUNCTION drop_access_partitions(before timestamp with time zone); Type: ACL; Schema: identity; Owner: postgres
--

REVOKE ALL ON FUNCTION identity.drop_access_partitions(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.drop_access_partitions(before timestamp with time zone) TO probation_retention;


--
-- Name: FUNCTION make_access_partitions(first timestamp with time zone, months integer); Type: ACL; Schema: identity; Owner: postgres
--

REVOKE ALL ON FUNCTION identity.make_access_partitions(first timestamp with time zone, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.make_access_partitions(first timestamp with time zone, months integer) TO identity;


--
-- Name: FUNCTION condition_of_search(); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.condition_of_search() FROM PUBLIC;


--
-- Name: TABLE device_assignment; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.device_assignment TO probation;


--
-- Name: FUNCTION device_is_worn(device text); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.device_is_worn(device text) FROM PUBLIC;
GRANT ALL ON FUNCTION probation.device_is_worn(device text) TO probation;


--
-- Name: FUNCTION drop_position_partitions(before timestamp with time zone); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.drop_position_partitions(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION probation.drop_position_partitions(before timestamp with time zone) TO probation_retention;


--
-- Name: TABLE incident; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.incident TO probation;


--
-- Name: TABLE "position"; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation."position" TO probation;


--
-- Name: TABLE violation; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.violation TO probation;


--
-- Name: COLUMN violation.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.violation TO probation;


--
-- Name: COLUMN violation.reason; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reason) ON TABLE probation.violation TO probation;


--
-- Name: COLUMN violation.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.violation TO probation;


--
-- Name: COLUMN violation.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.violation TO probation;


--
-- Name: COLUMN violation.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.violation TO probation;


--
-- Name: FUNCTION held_positions(before timestamp with time zone); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.held_positions(before timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION make_position_partitions(first timestamp with time zone, weeks integer); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.make_position_partitions(first timestamp with time zone, weeks integer) FROM PUBLIC;
GRANT ALL ON FUNCTION probation.make_position_partitions(first timestamp with time zone, weeks integer) TO probation;


--
-- Name: FUNCTION persons_entrusted(); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.persons_entrusted() FROM PUBLIC;
GRANT ALL ON FUNCTION probation.persons_entrusted() TO probation;


--
-- Name: FUNCTION registrations_by_number(number text, digits text, wanted_state text, most integer); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer) TO probation;


--
-- Name: FUNCTION registrations_by_words(words text[], places integer[], weights real[], wanted_state text, among integer, most integer); Type: ACL; Schema: probation; Owner: postgres
--

REVOKE ALL ON FUNCTION probation.registrations_by_words(words text[], places integer[], weights real[], wanted_state text, among integer, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION probation.registrations_by_words(words text[], places integer[], weights real[], wanted_state text, among integer, most integer) TO probation;


--
-- Name: FUNCTION install_append_only(target regclass, service text); Type: ACL; Schema: public; Owner: postgres
--

REVOKE ALL ON FUNCTION public.install_append_only(target regclass, service text) FROM PUBLIC;


--
-- Name: FUNCTION install_row_security(target regclass, shown text); Type: ACL; Schema: public; Owner: postgres
--

REVOKE ALL ON FUNCTION public.install_row_security(target regclass, shown text) FROM PUBLIC;


--
-- Name: FUNCTION accounts_in_use(asked uuid[]); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.accounts_in_use(asked uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.accounts_in_use(asked uuid[]) TO reintegration;


--
-- Name: FUNCTION cases_by_number(number text, digits text, wanted_status text, most integer); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.cases_by_number(number text, digits text, wanted_status text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.cases_by_number(number text, digits text, wanted_status text, most integer) TO reintegration;


--
-- Name: FUNCTION cases_by_words(words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.cases_by_words(words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer) FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.cases_by_words(words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer) TO reintegration;


--
-- Name: FUNCTION condition_of_search(); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.condition_of_search() FROM PUBLIC;


--
-- Name: FUNCTION parts_of_reader(today date); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.parts_of_reader(today date) FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.parts_of_reader(today date) TO reintegration;


--
-- Name: FUNCTION portal_staff(); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.portal_staff() FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.portal_staff() TO reintegration;


--
-- Name: FUNCTION seal_older(relation text, ids uuid[], contents bytea[]); Type: ACL; Schema: reintegration; Owner: postgres
--

REVOKE ALL ON FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) TO reintegration;


--
-- Name: TABLE attempt; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.attempt TO biometrics;


--
-- Name: TABLE audit; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE biometrics.audit TO biometrics;


--
-- Name: TABLE card; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.card TO biometrics;


--
-- Name: TABLE check_in_due; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.check_in_due TO biometrics;


--
-- Name: TABLE dead_letter; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.dead_letter TO biometrics;


--
-- Name: TABLE duty_list; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.duty_list TO biometrics;


--
-- Name: TABLE enrolment; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.enrolment TO biometrics;


--
-- Name: TABLE explanation_request; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.explanation_request TO biometrics;


--
-- Name: TABLE explanation_visit; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.explanation_visit TO biometrics;


--
-- Name: TABLE frame; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.frame TO biometrics;


--
-- Name: TABLE inbox; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.inbox TO biometrics;


--
-- Name: TABLE inbox_sequence; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.inbox_sequence TO biometrics;


--
-- Name: TABLE law_cancellation; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE biometrics.law_cancellation TO biometrics;


--
-- Name: TABLE law_version; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE biometrics.law_version TO biometrics;


--
-- Name: TABLE merged_subject; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.merged_subject TO biometrics;


--
-- Name: TABLE outbox; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.outbox TO biometrics;


--
-- Name: TABLE outbox_sequence; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.outbox_sequence TO biometrics;


--
-- Name: TABLE receipt; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.receipt TO biometrics;


--
-- Name: TABLE session; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.session TO biometrics;


--
-- Name: TABLE subject; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.subject TO biometrics;


--
-- Name: TABLE supervision; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.supervision TO biometrics;


--
-- Name: TABLE template; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE biometrics.template TO biometrics;


--
-- Name: TABLE threshold_decision; Type: ACL; Schema: biometrics; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE biometrics.threshold_decision TO biometrics;


--
-- Name: TABLE access_record; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE identity.access_record TO identity;


--
-- Name: TABLE account; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.account TO identity;


--
-- Name: TABLE alarm; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.alarm TO identity;


--
-- Name: TABLE audit; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE identity.audit TO identity;


--
-- Name: TABLE bucket; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.bucket TO identity;


--
-- Name: TABLE cover; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE identity.cover TO identity;


--
-- Name: COLUMN cover.until; Type: ACL; Schema: identity; Owner: postgres
--

GRANT UPDATE(until) ON TABLE identity.cover TO identity;


--
-- Name: COLUMN cover.ended_at; Type: ACL; Schema: identity; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE identity.cover TO identity;


--
-- Name: COLUMN cover.ended_by; Type: ACL; Schema: identity; Owner: postgres
--

GRANT UPDATE(ended_by) ON TABLE identity.cover TO identity;


--
-- Name: TABLE kept_form; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.kept_form TO identity;


--
-- Name: TABLE kept_search; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.kept_search TO identity;


--
-- Name: TABLE kiosk; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.kiosk TO identity;


--
-- Name: TABLE lockout; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.lockout TO identity;


--
-- Name: TABLE office; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE identity.office TO identity;


--
-- Name: TABLE session; Type: ACL; Schema: identity; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.session TO identity;


--
-- Name: TABLE alert; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.alert TO probation;


--
-- Name: TABLE alert_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.alert_event TO probation;


--
-- Name: SEQUENCE alert_event_id_seq; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE probation.alert_event_id_seq TO probation;


--
-- Name: TABLE appointment; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.appointment TO probation;


--
-- Name: TABLE appointment_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.appointment_event TO probation;


--
-- Name: TABLE attachment; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.subject_id; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(subject_id) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.title; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(title) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.wrapped_key; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(wrapped_key) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.content; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(content) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.scan_state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(scan_state) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.scan_finding; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(scan_finding) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.scanned_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(scanned_at) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.preview_state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(preview_state) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.withdrawn_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_at) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.withdrawn_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_by) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.withdrawn_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_by_name) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.withdrawn_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_why) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.attachment TO probation;


--
-- Name: COLUMN attachment.destroyed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(destroyed_at) ON TABLE probation.attachment TO probation;


--
-- Name: TABLE attachment_preview; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.attachment_preview TO probation;


--
-- Name: COLUMN attachment_preview.content; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(content) ON TABLE probation.attachment_preview TO probation;


--
-- Name: TABLE attachment_title; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.attachment_title TO probation;


--
-- Name: TABLE audit; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.audit TO probation;


--
-- Name: TABLE breach_appeal; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.decided_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_on) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome_words) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome_document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome_document) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.kept; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(kept) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome_by) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome_by_name) ON TABLE probation.breach_appeal TO probation;


--
-- Name: COLUMN breach_appeal.outcome_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome_at) ON TABLE probation.breach_appeal TO probation;


--
-- Name: TABLE breach_attempt; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_attempt TO probation;


--
-- Name: TABLE breach_effect; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_effect TO probation;


--
-- Name: TABLE breach_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_event TO probation;


--
-- Name: TABLE breach_explanation; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_explanation TO probation;


--
-- Name: TABLE breach_fact; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_fact TO probation;


--
-- Name: COLUMN breach_fact.removed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(removed_at) ON TABLE probation.breach_fact TO probation;


--
-- Name: COLUMN breach_fact.removed_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(removed_by) ON TABLE probation.breach_fact TO probation;


--
-- Name: COLUMN breach_fact.removed_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(removed_by_name) ON TABLE probation.breach_fact TO probation;


--
-- Name: COLUMN breach_fact.removed_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(removed_why) ON TABLE probation.breach_fact TO probation;


--
-- Name: TABLE breach_kiosk_answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_kiosk_answer TO probation;


--
-- Name: COLUMN breach_kiosk_answer.wrapped_key; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(wrapped_key) ON TABLE probation.breach_kiosk_answer TO probation;


--
-- Name: TABLE breach_kiosk_request; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_kiosk_request TO probation;


--
-- Name: COLUMN breach_kiosk_request.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.breach_kiosk_request TO probation;


--
-- Name: COLUMN breach_kiosk_request.ended_because; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_because) ON TABLE probation.breach_kiosk_request TO probation;


--
-- Name: TABLE breach_measure; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_measure TO probation;


--
-- Name: TABLE breach_proceeding; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.matter; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(matter) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.stage; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(stage) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.round_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(round_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.asked_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(asked_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.asked_how; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(asked_how) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.answer_due_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer_due_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.deadline_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(deadline_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.missed_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(missed_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.searched_since; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(searched_since) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.found_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(found_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.term_suspended_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(term_suspended_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.term_resumed_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(term_resumed_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.steps; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(steps) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.months; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(months) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.reasons; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reasons) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.rests_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(rests_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.signed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(signed_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.signed_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(signed_by) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.signed_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(signed_by_name) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.served_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(served_on) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: COLUMN breach_proceeding.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.breach_proceeding TO probation;


--
-- Name: TABLE breach_ruling; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.undone_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_why) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.applied_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(applied_at) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.applied_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(applied_by) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.applied_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(applied_by_name) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.quashed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(quashed_at) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.quashed_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(quashed_on) ON TABLE probation.breach_ruling TO probation;


--
-- Name: COLUMN breach_ruling.quashed_document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(quashed_document) ON TABLE probation.breach_ruling TO probation;


--
-- Name: TABLE case_number; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.case_number TO probation;


--
-- Name: TABLE check_in; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.check_in TO probation;


--
-- Name: TABLE check_in_review; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.check_in_review TO probation;


--
-- Name: TABLE check_in_schedule; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.check_in_schedule TO probation;


--
-- Name: TABLE closing; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.answer_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer_words) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.closed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(closed_at) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.undo_until; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_until) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.undone_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.undone_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by_name) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.undone_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_words) ON TABLE probation.closing TO probation;


--
-- Name: COLUMN closing.final_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(final_at) ON TABLE probation.closing TO probation;


--
-- Name: TABLE condition; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.condition TO probation;


--
-- Name: TABLE condition_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.condition_version TO probation;


--
-- Name: TABLE corrective_entry; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.corrective_entry TO probation;


--
-- Name: TABLE dead_letter; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.dead_letter TO probation;


--
-- Name: TABLE deputy; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.deputy TO probation;


--
-- Name: TABLE device; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.device TO probation;


--
-- Name: TABLE device_movement; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.device_movement TO probation;


--
-- Name: SEQUENCE device_number_seq; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE probation.device_number_seq TO probation;


--
-- Name: TABLE device_source; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.device_source TO probation;


--
-- Name: TABLE device_stock; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.device_stock TO probation;


--
-- Name: TABLE document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.office; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(office) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.language; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(language) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.endorsed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(endorsed_at) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.endorsed_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(endorsed_by) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.endorsed_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(endorsed_by_name) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.second_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(second_by) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.second_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(second_by_name) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.number; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(number) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.template_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(template_version) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.layout; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(layout) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.printed; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(printed) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.served_how; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(served_how) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.served_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(served_on) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.served_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(served_words) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.proof; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(proof) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.left_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(left_at) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.withdrawn_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_at) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.withdrawn_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_why) ON TABLE probation.document TO probation;


--
-- Name: COLUMN document.erased_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(erased_at) ON TABLE probation.document TO probation;


--
-- Name: TABLE document_counter; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_counter TO probation;


--
-- Name: COLUMN document_counter.last; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(last) ON TABLE probation.document_counter TO probation;


--
-- Name: TABLE document_erasure; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.act; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(act) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.keep_until; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(keep_until) ON TABLE probation.document_erasure TO probation;


--
-- Name: COLUMN document_erasure.why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(why) ON TABLE probation.document_erasure TO probation;


--
-- Name: TABLE document_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_event TO probation;


--
-- Name: COLUMN document_event.why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(why) ON TABLE probation.document_event TO probation;


--
-- Name: TABLE document_file; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_file TO probation;


--
-- Name: COLUMN document_file.wrapped_key; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(wrapped_key) ON TABLE probation.document_file TO probation;


--
-- Name: COLUMN document_file.content; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(content) ON TABLE probation.document_file TO probation;


--
-- Name: TABLE document_service; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_service TO probation;


--
-- Name: COLUMN document_service.proof; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(proof) ON TABLE probation.document_service TO probation;


--
-- Name: COLUMN document_service.tracking; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(tracking) ON TABLE probation.document_service TO probation;


--
-- Name: COLUMN document_service.witnesses; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(witnesses) ON TABLE probation.document_service TO probation;


--
-- Name: COLUMN document_service.words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(words) ON TABLE probation.document_service TO probation;


--
-- Name: COLUMN document_service.why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(why) ON TABLE probation.document_service TO probation;


--
-- Name: TABLE document_signature; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_signature TO probation;


--
-- Name: COLUMN document_signature.cms; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(cms) ON TABLE probation.document_signature TO probation;


--
-- Name: COLUMN document_signature.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.document_signature TO probation;


--
-- Name: COLUMN document_signature.said; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(said) ON TABLE probation.document_signature TO probation;


--
-- Name: COLUMN document_signature.checked_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(checked_at) ON TABLE probation.document_signature TO probation;


--
-- Name: TABLE document_template; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_template TO probation;


--
-- Name: COLUMN document_template.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.document_template TO probation;


--
-- Name: COLUMN document_template.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.document_template TO probation;


--
-- Name: COLUMN document_template.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.document_template TO probation;


--
-- Name: COLUMN document_template.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.document_template TO probation;


--
-- Name: COLUMN document_template.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.document_template TO probation;


--
-- Name: TABLE document_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.document_version TO probation;


--
-- Name: COLUMN document_version.content; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(content) ON TABLE probation.document_version TO probation;


--
-- Name: TABLE duplicate_suspicion; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.duplicate_suspicion TO probation;


--
-- Name: TABLE earlier_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE ON TABLE probation.earlier_name TO probation;


--
-- Name: TABLE emergency_access; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.emergency_access TO probation;


--
-- Name: COLUMN emergency_access.reviewed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reviewed_at) ON TABLE probation.emergency_access TO probation;


--
-- Name: COLUMN emergency_access.reviewed_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reviewed_by) ON TABLE probation.emergency_access TO probation;


--
-- Name: COLUMN emergency_access.reviewed_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reviewed_by_name) ON TABLE probation.emergency_access TO probation;


--
-- Name: COLUMN emergency_access.outcome; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome) ON TABLE probation.emergency_access TO probation;


--
-- Name: COLUMN emergency_access.findings; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(findings) ON TABLE probation.emergency_access TO probation;


--
-- Name: TABLE equipment_act; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.equipment_act TO probation;


--
-- Name: COLUMN equipment_act.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.equipment_act TO probation;


--
-- Name: TABLE equipment_report; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.heard_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(heard_words) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.finding_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(finding_words) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.found_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(found_at) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.found_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(found_by) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.found_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(found_by_name) ON TABLE probation.equipment_report TO probation;


--
-- Name: COLUMN equipment_report.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.equipment_report TO probation;


--
-- Name: TABLE equipment_visit; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.equipment_visit TO probation;


--
-- Name: COLUMN equipment_visit.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.equipment_visit TO probation;


--
-- Name: COLUMN equipment_visit.result; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(result) ON TABLE probation.equipment_visit TO probation;


--
-- Name: COLUMN equipment_visit.fault; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(fault) ON TABLE probation.equipment_visit TO probation;


--
-- Name: COLUMN equipment_visit.act; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(act) ON TABLE probation.equipment_visit TO probation;


--
-- Name: COLUMN equipment_visit.recorded_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(recorded_at) ON TABLE probation.equipment_visit TO probation;


--
-- Name: TABLE evaluation_checkpoint; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.evaluation_checkpoint TO probation;


--
-- Name: TABLE evaluation_queue; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.evaluation_queue TO probation;


--
-- Name: TABLE evidence_key; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.evidence_key TO probation;


--
-- Name: TABLE field_change; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.field_change TO probation;


--
-- Name: TABLE field_visit; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.field_visit TO probation;


--
-- Name: TABLE field_visit_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.field_visit_version TO probation;


--
-- Name: TABLE import_row; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.result; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(result) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.fields; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(fields) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.problems; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(problems) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.alike; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(alike) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.registration; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(registration) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.done_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(done_at) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.import_row TO probation;


--
-- Name: COLUMN import_row.reason; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reason) ON TABLE probation.import_row TO probation;


--
-- Name: TABLE inbox; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.inbox TO probation;


--
-- Name: TABLE inbox_sequence; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.inbox_sequence TO probation;


--
-- Name: TABLE law_cancellation; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.law_cancellation TO probation;


--
-- Name: TABLE law_draft; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.effects; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(effects) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.effects_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(effects_at) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.law_draft TO probation;


--
-- Name: COLUMN law_draft.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.law_draft TO probation;


--
-- Name: TABLE law_override; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.law_override TO probation;


--
-- Name: COLUMN law_override.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.law_override TO probation;


--
-- Name: COLUMN law_override.acknowledged_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(acknowledged_at) ON TABLE probation.law_override TO probation;


--
-- Name: COLUMN law_override.acknowledged_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(acknowledged_by) ON TABLE probation.law_override TO probation;


--
-- Name: COLUMN law_override.acknowledged_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(acknowledged_by_name) ON TABLE probation.law_override TO probation;


--
-- Name: COLUMN law_override.note; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(note) ON TABLE probation.law_override TO probation;


--
-- Name: TABLE law_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.law_version TO probation;


--
-- Name: TABLE legal_basis_document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.legal_basis_document TO probation;


--
-- Name: COLUMN legal_basis_document.wrapped_key; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(wrapped_key) ON TABLE probation.legal_basis_document TO probation;


--
-- Name: COLUMN legal_basis_document.content; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(content) ON TABLE probation.legal_basis_document TO probation;


--
-- Name: COLUMN legal_basis_document.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.legal_basis_document TO probation;


--
-- Name: COLUMN legal_basis_document.destroyed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(destroyed_at) ON TABLE probation.legal_basis_document TO probation;


--
-- Name: TABLE less_answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.decision_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decision_words) ON TABLE probation.less_answer TO probation;


--
-- Name: COLUMN less_answer.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.less_answer TO probation;


--
-- Name: TABLE match_check; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.match_check TO probation;


--
-- Name: TABLE merged_row; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.merged_row TO probation;


--
-- Name: TABLE monitoring_decision; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.about; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(about) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.decision_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decision_words) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.decision_document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decision_document) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.suspended_until; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(suspended_until) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.suspended_since; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(suspended_since) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: COLUMN monitoring_decision.lift; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(lift) ON TABLE probation.monitoring_decision TO probation;


--
-- Name: TABLE monitoring_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.monitoring_event TO probation;


--
-- Name: TABLE monitoring_order; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.monitoring_order TO probation;


--
-- Name: TABLE near_word; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.near_word TO probation;


--
-- Name: TABLE notice; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.ends_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ends_at) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.absence; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(absence) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.order_permission; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(order_permission) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.decision_words; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decision_words) ON TABLE probation.notice TO probation;


--
-- Name: COLUMN notice.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.notice TO probation;


--
-- Name: TABLE notice_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.notice_event TO probation;


--
-- Name: TABLE notification; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.sealed; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(sealed) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(why) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.attempts; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(attempts) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.not_before; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(not_before) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.lease_until; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(lease_until) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.tried_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(tried_at) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.gateway; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(gateway) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.reference; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reference) ON TABLE probation.notification TO probation;


--
-- Name: COLUMN notification.settled_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(settled_at) ON TABLE probation.notification TO probation;


--
-- Name: TABLE notification_choice; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.notification_choice TO probation;


--
-- Name: TABLE officer_capacity; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.officer_capacity TO probation;


--
-- Name: TABLE opening_form; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.opening_form TO probation;


--
-- Name: COLUMN opening_form.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.opening_form TO probation;


--
-- Name: COLUMN opening_form.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.opening_form TO probation;


--
-- Name: COLUMN opening_form.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.opening_form TO probation;


--
-- Name: COLUMN opening_form.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.opening_form TO probation;


--
-- Name: COLUMN opening_form.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.opening_form TO probation;


--
-- Name: TABLE opening_paper; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.opening_paper TO probation;


--
-- Name: TABLE opening_paper_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.opening_paper_event TO probation;


--
-- Name: TABLE opening_paper_file; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.opening_paper_file TO probation;


--
-- Name: TABLE outbox; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.outbox TO probation;


--
-- Name: TABLE outbox_sequence; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.outbox_sequence TO probation;


--
-- Name: TABLE own_questions; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.own_questions TO probation;


--
-- Name: TABLE person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.person TO probation;


--
-- Name: TABLE person_entry; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.person_entry TO probation;


--
-- Name: COLUMN person_entry.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.person_entry TO probation;


--
-- Name: COLUMN person_entry.details; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(details) ON TABLE probation.person_entry TO probation;


--
-- Name: COLUMN person_entry.removed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(removed_at) ON TABLE probation.person_entry TO probation;


--
-- Name: TABLE person_link; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE ON TABLE probation.person_link TO probation;


--
-- Name: TABLE person_merge; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.changed; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(changed) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undo_reason; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_reason) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undo_moves; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_moves) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undo_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_at) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undo_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_by) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undo_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_by_name) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undone_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by) ON TABLE probation.person_merge TO probation;


--
-- Name: COLUMN person_merge.undone_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by_name) ON TABLE probation.person_merge TO probation;


--
-- Name: TABLE person_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.person_name TO probation;


--
-- Name: TABLE person_word; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.person_word TO probation;


--
-- Name: TABLE planned_absence; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.planned_absence TO probation;


--
-- Name: COLUMN planned_absence.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.planned_absence TO probation;


--
-- Name: COLUMN planned_absence.withdrawn_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_at) ON TABLE probation.planned_absence TO probation;


--
-- Name: COLUMN planned_absence.withdrawn_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_by) ON TABLE probation.planned_absence TO probation;


--
-- Name: COLUMN planned_absence.withdrawn_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_by_name) ON TABLE probation.planned_absence TO probation;


--
-- Name: COLUMN planned_absence.withdrawn_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(withdrawn_why) ON TABLE probation.planned_absence TO probation;


--
-- Name: TABLE position_conflict; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.position_conflict TO probation;


--
-- Name: TABLE pre_trial_report; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.pre_trial_report TO probation;


--
-- Name: TABLE pre_trial_report_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.pre_trial_report_event TO probation;


--
-- Name: TABLE proposed_address; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.proposed_address TO probation;


--
-- Name: TABLE protected_place; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.protected_place TO probation;


--
-- Name: TABLE quarantine_use; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.quarantine_use TO probation;


--
-- Name: TABLE quarantined_frame; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.quarantined_frame TO probation;


--
-- Name: SEQUENCE quarantined_frame_id_seq; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE probation.quarantined_frame_id_seq TO probation;


--
-- Name: TABLE queue_item; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.queue_item TO probation;


--
-- Name: TABLE reassigned_case; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.reassigned_case TO probation;


--
-- Name: COLUMN reassigned_case.moved_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(moved_at) ON TABLE probation.reassigned_case TO probation;


--
-- Name: COLUMN reassigned_case.returned_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(returned_at) ON TABLE probation.reassigned_case TO probation;


--
-- Name: COLUMN reassigned_case.outcome; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome) ON TABLE probation.reassigned_case TO probation;


--
-- Name: TABLE reassignment; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.reassignment TO probation;


--
-- Name: COLUMN reassignment.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.reassignment TO probation;


--
-- Name: COLUMN reassignment.undone_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by) ON TABLE probation.reassignment TO probation;


--
-- Name: COLUMN reassignment.undone_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by_name) ON TABLE probation.reassignment TO probation;


--
-- Name: TABLE refused_sender; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.refused_sender TO probation;


--
-- Name: TABLE register_import; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.confirmed_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(confirmed_at) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.finished_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(finished_at) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.undone_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.undone_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by_name) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.undo_reason; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undo_reason) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.confirmed_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(confirmed_by) ON TABLE probation.register_import TO probation;


--
-- Name: COLUMN register_import.confirmed_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(confirmed_by_name) ON TABLE probation.register_import TO probation;


--
-- Name: TABLE registration; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.registration TO probation;


--
-- Name: TABLE rejected_report; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.rejected_report TO probation;


--
-- Name: SEQUENCE rejected_report_id_seq; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE probation.rejected_report_id_seq TO probation;


--
-- Name: TABLE relapse_entry; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.entered_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(entered_on) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.review_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(review_on) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.ends_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ends_on) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.told_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(told_on) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.told_how; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(told_how) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.relapse_entry TO probation;


--
-- Name: COLUMN relapse_entry.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.relapse_entry TO probation;


--
-- Name: TABLE report_source; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.report_source TO probation;


--
-- Name: SEQUENCE report_source_id_seq; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE probation.report_source_id_seq TO probation;


--
-- Name: TABLE request_nonce; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.request_nonce TO probation;


--
-- Name: TABLE risk_calculation; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.risk_calculation TO probation;


--
-- Name: TABLE risk_current; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.risk_current TO probation;


--
-- Name: TABLE risk_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.risk_event TO probation;


--
-- Name: COLUMN risk_event.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.risk_event TO probation;


--
-- Name: TABLE risk_fact; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.risk_fact TO probation;


--
-- Name: COLUMN risk_fact.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.risk_fact TO probation;


--
-- Name: TABLE risk_objection; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.outcome; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(outcome) ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.answered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.answered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE probation.risk_objection TO probation;


--
-- Name: COLUMN risk_objection.answered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE probation.risk_objection TO probation;


--
-- Name: TABLE risk_override; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.confirmed_for; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(confirmed_for) ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.review_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(review_on) ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.ended_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE probation.risk_override TO probation;


--
-- Name: COLUMN risk_override.version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(version) ON TABLE probation.risk_override TO probation;


--
-- Name: TABLE risk_set_aside; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.risk_set_aside TO probation;


--
-- Name: TABLE search_word; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.search_word TO probation;


--
-- Name: TABLE stated_purpose; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.stated_purpose TO probation;


--
-- Name: TABLE term_event; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.term_event TO probation;


--
-- Name: TABLE timeline_entry; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.timeline_entry TO probation;


--
-- Name: TABLE transfer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.state; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(state) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.person_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person_name) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.case_number; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(case_number) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.from_office; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(from_office) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.from_officer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(from_officer) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.from_officer_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(from_officer_name) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.to_officer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(to_officer) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.to_officer_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(to_officer_name) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.reason; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reason) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.document; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(document) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.offered_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(offered_at) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.offered_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(offered_by) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.offered_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(offered_by_name) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.due_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(due_at) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.reminded_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(reminded_at) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.decided_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.decided_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.decided_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.answer; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE probation.transfer TO probation;


--
-- Name: COLUMN transfer.history_from; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(history_from) ON TABLE probation.transfer TO probation;


--
-- Name: TABLE vendor; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.vendor TO probation;


--
-- Name: TABLE vendor_agreement; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.vendor_agreement TO probation;


--
-- Name: TABLE vendor_credential; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE probation.vendor_credential TO probation;


--
-- Name: TABLE visit; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.visit TO probation;


--
-- Name: COLUMN visit.person; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(person) ON TABLE probation.visit TO probation;


--
-- Name: COLUMN visit.undone_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_at) ON TABLE probation.visit TO probation;


--
-- Name: COLUMN visit.undone_by; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by) ON TABLE probation.visit TO probation;


--
-- Name: COLUMN visit.undone_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_by_name) ON TABLE probation.visit TO probation;


--
-- Name: COLUMN visit.undone_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(undone_why) ON TABLE probation.visit TO probation;


--
-- Name: TABLE work_act; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_act TO probation;


--
-- Name: TABLE work_allocation; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_allocation TO probation;


--
-- Name: COLUMN work_allocation.ends_on; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(ends_on) ON TABLE probation.work_allocation TO probation;


--
-- Name: TABLE work_order; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.work_order TO probation;


--
-- Name: TABLE work_order_version; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_order_version TO probation;


--
-- Name: TABLE work_outcome; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_outcome TO probation;


--
-- Name: TABLE work_requirement; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_requirement TO probation;


--
-- Name: TABLE work_session; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE probation.work_session TO probation;


--
-- Name: COLUMN work_session.cancelled_at; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(cancelled_at) ON TABLE probation.work_session TO probation;


--
-- Name: COLUMN work_session.cancelled_by_name; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(cancelled_by_name) ON TABLE probation.work_session TO probation;


--
-- Name: COLUMN work_session.cancelled_why; Type: ACL; Schema: probation; Owner: postgres
--

GRANT UPDATE(cancelled_why) ON TABLE probation.work_session TO probation;


--
-- Name: TABLE work_site; Type: ACL; Schema: probation; Owner: postgres
--

GRANT SELECT,INSERT,UPDATE ON TABLE probation.work_site TO probation;


--
-- Name: TABLE accessibility; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.accessibility TO reintegration;


--
-- Name: TABLE appointment; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.appointment TO reintegration;


--
-- Name: TABLE appointment_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.appointment_event TO reintegration;


--
-- Name: TABLE appointment_reminder; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.appointment_reminder TO reintegration;


--
-- Name: TABLE assessment; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.assessment TO reintegration;


--
-- Name: TABLE assessment_part; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.assessment_part TO reintegration;


--
-- Name: TABLE attendance; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.attendance TO reintegration;


--
-- Name: TABLE attribute; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.attribute TO reintegration;


--
-- Name: TABLE audit; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.audit TO reintegration;


--
-- Name: TABLE capacity; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.capacity TO reintegration;


--
-- Name: TABLE "case"; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration."case" TO reintegration;


--
-- Name: TABLE case_bringer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_bringer TO reintegration;


--
-- Name: TABLE case_member; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.case_member TO reintegration;


--
-- Name: COLUMN case_member.ended_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE reintegration.case_member TO reintegration;


--
-- Name: COLUMN case_member.ended; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended) ON TABLE reintegration.case_member TO reintegration;


--
-- Name: COLUMN case_member.ended_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_by_name) ON TABLE reintegration.case_member TO reintegration;


--
-- Name: TABLE case_need; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_need TO reintegration;


--
-- Name: SEQUENCE case_number; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE reintegration.case_number TO reintegration;


--
-- Name: TABLE case_owner; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.case_owner TO reintegration;


--
-- Name: COLUMN case_owner.until; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(until) ON TABLE reintegration.case_owner TO reintegration;


--
-- Name: COLUMN case_owner.ended; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended) ON TABLE reintegration.case_owner TO reintegration;


--
-- Name: COLUMN case_owner.ended_by; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_by) ON TABLE reintegration.case_owner TO reintegration;


--
-- Name: COLUMN case_owner.ended_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_by_name) ON TABLE reintegration.case_owner TO reintegration;


--
-- Name: TABLE case_pair; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_pair TO reintegration;


--
-- Name: TABLE case_pair_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.case_pair_event TO reintegration;


--
-- Name: TABLE case_path; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_path TO reintegration;


--
-- Name: TABLE case_stage; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_stage TO reintegration;


--
-- Name: TABLE case_word; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.case_word TO reintegration;


--
-- Name: TABLE confirmation_request; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.confirmation_request TO reintegration;


--
-- Name: TABLE confirmation_token; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.confirmation_token TO reintegration;


--
-- Name: TABLE consent; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.consent TO reintegration;


--
-- Name: TABLE consent_notice; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.consent_notice TO reintegration;


--
-- Name: TABLE consent_withdrawal; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.consent_withdrawal TO reintegration;


--
-- Name: TABLE contact; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.contact TO reintegration;


--
-- Name: TABLE cost_option; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.cost_option TO reintegration;


--
-- Name: TABLE course_attendance; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.course_attendance TO reintegration;


--
-- Name: TABLE course_group; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.course_group TO reintegration;


--
-- Name: TABLE course_place; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.course_place TO reintegration;


--
-- Name: TABLE course_place_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.course_place_event TO reintegration;


--
-- Name: TABLE course_session; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.course_session TO reintegration;


--
-- Name: TABLE cv; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.cv TO reintegration;


--
-- Name: TABLE cv_sent; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.cv_sent TO reintegration;


--
-- Name: TABLE dead_letter; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.dead_letter TO reintegration;


--
-- Name: TABLE directory_change; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.before; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(before) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.contact; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(contact) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.state; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(state) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.decided_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(decided_at) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.decided_by; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(decided_by) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.decided_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(decided_by_name) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: COLUMN directory_change.answer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE reintegration.directory_change TO reintegration;


--
-- Name: TABLE directory_import; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.directory_import TO reintegration;


--
-- Name: TABLE directory_source; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.directory_source TO reintegration;


--
-- Name: TABLE directory_source_row; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.directory_source_row TO reintegration;


--
-- Name: TABLE employment; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.employment TO reintegration;


--
-- Name: TABLE employment_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.employment_event TO reintegration;


--
-- Name: TABLE employment_proof; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.employment_proof TO reintegration;


--
-- Name: TABLE form_submission; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.form_submission TO reintegration;


--
-- Name: TABLE funding; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.funding TO reintegration;


--
-- Name: TABLE goal; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.goal TO reintegration;


--
-- Name: TABLE group_session; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.group_session TO reintegration;


--
-- Name: TABLE handover; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.state; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(state) ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.reason; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(reason) ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.sealed_answer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(sealed_answer) ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.answered_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.answered_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE reintegration.handover TO reintegration;


--
-- Name: COLUMN handover.answered_by; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answered_by) ON TABLE reintegration.handover TO reintegration;


--
-- Name: TABLE help_request; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.help_request TO reintegration;


--
-- Name: TABLE help_request_answer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.help_request_answer TO reintegration;


--
-- Name: TABLE help_request_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.help_request_event TO reintegration;


--
-- Name: SEQUENCE help_request_number; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,USAGE ON SEQUENCE reintegration.help_request_number TO reintegration;


--
-- Name: TABLE inbox; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.inbox TO reintegration;


--
-- Name: TABLE inbox_sequence; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.inbox_sequence TO reintegration;


--
-- Name: TABLE interview_time; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.interview_time TO reintegration;


--
-- Name: COLUMN interview_time.state; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(state) ON TABLE reintegration.interview_time TO reintegration;


--
-- Name: COLUMN interview_time.ended_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_by_name) ON TABLE reintegration.interview_time TO reintegration;


--
-- Name: COLUMN interview_time.ended_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE reintegration.interview_time TO reintegration;


--
-- Name: TABLE job_application; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.job_application TO reintegration;


--
-- Name: TABLE job_application_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.job_application_event TO reintegration;


--
-- Name: TABLE job_question; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.job_question TO reintegration;


--
-- Name: COLUMN job_question.answer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answer) ON TABLE reintegration.job_question TO reintegration;


--
-- Name: COLUMN job_question.answered_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answered_by_name) ON TABLE reintegration.job_question TO reintegration;


--
-- Name: COLUMN job_question.answered_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(answered_at) ON TABLE reintegration.job_question TO reintegration;


--
-- Name: TABLE job_quota; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.job_quota TO reintegration;


--
-- Name: TABLE law_cancellation; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.law_cancellation TO reintegration;


--
-- Name: TABLE law_version; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.law_version TO reintegration;


--
-- Name: TABLE listing_import; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.state; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(state) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.ended_at; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_at) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.ended_by_name; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(ended_by_name) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.written; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(written) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.changed; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(changed) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: COLUMN listing_import.closed; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT UPDATE(closed) ON TABLE reintegration.listing_import TO reintegration;


--
-- Name: TABLE location; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.location TO reintegration;


--
-- Name: TABLE location_address; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.location_address TO reintegration;


--
-- Name: TABLE mentor_log; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.mentor_log TO reintegration;


--
-- Name: TABLE mentorship; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.mentorship TO reintegration;


--
-- Name: TABLE mentorship_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.mentorship_event TO reintegration;


--
-- Name: TABLE merged_case; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.merged_case TO reintegration;


--
-- Name: TABLE near_word; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.near_word TO reintegration;


--
-- Name: TABLE need_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.need_event TO reintegration;


--
-- Name: TABLE need_key; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.need_key TO reintegration;


--
-- Name: TABLE need_outcome; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.need_outcome TO reintegration;


--
-- Name: TABLE opening_schedule; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.opening_schedule TO reintegration;


--
-- Name: TABLE organisation; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.organisation TO reintegration;


--
-- Name: TABLE organisation_identifier; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.organisation_identifier TO reintegration;


--
-- Name: TABLE outbox; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.outbox TO reintegration;


--
-- Name: TABLE outbox_sequence; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.outbox_sequence TO reintegration;


--
-- Name: TABLE paper_version; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.paper_version TO reintegration;


--
-- Name: TABLE part_note; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.part_note TO reintegration;


--
-- Name: TABLE participation; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.participation TO reintegration;


--
-- Name: TABLE participation_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.participation_event TO reintegration;


--
-- Name: TABLE person_file; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.person_file TO reintegration;


--
-- Name: TABLE plan; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.plan TO reintegration;


--
-- Name: TABLE plan_answer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.plan_answer TO reintegration;


--
-- Name: TABLE plan_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.plan_event TO reintegration;


--
-- Name: TABLE plan_note; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.plan_note TO reintegration;


--
-- Name: TABLE plan_review; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.plan_review TO reintegration;


--
-- Name: TABLE plan_version; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.plan_version TO reintegration;


--
-- Name: TABLE probation_message; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.probation_message TO reintegration;


--
-- Name: TABLE programme; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.programme TO reintegration;


--
-- Name: TABLE programme_group; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.programme_group TO reintegration;


--
-- Name: TABLE provider_contact; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.provider_contact TO reintegration;


--
-- Name: TABLE provider_phone; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.provider_phone TO reintegration;


--
-- Name: TABLE question_draft; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.question_draft TO reintegration;


--
-- Name: TABLE question_draft_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.question_draft_event TO reintegration;


--
-- Name: TABLE question_set; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.question_set TO reintegration;


--
-- Name: TABLE referral; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.referral TO reintegration;


--
-- Name: TABLE referral_arrival; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.referral_arrival TO reintegration;


--
-- Name: TABLE referral_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.referral_event TO reintegration;


--
-- Name: TABLE referral_link; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.referral_link TO reintegration;


--
-- Name: TABLE referral_link_token; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.referral_link_token TO reintegration;


--
-- Name: TABLE referral_message; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.referral_message TO reintegration;


--
-- Name: TABLE referral_proposal; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.referral_proposal TO reintegration;


--
-- Name: TABLE referral_read; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.referral_read TO reintegration;


--
-- Name: TABLE search_word; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.search_word TO reintegration;


--
-- Name: TABLE service_area; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.service_area TO reintegration;


--
-- Name: TABLE service_at_location; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.service_at_location TO reintegration;


--
-- Name: TABLE service_document; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.service_document TO reintegration;


--
-- Name: TABLE service_language; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.service_language TO reintegration;


--
-- Name: TABLE service_offer; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.service_offer TO reintegration;


--
-- Name: TABLE stage_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.stage_event TO reintegration;


--
-- Name: TABLE stage_task; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.stage_task TO reintegration;


--
-- Name: TABLE step; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.step TO reintegration;


--
-- Name: TABLE task; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.task TO reintegration;


--
-- Name: TABLE task_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.task_event TO reintegration;


--
-- Name: TABLE taxonomy; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.taxonomy TO reintegration;


--
-- Name: TABLE taxonomy_term; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.taxonomy_term TO reintegration;


--
-- Name: TABLE term_need; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.term_need TO reintegration;


--
-- Name: TABLE time_link; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.time_link TO reintegration;


--
-- Name: TABLE time_link_token; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.time_link_token TO reintegration;


--
-- Name: TABLE timeline_entry; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.timeline_entry TO reintegration;


--
-- Name: TABLE vacancy; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE reintegration.vacancy TO reintegration;


--
-- Name: TABLE vacancy_event; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.vacancy_event TO reintegration;


--
-- Name: TABLE worker_capacity; Type: ACL; Schema: reintegration; Owner: postgres
--

GRANT SELECT,INSERT ON TABLE reintegration.worker_capacity TO reintegration;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: biometrics; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA biometrics GRANT SELECT,USAGE ON SEQUENCES TO biometrics;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: biometrics; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA biometrics GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO biometrics;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: identity; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA identity GRANT SELECT,USAGE ON SEQUENCES TO identity;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: identity; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA identity GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO identity;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: probation; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA probation GRANT SELECT,USAGE ON SEQUENCES TO probation;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: probation; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA probation GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO probation;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: reintegration; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA reintegration GRANT SELECT,USAGE ON SEQUENCES TO reintegration;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: reintegration; Owner: postgres
--

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA reintegration GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO reintegration;


--
-- PostgreSQL database dump complete
--
