-- The scope of the queries, repeated by the database (infra/adr/0036-row-level-security.md).

-- Whose case a reader may also see: of a check-in that waits for this officer's second opinion or was decided by it, and of an incident that
-- was handed to this officer as the deputy, also after its end, which the deputy still writes down. Read as the owner: the policies of these tables would ask for the case again.
CREATE FUNCTION probation.persons_entrusted() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
    BEGIN
        RETURN array(
            SELECT c.person FROM probation.check_in c WHERE c.first_no_match_by IS NOT NULL AND c.office = own_office
                AND c.first_no_match_by <> reader AND (c.reviewed_at IS NULL OR c.reviewed_by = reader)
            UNION SELECT i.person FROM probation.incident i WHERE i.deputy = reader);
    END $$;
REVOKE ALL ON FUNCTION probation.persons_entrusted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.persons_entrusted TO probation;

SELECT public.install_row_security('probation.registration', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions) AND (NOT restricted OR :restricted IS NULL))
    AND (:authority IS NULL OR supervising_authority = :authority) OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.queue_item', '((officer = ANY (:officers) OR office = ANY (:offices)) AND :authority IS NULL
    OR (:authority IS NOT NULL OR :regions IS NOT NULL) AND EXISTS (SELECT FROM probation.registration r WHERE r.person = queue_item.person)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.check_in', '((officer = ANY (:officers) OR office = ANY (:offices)) AND :authority IS NULL
    OR (:authority IS NOT NULL OR :regions IS NOT NULL) AND EXISTS (SELECT FROM probation.registration r WHERE r.id = check_in.registration)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.person', 'EXISTS (SELECT FROM probation.registration r WHERE r.person = person.id)');
SELECT public.install_row_security('probation.condition', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.check_in_review', 'EXISTS (SELECT FROM probation.check_in c WHERE c.id = check_in)');
SELECT public.install_row_security('probation.duplicate_suspicion', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person IN (duplicate_suspicion.person, other))');
SELECT public.install_row_security('probation.timeline_entry', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = timeline_entry.person)');
SELECT public.install_row_security('probation.legal_basis_document', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = legal_basis_document.person)');

-- Searches for which the policies would leave no index: what compares parts of a text is not leakproof. They apply the same scope first, and
-- return ids, by which the caller reads the protected tables.
CREATE FUNCTION probation.condition_of_search() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog RETURN
    CASE WHEN current_setting('oralu.scope', true) IN ('system', 'everything') THEN 'true'
    WHEN current_setting('oralu.scope', true) IN ('own', 'reads') THEN format(
        '(r.officer = ANY (%L::uuid[]) OR r.office = ANY (%L::text[]) OR r.office ^@ ANY (%L::text[]) AND (NOT r.restricted OR %L IS NULL))
            AND coalesce(r.supervising_authority = %L, true)',
        nullif(current_setting('oralu.officers', true), ''), nullif(current_setting('oralu.offices', true), ''),
        nullif(current_setting('oralu.regions', true), ''), nullif(current_setting('oralu.restricted', true), ''),
        nullif(current_setting('oralu.authority', true), '')
    ) ELSE 'false' END;
-- Current registrations whose name has a part, a page in the order of names; `part` is escaped for LIKE.
CREATE FUNCTION probation.registrations_by_name(part text, wanted_state text, after_key text, after_id uuid, most integer)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY EXECUTE 'SELECT r.id FROM probation.registration r WHERE r.current AND r.state = $2 AND r.name_key LIKE $1 AND '
            || probation.condition_of_search() || ' AND ($3 IS NULL OR (r.name_key, r.id) > ($3, $4)) ORDER BY r.name_key, r.id LIMIT $5'
            USING '%' || public.name_key(part) || '%', wanted_state, after_key, after_id, most;
    END $$;
-- People with a current registration whose telephone number ends in these digits; 1,000 at most.
CREATE FUNCTION probation.persons_by_phone(digits text)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY EXECUTE 'SELECT p.id FROM probation.person p WHERE reverse(p.phone) LIKE $1 AND EXISTS (SELECT FROM
            probation.registration r WHERE r.person = p.id AND r.current AND ' || probation.condition_of_search() || ') LIMIT 1000'
            USING reverse(regexp_replace(digits, '\D', '', 'g')) || '%';
    END $$;
REVOKE ALL ON FUNCTION probation.condition_of_search, probation.registrations_by_name, probation.persons_by_phone FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.registrations_by_name, probation.persons_by_phone TO probation;

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
