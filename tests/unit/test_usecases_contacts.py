"""Invitations and absence: written down by people, mended, taken back; nothing here counts or threatens."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.contacts import AbsenceReason, InvitedBy
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_texts import PLAN_TEXTS
from desktop.synclink.policy import privacy_class
from desktop.usecases.contacts import (
    ContactKind,
    ContactShown,
    ContactTyped,
    Verdict,
    contacts_of,
    take_back_contact,
    write_contact,
)
from desktop.usecases.contacts_shown import KIND_WORDS, REASON_WORDS, TOLD_WORDS, WAY_WORDS
from desktop.usecases.pip import plan_board
from desktop.usecases.recording import pen
from desktop.usecases.spoken_texts import SPOKEN_TEXTS
from desktop.usecases.tasks import put_aside, tasks_of
from sync.protocol.model import PrivacyClass
from tests.builders import Workplace, carry, national_pack, plan_library, workplace

LETTER = ContactTyped(
    ContactKind.INVITATION, "1-9", way="brief", language="ar", until="10-9", text="Brede intake"
)
ABSENT = ContactTyped(ContactKind.ABSENCE, "10-9", reason="geen_opvang", told="ja")


@pytest.fixture
def there() -> tuple[Workplace, DossierId]:
    place = workplace()
    return place, place.begin()


def written(place: Workplace, dossier: DossierId, typed: ContactTyped, key: str = "") -> ContactShown:
    before = {one.key for one in contacts_of(place.desk, dossier)}
    shown = write_contact(place.desk, dossier, key, typed).shown
    return next(one for one in shown if one.key == key or (not key and one.key not in before))


def refused(place: Workplace, dossier: DossierId, typed: ContactTyped) -> tuple[RefusalCode, str | None]:
    with pytest.raises(Refusal) as caught:
        write_contact(place.desk, dossier, "", typed)
    assert contacts_of(place.desk, dossier) == ()
    return caught.value.code, caught.value.field


def test_an_invitation_and_an_absence_are_told_with_who_and_when(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    written(place, dossier, LETTER)
    absent = written(place, dossier, ABSENT)
    first, second = contacts_of(place.desk, dossier)
    assert (first.key, second.title) == (absent.key, "Uitgenodigd")
    assert second.facts == (
        "met een brief",
        "in het Arabisch",
        "voor donderdag 10 september 2026",
        "Brede intake",
    )
    assert first.facts == ("Geen opvang voor de kinderen", "op tijd gemeld")
    assert first.written == "Marit Bakker, 15 september, 10:30"
    assert first.remarks == ("Er is nog geen tweede kans vastgelegd.",)


def test_an_absence_without_an_invitation_may_stand_there_and_says_so(
    there: tuple[Workplace, DossierId],
) -> None:
    place, dossier = there
    assert "Er staat geen uitnodiging voor deze dag." in written(place, dossier, ABSENT).remarks
    for_another_day = replace(LETTER, until="11-9")
    written(place, dossier, for_another_day)
    assert "Er staat geen uitnodiging voor deze dag." in contacts_of(place.desk, dossier)[0].remarks


def test_an_invitation_in_another_language_is_remarked_upon(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    assert written(place, dossier, replace(LETTER, language="nl")).remarks
    assert not written(place, dossier, replace(LETTER, language="ar")).remarks


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        (replace(LETTER, day="ooit"), RefusalCode.NOT_A_DATE, "day"),
        (replace(LETTER, day="31-2"), RefusalCode.IMPOSSIBLE_DATE, "day"),
        (replace(LETTER, day="31-2-2026"), RefusalCode.IMPOSSIBLE_DATE, "day"),
        (replace(LETTER, day="morgen"), RefusalCode.DATE_IN_FUTURE, "day"),
        (replace(ABSENT, day="16-9-2026"), RefusalCode.DATE_IN_FUTURE, "day"),
        (replace(ABSENT, day="1-9-2021"), RefusalCode.DATE_TOO_OLD, "day"),
        (replace(LETTER, until="1-8-2026"), RefusalCode.BEFORE_OTHER_DAY, "until"),
        (replace(LETTER, until="straks"), RefusalCode.NOT_A_DATE, "until"),
        (replace(LETTER, way=""), RefusalCode.WAY_MISSING, "way"),
        (replace(ABSENT, reason=""), RefusalCode.ABSENCE_REASON_MISSING, "reason"),
        (replace(ABSENT, text="x" * 501), RefusalCode.TOO_LONG, "text"),
        (ContactTyped(ContactKind.SECOND_CHANCE, "12-9"), RefusalCode.NOT_A_DATE, "until"),
        (ContactTyped(ContactKind.SAMENLOOP, text=" "), RefusalCode.TEXT_MISSING, "text"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    there: tuple[Workplace, DossierId], typed: ContactTyped, code: RefusalCode, field: str
) -> None:
    assert refused(*there, typed) == (code, field)


def test_a_day_without_a_year_lies_behind_us(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    assert written(place, dossier, replace(ABSENT, day="1-12")).day == "maandag 1 december 2025"
    assert written(place, dossier, replace(ABSENT, day="gisteren")).day == "maandag 14 september 2026"


def test_a_line_is_mended_by_a_following_change_and_taken_back(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    absent = written(place, dossier, ABSENT)
    changed = replace(absent.typed, reason="ziek", told="nee")
    (change,) = write_contact(place.desk, dossier, absent.key, changed).changes
    assert len(change.parents) == 1 and change.kind is ChangeKind.CONTACT
    assert not write_contact(place.desk, dossier, absent.key, changed).changes
    assert contacts_of(place.desk, dossier)[0].facts[0] == REASON_WORDS[AbsenceReason.ILL]
    assert take_back_contact(place.desk, dossier, absent.key).shown == ()
    assert not take_back_contact(place.desk, dossier, absent.key).changes
    with place.desk.unit_of_work() as work:
        assert len(work.changes.history(dossier, ChangeKind.CONTACT, absent.key)) == 3


def test_how_it_goes_together_with_the_participatiewet_is_a_note(there: tuple[Workplace, DossierId]) -> None:
    """R-HAN-05: nobody is punished twice; the municipality says how."""
    place, dossier = there
    note = ContactTyped(ContactKind.SAMENLOOP, text="Overlegd met de collega van de bijstand.")
    told = written(place, dossier, note)
    assert told.title == "Samenloop met de Participatiewet" and told.facts == (note.text,)


def test_a_verdict_is_of_a_person_with_name_and_reason(there: tuple[Workplace, DossierId]) -> None:
    """R-HAN-01: 'verwijtbaar' stays with a human; nothing is filled in beforehand."""
    place, dossier = there
    absent = written(place, dossier, ABSENT)
    empty = ContactTyped(ContactKind.VERDICT, about=absent.key)
    for typed, code in (
        (empty, RefusalCode.VERDICT_MISSING),
        (replace(empty, verdict="verwijtbaar"), RefusalCode.NAME_MISSING),
        (replace(empty, verdict="verwijtbaar", by="M. Bakker"), RefusalCode.REASON_MISSING),
    ):
        with pytest.raises(Refusal) as caught:
            write_contact(place.desk, dossier, "", typed)
        assert caught.value.code is code
    judged = replace(empty, verdict="niet_verwijtbaar", by="M. Bakker", text="Er was geen opvang.")
    told = written(place, dossier, judged)
    assert told.facts[0] == "niet verwijtbaar" and "volgens M. Bakker" in told.facts
    with pytest.raises(KeyError):
        write_contact(place.desk, dossier, "", replace(judged, about="nergens"))


def test_no_verdict_follows_from_any_number_of_absences(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    for day in range(1, 10):
        written(place, dossier, replace(ABSENT, day=f"{day}-9", reason="onbekend", told="nee"))
    shown = contacts_of(place.desk, dossier)
    assert {one.kind for one in shown} == {ContactKind.ABSENCE}
    assert all(one.typed.verdict == "" and one.typed.by == "" for one in shown)
    culpable = re.compile(r"verwijt|schuld|maatregel", re.IGNORECASE)
    assert not any(culpable.search(" ".join((*one.facts, *one.remarks))) for one in shown)


def test_after_an_absence_inviting_again_is_proposed_until_something_followed(
    there: tuple[Workplace, DossierId],
) -> None:
    place, dossier = there

    def proposed() -> list[str]:
        return [task.key for task in tasks_of(place.desk, dossier) if task.what == "Opnieuw uitnodigen"]

    assert proposed() == []
    absent = written(place, dossier, replace(ABSENT, reason="ziek", text="Moest naar het ziekenhuis"))
    (key,) = proposed()
    assert key == f"regel.opnieuw.{absent.key}"
    told = next(task for task in tasks_of(place.desk, dossier) if task.key == key)
    assert "ziek" not in f"{told.what} {told.why}".casefold()
    written(place, dossier, replace(LETTER, day="12-9", until=""))
    assert proposed() == []
    again = written(place, dossier, replace(ABSENT, day="14-9"))
    put_aside(place.desk, dossier, f"regel.opnieuw.{again.key}")
    assert proposed() == []


def test_two_laptops_that_differ_are_both_shown_until_somebody_writes_it_again() -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    dossier = here.begin()
    absent = written(here, dossier, ABSENT)
    carry(here.desk, there.desk, dossier)
    written(here, dossier, replace(absent.typed, reason="ziek"), absent.key)
    written(there, dossier, replace(absent.typed, reason="vervoer"), absent.key)
    carry(there.desk, here.desk, dossier)
    lacks = plan_board(here.desk, dossier).missing  # an open choice in the log holds up no plan
    assert not [one for one in lacks if "twee antwoorden" in one.text]
    both = contacts_of(here.desk, dossier)
    assert len(both) == 2 and all(one.is_disputed for one in both)
    written(here, dossier, replace(absent.typed, reason="vervoer"), absent.key)
    (one,) = contacts_of(here.desk, dossier)
    assert not one.is_disputed and one.facts[0] == REASON_WORDS[AbsenceReason.TRAVEL]


@pytest.mark.parametrize(
    "value",
    [
        "afwezig",
        {"what": "boete", "day": "2026-09-10"},
        {"what": "afwezig", "day": "2026-02-31", "reason": "ziek", "told": "ja"},
        {"what": "afwezig", "day": "2026-09-10", "reason": "lui", "told": "ja"},
        {"what": "uitnodiging", "day": "2026-09-10"},
        {"what": "notitie", "day": "2026-09-10", "text": 7},
    ],
)
def test_what_cannot_be_read_is_left_out(there: tuple[Workplace, DossierId], value: JsonValue) -> None:
    place, dossier = there
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, ChangeKind.CONTACT, "x", value)
        work.commit()
    assert contacts_of(place.desk, dossier) == ()


def test_every_line_of_the_log_is_sealed_as_special(there: tuple[Workplace, DossierId]) -> None:
    place, dossier = there
    (change,) = write_contact(place.desk, dossier, "", ABSENT).changes
    (gone,) = take_back_contact(place.desk, dossier, change.key).changes
    assert {privacy_class(one, place.desk.packs) for one in (change, gone)} == {PrivacyClass.SPECIAL}


def test_there_is_a_word_for_everything_that_can_be_chosen() -> None:
    assert set(KIND_WORDS) == set(ContactKind) and set(WAY_WORDS) == set(InvitedBy)
    assert set(REASON_WORDS) == set(AbsenceReason) and len(TOLD_WORDS) == 3 and len(Verdict) == 2


def test_no_text_that_a_person_can_meet_threatens_or_names_an_amount() -> None:
    """R-HAN-03 and R-HAN-04."""
    threat = re.compile(
        r"\b(boete\w*|euro'?s?|bedrag\w*|straf\w*|sanctie\w*|korting\w*|maatregel\w*)\b|€", re.I
    )
    pack = national_pack()
    asked = [text for q in pack.questions for text in (q.simple, *(c.text for c in q.choices))]
    ready = [line.text for line in plan_library().lines]
    texts = [*SPOKEN_TEXTS.values(), *DOCUMENT_TEXTS.values(), *PLAN_TEXTS.values(), *asked, *ready]
    assert len(texts) > 500
    assert [text for text in texts if threat.search(text)] == []
