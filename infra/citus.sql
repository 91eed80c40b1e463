-- Telemetry on many machines: positions and the data derived from them, distributed by device. Optional; for a PostgreSQL with the Citus
-- extension, run once by the owner of the database, after `oralu migrate`, on the coordinator:  psql "$ORALU_DATABASE_URL" -f infra/citus.sql
--
-- Every unique key of these tables begins with the column that they are distributed by, and every query of ingest and evaluation names it,
-- so that each goes to the machine that holds the device. Everything else (people, registrations, orders, alerts) stays undistributed on
-- the coordinator: it is small, and transactions connect it. COPY into the staging table stays local to the coordinator; INSERT … SELECT
-- from it into `position` is pushed out to the shards.
CREATE EXTENSION IF NOT EXISTS citus;

SET search_path = probation;

-- One partition a week on every shard; new weeks are made by probation.make_position_partitions as before, through the parent.
SELECT create_distributed_table('probation.position', 'device_id', shard_count => 32);
-- Read together with positions, device by device: kept on the same machine.
SELECT create_distributed_table('probation.position_quarantine', 'device_id', colocate_with => 'probation.position');

-- Old weeks may be stored in columnar form, a tenth of the size; they accept no more rows then:
--   SELECT alter_table_set_access_method('probation.position_2026w01', 'columnar');
