-- The акт of a visit: a final one has its number and its versions. Minors are found by their birth date.
CREATE INDEX field_visit_housing_check ON probation.field_visit (person, happened_on)
    WHERE kind = 'housing_check' AND state = 'final';
CREATE UNIQUE INDEX field_visit_number ON probation.field_visit (number);
CREATE INDEX person_birth_date ON probation.person (birth_date);
SELECT public.install_row_security('probation.field_visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = field_visit.registration)');
SELECT public.install_row_security('probation.field_visit_version', 'EXISTS (SELECT FROM probation.field_visit v WHERE v.id = visit)');
REVOKE DELETE, TRUNCATE ON probation.field_visit FROM probation;
SELECT public.install_append_only('probation.field_visit_version', 'probation');
