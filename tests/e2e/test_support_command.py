"""`hulpbestand` and `sbom` from the command line: without opening a koffer, into a new file, about nobody."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.supply.installed_files import LIST
from tests.applog_places import CANARY
from tests.e2e.suitcase import Suitcase


def test_the_support_file_tells_of_a_koffer_that_does_not_open_by_its_code_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    case = Suitcase(tmp_path / "koffers", label=f"Marit {CANARY}")
    case.make()
    assert main(["hulpbestand", "--folder", str(case.folder)]) == 0
    told = capfd.readouterr().out
    assert "slot van een koffer: heel" in told and "SQLCipher: " in told
    assert CANARY not in told and case.person not in told and str(tmp_path) not in told
    for header in case.files.glob("store.header*"):
        header.write_bytes(b"{}")
    assert main(["hulpbestand", "--folder", str(case.folder)]) == 0
    assert "slot van een koffer: HEADER_DAMAGED" in capfd.readouterr().out


def test_a_laptop_without_koffers_has_a_support_file_too_and_nothing_is_overwritten(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hulp.txt"
    words = ["hulpbestand", "--folder", str(tmp_path / "leeg"), "--out", str(out)]
    assert main(words) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600 and "er is er geen" in out.read_text()
    assert not (tmp_path / "leeg").exists()
    before = out.read_bytes()
    assert main(words) == 1 and out.read_bytes() == before
    assert "Op die plek staat al een bestand." in capfd.readouterr().err


def test_the_bill_of_materials_goes_to_a_new_file_and_the_list_of_a_bundle_into_its_folder(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sbom.json"
    assert main(["sbom", "--out", str(out)]) == 0
    assert json.loads(out.read_text())["bomFormat"] == "CycloneDX"
    assert main(["sbom", "--out", str(out)]) == 1
    assert main(["sbom"]) == 0 and capfd.readouterr().out == out.read_text()
    (tmp_path / "bundel").mkdir()
    (tmp_path / "bundel" / "a.txt").write_text("a")
    assert main(["sbom", "--files", str(tmp_path / "bundel")]) == 0
    assert list(json.loads((tmp_path / "bundel" / LIST).read_text())) == ["a.txt"]
