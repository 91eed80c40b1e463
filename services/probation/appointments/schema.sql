-- Appointments: the officer's diary, what waits for its outcome, one event a version; a form plans once. Nothing is removed.
CREATE UNIQUE INDEX appointment_form ON probation.appointment (form_token, series_number);
CREATE INDEX appointment_diary ON probation.appointment (officer, starts_at, id);
CREATE INDEX appointment_planned_officer ON probation.appointment (officer, starts_at, id) WHERE state = 'planned';
CREATE INDEX appointment_planned_office ON probation.appointment (office, starts_at, id) WHERE state = 'planned';
CREATE UNIQUE INDEX appointment_event_version ON probation.appointment_event (appointment, version);
SELECT public.install_row_security('probation.appointment', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = appointment.registration)');
SELECT public.install_row_security('probation.appointment_event', 'EXISTS (SELECT FROM probation.appointment a WHERE a.id = appointment)');
REVOKE DELETE, TRUNCATE ON probation.appointment FROM probation;
SELECT public.install_append_only('probation.appointment_event', 'probation');
