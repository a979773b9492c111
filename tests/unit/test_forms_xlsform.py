"""A pack goes to XLSForm and comes back whole; pyxform compiles what we take out."""

from __future__ import annotations

import io
import tomllib
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pyxform.xls2xform import convert

from forms.model import Choice, FormPack, Group, Probe, Topic
from forms.pack_tables import as_toml, tables_of
from forms.problems import PackBroken
from forms.reader import installed_pack, pack_from_tables, read_pack
from forms.texts import translation_entries
from forms.xlsform import read_xlsform, xlsform_of
from forms.xlsform.names import cell_condition, own_cell_condition, with_group, without_group
from tests.form_builders import STEPS, THIRTY, YES_NO, choices, column, pack, question

LANGUAGES = (Choice("ar", "Arabisch"), Choice("ti", "Tigrinya"))
EVERY_TYPE: FormPack = pack(
    question("S01", "language", choices=LANGUAGES),
    question("S02", "languages", choices=LANGUAGES + choices(alone=("geen",))),
    question("S03", "country", plan_block=4, is_core=True),
    question("S04", "one", "${S01} = 'ar'", choices=choices("a", "b"), part="B"),
    question("S05", "text", "${S04} != ''", group=Group.ASIEL, official="= geen formule"),
    question("S06", "text", None, group=Group.GEZIN_OVERIG, law_needs=True, probe="En verder?"),
    question("P01", "long_text", limits={"max_length": "500"}, theme=1),
    question("P02", "int", theme=1, limits={"min": "0", "max": "40"}),
    question("P03", "bsn", theme=1),
    question("P04", "date", theme=1, limits={"max": "today", "min": "1900-01-01"}),
    question("P05", "date_partial", theme=1),
    question("P06", "date_or_not_yet", theme=1, choices=choices("nog_niet")),
    question("P07", "yes_no", theme=1, choices=YES_NO),
    question("P08", "scale5", theme=1, choices=STEPS),
    question("P09", "scales", theme=1, choices=STEPS, columns=(column("lezen", "scale5"),)),
    question("W10", "grid", theme=6, choices=choices(alone=("geen",)), limits={"days": "ma-vr"}),
    question("W11", "file", theme=6, choices=choices("gezien", "later")),
    question("W12", "sign", theme=6, choices=choices("op_papier"), relevant="${P07} = 'ja'"),
    question("W13", "sign", theme=6),
    question("W14", "multi", theme=6, choices=choices("a", "b", alone=("geen",)), is_guarded=True),
    question(
        "W15",
        "calc",
        theme=6,
        choices=tuple(Choice(key, key) for key in ("hoog", "laag")),
        calculation="if(${P02} > pulldata('wet', 'grens', 'dag', ${P04}), 'hoog', 'laag')",
    ),
    question(
        "G03",
        "list",
        "${P07} = 'ja'",
        theme=7,
        group=Group.ASIEL,
        choices=choices(alone=("geen",)),
        probes=(Probe("Wie past op?", "count(${G03}[leeftijd < 4]) > 0"), Probe("Meer?")),
        columns=(
            column("leeftijd", "int", is_required=True, limits={"min": "0"}, picture="yes"),
            column("taal", "language", choices=LANGUAGES),
            column("school", "yes_no", "leeftijd >= 4 and taal != 'leeftijd'", choices=YES_NO),
            column("dagen", "grid", "school = 'ja'"),
            column("land", "country"),
        ),
    ),
    question("G04", "text", "count(${G03}[leeftijd < 4]) > 0 or ${G08}/zorgt = 'ja'", theme=7),
    question(
        "G08",
        "parts",
        theme=7,
        columns=(column("zorgt", "yes_no", choices=YES_NO), column("wie", "text", "zorgt = 'ja'")),
    ),
    languages=LANGUAGES,
    when_told="Luister.\nSchrijf niets op.\n",
    topics=(Topic("kinderen", "Kinderen", "WI 14", True, ("G03", "G04")),),
)
PACKS = (EVERY_TYPE, read_pack(THIRTY), installed_pack("landelijk"))


@pytest.mark.parametrize("each", PACKS, ids=lambda each: str(each.name))
def test_a_pack_is_the_same_after_it_was_files(each: FormPack) -> None:
    head, themes = tables_of(each)
    written = {file: tomllib.loads(as_toml(table)) for file, table in themes.items()}
    assert pack_from_tables(tomllib.loads(as_toml(head)), written) == each


@pytest.mark.parametrize("each", PACKS, ids=lambda each: str(each.name))
def test_a_pack_is_the_same_after_it_was_an_xlsform(each: FormPack) -> None:
    assert read_xlsform(xlsform_of(each)).pack == each


@pytest.mark.parametrize("each", PACKS, ids=lambda each: str(each.name))
def test_pyxform_compiles_what_we_take_out(each: FormPack) -> None:
    arabic = {key: f"{text} بالعربية" for key, text in translation_entries(each)[::2]}
    warnings: list[str] = []
    made = convert(
        xlsform=io.BytesIO(xlsform_of(each, {"العربية (ar)": arabic})), file_type=".xlsx", warnings=warnings
    )
    for each_question in each.questions:
        assert f"/{each_question.id}" in made.xform
    assert 'translation lang="العربية (ar)"' in made.xform
    assert not [told for told in warnings if "hint" not in told]


def test_what_is_not_translated_stands_there_in_dutch() -> None:
    book = load_workbook(io.BytesIO(xlsform_of(EVERY_TYPE, {"ti": {"S01.question": "ቋንቋ"}})))
    rows = list(book["survey"].iter_rows(values_only=True))
    heads = list(rows[0])
    label = heads.index("label::ti")
    texts = {row[heads.index("name")]: row[label] for row in rows[1:]}
    assert texts["S01"] == "ቋንቋ"
    assert texts["S03"] == "Vraag S03?"


def test_a_text_that_begins_with_an_equals_sign_is_no_formula() -> None:
    book = load_workbook(io.BytesIO(xlsform_of(EVERY_TYPE)))
    cells = [
        cell for row in book["intakekoffer"].iter_rows() for cell in row if cell.value == "= geen formule"
    ]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_change_made_in_the_spreadsheet_comes_back() -> None:
    book = load_workbook(io.BytesIO(xlsform_of(EVERY_TYPE)))
    for row in book["survey"].iter_rows():
        for cell in row:
            if cell.value == "Vraag S03?":
                cell.value = "Uit welk land komt u?"
    changed = io.BytesIO()
    book.save(changed)
    assert read_xlsform(changed.getvalue()).pack.question("S03").simple == "Uit welk land komt u?"


def test_a_form_from_elsewhere_is_told_what_it_lacks() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in (
        ("type", "name", "label", "relevant"),
        ("text", "N01", "Hoe heet u?", None),
        ("begin repeat", "N02", "Kinderen", "${N03} > 0"),
        ("integer", "leeftijd", "Hoe oud?", None),
        ("end repeat", None, None, None),
    ):
        sheet.append(row)
    raw = io.BytesIO()
    book.save(raw)
    with pytest.raises(PackBroken) as broken:
        read_xlsform(raw.getvalue())
    keys = {problem.key for problem in broken.value.problems}
    assert {"question[N01].avg", "question[N01].purpose", "question[N02].legal_basis", "version"} <= keys
    assert not [key for key in keys if key.endswith(".type")]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"type,name\ntext,a", b"\xff" * 100])
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    with pytest.raises(PackBroken):
        read_xlsform(raw)


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 61_000_000)
    with pytest.raises(PackBroken) as broken:
        read_xlsform(written.getvalue())
    assert "uitgepakt" in broken.value.problems[0].what


def test_a_workbook_with_an_entity_is_refused() -> None:
    given_book = io.BytesIO(xlsform_of(EVERY_TYPE))
    evil = io.BytesIO()
    with zipfile.ZipFile(given_book) as old, zipfile.ZipFile(evil, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/workbook.xml":
                content = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>' + content
            new.writestr(entry.filename, content)
    with pytest.raises(PackBroken):
        read_xlsform(evil.getvalue())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("woont = 'bij_mij'", "../woont = 'bij_mij'"),
        ("not(a or b-c) and d = 'd'", "not(../a or ../b-c) and ../d = 'd'"),
        ("string-length(naam) > 2 div n", "string-length(../naam) > 2 div ../n"),
    ],
)
def test_conditions_between_cells_go_and_come(ours: str, theirs: str) -> None:
    assert cell_condition(ours) == theirs
    assert own_cell_condition(theirs) == ours


@given(
    group=st.sampled_from(Group), rest=st.none() | st.sampled_from(["${A} = 'x'", "(${A} > 1) or (${B} < 2)"])
)
def test_the_group_goes_and_comes_with_the_condition(group: Group, rest: str | None) -> None:
    found, back = without_group(with_group(group, rest))
    assert (found or "all", back or None) == (group, rest)
