-- The scope of the queries, repeated (infra/adr/0036-row-level-security.md): a desk's office or region; a provider sees the referrals that were
-- sent to the organisation, never the case.
SELECT public.install_row_security(protected::regclass, '(office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))')
    FROM unnest(ARRAY['reintegration."case"', 'reintegration.task', 'reintegration.step']) AS protected;
SELECT public.install_row_security('reintegration.referral', '(office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions)
    OR organisation = :provider)');
SELECT public.install_row_security('reintegration.referral_event', 'EXISTS (SELECT FROM reintegration.referral r WHERE r.id = referral)');
SELECT public.install_row_security('reintegration.plan', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = plan.person)');
SELECT public.install_row_security('reintegration.goal', 'EXISTS (SELECT FROM reintegration.plan p WHERE p.id = plan)');
SELECT public.install_row_security('reintegration.timeline_entry', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = timeline_entry.person)');
