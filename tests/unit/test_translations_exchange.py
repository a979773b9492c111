"""Files for translators: nothing is lost on the way out and back, and nothing is believed on the way in."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.pdf.picture_images import picture_images
from desktop.pdf.pictures import PictureShelf
from resources.paths import pictures_folder
from translations.catalog import Catalog
from translations.check import Checker
from translations.collect import po_path, write_entries
from translations.exchange.diff import CheckedBy, Comparison, compare
from translations.exchange.marks_file import read_marks
from translations.exchange.po_exchange import read_po, write_po
from translations.exchange.rows import FileRefused, Incoming, OutRow, out_rows
from translations.exchange.take import take
from translations.exchange.xlsx_in import read_xlsx
from translations.exchange.xlsx_out import COLUMNS, TEXTS, write_xlsx
from translations.glossary import Wording
from translations.languages import LanguageEntry
from translations.po_files import Entry, read_file
from translations.source_text import SourceText
from translations.standing import TextState, standing_of

TODAY = date(2026, 3, 9)
DAY = date(2026, 3, 2)
LANGUAGES = {code: Catalog.installed().language(code) for code in ("ar", "en", "ti")}
SOURCES = {
    "ui": [
        SourceText("state.later", "Later", "a note", "later", "knop"),
        SourceText("client.place", "Vraag {plaats} van {aantal}"),
        SourceText("client.tell", "Vertel uw antwoord."),
    ],
    "packs/landelijk": [SourceText("S02.choice.ja", "Ja"), SourceText("S02.choice.nee", "Nee")],
}
PLAIN = {
    ("ui", "state.later"): Entry(
        "Later", "Afterwards", True, False, "tolk 4711", DAY, remark="is this polite?"
    ),
    ("ui", "client.place"): Entry("Vraag {plaats} van {aantal}", "Question {plaats} of {aantal}"),
    ("ui", "client.tell"): Entry("Zeg uw antwoord.", "Say your answer.", is_read_back=True),
    ("packs/landelijk", "S02.choice.ja"): Entry("Ja", "Yes", is_read_back=True, doubt="or 'yeah'?"),
}
Kept = dict[tuple[str, str], Entry]


def states(kept: Kept) -> tuple[TextState, ...]:
    return tuple(
        TextState(domain, source, entry, standing_of(source.dutch, entry))
        for domain, texts in SOURCES.items()
        for source in texts
        for entry in (kept.get((domain, source.key)),)
    )


class Exchange:
    """A folder with one language, and the files that go out of it and come back."""

    def __init__(self, folder: Path, kept: Kept, code: str = "en") -> None:
        self.folder, self.kept, self.language = folder, kept, LANGUAGES[code]
        (folder / "glossary").mkdir(exist_ok=True)
        (folder / "glossary" / f"{code}.toml").write_text("", encoding="utf-8")
        for domain, texts in SOURCES.items():
            mine = {key: entry for (of, key), entry in kept.items() if of == domain}
            write_entries(po_path(folder, domain, code), mine, texts)
        self.checks = Checker(folder, SOURCES, TODAY).of_language(self.language)

    def rows(self, **times: int) -> tuple[OutRow, ...]:
        return out_rows(states(self.kept), self.checks, times)

    def po(self) -> bytes:
        return write_po(self.rows(), self.language.code)

    def xlsx(self) -> bytes:
        return write_xlsx(self.rows(), self.language, [Wording("brief", "letter")], {})

    def compare(self, incoming: Incoming, checked: CheckedBy | None = None) -> Comparison:
        return compare(incoming, states(self.kept), self.checks, TODAY, checked)

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*.po")
        }

    def take(self, found: Comparison) -> None:
        take(self.folder, SOURCES, self.language.code, found.taken)


def filled(content: bytes, changes: dict[tuple[int, str], object]) -> bytes:
    """The workbook with other cells: (row, head of the column) -> value."""
    book = load_workbook(BytesIO(content))
    heads = [column.head for column in COLUMNS]
    for (row, head), value in changes.items():
        book[TEXTS].cell(row, heads.index(head) + 1).value = value  # type: ignore[assignment]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"), exclude_characters="_"
    ),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split())) | st.sampled_from(
    ["=1+1", "@SUM(A1)", "سطر\nسطر", "-5", "1.0", "TRUE"]
)
LINE = TEXT.map(lambda text: " ".join(text.split()).strip(": "))


def entry_of(dutch: str) -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        dutch=st.just(dutch) | st.just(f"{dutch} (oud)"),
        text=TEXT | st.just(""),
        is_reviewed=st.booleans(),
        is_read_back=st.booleans(),
        checked_by=st.just("tolk 4711"),
        checked_on=st.just(DAY),
        doubt=LINE | st.just(""),
        remark=LINE | st.just(""),
        is_fuzzy=st.booleans(),
    ).filter(lambda entry: bool(entry.text) or entry.dutch == dutch)


@st.composite
def catalogues(draw: st.DrawFn) -> Kept:
    return {
        (domain, source.key): draw(entry_of(source.dutch))
        for domain, texts in SOURCES.items()
        for source in texts
        if draw(st.booleans())
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(catalogues(), st.sampled_from(["po", "xlsx"]), st.sampled_from(["ar", "en"]))
def test_out_and_back_changes_nothing_and_loses_no_mark(
    tmp_path_factory: pytest.TempPathFactory, kept: Kept, kind: str, code: str
) -> None:
    exchange = Exchange(tmp_path_factory.mktemp("t"), kept, code)
    before = exchange.files()
    incoming = read_po(exchange.po()) if kind == "po" else read_xlsx(exchange.xlsx())
    found = exchange.compare(incoming)
    assert (found.changes, found.unchanged) == ((), 5)
    exchange.take(found)
    assert exchange.files() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(catalogues(), st.sets(st.integers(0, 4)), st.sampled_from(["po", "xlsx"]))
def test_rows_that_are_gone_delete_nothing(
    tmp_path_factory: pytest.TempPathFactory, kept: Kept, gone: set[int], kind: str
) -> None:
    exchange = Exchange(tmp_path_factory.mktemp("t"), kept)
    left = [row for at, row in enumerate(exchange.rows()) if at not in gone]
    content = write_po(left, "en") if kind == "po" else write_xlsx(left, exchange.language, [], {})
    found = exchange.compare(read_po(content) if kind == "po" else read_xlsx(content))
    assert not found.changes
    assert any("staan niet in het bestand" in line for line in found.told) == bool(gone)


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    return Exchange(tmp_path, PLAIN)


def test_a_new_text_is_shown_beside_the_old_one_and_loses_the_marks_of_the_old(exchange: Exchange) -> None:
    before = exchange.files()
    found = exchange.compare(
        read_xlsx(filled(exchange.xlsx(), {(2, "Vertaling"): "Not now", (5, "Vertaling"): "Yes!"}))
    )
    first, second = found.changes
    assert (first.was.value, first.becomes.value, second.was.value) == ("checked", "concept", "read_back")
    assert "  stand:      nagekeken -> concept" in list(first.lines())
    assert exchange.files() == before  # only shown
    exchange.take(found)
    kept = read_file(po_path(exchange.folder, "ui", "en"))["state.later"]
    assert kept == Entry("Later", "Not now", remark="is this polite?")


def test_only_who_takes_it_in_can_say_who_checked_and_when(exchange: Exchange) -> None:
    sent = read_xlsx(filled(exchange.xlsx(), {(3, "Nagekeken"): "Ja", (2, "Nagekeken"): "ja"}))
    unnamed = exchange.compare(sent)
    assert not unnamed.changes
    assert any("--nagekeken-door" in line for line in unnamed.told)
    (change,) = exchange.compare(sent, CheckedBy("tolk 12, Utrecht", TODAY)).changes
    assert (change.key, change.new.is_checked, change.new.checked_by) == (
        "client.place",
        True,
        "tolk 12, Utrecht",
    )
    exchange.take(exchange.compare(sent, CheckedBy("tolk 12, Utrecht", TODAY)))
    kept = read_file(po_path(exchange.folder, "ui", "en"))
    assert kept["client.place"].checked_by == "tolk 12, Utrecht"
    assert kept["state.later"].checked_by == "tolk 4711"  # was checked before, by somebody else
    for wrong in (CheckedBy(" ", TODAY), CheckedBy("tolk 12", date(2026, 3, 10))):
        with pytest.raises(FileRefused):
            exchange.compare(sent, wrong)


def test_a_flag_in_a_po_file_is_no_check_by_itself(exchange: Exchange) -> None:
    context = 'msgctxt "ui|client.place"'
    sent = exchange.po().decode().replace(f"#, python-brace-format\n{context}", f"#, reviewed\n{context}")
    assert "#, reviewed" in sent
    assert not exchange.compare(read_po(sent.encode())).changes


def test_what_a_translator_doubts_or_remarks_in_a_po_file_is_kept(exchange: Exchange) -> None:
    sent = exchange.po().decode()
    for said, where in (("twijfel: he or she?", "client.place"), ("just a comment", "S02.choice.ja")):
        at = sent.index(f'msgctxt "{"ui" if where[0] == "c" else "packs/landelijk"}|{where}"')
        start = sent.rindex("\n\n", 0, at) + 2
        sent = f"{sent[:start]}# {said}\n{sent[start:]}"
    first, second = exchange.compare(read_po(sent.encode())).changes
    assert (first.new.doubt, second.new.remark, second.new.doubt) == (
        "he or she?",
        "just a comment",
        "or 'yeah'?",
    )
    assert (second.was, second.becomes) == (second.becomes, second.was)  # a remark takes no mark away


def test_an_outdated_text_is_new_again_when_the_translator_says_it_is_done(exchange: Exchange) -> None:
    sent = exchange.po().decode()
    done = sent.replace('#, fuzzy\nmsgctxt "ui|client.tell"', 'msgctxt "ui|client.tell"')
    assert done != sent
    (change,) = exchange.compare(read_po(done.encode())).changes
    assert (change.key, change.was.value, change.becomes.value) == ("client.tell", "outdated", "concept")


def test_what_is_wrong_is_shown_and_not_taken(exchange: Exchange) -> None:
    found = exchange.compare(read_xlsx(filled(exchange.xlsx(), {(3, "Vertaling"): "Question {place}"})))
    assert [change.is_held for change in found.changes] == [True]
    assert not found.taken
    assert "NIET OVERGENOMEN" in "\n".join(found.changes[0].lines())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({(2, "Vertaling"): "=1+1"}, "formule"),
        ({(3, "Vertaling"): None}, "leeg"),
        ({(2, "Sleutel"): "state.never"}, "kennen wij niet"),
        ({(3, "Sleutel"): "state.later", (3, "Nederlands"): "Later"}, "meer dan een keer"),
        ({(3, "Nederlands"): "Vraag {plaats}"}, "Nederlands is nu anders"),
        ({(3, "Sleutel"): None}, "zonder sleutel"),
        ({(2, "Vertaling"): "x" * 6000}, "meer dan 5000"),
    ],
)
def test_what_is_not_right_in_a_sheet_is_told_and_not_taken(
    exchange: Exchange, changes: dict[tuple[int, str], object], told: str
) -> None:
    found = exchange.compare(read_xlsx(filled(exchange.xlsx(), changes)))
    assert not found.changes
    assert any(told in line for line in found.told)


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 160_000_000)
    return out.getvalue()


@pytest.mark.parametrize("raw", [b"", b"PK", b"x" * 100, b"\xff\xfe", b'msgid ""\nmsgstr ""\n'])
def test_what_is_no_file_of_ours_is_refused(raw: bytes) -> None:
    for read in (read_po, read_xlsx):
        with pytest.raises(FileRefused):
            read(raw)


def test_a_file_that_unpacks_too_large_is_refused() -> None:
    with pytest.raises(FileRefused, match="uitgepakt"):
        read_xlsx(bomb())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_with_entities_is_refused(part: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(_XLSX)) as whole, zipfile.ZipFile(out, "w") as spoiled:
        for name in whole.namelist():
            content = whole.read(name)
            if name == part:
                entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                head, mark, rest = content.rpartition(b"?>")
                content = head + mark + entities + rest
            spoiled.writestr(name, content)
    with pytest.raises(FileRefused):
        read_xlsx(out.getvalue())


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, 5000), st.booleans())
def test_a_damaged_file_is_read_or_refused(junk: bytes, at: int, is_po: bool) -> None:
    raw = _PO if is_po else _XLSX
    damaged = raw[: at % len(raw)] + junk + raw[at % len(raw) + len(junk) :]
    try:
        (read_po if is_po else read_xlsx)(damaged)
    except FileRefused as refused:
        assert str(refused)


def _rows_of(language: LanguageEntry) -> list[OutRow]:
    return [
        OutRow("ui", source.key, "knop", "", "", source.dutch, None, standing_of(source.dutch, None), 20, "")
        for source in SOURCES["ui"]
    ]


_PO = write_po(_rows_of(LANGUAGES["en"]), "en")
_XLSX = write_xlsx(_rows_of(LANGUAGES["en"]), LANGUAGES["en"], [], {})


def test_the_file_of_another_language_is_refused(exchange: Exchange) -> None:
    with pytest.raises(FileRefused):
        exchange.compare(replace(read_po(exchange.po()), language="ar"))


def test_a_doubled_entry_of_a_po_file_is_told(exchange: Exchange) -> None:
    twice = exchange.po().decode() + 'msgctxt "ui|state.later"\nmsgid "Later"\nmsgstr "Soon"\n'
    found = exchange.compare(read_po(twice.encode()))
    assert not found.changes
    assert any("twee keer" in line for line in found.told)


def test_the_sheet_is_laid_out_for_who_fills_it_in(tmp_path: Path) -> None:
    exchange = Exchange(tmp_path, PLAIN, "ar")
    pictures = picture_images(PictureShelf(pictures_folder()), ["later"])
    rows = exchange.rows(**{"state.later": 3})
    book = load_workbook(BytesIO(write_xlsx(rows, exchange.language, [Wording("brief", "رسالة")], pictures)))
    sheet = book[TEXTS]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.sheet_view.rightToLeft and sheet.protection.sheet and sheet.freeze_panes == "A2"
    unlocked = {sheet.cell(1, cell.column).value for cell in sheet[2] if not cell.protection.locked}
    assert unlocked == {"Vertaling", "Uw opmerking", "Nagekeken"}
    assert sheet.cell(2, heads["Vertaling"]).alignment.readingOrder == 2
    assert sheet.cell(2, heads["Niet begrepen"]).value == 3
    assert "4711" in sheet.cell(2, heads["Stand"]).value
    assert len(sheet._images) == 1
    assert book["Woordenlijst"]["B2"].value == "رسالة"


def test_the_work_list_of_the_board_brings_the_counts() -> None:
    head = "vraag;nummer;taal;Nederlands;vertaling;niet begrepen\r\n"
    told = head + "T07;3.7;Arabisch;x;y;2\r\nT07;3.7;Arabisch;x;y;1\r\nT08;3.8;Turks;x;y;4\r\n"
    assert read_marks(told.encode("utf-8-sig"), "Arabisch") == {"T07.question": 3}
    for wrong in (b"a;b\r\n1;2\r\n", (head + "T07;;Arabisch;;;veel\r\n").encode(), b"\xff"):
        with pytest.raises(FileRefused):
            read_marks(wrong, "Arabisch")
