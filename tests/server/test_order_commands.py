"""The words of whoever keeps the back end: publish, order, destroy, rescue; each says what it did."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest import CaptureFixture

from resources import paths
from sync.server.cli import main
from sync.server.embedded import Urls


def test_the_keeper_publishes_orders_and_destroys_from_the_command_line(
    tmp_path: Path, database: Urls, capsys: CaptureFixture[str]
) -> None:
    folder = tmp_path / "server"

    def run(*words: str, code: int = 0) -> str:
        assert main(["--folder", str(folder), *words]) == code
        told = capsys.readouterr()
        return told.out.strip() + told.err.strip()

    urls = ("--service-url", database.service, "--owner-url", database.owner)
    recovery = ("--recovery-out", str(tmp_path / "herstel.json"))
    run("init", "--tenant", "gm9996", "--municipality", "Voorbeeldgemeente", *urls, *recovery)
    run("worker", "add", "Marit Bakker")
    assert "kwaliteit" in run("roles", "Marit Bakker", "kwaliteit", "klantmanager")
    assert "geen rol" in run("roles", "Marit Bakker")
    run("roles", "Niemand", "kwaliteit", code=1)
    with pytest.raises(SystemExit):
        main(["--folder", str(folder), "roles", "Marit Bakker", "baas"])
    assert "baas" in capsys.readouterr().err

    pack = tmp_path / "pack"
    shutil.copytree(paths.root() / "forms/packs/landelijk", pack)
    assert "pack.toml" in run("pack", "publish", str(tmp_path), code=1)
    assert "landelijk versie 1" in run("pack", "publish", str(pack))
    assert "not-higher" in run("pack", "publish", str(pack), code=1)
    law = str(paths.law_folder() / "termijnen.toml")
    assert "termijnen versie 3" in run("law", "publish", "termijnen", "3", law)
    (tmp_path / "los.toml").write_text("version = 'een'", "utf-8")
    assert "version" in run("policy", "publish", str(tmp_path / "los.toml"), code=1)
    assert "zonder contact 14 dagen" in run("policy", "set", "--lease-days", "14")
    assert "zonder contact 14 dagen" in run("policy", "set")
    run("policy", "set", "--lock-minutes", "99", code=1)

    assert "kantoor" in run("orders")
    run("dossier", "destroy", "0199a000-0000-7000-8000-00000000000a", "--order", "7", code=1)
    desk = run("orders").split()[0]
    assert not run("orders", desk)
    assert "office" in run("desk", desk, "wipe", code=1), "the office's own is no laptop"
    assert "geen pakket" in run("rescue", "export", desk, "--out", str(tmp_path / "pakket.json"), code=1)
    assert run("rescue", "release", desk).startswith("0 wijzigingen")
    run("rescue", "import", str(tmp_path / "los.toml"), code=1)
    run("recovery-key", str(tmp_path / "los.toml"), code=1)
