-- Telemetry's tables, as they are now: table classes cannot express partitions, exclusion constraints and numbers from the server.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

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

CREATE TABLE probation.device (
    id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]+$' AND length(id) <= 64),
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    vendor text NOT NULL, model text NOT NULL, sim text,
    registered_at timestamptz NOT NULL, registered_by uuid NOT NULL,
    protocol text NOT NULL CHECK (protocol IN ('http', 'osmand', 'mqtt', 'r16h', 'watch', 'gt06')),
    authentication text NOT NULL, FOREIGN KEY (vendor) REFERENCES probation.vendor (code)
);
-- A SIM belongs to at most one device.
CREATE UNIQUE INDEX device_sim ON probation.device (sim) WHERE sim IS NOT NULL;

-- Two assignments of one device must not overlap. Each is a box, its time by the number of the device: this was written before btree_gist
-- was required (infra/adr/0021), and boxes do not need it.
CREATE TABLE probation.device_assignment (
    id uuid PRIMARY KEY,
    device_id text NOT NULL REFERENCES probation.device (id), device_number bigint NOT NULL,
    person uuid NOT NULL,
    since timestamptz NOT NULL, until timestamptz, CHECK (until IS NULL OR until > since),
    activated_by uuid NOT NULL,
    next_timer_at timestamptz, failures integer NOT NULL DEFAULT 0, retry_at timestamptz,
    CONSTRAINT one_person_a_device EXCLUDE USING gist (box(
        point(extract(epoch FROM since AT TIME ZONE 'UTC')::float8, device_number::float8),
        point(coalesce(extract(epoch FROM until AT TIME ZONE 'UTC')::float8 - 0.001, 1e12), device_number::float8)
    ) WITH &&)
);
CREATE UNIQUE INDEX device_assignment_one_a_person ON probation.device_assignment (person) WHERE until IS NULL;
CREATE INDEX device_assignment_device ON probation.device_assignment (device_id, since);
CREATE INDEX device_assignment_next_timer_at ON probation.device_assignment (next_timer_at) WHERE next_timer_at IS NOT NULL;

-- Processes that store reports append rows, evaluators delete them: neither waits for the other, and no assignment is rewritten.
-- The vendor of its device, so that evaluators take from each vendor in turn; empty for what a person changed.
CREATE TABLE probation.evaluation_queue (
    assignment uuid NOT NULL, since timestamptz NOT NULL, at timestamptz NOT NULL, vendor text NOT NULL DEFAULT ''
) WITH (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = -1
);
CREATE INDEX evaluation_queue_vendor_at ON probation.evaluation_queue (vendor, at);
CREATE INDEX evaluation_queue_assignment ON probation.evaluation_queue (assignment);

CREATE TABLE probation.monitoring_order (
    id uuid PRIMARY KEY, person uuid NOT NULL, version integer NOT NULL, body jsonb NOT NULL, valid_from timestamptz NOT NULL,
    made_by uuid NOT NULL, made_by_name text NOT NULL, reason text NOT NULL DEFAULT '', UNIQUE (person, version)
);
SELECT public.install_append_only('probation.monitoring_order', 'probation');

-- Latitude and longitude under the master key, bound to the row: without the key the table is unreadable.
CREATE TABLE probation.protected_place (
    id uuid PRIMARY KEY, person uuid NOT NULL, sealed bytea NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL
);
CREATE INDEX protected_place_person ON probation.protected_place (person);

CREATE TABLE probation.position (
    device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL, received_at timestamptz NOT NULL,
    latitude float8, longitude float8, accuracy_m real NOT NULL, mechanism text NOT NULL, speed_mps real NOT NULL,
    battery real NOT NULL, flags text[] NOT NULL, raw bytea, source integer NOT NULL REFERENCES probation.report_source (id),
    raw_sha256 bytea GENERATED ALWAYS AS (sha256(raw)) STORED,
    PRIMARY KEY (device_id, fix_time, seq, source)
) PARTITION BY RANGE (fix_time);
CREATE INDEX position_time ON probation.position USING brin (fix_time);
CREATE TABLE probation.position_default PARTITION OF probation.position DEFAULT;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.position FROM probation;
REVOKE ALL ON probation.position_default FROM probation;

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
REVOKE ALL ON FUNCTION probation.make_position_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.make_position_partitions TO probation;

CREATE TABLE probation.rejected_report (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL,
    device_id text, reason text NOT NULL, body text NOT NULL, source integer NOT NULL REFERENCES probation.report_source (id)
);
CREATE INDEX rejected_report_source ON probation.rejected_report (source, id);
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

-- Connections of senders that are registered for no vendor, counted by address ('' stands for those beyond the bound); no device is known.
CREATE TABLE probation.refused_sender (
    address text NOT NULL, protocol text NOT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times bigint NOT NULL, PRIMARY KEY (address, protocol)
);

-- Which sources have reported for a device.
CREATE TABLE probation.device_source (
    device_id text NOT NULL, source integer NOT NULL REFERENCES probation.report_source (id), first_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, source)
);
SELECT public.install_append_only('probation.device_source', 'probation');

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

CREATE TABLE probation.request_nonce (
    key_id text NOT NULL, nonce text NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (key_id, nonce)
);
CREATE INDEX request_nonce_expiry ON probation.request_nonce (expires_at);

-- States are written at every evaluation and read as a whole: json, stored as written, on pages with room for the next one. There is no
-- foreign key: assignments are never deleted, so checking every state is unnecessary.
CREATE TABLE probation.evaluation_checkpoint (
    assignment uuid NOT NULL, hour bigint NOT NULL, at timestamptz NOT NULL, order_version integer NOT NULL, state json NOT NULL,
    PRIMARY KEY (assignment, hour)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
-- States are found by their hour when the old ones are thinned out.
CREATE INDEX evaluation_checkpoint_hour ON probation.evaluation_checkpoint USING brin (hour);

-- An incident has the id of the alert that began it.
CREATE TABLE probation.incident (
    id uuid PRIMARY KEY, person uuid NOT NULL,
    opened_at timestamptz NOT NULL, last_at timestamptz, raised_at timestamptz NOT NULL,
    priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 5),
    status text CHECK (status IN ('raised', 'acknowledged', 'contacted')),
    due_at timestamptz, quiet_until timestamptz,
    escalation smallint NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 2), deputy uuid
);
CREATE INDEX incident_person ON probation.incident (person, opened_at DESC);
CREATE INDEX incident_due ON probation.incident (due_at) WHERE status IS NOT NULL;
CREATE INDEX incident_entrusted ON probation.incident (deputy) WHERE deputy IS NOT NULL;
CREATE INDEX incident_deputy ON probation.incident (deputy) WHERE deputy IS NOT NULL AND status IS NOT NULL;

CREATE TABLE probation.alert (
    id uuid PRIMARY KEY, person uuid NOT NULL,
    device_id text NOT NULL, assignment uuid NOT NULL REFERENCES probation.device_assignment (id),
    order_version integer NOT NULL, rule_version text NOT NULL,
    rule text NOT NULL, state text NOT NULL CHECK (state IN ('breach', 'unknown')), reason text NOT NULL, zone text,
    opened_at timestamptz NOT NULL, closed_at timestamptz, detected_at timestamptz NOT NULL, raised_at timestamptz NOT NULL,
    fix_count integer NOT NULL, fix_times float8[] NOT NULL,
    status text NOT NULL CHECK (status IN ('raised', 'acknowledged', 'contacted', 'explained', 'confirmed', 'technical', 'withdrawn',
        'passed_on', 'set_aside', 'over')),
    outcome_reason text, outcome_by uuid, outcome_by_name text, outcome_at timestamptz,
    incident uuid, priority smallint, fix_at timestamptz, received_at timestamptz,
    acknowledged_at timestamptz, acknowledged_by uuid, acknowledged_by_name text, contacted_at timestamptz,
    zone_version integer, forecast timestamptz
);
CREATE INDEX alert_assignment ON probation.alert (assignment, detected_at);
CREATE INDEX alert_person ON probation.alert (person, opened_at DESC);
CREATE INDEX alert_incident ON probation.alert (incident);
CREATE INDEX alert_raised ON probation.alert (raised_at);

CREATE TABLE probation.alert_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, alert uuid NOT NULL REFERENCES probation.alert (id),
    kind text NOT NULL, reason text NOT NULL, late boolean NOT NULL, at timestamptz NOT NULL, by_name text NOT NULL,
    before_opened_at timestamptz, before_closed_at timestamptz, by_id uuid, detail text
);
CREATE INDEX alert_event_alert ON probation.alert_event (alert, at);
SELECT public.install_append_only('probation.alert_event', 'probation');

CREATE TABLE probation.violation (
    id uuid PRIMARY KEY, person uuid NOT NULL,
    incident uuid NOT NULL REFERENCES probation.incident (id), alerts uuid[] NOT NULL, facts jsonb NOT NULL,
    drafted_at timestamptz NOT NULL, drafted_by uuid NOT NULL, drafted_by_name text NOT NULL,
    state text NOT NULL CHECK (state IN ('drafted', 'passed_on', 'set_aside')), reason text,
    decided_at timestamptz, decided_by uuid, decided_by_name text
);
CREATE INDEX violation_incident ON probation.violation (incident);
-- What was drafted stays as it is, and so does what was decided.
REVOKE UPDATE, DELETE, TRUNCATE ON probation.violation FROM probation;
GRANT UPDATE (state, reason, decided_at, decided_by, decided_by_name) ON probation.violation TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.violation
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();

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
REVOKE ALL ON FUNCTION probation.drop_position_partitions, probation.held_positions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.drop_position_partitions TO probation_retention;

CREATE TABLE probation.deputy (
    officer uuid PRIMARY KEY, office text NOT NULL, deputy uuid NOT NULL CHECK (deputy <> officer), deputy_name text NOT NULL,
    set_at timestamptz NOT NULL, set_by uuid NOT NULL
);

-- Public halves of the keys that evidence packs were signed with: they outlive the master keys.
CREATE TABLE probation.evidence_key (
    public_key text PRIMARY KEY, key_version integer NOT NULL, kept_at timestamptz NOT NULL
);
SELECT public.install_append_only('probation.evidence_key', 'probation');

-- The scope of the queries, repeated; positions are copied in bulk, which row-level security does not allow (infra/adr/0036).
SELECT public.install_row_security('probation.device_assignment', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = device_assignment.person)');
SELECT public.install_row_security('probation.monitoring_order', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = monitoring_order.person)');
SELECT public.install_row_security('probation.protected_place', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = protected_place.person)');
SELECT public.install_row_security('probation.incident', 'EXISTS (SELECT FROM probation.registration r WHERE r.person = incident.person)');
SELECT public.install_row_security('probation.alert', 'EXISTS (SELECT FROM probation.registration r WHERE r.person = alert.person)');
SELECT public.install_row_security('probation.violation', 'EXISTS (SELECT FROM probation.registration r WHERE r.person = violation.person)');
SELECT public.install_row_security('probation.alert_event', 'EXISTS (SELECT FROM probation.alert a WHERE a.id = alert)');
-- Whether anybody wears a device; never who.
CREATE FUNCTION probation.device_is_worn(device text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM probation.device_assignment a WHERE a.device_id = device AND a.until IS NULL);
    END;
REVOKE ALL ON FUNCTION probation.device_is_worn FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.device_is_worn TO probation;
