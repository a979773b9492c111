"""Files of others: whatever the bytes are there is a report, with everything that is wrong in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.handover import Sender
from desktop.intake_files.room import IncomingFiles
from desktop.usecases.handover_file import (
    MAX_BYTES,
    MAX_CELL,
    MAX_ROWS,
    FileForm,
    FileRead,
    ProblemCode,
    Weight,
)
from tests.handover_builders import HEADS, csv_bytes, example, read

ROW = "Samira;1990-05-04;0012345678;Arabisch;azc Zandoever;B;2026-07-20"


def codes(found: FileRead) -> set[ProblemCode]:
    return {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("naam;plaats\nZoë;Één".encode(), "UTF-8"),
        ("naam;plaats\nZoë;Één".encode("utf-8-sig"), "UTF-8 (met merk vooraan)"),
        ("naam;plaats\nZoë;Één".encode("utf-16"), "UTF-16"),
        ("naam;plaats\nZoë;Één".encode("utf-16-be"), "UTF-16 (zonder merk)"),
        ("naam;plaats\nZoë;Één".encode("cp1252"), "Windows-1252"),
    ],
)
def test_letters_are_read_in_every_way_they_are_written_and_it_is_said(content: bytes, words: str) -> None:
    found = read(content)
    assert (found.encoding, found.problems) == (words, ())
    assert dict(found.rows[0].cells) == {"naam": "Zoë", "plaats": "Één"}


SIGNS = [(";", "puntkomma"), (",", "komma"), ("\t", "tab"), ("|", "rechte streep")]


@pytest.mark.parametrize(("sign", "words"), SIGNS)
def test_the_sign_between_columns_is_found(sign: str, words: str) -> None:
    found = read(f"a{sign}b\n1{sign}2\n3{sign}4".encode())
    assert (found.delimiter, found.columns, len(found.rows)) == (words, ("a", "b"), 2)


def test_the_line_by_which_a_spreadsheet_says_its_sign_is_no_head() -> None:
    assert read(b"sep=;\na;b\n1;2").columns == ("a", "b")


def test_a_quoted_line_break_and_sign_stay_in_one_cell() -> None:
    found = read(b'naam;woont\n"Rima\r\nvan H.";"straat; stad"')
    assert dict(found.rows[0].cells) == {"naam": "Rima\r\nvan H.", "woont": "straat; stad"}


def test_all_problems_are_told_at_once_with_row_and_column_and_never_what_stood_there() -> None:
    found = read(
        csv_bytes(
            "naam;naam;;bsn",
            "Geheim;b;c;d;e",
            "Geheim;b",
            "Geheim\x00;b;c;d",
            f"Geheim;b;c;{'9' * (MAX_CELL + 1)}",
        )  # fmt: skip
    )
    told = {(problem.code, problem.row, problem.column) for problem in found.problems}
    assert told == {
        (ProblemCode.HEADER_TWICE, 1, "naam"),
        (ProblemCode.HEADER_EMPTY, 1, "Kolom 3"),
        (ProblemCode.ROW_TOO_LONG, 2, ""),
        (ProblemCode.ROW_TOO_SHORT, 3, ""),
        (ProblemCode.NUL_SIGN, 4, "naam"),
        (ProblemCode.CELL_TOO_LONG, 5, "bsn"),
    }
    assert found.broken_rows() == {2, 3, 4, 5} and found.is_usable
    assert "Geheim" not in repr(found.problems) and "Geheim" not in repr(found.rows)


def test_broken_letters_are_told_at_the_cell_and_the_other_cells_are_read() -> None:
    found = read(b"naam;plaats;land\nZo\xc3\xab \xc3\xa9;azc\xff;Syri\xc3\xab")
    assert codes(found) == {ProblemCode.UNREADABLE_SIGNS}
    assert dict(found.rows[0].cells) == {"naam": "Zoë é", "land": "Syrië"}


def test_a_formula_stays_text_and_is_pointed_at() -> None:
    found = read(csv_bytes("naam;telefoon;bedrag", "=1+1;+31 6 12 34;-5", "@SUM(A1);+cmd|x;-x"))
    formulas = {(p.row, p.column) for p in found.problems if p.code is ProblemCode.FORMULA}
    assert formulas == {(2, "naam"), (3, "naam"), (3, "telefoon"), (3, "bedrag")}
    assert found.rows[0].cells["naam"] == "=1+1" and not found.broken_rows()


@pytest.mark.parametrize("content", [b"", b"  \n\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert codes(read(content)) == {ProblemCode.EMPTY_FILE} and not read(content).is_usable


def test_heads_without_rows_are_told() -> None:
    assert codes(read(b"naam;bsn")) == {ProblemCode.NO_ROWS}


def test_ten_thousand_rows_are_counted_and_refused_with_the_limit() -> None:
    found = read(csv_bytes(HEADS, *[ROW] * 10_000))
    (problem,) = found.problems
    assert (problem.code, problem.weight) == (ProblemCode.TOO_MANY_ROWS, Weight.FILE)
    assert problem.facts == {"count": "10000", "max": str(MAX_ROWS)} and found.rows == ()


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row() -> None:
    found = read(b'naam;plaats\nRima;azc\nYonas;"azc\nElif;azc')
    assert {(p.code, p.row) for p in found.problems} >= {(ProblemCode.QUOTE_OPEN, 3)}
    assert found.rows[0].cells["naam"] == "Rima"


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"%PDF-1.7", b"\x89PNG", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_or_picture_is_no_text(start: bytes) -> None:
    assert codes(read(start + b"rest")) == {ProblemCode.NOT_TEXT}


def test_the_documented_example_is_read_whole() -> None:
    found = read(example())
    assert (found.form, found.sender, found.sender_kind) == (
        FileForm.OVERDRACHT, "Gemeente Zandoever", Sender.GEMEENTE,
    )  # fmt: skip
    assert found.problems == () and len(found.rows) == 2
    cells = found.rows[0].cells
    assert cells["EDUCATIE.2.land"] == "Syrië" and cells["INTRODUCTIEMODULE.module"] == "nt2 | knm"
    assert cells["ASIELSTATUSHOUDER.DigiD aangevraagd"] == "ja"


def test_numbers_in_json_stay_the_text_they_were() -> None:
    assert read(b'[{"v": 1234567, "w": 1.50, "x": null, "y": [], "z": NaN}]').rows[0].cells == {
        "v": "1234567", "w": "1.50", "y": "", "z": "geen getal",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", ProblemCode.NOT_JSON),
        (b"[" * 100_000, ProblemCode.NOT_JSON),
        (b'[{"a": 1, "a": 2}]', ProblemCode.KEY_TWICE),
        (b"[1, 2]", ProblemCode.NOT_A_PERSON),
        (b"{}", ProblemCode.NO_PEOPLE),
        (b'[{"a": {"b": {"c": {"d": {"e": 1}}}}}]', ProblemCode.TOO_DEEP),
        (b'{"formaat": "intakekoffer-overdracht", "versie": 2, "personen": [{}]}', ProblemCode.OTHER_VERSION),
        (b'[{"a": "\\ud800"}]', ProblemCode.UNREADABLE_SIGNS),
        (b'[{"a": ' + b"9" * 5000 + b"}]", None),
    ],
)
def test_what_is_wrong_with_json_is_told(content: bytes, code: ProblemCode | None) -> None:
    assert codes(read(content)) >= ({code} if code else set())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_bring_the_reader_down(content: bytes) -> None:
    found = read(content)
    assert found.is_usable or found.problems


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(_JSON.map(json.dumps), st.text(alphabet='ab;,\t"\n\r\x00=\ud800é ', max_size=80)))
def test_no_text_brings_the_reader_down(text: str) -> None:
    found = read(text.encode("utf-8", errors="surrogatepass"))
    assert found.is_usable or found.problems
    assert all(set(row.cells) <= set(found.columns) for row in found.rows)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "groot.csv"
    with large.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    for path, code in ((tmp_path, RefusalCode.FILE_NOT_THERE), (tmp_path / "x", RefusalCode.FILE_NOT_THERE),
                       (large, RefusalCode.FILE_TOO_LARGE)):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            IncomingFiles().fetch(path)
        assert refused.value.code is code
