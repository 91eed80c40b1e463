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
-- request that sorts them in does not wait long.
SELECT public.install_append_only('identity.access_record', 'identity');
CREATE INDEX access_record_persons ON identity.access_record USING gin (persons) WITH (gin_pending_list_limit = 512);
