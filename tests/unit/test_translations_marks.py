"""Marks and remarks of translators: only who and when make a check, and nothing that is written loses one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.usecases.text_ports import Standing as PortStanding
from tests.fakes import CatalogTexts
from translations.collect import write_domain
from translations.glossary import GlossaryBroken, read_glossary
from translations.po_files import CatalogBroken, Entry, doubled_keys, po_text, read_bytes, read_file
from translations.reading import mark_read_back, read_keys
from translations.source_text import SourceText
from translations.standing import Standing, standing_of

DUTCH = "U heeft tot {day}."
CHECKED = Entry(DUTCH, "x {day}", True, False, "tolk 4711", date(2026, 3, 2))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60
).filter(lambda text: bool(text.strip()))
ONE_LINE = WORDS.map(lambda text: " ".join(text.split())).filter(lambda t: bool(t) and t.isprintable())
WHO = ONE_LINE.map(lambda name: " ".join(name.replace(",", " ").split()) or "x")


@pytest.mark.parametrize(
    ("entry", "standing"),
    [
        (None, Standing.MISSING),
        (Entry(DUTCH, ""), Standing.MISSING),
        (Entry(DUTCH, "x", is_fuzzy=True), Standing.MISSING),
        (Entry("U had.", "x", True, True, "tolk 4711", date(2026, 3, 2)), Standing.OUTDATED),
        (Entry(DUTCH, "x"), Standing.CONCEPT),
        (Entry(DUTCH, "x", is_reviewed=True), Standing.CONCEPT),
        (Entry(DUTCH, "x", is_read_back=True), Standing.READ_BACK),
        (CHECKED, Standing.CHECKED),
    ],
)
def test_outdated_wins_and_a_check_needs_who_and_when(entry: Entry | None, standing: Standing) -> None:
    assert standing_of(DUTCH, entry) is standing


def test_the_port_knows_the_same_standings() -> None:
    assert [one.value for one in PortStanding] == [one.value for one in Standing]


def test_a_changed_dutch_loses_neither_text_nor_mark(tmp_path: Path) -> None:
    path = tmp_path / "documents" / "ar.po"
    path.parent.mkdir()
    kept = {
        "a": CHECKED,
        "b": Entry("Oud", "y", is_read_back=True, doubt="is dit beleefd?"),
        "c": Entry("Leeg", "", remark="wat is dit?"),
        "d": Entry("Half", "hal", is_fuzzy=True),
    }
    path.write_text(po_text((key, entry, "") for key, entry in kept.items()), encoding="utf-8")
    sources = [SourceText("a", "U heeft nog tot {day}."), SourceText("c", "Leeg"), SourceText("d", "Half")]
    write_domain(tmp_path, "documents", "ar", sources)
    assert read_file(path) == kept


@settings(deadline=None)
@given(
    st.dictionaries(
        st.from_regex(r"[A-Z][0-9]{2}\.[a-z]{1,9}", fullmatch=True),
        st.builds(
            Entry,
            dutch=WORDS,
            text=WORDS | st.just(""),
            is_reviewed=st.booleans(),
            is_read_back=st.booleans(),
            checked_by=WHO,
            checked_on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
            doubt=ONE_LINE.filter(lambda line: ":" not in line) | st.just(""),
            remark=ONE_LINE.filter(lambda line: ":" not in line) | st.just(""),
            is_fuzzy=st.booleans(),
        ),
        max_size=5,
    )
)
def test_what_is_written_is_read_back_as_it_was(entries: dict[str, Entry]) -> None:
    written = po_text((key, entry, "a note") for key, entry in entries.items())
    assert read_bytes(written.encode(), "ar.po") == entries


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f'msgctxt "{text}'.encode()))
def test_a_file_of_somebody_else_is_read_or_refused(untrusted: bytes) -> None:
    try:
        read_bytes(untrusted, "ar.po")
    except CatalogBroken as broken:
        assert "ar.po" in str(broken)


def test_a_key_that_stands_there_twice_is_seen() -> None:
    twice = po_text([("a", CHECKED, ""), ("b", CHECKED, ""), ("a", Entry("Anders", "z"), "")])
    assert doubled_keys(twice.encode()) == ("a",)


def test_every_text_of_the_house_has_a_standing_in_every_language() -> None:
    texts = CatalogTexts()
    arabic = texts.standings("ar")
    assert {one.key for one in arabic} == {one.key for one in texts.standings("pt")}
    assert all(one.text for one in arabic) and PortStanding.MISSING not in {one.standing for one in arabic}
    papers = [one for one in texts.standings("pt") if one.domain == "documents"]  # Portuguese is screen only
    assert {one.standing for one in papers} == {PortStanding.MISSING}
    assert all(one.picture for one in arabic if one.key == "T01.question")
    assert texts.standings("nl") == ()


def test_the_word_list_says_who_checked_and_when() -> None:
    good = '[[term]]\ndutch = "les"\ntext = "ders"\nchecked_by = "4711"\nchecked_on = 2026-03-02\n'
    assert read_glossary(good, "tr.toml")["les"].checked_on == date(2026, 3, 2)
    for wrong in ('checked_by = "4711"', 'checked_by = "4711"\nchecked_on = "gisteren"', "stems = [1]"):
        with pytest.raises(GlossaryBroken):
            read_glossary(f'[[term]]\ndutch = "les"\ntext = "ders"\n{wrong}\n', "tr.toml")


def test_a_second_reader_marks_what_was_read_and_says_what_is_doubted(tmp_path: Path) -> None:
    sources = {"ui": [SourceText(key, f"Tekst {key}") for key in "abcd"]}
    kept = {
        "a": Entry("Tekst a", "x", doubt="oud"),
        "b": Entry("Tekst b", "y", True, False, "4711", date(2026, 3, 2)),
        "c": Entry("Anders", "z"),
    }
    path = tmp_path / "ui" / "ar.po"
    path.parent.mkdir()
    path.write_text(po_text((key, entry, "") for key, entry in kept.items()), encoding="utf-8")
    keys = read_keys("# gelezen op dinsdag\na\nb = klopt 'y'?\n\nc\nd\nx\n")
    done = mark_read_back(tmp_path, sources, "ar", keys)
    assert (done.marked, done.refused) == (2, ("c", "d", "x"))
    now = read_file(path)
    assert (now["a"].is_read_back, now["a"].doubt) == (True, "")
    assert (now["b"].is_checked, now["b"].doubt) == (True, "klopt 'y'?")
    assert now["c"] == kept["c"]
    assert mark_read_back(tmp_path, sources, "ar", None).marked == 2
