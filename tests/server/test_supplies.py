"""Packs, law and policies on their way down: signed, whole, never back in version, and never in mid-talk."""

from __future__ import annotations

from pathlib import Path

import pytest
from nacl.signing import SigningKey

from desktop.composition import SUPPLIES
from desktop.domain.errors import Refusal
from desktop.domain.retention_reader import policy_text, with_signature
from desktop.usecases.lease_words import from_municipality
from desktop.usecases.retention_policy import kept_policy, look_at_sent_policy, take_sent_after_comparing
from desktop.usecases.talk import load_talk
from resources import paths
from sync.protocol.errors import Problem
from sync.protocol.signing import sign
from sync.protocol.supplies import Supply, SupplyKind
from sync.server.service.supplying import publish
from tests.server.order_places import Koffer
from tests.server.places import Municipality

PACK = {
    path.name: path.read_text("utf-8") for path in (paths.root() / "forms/packs/landelijk").glob("*.toml")
}
POLICY = (paths.root() / "resources/bewaren/voorbeeld.toml").read_text("utf-8")


def pack(version: int) -> dict[str, str]:
    return {**PACK, "pack.toml": PACK["pack.toml"].replace("version = 1\n", f"version = {version}\n", 1)}


def send(koffer: Koffer, kind: SupplyKind, name: str, version: int, files: dict[str, str]) -> int:
    municipality = koffer.municipality
    return publish(municipality.house.service, municipality.tenant, Supply(kind, name, version, files))


def told(koffer: Koffer) -> list[tuple[str, int, str, str]]:
    return [(row.order.kind, row.order.version, row.outcome, row.outcome_code) for row in koffer.orders()]


@pytest.fixture
def koffer(tmp_path: Path, municipality: Municipality) -> Koffer:
    return Koffer.new(tmp_path / "laptop", municipality)


def test_a_new_pack_holds_from_the_next_opening_and_a_talk_goes_on_in_its_own(koffer: Koffer) -> None:
    dossier = koffer.begun("Amina")
    assert send(koffer, SupplyKind.PACK, "landelijk", 2, pack(2)) == 1
    koffer.sync()
    assert koffer.desk.packs.newest("landelijk").version == 1
    desk = koffer.again()
    assert desk.packs.newest("landelijk").version == 2
    assert desk.packs.named("landelijk@1").version == 1
    with desk.unit_of_work() as work:
        assert load_talk(desk, work, dossier).pack.version == 1
    assert told(koffer) == [("take-pack", 2, "done", "")]
    with pytest.raises(Problem):
        send(koffer, SupplyKind.PACK, "landelijk", 2, pack(2))


def test_a_pack_that_was_altered_on_the_disk_does_not_count_and_is_fetched_again(koffer: Koffer) -> None:
    send(koffer, SupplyKind.PACK, "landelijk", 2, pack(2))
    koffer.sync()
    (kept,) = (koffer.folder / SUPPLIES).iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"Brede intake, landelijk", b"Brede intake, veranderd"))
    assert koffer.again().packs.newest("landelijk").version == 1
    koffer.sync()
    assert kept.read_bytes() == whole
    kept.unlink()
    assert koffer.again().packs.newest("landelijk").version == 1
    koffer.sync()
    assert koffer.again().packs.newest("landelijk").version == 2
    assert told(koffer) == [("take-pack", 2, "done", "")]


def test_a_broken_pack_is_refused_with_a_word_and_the_old_one_stays(koffer: Koffer) -> None:
    send(koffer, SupplyKind.PACK, "landelijk", 2, {**pack(2), "03-taal.toml": "dit is geen [toml"})
    send(koffer, SupplyKind.PACK, "landelijk", 3, {"pack.toml": pack(3)["pack.toml"]})
    send(koffer, SupplyKind.LAW, "termijnen", 1, {"termijnen.toml": "[[value]]\nkey = 'x'\n"})
    send(koffer, SupplyKind.LANGUAGES, "arabisch", 1, {"los.txt": "x"})
    assert koffer.sync().is_confirmed
    assert {(outcome, code) for _, _, outcome, code in told(koffer)} == {("refused", "unreadable")}
    assert koffer.again().packs.newest("landelijk").version == 1
    send(koffer, SupplyKind.PACK, "landelijk", 4, pack(4))
    koffer.sync()
    assert koffer.again().packs.newest("landelijk").version == 4


def test_a_law_file_of_the_municipality_takes_the_place_of_the_installed_one(koffer: Koffer) -> None:
    installed = (paths.law_folder() / "termijnen.toml").read_text("utf-8")
    day = koffer.desk.clock.today()
    assert koffer.desk.law.on(day).value("pip.term_days").value == 70
    send(
        koffer,
        SupplyKind.LAW,
        "termijnen",
        1,
        {"termijnen.toml": installed.replace("value = 70", "value = 84", 1)},
    )
    koffer.sync()
    assert koffer.desk.law.on(day).value("pip.term_days").value == 70
    assert koffer.again().law.on(day).value("pip.term_days").value == 84


def test_a_laptop_that_comes_later_gets_everything_that_holds(koffer: Koffer, tmp_path: Path) -> None:
    for version in (2, 3):
        send(koffer, SupplyKind.PACK, "landelijk", version, pack(version))
    later = Koffer.new(tmp_path / "later", koffer.municipality)
    later.sync()
    desk = later.again()
    assert desk.packs.newest("landelijk").version == 3
    assert desk.packs.named("landelijk@2").version == 2


def test_the_policy_of_the_privacy_officer_comes_by_itself_once_the_key_was_compared(
    koffer: Koffer,
) -> None:
    officer = SigningKey.generate()

    def signed(version: int, key: SigningKey = officer) -> str:
        body = POLICY.replace("version = 1\n", f"version = {version}\n", 1).encode()
        return with_signature(body, bytes(key.verify_key), sign(key, policy_text(body))).decode()

    send(koffer, SupplyKind.RETENTION, "bewaren", 1, {"bewaarbeleid.toml": signed(1)})
    koffer.sync()
    assert told(koffer)[-1] == ("take-retention", 1, "refused", "key_not_compared")
    assert from_municipality(koffer.desk).policy_waits
    seen = look_at_sent_policy(koffer.desk)
    assert seen.is_new_key and not seen.problems
    with pytest.raises(Refusal):
        take_sent_after_comparing(koffer.desk, seen, is_compared=False)
    take_sent_after_comparing(koffer.desk, seen, is_compared=True)
    assert not from_municipality(koffer.desk).policy_waits
    send(koffer, SupplyKind.RETENTION, "bewaren", 2, {"bewaarbeleid.toml": signed(2)})
    send(koffer, SupplyKind.RETENTION, "bewaren", 3, {"bewaarbeleid.toml": signed(1)})
    send(koffer, SupplyKind.RETENTION, "bewaren", 4, {"bewaarbeleid.toml": signed(9, SigningKey.generate())})
    koffer.sync()
    assert [(outcome, code) for _, _, outcome, code in told(koffer)[1:]] == [
        ("done", ""),
        ("refused", "not_higher"),
        ("refused", "key_not_compared"),
    ]
    with koffer.desk.unit_of_work() as work:
        kept = kept_policy(work)
    assert kept is not None
    assert kept.policy is not None
    assert kept.policy.version == 2
