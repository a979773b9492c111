"""`intakekoffer huisstijl check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.__main__ import main
from resources import paths
from tests.house_builders import TOML, house_folder


def test_the_example_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["huisstijl", "check", str(paths.house_style_folder() / "voorbeeld")]) == 0
    told = capsys.readouterr().out
    assert "Voorbeeld: te gebruiken. Contrast accent 7,7:1, vlak 11,7:1." in told
    assert "detail 52,7, grijs 55%" in told


def test_everything_wrong_is_told_with_another_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = house_folder(tmp_path, TOML.replace('"#7A3B00"', '"#FFE000"').replace("work", "wokr"))
    assert main(["huisstijl", "check", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "huisstijl.toml, accent: #FFE000" in told and "photo[wokr].picture" in told and "2 fout" in told
