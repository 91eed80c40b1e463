-- Identity's tables, as they are now: what the table classes of tables.py cannot say.
--
-- Databases are made by the migrations, never by this file. A test compares both: whatever a migration changes here changes in the
-- same commit.

SELECT public.install_append_only('identity.audit', 'identity');

-- Accounts are listed by name.
CREATE INDEX account_by_name ON identity.account ((public.name_key(name) COLLATE "C"), id);
