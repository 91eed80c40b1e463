-- Where a report came from stands on every stored fix; a device is bound to a vendor, a protocol and a way of authentication
-- (infra/adr/0031-provenance-of-reports.md). What was stored before came from an unknown source that was not authenticated.

CREATE TABLE probation.vendor (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 120),
    made_at timestamptz NOT NULL, made_by uuid NOT NULL
);

-- The secret is encrypted: a signature needs it in clear. A credential is never removed: stored reports name it.
CREATE TABLE probation.vendor_credential (
    id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{3,64}$'),
    vendor text NOT NULL REFERENCES probation.vendor (code),
    kind text NOT NULL CHECK (kind IN ('request_signature', 'device_key', 'client_certificate', 'mqtt_account', 'registered_network')),
    device_id text, secret bytea, network cidr, fingerprint text CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    made_at timestamptz NOT NULL, made_by uuid NOT NULL, replaces text REFERENCES probation.vendor_credential (id),
    valid_until timestamptz, revoked_at timestamptz, revoked_by uuid, revoked_reason text, last_used_at timestamptz,
    CHECK ((kind = 'registered_network') = (network IS NOT NULL)),
    CHECK ((kind = 'client_certificate') = (fingerprint IS NOT NULL)),
    CHECK ((kind IN ('request_signature', 'device_key', 'mqtt_account')) = (secret IS NOT NULL))
);
CREATE INDEX vendor_credential_vendor ON probation.vendor_credential (vendor, made_at);
CREATE UNIQUE INDEX vendor_credential_network ON probation.vendor_credential (network) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX vendor_credential_fingerprint ON probation.vendor_credential (fingerprint) WHERE revoked_at IS NULL;

-- Where reports come from: one row for each sender and receiver, so that a stored report names its source by a number.
CREATE TABLE probation.report_source (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    protocol text NOT NULL, vendor text NOT NULL, credential text NOT NULL, authentication text NOT NULL, receiver text NOT NULL,
    UNIQUE (protocol, vendor, credential, authentication, receiver)
);
SELECT public.install_append_only('probation.report_source', 'probation');

INSERT INTO probation.report_source (protocol, vendor, credential, authentication, receiver)
    SELECT '', '', '', 'none', '' WHERE EXISTS (SELECT FROM probation.position);

INSERT INTO probation.vendor (code, name, made_at, made_by)
    SELECT 'v-' || left(md5(vendor), 12), vendor, min(registered_at), (array_agg(registered_by))[1] FROM probation.device GROUP BY vendor;
-- because: nothing was released, so that the tables hold what a demonstration wrote
UPDATE probation.device SET vendor = 'v-' || left(md5(vendor), 12);
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.device ADD COLUMN protocol text NOT NULL DEFAULT 'http'
    CHECK (protocol IN ('http', 'osmand', 'mqtt', 'r16h', 'watch', 'gt06'));
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.device ADD COLUMN authentication text NOT NULL DEFAULT 'request_signature';
ALTER TABLE probation.device ALTER COLUMN protocol DROP DEFAULT, ALTER COLUMN authentication DROP DEFAULT;
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.device ADD FOREIGN KEY (vendor) REFERENCES probation.vendor (code);

-- Keys of vendors' machines were kept with the accounts of staff.
INSERT INTO probation.vendor (code, name, made_at, made_by) SELECT 'k-' || left(md5(key_id), 12), name || ' (' || key_id || ')', created_at,
    '00000000-0000-0000-0000-000000000000' FROM identity.api_client;
INSERT INTO probation.vendor_credential (id, vendor, kind, secret, made_at, made_by, revoked_at)
    SELECT key_id, 'k-' || left(md5(key_id), 12), 'request_signature', secret, created_at,
    '00000000-0000-0000-0000-000000000000', disabled_at FROM identity.api_client;
-- because: nothing was released, so that the tables hold what a demonstration wrote
DROP TABLE identity.api_client;

-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.position ADD COLUMN source integer;
-- because: nothing was released, so that the tables hold what a demonstration wrote
UPDATE probation.position SET source = (SELECT min(id) FROM probation.report_source);
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.position ALTER COLUMN source SET NOT NULL;
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.position ADD COLUMN raw_sha256 bytea GENERATED ALWAYS AS (sha256(raw)) STORED;
ALTER TABLE probation.position DROP CONSTRAINT position_pkey;
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.position ADD PRIMARY KEY (device_id, fix_time, seq, source);
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.position ADD FOREIGN KEY (source) REFERENCES probation.report_source (id);
REVOKE UPDATE, DELETE, TRUNCATE ON probation.position FROM probation;
DO $$
    DECLARE
        part record;
    BEGIN
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'probation.position'::regclass
        LOOP
            EXECUTE format('REVOKE ALL ON probation.%I FROM probation', part.relname);
        END LOOP;
    END $$;

SELECT public.install_append_only('probation.monitoring_order', 'probation');

-- because: nothing was released, so that the tables hold what a demonstration wrote
DROP TABLE probation.position_quarantine;
-- because: nothing was released, so that the tables hold what a demonstration wrote
DROP TABLE probation.unregistered_device;
-- because: nothing was released, so that the tables hold what a demonstration wrote
DELETE FROM probation.rejected_report;
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.rejected_report DROP COLUMN source;
-- because: nothing was released, so that the tables hold what a demonstration wrote
ALTER TABLE probation.rejected_report ADD COLUMN source integer NOT NULL REFERENCES probation.report_source (id);
-- Frames that were not authenticated as their device demands, as they came: nothing is concluded from them.
CREATE TABLE probation.quarantined_frame (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source integer NOT NULL REFERENCES probation.report_source (id), device_id text NOT NULL, reason text NOT NULL,
    received_at timestamptz NOT NULL, noticed_at timestamptz, taken_over_at timestamptz, raw bytea NOT NULL,
    raw_sha256 bytea NOT NULL GENERATED ALWAYS AS (sha256(raw)) STORED,
    UNIQUE (source, device_id, raw_sha256)
);
CREATE INDEX quarantined_frame_device ON probation.quarantined_frame (device_id, received_at);
CREATE INDEX quarantined_frame_received_at ON probation.quarantined_frame (received_at);
CREATE INDEX quarantined_frame_unnoticed ON probation.quarantined_frame (id) WHERE noticed_at IS NULL;

-- How many frames of each source are kept apart, so that one sender cannot fill the table.
CREATE TABLE probation.quarantine_use (
    source integer PRIMARY KEY REFERENCES probation.report_source (id), frames bigint NOT NULL, bytes bigint NOT NULL
);

-- Which sources have reported for a device.
CREATE TABLE probation.device_source (
    device_id text NOT NULL, source integer NOT NULL REFERENCES probation.report_source (id), first_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, source)
);

-- Two authenticated sources that disagree about one moment: neither report opens, closes, amends or withdraws anything.
CREATE TABLE probation.position_conflict (
    device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL, source integer NOT NULL,
    other_fix_time timestamptz NOT NULL, other_seq bigint NOT NULL, other_source integer NOT NULL,
    metres real NOT NULL, noticed_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, fix_time, seq, source, other_fix_time, other_seq, other_source)
);
-- New conflicts are found by when they were noticed: rows are only added, in that order.
CREATE INDEX position_conflict_noticed_at ON probation.position_conflict USING brin (noticed_at);
SELECT public.install_append_only('probation.position_conflict', 'probation');

DROP FUNCTION probation.make_position_partitions, probation.drop_position_partitions;
-- Services own no tables and cannot create any: this function of the owner is all that receiving needs.
CREATE FUNCTION probation.make_position_partitions(first timestamptz, weeks integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
-- Positions that an open incident or a violation record rests on, from a day before it to a day after: they are kept for as long.
CREATE FUNCTION probation.held_positions(before timestamptz) RETURNS SETOF probation.position
    LANGUAGE sql STABLE SET search_path = pg_catalog BEGIN ATOMIC
    SELECT DISTINCT p.* FROM probation.incident i JOIN probation.device_assignment a ON a.person = i.person
        JOIN probation.position p ON p.device_id = a.device_id AND p.fix_time < before
            AND p.fix_time BETWEEN greatest(a.since, i.opened_at - interval '1 day')
                AND least(coalesce(a.until, 'infinity'), coalesce(i.last_at, i.opened_at) + interval '1 day')
        WHERE i.opened_at - interval '1 day' < before AND (i.status IS NOT NULL
            OR EXISTS (SELECT FROM probation.violation v WHERE v.incident = i.id AND v.state <> 'set_aside'));
    END;
-- Called by the retention role alone: what is older than `before` goes, a week at a time, except what is held.
CREATE FUNCTION probation.drop_position_partitions(before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
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
    END $$;
REVOKE ALL ON FUNCTION probation.make_position_partitions, probation.drop_position_partitions, probation.held_positions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.make_position_partitions TO probation;
GRANT EXECUTE ON FUNCTION probation.drop_position_partitions TO probation_retention;

-- Evaluators take from each vendor in turn.
ALTER TABLE probation.evaluation_queue ADD COLUMN vendor text NOT NULL DEFAULT '';
DROP INDEX probation.evaluation_queue_at;
