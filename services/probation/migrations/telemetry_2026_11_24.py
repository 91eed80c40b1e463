"""Telemetry's tables, in plain SQL: partitions, exclusion and generated numbers are beyond the table syntax."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-24T03:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "devices, positions in partitions by time, alerts"

STATEMENTS = (
    """CREATE TABLE probation.device (
        id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._:-]+$' AND length(id) <= 64),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        vendor text NOT NULL, model text NOT NULL, sim text,
        registered_at timestamptz NOT NULL, registered_by uuid NOT NULL)""",
    # Two activations of one device must not overlap. The server has no btree_gist: a box is one device's number by its time.
    """CREATE TABLE probation.device_activation (
        id uuid PRIMARY KEY,
        device_id text NOT NULL REFERENCES probation.device (id), device_number bigint NOT NULL,
        person uuid NOT NULL,
        since timestamptz NOT NULL, until timestamptz, CHECK (until IS NULL OR until > since),
        activated_by uuid NOT NULL,
        dirty_from timestamptz, dirty_at timestamptz, next_tick timestamptz,
        CONSTRAINT one_person_a_device EXCLUDE USING gist (box(
            point(extract(epoch FROM since AT TIME ZONE 'UTC')::float8, device_number::float8),
            point(coalesce(extract(epoch FROM until AT TIME ZONE 'UTC')::float8 - 0.001, 1e12), device_number::float8)) WITH &&))""",
    "CREATE UNIQUE INDEX device_activation_one_a_person ON probation.device_activation (person) WHERE until IS NULL",
    "CREATE INDEX device_activation_device ON probation.device_activation (device_id, since)",
    "CREATE INDEX device_activation_dirty ON probation.device_activation (dirty_at) WHERE dirty_from IS NOT NULL",
    "CREATE INDEX device_activation_tick ON probation.device_activation (next_tick) WHERE next_tick IS NOT NULL",
    """CREATE TABLE probation.monitoring_order (
        id uuid PRIMARY KEY, person uuid NOT NULL, version integer NOT NULL, body jsonb NOT NULL,
        valid_from timestamptz NOT NULL, made_by uuid NOT NULL, made_by_name text NOT NULL, UNIQUE (person, version))""",
    """CREATE TABLE probation.position (
        device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL,
        received_at timestamptz NOT NULL, latitude float8, longitude float8, accuracy_m real NOT NULL, mechanism text NOT NULL,
        speed_mps real NOT NULL, battery real NOT NULL, flags text[] NOT NULL, raw bytea,
        PRIMARY KEY (device_id, fix_time, seq)) PARTITION BY RANGE (fix_time)""",
    "CREATE INDEX position_time ON probation.position USING brin (fix_time)",
    "CREATE TABLE probation.position_elsewhen PARTITION OF probation.position DEFAULT",
    # Services own no table and cannot make one: these two functions of the owner's are all they need.
    """CREATE FUNCTION probation.make_position_partitions(first timestamptz, weeks integer) RETURNS integer
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
    END $$""",
    """CREATE FUNCTION probation.drop_position_partitions(before timestamptz) RETURNS integer
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
    END $$""",
    "REVOKE ALL ON FUNCTION probation.make_position_partitions, probation.drop_position_partitions FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION probation.make_position_partitions, probation.drop_position_partitions TO probation",
    "SELECT probation.make_position_partitions(now() - interval '28 days', 8)",
    """CREATE TABLE probation.position_refused (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL, source text NOT NULL,
        device_id text, reason text NOT NULL, body text NOT NULL)""",
    """CREATE TABLE probation.position_quarantine (
        device_id text NOT NULL, fix_time timestamptz NOT NULL, seq bigint NOT NULL, received_at timestamptz NOT NULL,
        source text NOT NULL, body text NOT NULL, PRIMARY KEY (device_id, fix_time, seq))""",
    """CREATE TABLE probation.unknown_device (
        device_id text PRIMARY KEY, first_seen timestamptz NOT NULL, last_seen timestamptz NOT NULL, reports bigint NOT NULL)""",
    """CREATE TABLE probation.request_nonce (
        key_id text NOT NULL, nonce text NOT NULL, expires_at timestamptz NOT NULL, PRIMARY KEY (key_id, nonce))""",
    "CREATE INDEX request_nonce_expiry ON probation.request_nonce (expires_at)",
    """CREATE TABLE probation.evaluation_checkpoint (
        activation uuid NOT NULL REFERENCES probation.device_activation (id), hour bigint NOT NULL, at timestamptz NOT NULL,
        order_version integer NOT NULL, state jsonb NOT NULL, PRIMARY KEY (activation, hour))""",
    """CREATE TABLE probation.alert (
        id uuid PRIMARY KEY, person uuid NOT NULL, device_id text NOT NULL,
        activation uuid NOT NULL REFERENCES probation.device_activation (id),
        order_version integer NOT NULL, rule_version text NOT NULL,
        rule text NOT NULL, state text NOT NULL CHECK (state IN ('breach', 'unknown')), reason text NOT NULL, zone text,
        opened_at timestamptz NOT NULL, closed_at timestamptz, detected_at timestamptz NOT NULL, raised_at timestamptz NOT NULL,
        evidence integer NOT NULL, fixes float8[] NOT NULL,
        status text NOT NULL CHECK (status IN ('raised', 'explained', 'confirmed', 'technical', 'withdrawn')),
        outcome_reason text, outcome_by uuid, outcome_by_name text, outcome_at timestamptz)""",
    "CREATE INDEX alert_activation ON probation.alert (activation, detected_at)",
    "CREATE INDEX alert_person ON probation.alert (person, opened_at DESC)",
    """CREATE TABLE probation.alert_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, alert uuid NOT NULL REFERENCES probation.alert (id),
        kind text NOT NULL, reason text NOT NULL, late boolean NOT NULL, at timestamptz NOT NULL, by_name text NOT NULL,
        before_opened_at timestamptz, before_closed_at timestamptz)""",
    "CREATE INDEX alert_event_alert ON probation.alert_event (alert, at)",
)


class Raw(Table):
    """Runs the statements."""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="probation", description=DESCRIPTION)

    async def run() -> None:
        for statement in STATEMENTS:
            await Raw.raw(statement)

    manager.add_raw(run)
    return manager
