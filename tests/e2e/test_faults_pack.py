"""A question pack that cannot be read: said over the screen; the answers stay for the next start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.ui.places import Place, ScreenName
from desktop.ui.widgets.scrim import Scrim
from forms import reader
from tests.e2e.seen import words_on
from tests.e2e.suitcase import Suitcase


def test_a_broken_pack_is_said_and_no_answer_is_touched(
    suitcase: Suitcase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = suitcase.begin("Rima", S01="ar", K01="Weer tandarts worden")
    packs = tmp_path / "packs"
    shutil.copytree(reader.PACKS_FOLDER, packs)
    (packs / "landelijk" / "12-mensen.toml").write_text("title = ", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(reader, "PACKS_FOLDER", packs)
        with suitcase.windows() as driver:
            driver.window.go(Place(ScreenName.INTERVIEW, dossier))
            driver.until(lambda: bool(driver.window.findChildren(Scrim)), "de melding over het scherm")
            words = words_on(driver.window)
            assert "De vragenlijst kan niet gelezen worden." in words
            assert "Alles staat veilig op deze laptop." in words and "Bel de beheerder" in words
    assert suitcase.answers(dossier, "K01") == ["Weer tandarts worden"]
