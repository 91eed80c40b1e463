-- Biometrics' tables, as they are now: what the table classes cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

-- One open session for each person.
CREATE UNIQUE INDEX session_one_open ON biometrics.session (person) WHERE state IN ('identified', 'answering', 'capturing');
CREATE INDEX session_second_opinion ON biometrics.session (person) WHERE second_opinion_not_by IS NOT NULL;
CREATE INDEX session_by_state ON biometrics.session (state, seen_at) WHERE state IN ('identified', 'answering', 'capturing', 'submitted');

-- One confirmed set of pictures in each place, and one that waits.
CREATE UNIQUE INDEX enrolment_version ON biometrics.enrolment (person, version);
CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment (person, place) WHERE state = 'confirmed';
CREATE UNIQUE INDEX enrolment_one_pending ON biometrics.enrolment (person) WHERE state = 'pending';
CREATE INDEX enrolment_to_search ON biometrics.enrolment (confirmed_at) WHERE state = 'confirmed' AND searched_at IS NULL;

-- A picture belongs to a session or to an enrolment; one of a session always has a time of deletion.
ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_one CHECK ((session IS NULL) <> (enrolment IS NULL));
ALTER TABLE biometrics.frame ADD CONSTRAINT frame_of_a_session_ends CHECK (session IS NULL OR delete_after IS NOT NULL);
CREATE INDEX frame_end ON biometrics.frame (delete_after) WHERE delete_after IS NOT NULL;

CREATE INDEX attempt_by_person ON biometrics.attempt (person, at);
CREATE INDEX check_in_due_open ON biometrics.check_in_due (person, opens_at) WHERE state = 'due';
CREATE INDEX outbox_waiting ON biometrics.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON biometrics.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX inbox_applied ON biometrics.inbox (applied_at);
SELECT public.install_append_only('biometrics.threshold_decision', 'biometrics');
SELECT public.install_append_only('biometrics.audit', 'biometrics');

-- Who a reader may also see: at a kiosk the visitor alone, and of officers those about whose check-in a second opinion is asked for in their
-- office. Read as the owner: the policies of these tables would ask for the subject again.
CREATE FUNCTION biometrics.persons_entrusted() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
        visit text := nullif(current_setting('oralu.visit', true), '');
    BEGIN
        IF visit IS NOT NULL THEN
            RETURN array(SELECT s.person FROM biometrics.session s WHERE s.token_hash = visit AND s.kiosk = reader
                UNION SELECT v.person FROM biometrics.explanation_visit v WHERE v.token_hash = visit AND v.kiosk = reader);
        END IF;
        IF own_office IS NULL THEN
            RETURN '{}';
        END IF;
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.supervision p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office AND NOT p.restricted);
    END $$;
REVOKE ALL ON FUNCTION biometrics.persons_entrusted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION biometrics.persons_entrusted TO biometrics;

-- The scope of the queries, repeated (infra/adr/0036-row-level-security.md).
SELECT public.install_row_security('biometrics.supervision', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions) AND NOT restricted) AND (:authority IS NULL OR authority = :authority)
    OR person = ANY ((SELECT biometrics.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('biometrics.subject', 'EXISTS (SELECT FROM biometrics.supervision v WHERE v.person = subject.person)');
SELECT public.install_row_security(format('biometrics.%I', protected)::regclass,
        format('EXISTS (SELECT FROM biometrics.subject p WHERE p.person = %I.person)', protected))
    FROM unnest(ARRAY['card', 'session', 'frame', 'enrolment', 'template', 'attempt', 'receipt', 'check_in_due', 'duty_list',
        'explanation_request', 'explanation_visit']) AS protected;
SELECT public.install_row_security('biometrics.merged_subject', 'EXISTS (SELECT FROM biometrics.subject p
    WHERE p.person = merged_subject.person)');

-- Versions of the law's data: added, never changed.
CREATE INDEX law_version_book ON biometrics.law_version (book);
SELECT public.install_append_only('biometrics.law_version', 'biometrics');
SELECT public.install_append_only('biometrics.law_cancellation', 'biometrics');
