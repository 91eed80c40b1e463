-- Corrective work: entries in their order, which are only added.
CREATE UNIQUE INDEX corrective_entry_number ON probation.corrective_entry (registration, number);
CREATE UNIQUE INDEX corrective_entry_form ON probation.corrective_entry (form_token);
SELECT public.install_row_security('probation.corrective_entry', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_append_only('probation.corrective_entry', 'probation');
