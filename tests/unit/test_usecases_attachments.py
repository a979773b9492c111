"""Photos and scans of a dossier: kept encrypted, listed, looked at with a line in the audit, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.attachments import MOST_PAGES, Attachment, attached_to, attachments_from
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.synclink.policy import privacy_class
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments import (
    attach,
    keep_caption_draft,
    look_at_content,
    look_at_files,
    look_at_page,
    mend_attachment,
    remove_attachment,
)
from desktop.usecases.attachments_shown import attachments_board, open_page, small_pictures
from desktop.usecases.interview import go_to, switch_on_free_text
from desktop.usecases.ports import Desk
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from sync.protocol.model import PrivacyClass
from tests.attachment_cases import DIPLOMAS, attach_one, diploma_photo, photo_place, scan, small_page
from tests.builders import Workplace, carry, national_pack, workplace
from tests.store_cases import person

SPECIAL = next(question.id for question in national_pack().questions if question.is_special)
HEALTH = next(question for question in national_pack().questions if question.id == "F03")


@pytest.fixture(params=["memory", "sqlcipher"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workplace]:
    if request.param == "memory":
        yield photo_place()
        return
    store = person(tmp_path).make()
    yield photo_place(workplace(unit_of_work=store.unit_of_work))
    store.close()


def _quick(
    place: Workplace, dossier: DossierId, caption: str = "Brief", question: str = DIPLOMAS, seed: int = 1
) -> str:
    return attach(place.desk, dossier, question, caption, (small_page(seed),)).changes[0].key


def _audit(desk: Desk) -> list[tuple[str, str]]:
    with desk.unit_of_work() as work:
        return [(line.action, line.result) for line in work.audit.lines()]


def test_a_photo_is_looked_at_and_nothing_is_kept_until_it_is_attached(place: Workplace) -> None:
    dossier = place.begin()
    taken = look_at_content(place.desk, (), diploma_photo())
    assert (taken.image.width, taken.image.height) == (1700, 1200)
    assert look_at_page(place.desk, taken.pages[0], 1).height == 1700
    assert attachments_board(place.desk, dossier).shown == ()
    outcome = attach(place.desk, dossier, DIPLOMAS, "  Diploma   lagere school ", taken.pages, 1)
    (shown,) = attachments_board(place.desk, dossier, DIPLOMAS).shown
    assert (shown.caption, shown.number, shown.turn) == ("Diploma lagere school", "5.4", 1)
    assert shown.is_here and shown.is_own and not shown.is_special and shown.key == outcome.changes[0].key
    assert small_pictures(place.desk, (shown,))[shown.key].height == 240
    page = open_page(place.desk, dossier, shown.key, 0)
    assert (page.image.width, page.image.height) == (1200, 1700)
    assert ("attachment.seen", "ok") in _audit(place.desk)


def test_a_change_holds_names_and_sizes_and_no_pixel(place: Workplace) -> None:
    dossier = place.begin()
    attach_one(place, dossier, "Brief van DUO", "", scan(2))
    with place.desk.unit_of_work() as work:
        (change,) = work.changes.of(dossier, ChangeKind.ATTACHMENT)
        (one,) = attachments_from(work.changes.heads(dossier))
    assert len(str(change.value)) < 700
    assert one.question == "" and len(one.pages) == 2 and one.size == sum(page.size for page in one.pages)
    assert privacy_class(change, place.desk.packs) is PrivacyClass.SPECIAL


def test_the_question_decides_who_may_read_it(place: Workplace) -> None:
    dossier = place.begin()
    _quick(place, dossier)
    switch_on_free_text(place.desk, dossier, SPECIAL, "Zij wil dat dit erbij staat")
    _quick(place, dossier, "Brief van de arts", SPECIAL)
    with place.desk.unit_of_work() as work:
        plain, special = work.changes.of(dossier, ChangeKind.ATTACHMENT)
    assert privacy_class(plain, place.desk.packs) is PrivacyClass.NORMAL
    assert privacy_class(special, place.desk.packs) is PrivacyClass.SPECIAL
    newest, oldest = attachments_board(place.desk, dossier).shown
    assert (newest.is_special, oldest.is_special) == (True, False)
    remove_attachment(place.desk, dossier, newest.key)
    with place.desk.unit_of_work() as work:
        gone = work.changes.of(dossier, ChangeKind.ATTACHMENT)[-1]
    assert gone.value is None and privacy_class(gone, place.desk.packs) is PrivacyClass.NORMAL


def test_at_special_data_a_photo_waits_for_a_reason_as_words_do(place: Workplace) -> None:
    dossier = place.begin()
    board = attachments_board(place.desk, dossier, SPECIAL)
    assert (board.place, board.refused) == (None, RefusalCode.FREE_TEXT_OFF)
    with pytest.raises(Refusal) as refused:
        _quick(place, dossier, "Brief", SPECIAL)
    assert refused.value.code is RefusalCode.FREE_TEXT_OFF
    switch_on_free_text(place.desk, dossier, SPECIAL, "Zij wil dat dit erbij staat")
    assert attachments_board(place.desk, dossier, SPECIAL).place is not None


def test_while_family_interprets_what_was_attached_at_a_guarded_question_is_not_listed(
    place: Workplace,
) -> None:
    dossier = place.begin()
    switch_on_free_text(place.desk, dossier, HEALTH.id, "Zij wil dat dit erbij staat")
    key = _quick(place, dossier, "Brief van de arts", HEALTH.id)
    _quick(place, dossier, "Diploma")
    go_to(place.desk, dossier, DIPLOMAS)
    start_tolk(place.desk, dossier, TolkStart("broer", TolkWay.ON_SITE, TolkKind.FAMILY, "ar"))
    assert [one.caption for one in attachments_board(place.desk, dossier).shown] == ["Diploma"]
    with pytest.raises(Refusal) as refused:
        open_page(place.desk, dossier, key, 0)
    assert refused.value.code is RefusalCode.QUESTION_WAITS


@pytest.mark.parametrize(
    ("caption", "code"),
    [
        ("   ", RefusalCode.CAPTION_MISSING),
        ("x" * 101, RefusalCode.TOO_LONG),
        ("brief\u202e", RefusalCode.NOT_PRINTABLE_TEXT),
    ],
)
def test_a_caption_is_one_line_of_words(place: Workplace, caption: str, code: RefusalCode) -> None:
    dossier = place.begin()
    with pytest.raises(Refusal) as refused:
        _quick(place, dossier, caption)
    assert (refused.value.code, refused.value.field) == (code, "caption")
    assert attachments_board(place.desk, dossier).shown == ()


def test_nothing_and_too_much_are_refused(place: Workplace, tmp_path: Path) -> None:
    dossier = place.begin()
    for look in (
        lambda: look_at_files(place.desk, (), ()),
        lambda: look_at_content(place.desk, (), b""),
        lambda: attach(place.desk, dossier, "", "Brief", ()),
    ):
        with pytest.raises(Refusal) as refused:
            look()
        assert refused.value.code is RefusalCode.CLIPBOARD_EMPTY
    full = (small_page(1),) * (MOST_PAGES - 1)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan(2))
    with pytest.raises(Refusal) as refused:
        look_at_files(place.desk, full, (path,))
    assert refused.value.code is RefusalCode.PAGES_TOO_MANY
    with pytest.raises(KeyError):
        _quick(place, dossier, "Brief", "bestaat_niet")


def test_words_and_turn_are_mended_and_the_same_again_writes_nothing(place: Workplace) -> None:
    dossier = place.begin()
    key = _quick(place, dossier)
    assert mend_attachment(place.desk, dossier, key, "Brief", 0).changes == ()
    assert mend_attachment(place.desk, dossier, key, "Brief van DUO", 3).changes
    (shown,) = attachments_board(place.desk, dossier).shown
    assert (shown.caption, shown.turn) == ("Brief van DUO", 3)
    with place.desk.unit_of_work() as work:
        assert len(work.changes.history(dossier, ChangeKind.ATTACHMENT, key)) == 2


def test_taking_away_is_a_change_and_the_pages_stay_until_the_dossier_goes(place: Workplace) -> None:
    dossier = place.begin()
    key = _quick(place, dossier)
    sha256 = attachments_from_desk(place.desk, dossier)[0].pages[0].sha256
    remove_attachment(place.desk, dossier, key)
    assert attachments_board(place.desk, dossier).shown == ()
    for again in (
        lambda: remove_attachment(place.desk, dossier, key),
        lambda: open_page(place.desk, dossier, key, 0),
    ):
        with pytest.raises(Refusal) as refused:
            again()
        assert refused.value.code is RefusalCode.ATTACHMENT_GONE
    with place.desk.unit_of_work() as work:
        assert work.attachments.holds(sha256)
        assert len(work.changes.history(dossier, ChangeKind.ATTACHMENT, key)) == 2
        assert attached_to(work.changes.heads(dossier)) == {}


def attachments_from_desk(desk: Desk, dossier: DossierId) -> tuple[Attachment, ...]:
    with desk.unit_of_work() as work:
        return attachments_from(work.changes.heads(dossier))


def test_two_laptops_attach_at_once_and_both_stand(place: Workplace) -> None:
    dossier, other = place.begin(), photo_place(workplace("desk-b"))
    carry(place.desk, other.desk, dossier)
    mine, theirs = _quick(place, dossier, "Diploma"), _quick(other, dossier, "Rijbewijs", seed=2)
    carry(other.desk, place.desk, dossier)
    shown = {one.key: one for one in attachments_board(place.desk, dossier).shown}
    assert set(shown) == {mine, theirs} and not any(one.is_disputed for one in shown.values())
    assert (shown[theirs].is_here, shown[theirs].is_own) == (False, False)
    assert small_pictures(place.desk, tuple(shown.values())).keys() == {mine}
    with pytest.raises(Refusal) as refused:
        open_page(place.desk, dossier, theirs, 0)
    assert refused.value.code is RefusalCode.ATTACHMENT_ELSEWHERE
    assert ("attachment.seen", "elsewhere") in _audit(place.desk)


def test_what_two_laptops_said_differently_is_marked_until_a_person_decides(place: Workplace) -> None:
    dossier, other = place.begin(), photo_place(workplace("desk-b"))
    key = _quick(place, dossier, "Diploma")
    carry(place.desk, other.desk, dossier)
    mend_attachment(place.desk, dossier, key, "Diploma lagere school", 0)
    other.clock.go_on(minutes=5)
    remove_attachment(other.desk, dossier, key)
    carry(other.desk, place.desk, dossier)
    (shown,) = attachments_board(place.desk, dossier).shown
    assert shown.is_disputed and shown.caption == "Diploma lagere school"
    mend_attachment(place.desk, dossier, key, shown.caption, shown.turn)
    (shown,) = attachments_board(place.desk, dossier).shown
    assert not shown.is_disputed


def test_a_page_that_is_broken_is_told_and_the_list_stays(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    place = photo_place(workplace(unit_of_work=store.unit_of_work))
    dossier = place.begin()
    key = attach_one(place, dossier, "Diploma", content=diploma_photo(3))
    store._room.connection.execute("UPDATE attachment SET content=substr(content, 1, 900)")
    (shown,) = attachments_board(place.desk, dossier).shown
    assert small_pictures(place.desk, (shown,)) == {}
    with pytest.raises(Trouble) as trouble:
        open_page(place.desk, dossier, key, 0)
    assert trouble.value.code is TroubleCode.ATTACHMENT_DAMAGED
    assert ("attachment.seen", "damaged") in _audit(place.desk)
    store.close()


def test_no_picture_and_no_word_about_it_lies_readable_on_the_disk(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    place = photo_place(workplace(unit_of_work=store.unit_of_work))
    dossier = place.begin()
    noisy = small_page(1)
    large = PageTaken(noisy.jpeg[:-2] + b"\x00" * 400_000 + b"\xff\xd9", noisy.thumb, 900, 675)
    attach(place.desk, dossier, DIPLOMAS, "KANARIE-ONDERSCHRIFT", (noisy, large))
    keep_caption_draft(place.desk, dossier, "KANARIE-HALF-GETYPT")
    assert attachments_board(place.desk, dossier).draft == "KANARIE-HALF-GETYPT"
    keep_caption_draft(place.desk, dossier, "")
    store.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.parent.name == "blobs" for path in files)
    for path in files:
        content = path.read_bytes()
        assert b"JFIF" not in content and b"KANARIE" not in content and noisy.jpeg[200:260] not in content
