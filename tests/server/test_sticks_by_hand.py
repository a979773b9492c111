"""The whole way of a stick as people walk it: the card of the laptop, the command line, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.outgoing_files.stick_files import CheckedFiles
from desktop.usecases.ports import Desk
from desktop.usecases.stick import put_on_stick, stick_shown, take_from_stick
from desktop.usecases.stick_ports import Sticks
from desktop.usecases.synchronise import sync_panel
from sync.server.cli import main
from sync.server.settings import Settings, save_settings
from tests.builders import workplace
from tests.server.places import Municipality
from tests.server.sticks import Road, begin_road


@pytest.fixture
def road(municipality: Municipality, tmp_path: Path) -> Iterator[Road]:
    road = begin_road(municipality, tmp_path, "A")
    road.laptop.answer("P01", "Rima")
    yield road
    road.room.close()


@pytest.fixture
def desk(road: Road) -> Desk:
    """The use cases of that laptop."""
    link = road.laptop.link
    desk = workplace(unit_of_work=road.laptop.unit_of_work).desk
    return replace(
        desk,
        sync=link.door,
        sealer=link.sealer,
        clock=road.laptop.clock,
        worker=replace(desk.worker, id=WorkerId(link.worker_id)),
        desk=DeskId(link.desk_id),
        sticks=Sticks(link.door.sticks, CheckedFiles()),
    )


@pytest.fixture
def office(municipality: Municipality, tmp_path: Path) -> list[str]:
    """The beginning of a command for this municipality's own back end."""
    folder = tmp_path / "server"
    folder.mkdir()
    house = municipality.house
    key = house.service.master_key
    save_settings(folder, Settings(municipality.tenant, house.urls.service, key, "127.0.0.1", 0, 15))
    return ["--folder", str(folder)]


def test_a_stick_goes_there_and_back_by_hand(
    desk: Desk, office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    written = put_on_stick(desk, stick)
    assert written.changes >= 1 and written.name.startswith("naar-gemeente-")
    answer = stick / "naar-laptop.stick"
    assert main([*office, "stick", "import", str(stick / written.name), "--out", str(answer)]) == 0
    assert "1 nieuw dossier." in capsys.readouterr().out
    came = take_from_stick(desk, answer)
    assert came.is_good, came
    assert "aangekomen" in came.headline and "veilig" not in came.headline, "no backup was made yet"
    assert sync_panel(desk).waiting == 0
    assert stick_shown(desk, 0).last_words
    with desk.unit_of_work() as work:
        acts = [(line.action, line.result) for line in work.audit.lines()]
    assert [one for one in acts if one[0].startswith("stick.")] == [
        ("stick.out", "begun"), ("stick.out", "ok"), ("stick.in", "ok"),
    ]  # fmt: skip


def test_the_office_refuses_in_words_and_writes_nothing(
    desk: Desk, office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = put_on_stick(desk, tmp_path)
    cut = tmp_path / "cut.stick"
    cut.write_bytes((tmp_path / written.name).read_bytes()[:-1])
    out = tmp_path / "terug.stick"
    assert main([*office, "stick", "import", str(cut), "--out", str(out)]) == 1
    assert "einde" in capsys.readouterr().err and not out.exists()
    assert main([*office, "stick", "import", str(tmp_path / "weg"), "--out", str(out)]) == 1


def test_the_card_refuses_its_own_stick_and_what_is_no_stick(desk: Desk, tmp_path: Path) -> None:
    written = put_on_stick(desk, tmp_path)
    (tmp_path / "foto.stick").write_bytes(b"\xff\xd8\xff een foto van vakantie")
    for name, code in (
        (written.name, RefusalCode.STICK_OTHER_KIND),
        ("foto.stick", RefusalCode.STICK_NO_PARCEL),
        ("weg.stick", RefusalCode.FILE_NOT_THERE),
    ):
        with pytest.raises(Refusal) as refused:
            take_from_stick(desk, tmp_path / name)
        assert refused.value.code is code


def test_the_key_of_a_municipality_is_a_file_with_a_code_to_read_aloud(
    office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pakketsleutel.json"
    assert main([*office, "parcel", "key", "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert json.loads(out.read_bytes())["code"] in told
    assert main([*office, "parcel", "key"]) == 0
    assert capsys.readouterr().out.strip().split()[-1] in told, "the same key until a new one is asked for"
