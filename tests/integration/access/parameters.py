"""What each capability has in its addresses: records about a person, names of what is nobody's case, and how many routes lead to a record.

One line a capability, in alphabetical order. A new capability adds a line to each list that it needs.
"""

RECORDS: dict[str, frozenset[str]] = {
    "alerts": frozenset({"alert", "incident", "violation"}),
    "amendments": frozenset({"change"}),
    "appointments": frozenset({"appointment"}),
    "attachments": frozenset({"attachment"}),
    "bracelets": frozenset({"device"}),
    "breaches": frozenset({"proceeding"}),
    "casefile": frozenset({"person"}),
    "check_ins": frozenset({"check_in"}),
    "community_work": frozenset({"work_session"}),
    "conditions": frozenset({"condition"}),
    "documents": frozenset({"document"}),
    "duplicates": frozenset({"suspicion"}),
    "emergency": frozenset({"access"}),
    "field_visits": frozenset({"visit"}),
    "law_checks": frozenset({"override"}),
    "monitoring": frozenset({"equipment_act", "equipment_report", "monitoring_decision"}),
    "notices": frozenset({"notice"}),
    "opening_papers": frozenset({"opening_paper"}),
    "queue": frozenset({"item"}),
    "reintegration courses": frozenset({"course_place"}),
    "reintegration employer_answers": frozenset({"interview_time", "job_question"}),
    "reintegration job_search": frozenset({"application", "employment"}),
    "reintegration consents": frozenset({"consent", "consent_notice"}),
    "reintegration groups": frozenset({"participation"}),
    "reintegration mentors": frozenset({"log_entry", "mentorship"}),
    "reintegration needs": frozenset({"assessment", "need"}),
    "reintegration owning": frozenset({"handover"}),
    "reintegration files": frozenset({"file"}),
    "reintegration parts": frozenset({"part"}),
    "reintegration plans": frozenset({"goal", "plan", "step"}),
    "reintegration referrals": frozenset({"link", "proposal", "referral"}),
    "reintegration signed papers": frozenset({"scan"}),
    "reintegration tasks": frozenset({"task"}),
    "reminders": frozenset({"notification"}),
    "review of captures": frozenset({"session"}),
}
"""Parameters that name a record about a person: each route with one is walked for every role."""

NOBODYS: dict[str, frozenset[str]] = {
    "accounts, kiosks": frozenset({"account", "kiosk", "code", "number"}),
    "amendments": frozenset({"entry", "group", "kind"}),  # parts of a person's record, behind the person
    "breaches": frozenset({"act"}),  # a step of a proceeding, behind it
    "community_work": frozenset(
        {"month", "work_site"}
    ),  # behind the person; of an office: tests/integration/probation/test_community_work_pages.py
    "cover": frozenset({"cover"}),
    "documents": frozenset({"erasure"}),  # names no person: tests/integration/probation/documents/test_erasures.py
    "help_requests": frozenset({"answer", "help_request"}),  # of nobody's case yet: tests/integration/reintegration/test_help_requests.py
    "groups": frozenset({"group", "group_session"}),  # of an office: tests/integration/reintegration/test_groups.py
    "hsds": frozenset({"hsds_id"}),  # of an entry of the public directory: tests/contract/test_hsds.py
    "law_changes": frozenset({"book", "draft", "key", "section"}),  # tests/integration/law/test_changes.py
    "merging": frozenset({"merge", "other"}),  # tests/integration/probation/test_merging_pages.py
    "needs": frozenset({"pathway"}),  # part of an assessment, behind it
    "question_sets": frozenset({"act", "draft", "question", "question_set"}),  # tests/integration/reintegration/test_question_sets.py
    "officers": frozenset({"reassignment_id"}),  # tests/integration/probation/test_reassignment.py
    "opening_papers": frozenset({"version"}),  # of a form: tests/integration/probation/test_opening_forms.py
    "orders": frozenset({"what"}),  # behind the person
    "pre_trial_reports": frozenset({"pre_trial_report"}),  # tests/integration/probation/test_pre_trial_reports.py
    "reintegration parts": frozenset({"note"}),  # of a part, behind it: tests/integration/reintegration/test_parts.py
    "reintegration files": frozenset({"file_change"}),  # what is done with a file, behind it
    "reintegration papers": frozenset({"paper"}),  # a kind, behind the person: tests/integration/reintegration/test_papers.py
    "provider_portal": frozenset({"offer"}),
    "referral_links": frozenset({"secret"}),  # whoever has it: tests/integration/reintegration/referrals/test_link_pages.py
    "reintegration courses": frozenset({"course_group", "course_session"}),  # tests/integration/reintegration/test_courses.py
    "reintegration job_search": frozenset({"proof_step"}),  # of a job, behind it
    "reintegration vacancies": frozenset({"figure", "vacancy"}),  # name nobody: tests/integration/reintegration/test_vacancies.py
    "reintegration listing_import": frozenset({"listing_import"}),  # tests/integration/reintegration/test_listing_import.py
    "register_import": frozenset({"import_id"}),  # tests/integration/probation/test_register_import.py
    "reintegration stages": frozenset({"stage_task"}),  # a kind, behind the person: tests/integration/reintegration/test_stage_pages.py
    "reintegration signed papers": frozenset({"scan_change"}),  # what is done with a scan, behind it
    "static files": frozenset({"file_path"}),
    "stock": frozenset({"stocked"}),  # a device in an office's stock: tests/integration/telemetry/test_monitoring_browser.py
    "transfers": frozenset({"paper", "transfer"}),  # tests/integration/probation/test_transfers.py
    "vendors": frozenset({"identifier"}),
}
"""Parameters that are nobody's case, or are tested elsewhere."""

ROUTES: dict[str, dict[str, int]] = {
    "probation": {
        "access_log": 3,
        "amendments": 11,
        "appointments": 16,
        "attachments": 9,
        "breaches": 10,
        "casefile": 2,
        "check_ins": 16,
        "closing": 6,
        "community_work": 18,
        "conditions": 9,
        "corrective_work": 5,
        "decisions": 2,
        "documents": 16,
        "duplicates": 2,
        "emergency": 2,
        "equipment_visits": 5,
        "field_visits": 8,
        "law_checks": 2,
        "legal_basis": 3,
        "merging": 4,
        "notices": 8,
        "officers": 2,
        "opening_papers": 14,
        "purposes": 2,
        "queue": 5,
        "register": 1,
        "reminders": 3,
        "restriction": 2,
        "risk": 18,
        "telemetry.alerts": 7,
        "telemetry.bracelets": 3,
        "telemetry.devices": 2,
        "telemetry.evidence": 2,
        "telemetry.monitoring": 20,
        "telemetry.movements": 1,
        "telemetry.orders": 9,
        "telemetry.protected_places": 3,
        "terms": 3,
        "transfers": 2,
    },
    "reintegration": {
        "case_export": 3,
        "casefile": 6,
        "consents": 10,
        "contacts": 13,
        "continuation": 5,
        "courses": 4,
        "employer_answers": 9,
        "group_programmes": 8,
        "intake": 2,
        "job_search": 19,
        "matching": 1,
        "mentoring": 12,
        "need_followup": 4,
        "needs": 14,
        "owning": 7,
        "papers": 5,
        "parts": 14,
        "plans": 31,
        "probation_messages": 1,
        "provider_portal": 6,
        "referral_page": 10,
        "referrals": 3,
        "same_person": 5,
        "signed_papers": 6,
        "stages": 9,
        "tasks": 8,
        "time_links": 2,
        "work_list": 1,
    },
    "biometrics": {"enrolment": 10, "preview": 1, "review": 3},
}
"""How many routes of each capability have a record about a person in their path; changed here by hand. A new route is walked by itself."""
