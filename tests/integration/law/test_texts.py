"""Texts of the law are changed like its values: all three languages together, by two people, and shown from their day on."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.conditions.domain.templates import consequence, in_force
from services.probation.law.rules import cited_norm, norms
from services.probation.law_changes.actions.answering import accept
from services.probation.law_changes.actions.refusing import Refused
from services.probation.law_changes.domain.changes import Refusal
from services.probation.law_changes.draft_queries import draft, uncounted_draft
from services.probation.law_changes.queries import in_force as every_entry
from services.probation.law_changes.text_words import built_in
from tests.builders.law import FORM, LATER, OTHER, accepted, proposed, reworded
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post

pytestmark = pytest.mark.usefixtures("ruled")
EVE = LATER - timedelta(days=1)
DAY = f"{LATER:%d.%m.%Y}"
TEMPLATE = "/law/entries/probation/condition_template/support_family"
TITLE = "/law/entries/probation/title/check_in.window"
WORDS = {"kk": "Отбасыңызды асыраңыз.{amount}", "ru": "Содержите семью.{amount}", "en": "Provide for your family.{amount}"}
TYPED = {f"text-{language}": text for language, text in WORDS.items()}
PHRASES = {"phrase-amount-kk": "Айына: {value}.", "phrase-amount-ru": "В месяц: {value}.", "phrase-amount-en": "A month: {value}."}


async def answered(made: httpx.Response) -> None:
    assert made.status_code == 303, made.text
    await accept(UUID(made.headers["location"].rsplit("/", 1)[1]), by=OTHER, now=NOW)


async def test_a_duty_is_worded_anew_from_its_day_and_the_old_version_stays(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    await answered(await post(admin, TEMPLATE, {**FORM, **TYPED, **PHRASES, "valid_from": DAY}))
    before, after = in_force("support_family", EVE), in_force("support_family", LATER)
    assert (before.version, after.version, after.text) == (1, 2, WORDS)
    slot = after.slot("amount")
    assert slot is not None
    assert slot.phrase == {"kk": " Айына: {value}.", "ru": " В месяц: {value}.", "en": " A month: {value}."}
    page = (await admin.get(TEMPLATE)).text
    assert WORDS["en"] in page, "the history shows what comes"


async def test_one_language_alone_is_not_enough_and_what_was_typed_stays(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    made = await post(admin, TEMPLATE, {**FORM, **TYPED, **PHRASES, "text-kk": "", "text-ru": "Содержите семью.", "valid_from": DAY})
    assert made.status_code == 422
    assert 'href="#text-kk"' in made.text
    assert 'href="#text-ru"' in made.text, "the amount has no place in it"
    assert WORDS["en"] in made.text


async def test_what_follows_a_breach_is_read_on_the_leaflet_from_its_day_on(
    register: Register, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    made = await register()
    await accepted("probation", reworded("probation", "breach_consequence", "suspended_sentence", mark=" New wording."))
    address = f"/people/{made.person}/conditions/leaflet?language=en"
    assert "New wording." not in (await (await signed_in("probation", "officer")).get(address)).text
    fixed_clock.move_to(NOW + (LATER - TODAY))
    assert (await (await signed_in("probation", "officer")).get(address)).text.count("New wording.") == 2
    found = consequence("suspended_sentence", EVE)
    assert found is not None
    assert "New wording." not in found.first["en"]


async def test_a_norm_in_new_words_is_offered_once_and_what_cited_the_old_ones_still_does() -> None:
    (old,) = norms(TODAY)
    await accepted("probation", reworded("probation", "norm", old.code, mark=", new edition"))
    (new,) = norms(LATER)
    assert new.text["en"] == f"{old.text['en']}, new edition"
    assert norms(EVE) == (old,)
    assert cited_norm(old.text["ru"]) == old


async def test_a_title_is_changed_in_three_languages_and_shown_from_its_day(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    admin = await signed_in("probation", "admin")
    begun = (await admin.get(TITLE)).text
    assert all(text in begun for text in built_in("check_in.window").values()), "the software's own words stand in the form"
    named = {"text-kk": "Белгіленудің уақыты", "text-ru": "Время на отметку", "text-en": "Time for a check-in"}
    await answered(await post(admin, TITLE, {**FORM, **named, "status": "internal", "valid_from": DAY}))
    address = "/law/entries/probation/rule/check_in.window"
    assert '<h1 class="govuk-heading-l">Time for a check-in</h1>' not in (await admin.get(address)).text
    fixed_clock.move_to(NOW + (LATER - TODAY))
    admin = await signed_in("probation", "admin")
    assert '<h1 class="govuk-heading-l">Time for a check-in</h1>' in (await admin.get(address)).text


async def test_the_title_of_a_duty_stands_on_the_officers_pages(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    made = await register()
    await accepted("probation", reworded("probation", "title", "condition.notify_residence", mark=" (new)"))
    address = f"/people/{made.person}/conditions"
    assert "moving home (new)" not in (await (await signed_in("probation", "officer")).get(address)).text
    fixed_clock.move_to(NOW + (LATER - TODAY))
    assert "moving home (new)" in (await (await signed_in("probation", "officer")).get(address)).text


async def test_words_judge_nobody_so_nothing_is_counted(signed_in: SignedIn) -> None:
    number = await proposed("probation", reworded("probation", "breach_step", "suspended_sentence.first.adult suspended_sentence"))
    assert await uncounted_draft() is None
    page = (await (await signed_in("probation", "admin")).get(f"/law/drafts/{number}")).text
    assert "These are words" in page
    assert "are being counted" not in page


async def test_of_two_drafts_of_one_duty_the_one_for_the_earlier_day_comes_too_late() -> None:
    early = await proposed("probation", reworded("probation", "condition_template", "treatment", LATER))
    late = await proposed("probation", reworded("probation", "condition_template", "treatment", LATER + timedelta(days=9), mark="?"))
    await accept(late, by=OTHER, now=NOW)
    with pytest.raises(Refused) as refused:
        await accept(early, by=OTHER, now=NOW)
    assert refused.value.why == [Refusal.LATER_VERSION]
    kept = await draft(early)
    assert kept is not None
    assert kept.answered_at is None, "it waits still: it can be refused or withdrawn"


async def test_two_texts_of_one_duty_accepted_one_after_the_other_get_two_numbers() -> None:
    first = await proposed("probation", reworded("probation", "condition_template", "treatment", LATER))
    second = await proposed("probation", reworded("probation", "condition_template", "treatment", LATER + timedelta(days=9), mark="?"))
    for number in (first, second):
        await accept(number, by=OTHER, now=NOW)
    known = [(one.entry["version"], one.valid_from) for one in every_entry(TODAY) if one.name == "treatment" and one.valid_from > TODAY]
    assert known == [(3, LATER), (4, LATER + timedelta(days=9))]


async def test_every_entry_has_a_page_in_three_languages(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    norm = (await admin.get("/law?article=personal_data_9_1")).text
    assert "Using a face without consent: the law on personal data" in norm
    seen = set[str]()
    for one in every_entry(TODAY):
        if one.section not in seen:
            seen.add(one.section)
            for address in (f"/law/entries/{one.book}/{one.section}/{one.name}", f"/law/entries/{one.book}/{one.section}/{one.name}/print"):
                assert (await admin.get(address)).status_code == 200, address
    assert len(seen) == 9
