-- Identity's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

SELECT public.install_append_only('identity.audit', 'identity');

-- Alarms are listed by time.
CREATE INDEX alarm_by_time ON identity.alarm (last_at, id);

-- Accounts are listed by name.
CREATE INDEX account_by_name ON identity.account ((public.name_key(name) COLLATE "C"), id);

-- Nobody stands in for themselves, and each cover has an end after its beginning.
ALTER TABLE identity.cover ADD CONSTRAINT cover_has_a_time CHECK (since < until);
ALTER TABLE identity.cover ADD CONSTRAINT cover_of_another CHECK (covered <> covering);
CREATE INDEX cover_covering ON identity.cover (covering, until);
CREATE INDEX cover_office ON identity.cover (office, until);
REVOKE UPDATE, DELETE, TRUNCATE ON identity.cover FROM identity;
GRANT UPDATE (until, ended_at, ended_by) ON identity.cover TO identity;
-- Who looked at a person: an entry for each person of each record. The list of entries that wait to be sorted in is short, so that the
-- request that sorts them in does not wait long. A partition for each month, so that old ones can go: a table class cannot express that.
CREATE TABLE identity.access_record (
    id uuid NOT NULL, at timestamptz NOT NULL, event text NOT NULL, account uuid, role text, office text, address text NOT NULL,
    service text NOT NULL, method text NOT NULL, route text NOT NULL, persons uuid[] NOT NULL, status smallint, reason text,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX access_record_persons ON identity.access_record USING gin (persons) WITH (gin_pending_list_limit = 512);
CREATE TABLE identity.access_record_default PARTITION OF identity.access_record DEFAULT;
SELECT public.install_append_only('identity.access_record', 'identity');
REVOKE ALL ON identity.access_record_default FROM identity;
-- Services own no tables: this function of the owner is all that is needed to have a place for the next months' looks.
CREATE FUNCTION identity.make_access_partitions(first timestamptz, months integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
-- Called by the retention role alone: looks from before `before` go, a month at a time; those in the default partition one by one.
CREATE FUNCTION identity.drop_access_partitions(before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
    END $$;
REVOKE ALL ON FUNCTION identity.make_access_partitions, identity.drop_access_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.make_access_partitions TO identity;
GRANT EXECUTE ON FUNCTION identity.drop_access_partitions TO probation_retention;
-- An office is retired, never deleted: cases keep its code.
REVOKE DELETE, TRUNCATE ON identity.office FROM identity;
