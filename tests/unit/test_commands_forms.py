"""`intakekoffer forms` adds what the room of forms does not know: the law, and the translations."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.commands.forms import command, law_problems, untranslated
from forms.reader import installed_pack
from forms.texts import translation_entries
from tests.form_builders import THIRTY, choices, pack, question
from translations.catalog import Catalog


def test_a_look_up_in_the_law_must_exist() -> None:
    def checked(source: str) -> list[str]:
        asked = question("L05", "calc", choices=choices("a"), calculation=f"if({source} > 1, 'a', '')")
        return [problem.key for problem in law_problems(pack(asked))]

    assert checked("pulldata('wet', 'lbt.cutoff_points', 'dag', today())") == []
    assert checked("pulldata('wet', 'lbt.cutoff', 'dag', today())") == ["L05.calculation"]
    assert checked("pulldata('prijzen', 'lbt.cutoff_points', 'dag', today())") == ["L05.calculation"]
    assert law_problems(installed_pack("landelijk")) == []


def test_texts_that_wait_for_a_translator_are_told_per_language() -> None:
    lines = untranslated(pack(question("Q99", simple="Dit heeft nog niemand vertaald.")), Catalog.installed())
    languages = [entry.code for entry in Catalog.installed().languages() if entry.code != "nl"]
    assert [line.split(":")[0] for line in lines] == languages
    assert all("2 teksten niet vertaald, de eerste is theme.0" in line for line in lines)


def test_the_check_of_a_folder_ends_with_1_when_the_law_does_not_know_a_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(THIRTY, tmp_path / "eigen"))
    file = folder / "08-lichaam.toml"
    text = file.read_text(encoding="utf-8")
    condition = "relevant = \"pulldata('wet', 'geen.sleutel', 'dag', today()) = ''\"\n"
    file.write_text(text.replace("guarded = true\n", f"guarded = true\n{condition}"), encoding="utf-8")
    assert command(["check", "--pictures", str(tmp_path), str(folder)]) == 1
    assert "F03.relevant: pulldata('wet', 'geen.sleutel', 'dag', ...) is er niet" in capsys.readouterr().out


def test_an_export_carries_the_translations_that_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "landelijk.xlsx"
    assert command(["export", "landelijk", str(file)]) == 0
    rows = list(load_workbook(io.BytesIO(file.read_bytes()))["survey"].iter_rows(values_only=True))
    heads = [str(head) for head in rows[0]]
    entry = Catalog.installed().language("ar")
    column = heads.index(f"label::{entry.own_name} (ar)")
    key, dutch = next(e for e in translation_entries(installed_pack("landelijk")) if e[0] == "S01.question")
    said = Catalog.installed().say("packs/landelijk", key, dutch, "ar")
    assert said.language == "ar"
    assert said.text in [row[column] for row in rows]
