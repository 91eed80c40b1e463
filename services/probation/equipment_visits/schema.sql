-- Appointments about bracelets: only what became of them is written later.
SELECT public.install_row_security('probation.equipment_visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = equipment_visit.person AND r.supervising_authority = equipment_visit.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.equipment_visit FROM probation;
GRANT UPDATE (person, result, fault, act, recorded_at) ON probation.equipment_visit TO probation;
