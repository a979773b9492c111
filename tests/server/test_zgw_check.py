"""`intakekoffer zgw check`: each thing that is missing in plain words, what to do, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from desktop.__main__ import main
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.checking import SCOPES, Finding, check
from sync.server.zgw.setup import EXAMPLE, ZgwSetupProblems, read_setup
from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_http import running_zgw
from tests.server.zgw_places import toml_for


@pytest.fixture
def zgw() -> Iterator[FakeZgw]:
    with running_zgw() as fake:
        yield fake


def checked(zgw: FakeZgw, rights: bool = True, **more: str) -> tuple[Finding, ...]:
    text = toml_for(zgw.base, **more)
    if rights:
        text = text.replace("[toegang]", f'autorisaties = "{zgw.base}/autorisaties/api/v1/"\n[toegang]')
    now = datetime.now(UTC)
    with httpx2.Client(timeout=20, trust_env=False) as http:
        return check(Zaaksysteem(read_setup(text.encode(), {}), lambda: now, http), now)


def wrong(found: tuple[Finding, ...]) -> str:
    assert all(one.do for one in found if one.is_wrong)
    return "\n".join(one.what for one in found if one.is_wrong)


def test_a_catalogue_that_has_everything_is_ready(zgw: FakeZgw) -> None:
    assert checked(zgw) == ()
    assert set(zgw.calls) and all(call.startswith("GET") for call in zgw.calls)


@pytest.mark.parametrize(
    ("kind", "which", "change", "told"),
    [
        ("statustypen", {"omschrijving": "In behandeling"}, None, "statustype 'In behandeling': staat niet"),
        ("roltypen", {"omschrijving": "Inburgeraar"}, None, "roltype 'Inburgeraar': staat niet"),
        ("eigenschappen", {"naam": "leerroute"}, None, "eigenschap 'leerroute': staat niet"),
        ("resultaattypen", {}, None, "resultaattype 'Vastgesteld': staat niet"),
        ("besluittypen", {}, {"concept": True}, "besluittype 'Vaststelling PIP': is nog een concept"),
        ("zaaktypen", {}, {"eindeGeldigheid": "2024-01-01"}, "zaaktype 'BREDE-INTAKE': geldt vandaag niet"),
        ("zaaktypen", {}, {"informatieobjecttypen": []}, "informatieobjecttype 'PIP': hoort niet bij"),
        ("zaaktypen", {}, {"besluittypen": []}, "besluittype 'Vaststelling PIP': hoort niet bij"),
    ],
)
def test_what_the_catalogue_lacks_is_named(
    zgw: FakeZgw, kind: str, which: dict[str, object], change: dict[str, object] | None, told: str
) -> None:
    one = zgw.of_catalogue(kind, **which)
    if change is None:
        zgw.kept[kind].remove(one)
    else:
        one.update(change)
    assert told in wrong(checked(zgw))


def test_all_that_lacks_is_told_at_once(zgw: FakeZgw) -> None:
    for kind in ("roltypen", "eigenschappen", "resultaattypen"):
        zgw.kept[kind].clear()
    assert wrong(checked(zgw)).count("staat niet in de catalogus") == 6


def test_an_end_status_asks_for_a_result(zgw: FakeZgw) -> None:
    text = toml_for(zgw.base).replace('resultaattype = "Vastgesteld"\n', "")
    now = datetime.now(UTC)
    with httpx2.Client(timeout=20, trust_env=False) as http:
        found = check(Zaaksysteem(read_setup(text.encode(), {}), lambda: now, http), now)
    assert "want 'vastgesteld' sluit de zaak af" in wrong(found)


def test_too_many_rights_and_a_right_that_is_missing_are_both_wrong(zgw: FakeZgw) -> None:
    zgw.kept["applicaties"][0]["heeftAlleAutorisaties"] = True
    assert "mag alles" in wrong(checked(zgw))
    zgw.kept["applicaties"][0].update(
        heeftAlleAutorisaties=False, autorisaties=[{"scopes": list(SCOPES[:-1])}]
    )
    assert wrong(checked(zgw)) == f"Het recht {SCOPES[-1]} ontbreekt."
    (told,) = checked(zgw, rights=False)
    assert not told.is_wrong and "niet nagekeken" in told.what


def test_no_answer_no_access_and_a_wrong_address_are_told_apart(zgw: FakeZgw) -> None:
    zgw.switches.portal = True
    assert wrong(checked(zgw)).count("geen bruikbaar antwoord") == 4
    zgw.switches.portal = False
    zgw.switches.scopes -= {"zaken.lezen"}
    assert wrong(checked(zgw)) == "zaken: geen toegang (U heeft geen toestemming voor deze actie.)."
    zgw.switches.now = lambda: datetime.now(UTC) + timedelta(hours=2)
    assert wrong(checked(zgw)).count("ons token te oud") == 4


def test_a_clock_that_is_off_is_told(zgw: FakeZgw) -> None:
    now = datetime.now(UTC) - timedelta(minutes=10)
    with httpx2.Client(timeout=20, trust_env=False) as http:
        setup = read_setup(toml_for(zgw.base).encode(), {})
        found = check(Zaaksysteem(setup, lambda: now, http), now)
    assert "De klok van deze server en die van het zaaksysteem schelen" in wrong(found)


def test_an_address_that_the_zaaksysteem_does_not_call_itself_is_told(zgw: FakeZgw) -> None:
    zgw.kept = json.loads(json.dumps(zgw.kept).replace("127.0.0.1", "binnen.nl"))
    assert "noemt zichzelf met een ander adres" in wrong(checked(zgw))


def test_the_command_tells_it_and_ends_with_the_right_code(
    zgw: FakeZgw, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    asked = ["zgw", "--folder", str(tmp_path), "check"]
    assert main(asked) == 1
    assert "zgw.toml is er niet" in capsys.readouterr().err
    (tmp_path / "zgw.toml").write_text(toml_for(zgw.base))
    (tmp_path / "zgw.toml").chmod(0o600)
    assert main(asked) == 0
    assert "Klaar: er kan gepubliceerd worden." in capsys.readouterr().out
    zgw.kept["roltypen"].clear()
    assert main(asked) == 1
    assert "2 te doen." in capsys.readouterr().out


def test_all_that_is_wrong_with_the_setup_is_told_at_once_and_no_value_is_repeated() -> None:
    text = '[adressen]\nzaken = "http://zaken.nl"\n[toegang]\nrsin = "12"\ngeheim = "kort"\n[kleur]\nrood = 1'
    with pytest.raises(ZgwSetupProblems) as found:
        read_setup(text.encode(), {})
    places = [where for where, _ in found.value.problems]
    assert {"adressen.zaken", "adressen.catalogi", "toegang.rsin", "toegang.geheim", "kleur.rood"} <= set(
        places
    )
    assert "kort" not in repr([what for where, what in found.value.problems if where == "toegang.rsin"])


def test_the_example_is_a_good_setup_once_secret_and_rsin_are_there() -> None:
    text = EXAMPLE.replace('rsin = "..."', 'rsin = "999993653"')
    setup = read_setup(text.encode(), {"ZGW_SECRET": "een geheim van de gemeente"})
    assert (setup.zaaktype, setup.from_begin) == ("BREDE-INTAKE", False)
    assert "geheim" not in repr(setup)
