-- Who a reader may also see: at a kiosk the visitor alone, and of officers those about whose check-in a second opinion is asked for in their
-- office. Read as the owner: the policies of these tables would ask for the subject again.
CREATE FUNCTION biometrics.persons_entrusted() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
        visit text := nullif(current_setting('oralu.visit', true), '');
    BEGIN
        IF visit IS NOT NULL THEN
            RETURN array(SELECT s.person FROM biometrics.session s WHERE s.token_hash = visit AND s.kiosk = reader);
        END IF;
        IF own_office IS NULL THEN
            RETURN '{}';
        END IF;
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.subject p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office);
    END $$;
REVOKE ALL ON FUNCTION biometrics.persons_entrusted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION biometrics.persons_entrusted TO biometrics;

-- The scope of the queries, repeated (infra/adr/0036-row-level-security.md). A subject does not say which authority supervises.
SELECT public.install_row_security('biometrics.subject', '(officer = ANY (:officers)
    OR (office = ANY (:offices) OR office ^@ ANY (:regions)) AND :authority IS NULL
    OR person = ANY ((SELECT biometrics.persons_entrusted())::uuid[]))');
SELECT public.install_row_security(format('biometrics.%I', protected)::regclass,
        format('EXISTS (SELECT FROM biometrics.subject p WHERE p.person = %I.person)', protected))
    FROM unnest(ARRAY['card', 'session', 'frame', 'enrolment', 'template', 'attempt', 'receipt', 'check_in_due']) AS protected;
