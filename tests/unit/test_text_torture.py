"""Whatever somebody types is refused at once, or is the same in store, journal, search, sync and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.composition import words_to_find
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.installed import InstalledPacks
from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from desktop.store import restoring
from desktop.store.open_store import OpenStore
from desktop.synclink.payloads import from_record, to_record
from desktop.usecases.interview import go_to, record_answer
from desktop.usecases.print_paper import make_paper
from desktop.usecases.search_said import search_said
from forms.question_types.texts import clean_text
from resources.paths import fonts_folder, pictures_folder
from sync.protocol.bodies import decode_changes, encode_changes
from tests.builders import ASIEL, Workplace, workplace
from tests.fakes import MORNING, SetClock
from tests.pdf.reading import plain, tags
from tests.store_cases import DESK, WORKER, DictKeyStore, Person
from tests.store_damage import bench

QUESTION = "K01"
MOST = 300
#: the signs of many scripts, what stands between letters, and what no file or paper can hold
SIGNS = st.characters() | st.sampled_from(
    "\x00\x07\u200b\u200c\u200d\u200e\u202e\u2066\u2069\ufeff\ud83d\udfff\ufffe\u0300\u064b\u1361\U0001f600\U0001f468"
)
WRITTEN = (
    "أريد أن أصبح خبازة",
    "ሓኪም ስኒ ክኸውን እደሊ",
    "Ez dixwazim bibim nanpêj",
    "می‌خواهم نانوا شوم",
    "Хочу працювати",
    "Şoför 12\u00a0uur",
    "e\u0301cole \ufb01n",
    "'; DROP TABLE change; --",
    "{naam} %s =1+1 <b>vet</b> \\n",
    '"NEAR(*" OR -bakker',
)
REFUSED = ("ja\x00nee", "half \ud83d paar", "om\u202eekeer", "een\u2066twee", "piep\x07", "\ufffe niet")


@dataclass
class Held:
    """A koffer with a dossier that takes one text after another."""

    person: Person
    store: OpenStore
    place: Workplace
    dossier: DossierId

    def standing(self) -> object:
        """The value of the answer that stands."""
        with self.store.unit_of_work() as work:
            (change,) = work.changes.heads(self.dossier, ChangeKind.ANSWER)[(ChangeKind.ANSWER, QUESTION)]
        assert isinstance(change.value, dict)
        return change.value["value"]

    def is_taken(self, text: str) -> bool:
        """Record it: True when it is kept as it is read, False when it was refused and nothing changed."""
        before = self.standing()
        wanted = clean_text(text)
        try:
            record_answer(self.place.desk, self.dossier, QUESTION, text)
        except Refusal as refusal:
            assert refusal.code in (RefusalCode.NOT_PRINTABLE_TEXT, RefusalCode.TOO_LONG)
            assert self.standing() == before
            return False
        assert self.standing() == (wanted or None)
        return True


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    person = Person(tmp_path_factory.mktemp("koffer"), SetClock(MORNING), DictKeyStore())
    store = person.make(words_of=words_to_find(InstalledPacks()))
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL, **{QUESTION: "begin"})
    yield Held(person, store, place, dossier)
    store.close()


@given(st.text(SIGNS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_kept_as_it_is_read_or_refused(held: Held, text: str) -> None:
    held.is_taken(text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_no_file_or_screen_can_hold_is_refused_and_nothing_changes(held: Held, text: str) -> None:
    assert not held.is_taken(text)


def test_twenty_thousand_signs_are_refused_and_the_most_that_may_be_is_kept(held: Held) -> None:
    assert not held.is_taken("ሓ" * 20_000)
    assert held.is_taken("ሓ" * MOST)


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_found_again_and_goes_and_comes(held: Held, text: str) -> None:
    assert held.is_taken(text)
    kept = held.standing()
    assert " ".join(str(kept).split()) in [hit.words for hit in search_said(held.place.desk, text).hits]
    assert go_to(held.place.desk, held.dossier, QUESTION).question.raw == kept
    with held.store.unit_of_work() as work:
        changes = [replace(one, author=WORKER, desk=DESK) for one in work.changes.of(held.dossier)]
    records = [to_record(change) for change in changes]
    there = [from_record(record) for record in decode_changes(encode_changes(records))]
    assert there == changes


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_stands_on_paper_sign_for_sign(held: Held, room: PaperRoom, text: str) -> None:
    assert held.is_taken(text)
    drawing = replace(held.place.desk, papers=room)
    whole = "".join(plain(tag.text) for tag in tags(make_paper(drawing, held.dossier).shown.pdf))
    assert plain(str(held.standing())).replace(" ", "") in whole.replace(" ", "")


def test_what_paper_has_no_letters_for_is_kept_and_named(held: Held, room: PaperRoom) -> None:
    assert held.is_taken("bakker \U0001f468\u200d\U0001f373")
    with pytest.raises(Trouble) as trouble:
        make_paper(replace(held.place.desk, papers=room), held.dossier)
    assert trouble.value.code is TroubleCode.GLYPH_MISSING


def test_the_journal_alone_gives_every_text_back(tmp_path: Path) -> None:
    person = Person(tmp_path, SetClock(MORNING), DictKeyStore())
    store = person.make()
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = place.begin()
    for text in WRITTEN:
        record_answer(place.desk, dossier, QUESTION, text)
    store.close()
    (person.folder / "store.db").write_bytes(b"")
    restored = bench(person).put_back(restoring.FROM_JOURNAL).store
    with restored.unit_of_work() as work:
        said = [change.value for change in work.changes.of(dossier) if change.key == QUESTION]
    restored.close()
    assert said == [{"state": None, "value": clean_text(text)} for text in WRITTEN]


@pytest.fixture(scope="module")
def room() -> PaperRoom:
    return PaperRoom(FontShelf.open(fonts_folder()), PictureShelf(pictures_folder()))
