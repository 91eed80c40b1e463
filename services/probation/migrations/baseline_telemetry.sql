-- Telemetry's tables, after those of baseline.sql: devices, positions in partitions by time, orders, evaluation, alerts and incidents.

CREATE TABLE probation.device (
    id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]+$' AND length(id) <= 64),
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    vendor text NOT NULL, model text NOT NULL, sim text,
    registered_at timestamptz NOT NULL, registered_by uuid NOT NULL
);
-- A SIM belongs to at most one device.
CREATE UNIQUE INDEX device_sim ON probation.device (sim) WHERE sim IS NOT NULL;

-- Two activations of one device must not overlap. Each is a box, its time by the number of the device: this was written before btree_gist
-- was required (infra/adr/0021), and boxes do not need it.
CREATE TABLE probation.device_activation (
    id uuid PRIMARY KEY,
    device_id text NOT NULL REFERENCES probation.device (id), device_number bigint NOT NULL,
    person uuid NOT NULL,
    since timestamptz NOT NULL, until timestamptz, CHECK (until IS NULL OR until > since),
    activated_by uuid NOT NULL,
    next_tick timestamptz, failures integer NOT NULL DEFAULT 0, retry_at timestamptz,
    CONSTRAINT one_person_a_device EXCLUDE USING gist (box(
        point(extract(epoch FROM since AT TIME ZONE 'UTC')::float8, device_number::float8),
        point(coalesce(extract(epoch FROM until AT TIME ZONE 'UTC')::float8 - 0.001, 1e12), device_number::float8)
    ) WITH &&)
);
CREATE UNIQUE INDEX device_activation_one_a_person ON probation.device_activation (person) WHERE until IS NULL;
CREATE INDEX device_activation_device ON probation.device_activation (device_id, since);
CREATE INDEX device_activation_tick ON probation.device_activation (next_tick) WHERE next_tick IS NOT NULL;

-- Appended by whoever stores reports, taken away by whoever evaluates: neither waits for the other, and no activation is rewritten.
CREATE TABLE probation.activation_news (activation uuid NOT NULL, since timestamptz NOT NULL, at timestamptz NOT NULL) WITH (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = -1
);
CREATE INDEX activation_news_at ON probation.activation_news (at);
CREATE INDEX activation_news_activation ON probation.activation_news (activation);

CREATE TABLE probation.monitoring_order (
    id uuid PRIMARY KEY, person uuid NOT NULL, version integer NOT NULL, body jsonb NOT NULL, valid_from timestamptz NOT NULL,
    made_by uuid NOT NULL, made_by_name text NOT NULL, reason text NOT NULL DEFAULT '', UNIQUE (person, version)
);

-- Latitude and longitude under the master key, bound to the row: what reads the table without the key reads nothing.
CREATE TABLE probation.protected_place (
    id uuid PRIMARY KEY, person uuid NOT NULL, sealed bytea NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL
);
CREATE INDEX protected_place_person ON probation.protected_place (person);

CREATE TABLE probation.position (
    device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL, received_at timestamptz NOT NULL,
    latitude float8, longitude float8, accuracy_m real NOT NULL, mechanism text NOT NULL, speed_mps real NOT NULL,
    battery real NOT NULL, flags text[] NOT NULL, raw bytea,
    PRIMARY KEY (device_id, fix_time, seq)
) PARTITION BY RANGE (fix_time);
CREATE INDEX position_time ON probation.position USING brin (fix_time);
CREATE TABLE probation.position_elsewhen PARTITION OF probation.position DEFAULT;

-- Services own no table and cannot make one: these two functions of the owner's are all they need.
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
                    made := made + 1;
                EXCEPTION WHEN check_violation OR duplicate_table THEN
                    NULL; -- rows of that week stand in the default partition, and may stay there
                END;
            END IF;
        END LOOP;
        RETURN made;
    END $$;
CREATE FUNCTION probation.drop_position_partitions(before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        part record; dropped integer := 0;
    BEGIN
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'probation.position'::regclass AND c.relname ~ '^position_[0-9]+w[0-9]+$'
              AND to_date(substr(c.relname, 10), 'IYYY"w"IW') + 7 <= (before AT TIME ZONE 'UTC')::date
        LOOP
            EXECUTE format('DROP TABLE probation.%I', part.relname);
            dropped := dropped + 1;
        END LOOP;
        DELETE FROM probation.position_elsewhen WHERE fix_time < before;
        RETURN dropped;
    END $$;
REVOKE ALL ON FUNCTION probation.make_position_partitions, probation.drop_position_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.make_position_partitions, probation.drop_position_partitions TO probation;
SELECT probation.make_position_partitions(now() - interval '28 days', 8);

CREATE TABLE probation.position_refused (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL, source text NOT NULL,
    device_id text, reason text NOT NULL, body text NOT NULL
);
CREATE TABLE probation.position_quarantine (
    device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL, received_at timestamptz NOT NULL,
    source text NOT NULL, body text NOT NULL, PRIMARY KEY (device_id, fix_time, seq)
);
CREATE TABLE probation.unknown_device (
    device_id text PRIMARY KEY, first_seen timestamptz NOT NULL, last_seen timestamptz NOT NULL, reports bigint NOT NULL
);
CREATE TABLE probation.request_nonce (
    key_id text NOT NULL, nonce text NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (key_id, nonce)
);
CREATE INDEX request_nonce_expiry ON probation.request_nonce (expires_at);

-- States are written at every evaluation and read whole: json, kept as it was written, on pages with room for the next one. There is no
-- foreign key: an activation is never deleted, so that looking it up for every state proves nothing.
CREATE TABLE probation.evaluation_checkpoint (
    activation uuid NOT NULL, hour bigint NOT NULL, at timestamptz NOT NULL, order_version integer NOT NULL, state json NOT NULL,
    PRIMARY KEY (activation, hour)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
-- States are found by their hour when the old ones are thinned out.
CREATE INDEX evaluation_checkpoint_hour ON probation.evaluation_checkpoint USING brin (hour);

-- An incident has the id of the alert that began it.
CREATE TABLE probation.incident (
    id uuid PRIMARY KEY, person uuid NOT NULL,
    opened_at timestamptz NOT NULL, last_at timestamptz, raised_at timestamptz NOT NULL,
    priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 5),
    status text CHECK (status IN ('raised', 'acknowledged', 'contacted')),
    due_at timestamptz, held_until timestamptz,
    escalation smallint NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 2), deputy uuid
);
CREATE INDEX incident_person ON probation.incident (person, opened_at DESC);
CREATE INDEX incident_due ON probation.incident (due_at) WHERE status IS NOT NULL;

CREATE TABLE probation.alert (
    id uuid PRIMARY KEY, person uuid NOT NULL,
    device_id text NOT NULL, activation uuid NOT NULL REFERENCES probation.device_activation (id),
    order_version integer NOT NULL, rule_version text NOT NULL,
    rule text NOT NULL, state text NOT NULL CHECK (state IN ('breach', 'unknown')), reason text NOT NULL, zone text,
    opened_at timestamptz NOT NULL, closed_at timestamptz, detected_at timestamptz NOT NULL, raised_at timestamptz NOT NULL,
    evidence integer NOT NULL, fixes float8[] NOT NULL,
    status text NOT NULL CHECK (status IN ('raised', 'acknowledged', 'contacted', 'explained', 'confirmed', 'technical', 'withdrawn',
        'passed_on', 'set_aside', 'over')),
    outcome_reason text, outcome_by uuid, outcome_by_name text, outcome_at timestamptz,
    incident uuid, priority smallint, fix_at timestamptz, received_at timestamptz,
    acknowledged_at timestamptz, acknowledged_by uuid, acknowledged_by_name text, contacted_at timestamptz,
    zone_version integer, forecast timestamptz
);
CREATE INDEX alert_activation ON probation.alert (activation, detected_at);
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

CREATE TABLE probation.deputy (
    officer uuid PRIMARY KEY, office text NOT NULL, deputy uuid NOT NULL CHECK (deputy <> officer), deputy_name text NOT NULL,
    set_at timestamptz NOT NULL, set_by uuid NOT NULL
);
