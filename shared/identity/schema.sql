-- Identity's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

SELECT public.install_append_only('identity.audit', 'identity');

-- Accounts are listed by name.
CREATE INDEX account_by_name ON identity.account ((public.name_key(name) COLLATE "C"), id);

-- Who looked at a person: an entry for each person of each record. The list of entries that wait to be sorted in is short, so that the
-- request that sorts them in does not wait long.
SELECT public.install_append_only('identity.access_record', 'identity');
CREATE INDEX access_record_persons ON identity.access_record USING gin (persons) WITH (gin_pending_list_limit = 512);
