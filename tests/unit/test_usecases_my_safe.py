"""The klantmanager's own koffer: words changed, copies compared, room watched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.my_safe import backup_now, change_words, compare_backup, fresh_words, my_safe
from desktop.usecases.room_left import MB, room_left
from desktop.usecases.safe_ports import DossierDifference
from tests.builders import workplace
from tests.safe_fakes import NEW_WORDS, WORDS, MemorySafe, koffer


def _secret(words: tuple[str, ...] | str) -> bytearray:
    return bytearray((words if isinstance(words, str) else " ".join(words)).encode())


def test_the_koffer_says_when_it_was_copied_and_who_can_help() -> None:
    place, _ = koffer()
    board = my_safe(place.desk)
    assert board.last_backup == "gisteren om 16:30" and board.lock_minutes == 5
    assert [one.why for one in board.backups] == ["elke dag vanzelf", "van vóór de nieuwe versie"]
    assert board.is_recovery_left and "GM-2026-1" in board.recovery and not board.room.is_low


def test_new_words_are_typed_back_before_they_hold() -> None:
    place, safe = koffer()
    proposed = fresh_words(place.desk)
    old, new = _secret(WORDS), _secret("  Boomgaard graan\tcompost schommel ")
    change_words(place.desk, old, new, proposed)
    assert safe.words == " ".join(NEW_WORDS).encode()
    assert not any(old) and not any(new)


def test_words_that_are_not_the_proposed_ones_change_nothing_and_are_wiped() -> None:
    place, safe = koffer()
    for typed in (WORDS, "", "boomgaard graan compost", (*NEW_WORDS, "sport")):
        old, new = _secret(WORDS), _secret(typed)
        with pytest.raises(Refusal) as refused:
            change_words(place.desk, old, new, NEW_WORDS)
        assert (refused.value.code, refused.value.field) == (RefusalCode.PASSPHRASES_DIFFER, "new")
        assert not any(old) and not any(new)
    assert safe.words == " ".join(WORDS).encode()


def test_the_old_words_are_asked() -> None:
    place, safe = koffer()
    with pytest.raises(Refusal) as refused:
        change_words(place.desk, _secret("anders"), _secret(NEW_WORDS), NEW_WORDS)
    assert (refused.value.code, refused.value.field) == (RefusalCode.WRONG_PASSPHRASE, "old")
    assert safe.words == " ".join(WORDS).encode()


def test_a_copy_that_is_asked_for_stands_on_top() -> None:
    place, _ = koffer()
    made = backup_now(place.desk)
    board = my_safe(place.desk)
    assert board.backups[0] == made and made.why == "door u gemaakt" and made.when == "vandaag om 10:30"


def test_a_copy_beside_the_koffer_says_what_would_come_back_and_what_would_be_lost() -> None:
    place, safe = koffer()
    assert compare_backup(place.desk, "b2").told == "Deze kopie is heel en gelijk aan uw koffer."
    dossier = place.begin()
    safe.differences = (DossierDifference(dossier, "Rima", 3, 0, ""),)
    shown = compare_backup(place.desk, "b2")
    assert shown.lines == (("Rima", "3 wijzigingen terug uit het logboek"),)
    safe.differences = (DossierDifference(dossier, "Rima", 3, 1, "1789468200000-0000-desk"),)
    shown = compare_backup(place.desk, "b2")
    assert shown.told == "Terugzetten zou 1 wijziging kosten die nergens anders staan."
    assert "1 wijziging weg, 3 wijzigingen terug uit het logboek. De laatste is van" in shown.lines[0][1]
    with pytest.raises(KeyError):
        compare_backup(place.desk, "weg")


def _with_free(safe: MemorySafe, megabytes: int) -> None:
    safe.shown = replace(safe.shown, free=megabytes * MB + 1)


def test_a_disk_that_is_nearly_full_takes_no_new_dossier_and_goes_on_with_the_old() -> None:
    place, safe = koffer()
    dossier = place.begin()
    for free, is_low, is_stopped in ((500, False, False), (499, True, False), (200, True, False)):
        _with_free(safe, free)
        room = room_left(place.desk)
        assert room is not None and (room.is_low, room.is_stopped) == (is_low, is_stopped)
        place.begin()
    _with_free(safe, 199)
    before = len(caseload(place.desk).rows)
    with pytest.raises(Refusal) as refused:
        begin_dossier(place.desk, NewDossier("Yonas", "ti"))
    assert refused.value.code is RefusalCode.NO_ROOM_FOR_NEW
    assert dict(refused.value.facts) == {"vrij": "199", "nodig": "200"}
    assert len(caseload(place.desk).rows) == before
    place.answer(dossier, P02="12-3-2004")
    assert room_left(workplace().desk) is None
