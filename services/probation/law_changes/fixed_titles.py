"""Titles of values of the law whose codes follow no pattern. The texts are translated when a page shows them."""

from shared.web.i18n import gettext_noop

KINDS_OF_NOTICE = {
    "travel": gettext_noop("Journey"),
    "change_of_home": gettext_noop("Change of home"),
    "change_of_work": gettext_noop("Change of job or study"),
    "hospital": gettext_noop("Stay in hospital"),
    "custody": gettext_noop("Custody or arrest"),
    "army": gettext_noop("Military service"),
    "childbirth": gettext_noop("Pregnancy and childbirth"),
}
"""What a person tells the service about."""

TITLES = {
    # Who sees what, and for how long
    "cover.longest": gettext_noop("Longest time that one officer stands in for another"),
    "emergency.lasts": gettext_noop("How long an emergency access lasts"),
    "emergency.most_a_day": gettext_noop("Most emergency accesses of one account in 24 hours"),
    "purpose.holds": gettext_noop("How long the stated purpose of opening a case holds"),
    "alarm.kept": gettext_noop("How long an alarm about a reached limit is kept"),
    "access_record.kept": gettext_noop("How long the record of who read what is kept"),
    # Alerts and positions of bracelets
    "alert.senior_after_deputy": gettext_noop("Bracelet alert: when the senior officer is asked after the stand-in"),
    "alert.decision": gettext_noop("Time to decide on the draft of a breach record"),
    "alert.group_gap": gettext_noop("Bracelet alerts: longest gap inside one incident"),
    "alert.group_longest": gettext_noop("Bracelet alerts: how long new alerts join the same incident"),
    "alert.quiet.begins": gettext_noop("Bracelet alerts: when the quiet hours begin"),
    "alert.quiet.ends": gettext_noop("Bracelet alerts: when the quiet hours end"),
    "alert.quiet.from_priority": gettext_noop("Bracelet alerts: from which priority on they wait until the quiet hours are over"),
    "positions.kept": gettext_noop("How long the positions of bracelets are kept"),
    # Documents
    "attachment.keep_after_end": gettext_noop("How long attachments are kept after the removal from the register"),
    "attachment.keep_withdrawn": gettext_noop("How long a withdrawn attachment is kept"),
    "basis_copy.keep_after_end": gettext_noop("How long the signed copy of the legal basis for using a face is kept after the end"),
    # Check-ins and visits at home
    "check_in.window": gettext_noop("How long a check-in stays open"),
    "check_in.review_due": gettext_noop("Time for an officer to review a check-in"),
    "check_in.early": gettext_noop("How long before a check-in opens a visit counts for it"),
    "check_in.logged_afterwards": gettext_noop("How long afterwards an officer may log a visit"),
    "check_in.absence.longest": gettext_noop("Longest absence known beforehand"),
    "check_in.excuse": gettext_noop("Valid excuses for a missed check-in"),
    "housing_check.minor": gettext_noop("How often the housing of a minor is checked"),
    "housing_check.notice": gettext_noop("How long before a housing check the officer is reminded"),
    "notice.return_grace": gettext_noop("How long after the end of an absence nobody is called late"),
    # Papers that open a case
    "opening_paper.rights": gettext_noop("Time to explain the rights and let it be signed, after the registration"),
    "opening_paper.leaflet": gettext_noop("Time to hand over the leaflet, after the registration"),
    "opening_paper.questionnaire": gettext_noop("Time to fill in the questionnaire, after the registration"),
    "opening_paper.individual_programme": gettext_noop("Time to draw up the individual programme, after the registration"),
    # Comparing two records
    "match.join": gettext_noop("Comparing two records: points from which on it is probably the same person"),
    "match.part": gettext_noop("Comparing two records: points from which on it is possibly the same person"),
    # Registration, ages, hours of work
    "registration.after_entry_into_force": gettext_noop("Time to register after the decision is in force"),
    "registration.after_release": gettext_noop("Time to register after release"),
    "hours.community_work.misdemeanour.least": gettext_noop("Community work for a misdemeanour: fewest hours"),
    "hours.community_work.misdemeanour.most": gettext_noop("Community work for a misdemeanour: most hours"),
    "hours.community_work.crime.least": gettext_noop("Community work for a crime: fewest hours"),
    "hours.community_work.crime.most": gettext_noop("Community work for a crime: most hours"),
    "age.least": gettext_noop("Lowest age of criminal liability"),
    "age.usual": gettext_noop("Usual age of criminal liability"),
    "age.adult": gettext_noop("Age from which a person is an adult"),
    "labour.exempt.women": gettext_noop("Age from which women are exempt from compulsory labour"),
    "labour.exempt.men": gettext_noop("Age from which men are exempt from compulsory labour"),
    "labour.exempt.minors": gettext_noop("Age up to which minors are exempt from compulsory labour"),
    "iin.missing": gettext_noop("What happens when a person has no IIN"),
    "iin.without_century": gettext_noop("What happens when an IIN does not tell the century"),
    "foreigner.papers": gettext_noop("What happens when a foreigner is registered"),
    "monitoring.own_ground": gettext_noop("Whose decision bracelet monitoring rests on by itself"),
    # Messages to supervised persons
    "reminders.quiet_from": gettext_noop("Messages to persons: when the quiet hours begin"),
    "reminders.quiet_until": gettext_noop("Messages to persons: when the quiet hours end"),
    "reminders.most_a_day": gettext_noop("Messages to persons: most in one day"),
    "reminders.term_ends_before": gettext_noop("Messages to persons: how long before the end of the term"),
    "reminders.content_kept": gettext_noop("Messages to persons: how long the address and the text are kept"),
    "reminders.served_in_spite_of_opt_out": gettext_noop("Messages that are sent although the person wants none"),
    "reminders.words_never_sent": gettext_noop("Beginnings of words that no message contains"),
    # Terms
    "removal.on": gettext_noop("On which day a person is removed from the register"),
    "removal.warned_before": gettext_noop("How long before the end of the term the officer is reminded"),
    "term.any.most": gettext_noop("Longest term that can be entered"),
    "term.first_day_counts": gettext_noop("Whether the first day of a term counts"),
    "term.day_off.years": gettext_noop("A term in years that ends on a day off"),
    "term.day_off.months": gettext_noop("A term in months that ends on a day off"),
    "term.day_off.days": gettext_noop("A term in days that ends on a day off"),
    "term.day_off.working_days": gettext_noop("A term in working days that ends on a day off"),
    "term.hours_a_day": gettext_noop("Hours of work that are one day"),
    "term.hours_counted_in": gettext_noop("In which days hours of work are counted"),
    "term.extension.most.adult": gettext_noop("Longest extension of a term"),
    "term.extension.most.minor": gettext_noop("Longest extension of a minor's term"),
    "term.extension.most.minor_repeat": gettext_noop("Longest repeated extension of a minor's term"),
    "term.credit": gettext_noop("Time that a court counts towards the term"),
    "term.early_end": gettext_noop("Who can end a term early"),
    "closing.undo_within": gettext_noop("How long a removal from the register can be undone"),
    "closing.reasons": gettext_noop("Reasons for the removal from the register"),
    "closing.second_person": gettext_noop("Reasons for a removal that a second officer confirms"),
    # Transfers and workload
    "transfer.answer": gettext_noop("Time for an office to answer about a transfer"),
    "transfer.reminder": gettext_noop("How long before the time to answer about a transfer is over the office is reminded"),
    "officer.capacity": gettext_noop("How many cases an officer carries"),
    "reassignment.undo": gettext_noop("How long a change of officer can be undone"),
}
