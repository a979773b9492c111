"""The commands of who keeps the back end: publish, see what stands apart, choose, export; and a real paper
that came in over HTTP, sealed, and leaves for the zaaksysteem opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from sync.protocol.canonical import canonical
from sync.protocol.model import PrivacyClass
from sync.protocol.summary import write_summary
from sync.server.cli import main
from sync.server.embedded import Urls
from sync.server.service.blob_contents import OpenedPapers
from sync.server.service.publishing import publish_waiting
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.publisher import ZgwPublisher
from tests.server.blob_places import named, send
from tests.server.fake_objects import TOKEN, running_objects
from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_http import running_zgw
from tests.server.places import Municipality, new_id
from tests.server.zgw_places import ESTABLISHED, LETTER, beside, toml_for


@pytest.fixture
def zgw() -> Iterator[FakeZgw]:
    with running_zgw() as fake:
        yield fake


def test_a_paper_travels_sealed_and_stands_in_the_zaaksysteem_with_the_same_bytes(
    municipality: Municipality, zgw: FakeZgw
) -> None:
    place = beside(municipality, zgw)
    house, dossier = municipality.house, place.desk.begin_dossier()
    place.paper(dossier, "pip_brief", LETTER, is_here=False)
    place.summary(dossier)

    def publish() -> None:
        with httpx2.Client(timeout=20, trust_env=False) as http:
            publisher = ZgwPublisher(Zaaksysteem(place.setup, house.clock.now, http))
            publish_waiting(house.service, municipality.tenant, publisher, OpenedPapers(house.service))

    publish()
    assert zgw.documents == {}
    send(place.desk, named(dossier, LETTER), LETTER)
    place.summary(dossier)
    publish()
    (document,) = zgw.documents.values()
    assert hashlib.sha256(document.content).digest() == hashlib.sha256(LETTER).digest()


def test_a_paper_that_was_sealed_as_special_and_one_of_another_kind_never_leave(
    municipality: Municipality, zgw: FakeZgw
) -> None:
    place = beside(municipality, zgw)
    dossier = place.desk.begin_dossier()
    place.paper(dossier, "pip_brief", LETTER, privacy_class=PrivacyClass.SPECIAL)
    place.paper(dossier, "verslag", LETTER + b"2")
    place.summary(dossier)
    place.publish()
    assert (len(zgw.all_of("zaken")), zgw.documents) == (1, {})


def test_an_administrator_publishes_looks_chooses_and_exports(
    zgw: FakeZgw,
    database: Urls,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    zgw.of_catalogue("statustypen", omschrijving="PIP vastgesteld")["isEindstatus"] = False
    folder = tmp_path / "server"

    def run(*words: str, code: int = 0) -> str:
        assert main(["--folder", str(folder), *words]) == code
        told = capsys.readouterr()
        return told.out.strip() + told.err.strip()

    urls = ("--service-url", database.service, "--owner-url", database.owner)
    recovery = ("--recovery-out", str(tmp_path / "herstel.json"))
    run("init", "--tenant", "gm9997", "--municipality", "Voorbeeldgemeente", *urls, *recovery)
    run("worker", "add", "Marit Bakker")
    file = tmp_path / "caseload.json"
    dossier, change = new_id(), {"kind": "summary", "key": "summary", "value": write_summary(ESTABLISHED)}
    one = {"id": dossier, "workers": ["Marit Bakker"], "changes": [change]}
    file.write_bytes(canonical({"v": 1, "dossiers": [one]}))
    run("caseload", "import", str(file))
    assert "zgw.toml is er niet" in run("publish", code=1)
    (folder / "zgw.toml").write_text(toml_for(zgw.base))
    (folder / "zgw.toml").chmod(0o644)
    assert "Zet het op 0600" in run("publish", code=1)
    (folder / "zgw.toml").chmod(0o600)
    assert run("publish") == "1 klaar, 0 wachten, 0 apart gezet."
    assert run("zgw", "list") == f"{dossier}  klaar\n0 wacht, 1 klaar, 0 apart gezet."
    assert run("zgw", "all") == "1 dossier opgenomen."
    next(one for one in zgw.all_of("zaakeigenschappen") if one["waarde"] == "Z-route")["waarde"] = "B1"
    run("publish")
    told = run("zgw", "differences")
    assert told.split() == [dossier, "eigenschap.leerroute", "ons:", "Z-route", "daar:", "B1"]
    run("zgw", "choose", dossier, "eigenschap.leerroute", "ons")
    run("publish")
    assert run("zgw", "differences") == ""
    zgw.switches.scopes -= {"zaken.lezen"}
    run("zgw", "all")
    assert run("publish") == "0 klaar, 0 wachten, 1 apart gezet."
    assert "apart gezet  Geen toegang" in run("zgw", "list")
    assert run("zgw", "again") == "1 gaat opnieuw."
    with running_objects() as objects:
        (folder / "zgw.toml").unlink()
        (folder / "objects.toml").write_text(
            f'objects = "{objects.base}"\nobjecttypes = "{objects.base}"\ntoken = "{TOKEN}"\n'
        )
        (folder / "objects.toml").chmod(0o644)
        assert "Zet het op 0600" in run("objects", "publish-type", code=1)
        (folder / "objects.toml").chmod(0o600)
        assert run("objects", "publish-type") == "Versie 1, nieuw."
        assert run("publish") == "1 klaar, 0 wachten, 0 apart gezet."
        assert len(objects.objects) == 1
    run("export", "ggm", str(tmp_path / "ggm.json"))
    (record,) = json.loads((tmp_path / "ggm.json").read_text())["records"]
    assert record["PIP"]["DAGTEKENINGPIP"] == "2026-09-15"
    run("export", "ggm", str(tmp_path / "ggm.csv"))
    assert (tmp_path / "ggm.csv").read_text().startswith("DOSSIER.KENMERK;")
    assert "termijn" in run("steering")
    assert "zaaktype" in run("zgw", "example")
