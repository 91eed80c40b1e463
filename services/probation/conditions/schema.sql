-- A version of a duty has a number of its own, and is never changed.
CREATE UNIQUE INDEX condition_version_once ON probation.condition_version (condition, version);
SELECT public.install_row_security('probation.condition_version', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = condition_version.registration)');
SELECT public.install_append_only('probation.condition_version', 'probation');
