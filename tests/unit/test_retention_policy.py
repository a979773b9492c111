"""The policy of the privacy officer: read strictly, signed, pinned once, and it never goes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.retention import DossierClass
from desktop.domain.retention_reader import PolicyBroken, fingerprint, read_policy, take_apart
from desktop.usecases.ports import Desk
from desktop.usecases.retention_policy import kept_policy, look_at_policy, take_policy
from tests.safe_fakes import OFFICER, OTHER_OFFICER, koffer, policy_body, policy_file, signed_policy


def _taken(desk: Desk, folder: Path, body: bytes | None = None) -> Path:
    path = policy_file(folder, body)
    take_policy(desk, path, look_at_policy(desk, path), is_compared=True)
    return path


def _version(desk: Desk) -> int:
    with desk.unit_of_work() as work:
        kept = kept_policy(work)
    assert kept is not None and kept.policy is not None
    return kept.policy.version


def test_the_example_has_a_term_and_a_ground_for_every_class() -> None:
    policy = read_policy(policy_body())
    assert set(policy.terms) == set(DossierClass) and not policy.is_automatic
    assert policy.terms[DossierClass.VASTGESTELD].days == 14
    assert all("AVG" in term.ground for term in policy.terms.values())


def test_everything_that_is_wrong_is_said_at_once() -> None:
    body = b'version = 0\nmunicipality = "V\xe2\x80\xaebeeld"\ndestroy = "soms"\n'
    body += b"term.bezig.days = 9999\nextra = 1\n"
    with pytest.raises(PolicyBroken) as broken:
        read_policy(body)
    keys = {problem.key for problem in broken.value.problems}
    assert {"version", "municipality", "destroy", "term.bezig.days", "term.vastgesteld", "extra"} <= keys


@pytest.mark.parametrize("body", [b"version =", b"\xff\xfe", b"[" * 5000, b""])
def test_what_is_no_policy_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(PolicyBroken):
        read_policy(body)


def test_a_policy_does_not_begin_before_it_was_decided() -> None:
    body = policy_body().replace(b"valid_from = 2026-09-15", b"valid_from = 2026-09-13")
    with pytest.raises(PolicyBroken, match="voordat het besloten is"):
        read_policy(body)


def test_the_key_is_compared_before_the_first_policy_is_taken(tmp_path: Path) -> None:
    place, _ = koffer()
    path = policy_file(tmp_path)
    seen = look_at_policy(place.desk, path)
    assert (
        seen.is_new_key and seen.fingerprint == fingerprint(bytes(OFFICER.verify_key)) and not seen.problems
    )
    with pytest.raises(Refusal) as refused:
        take_policy(place.desk, path, seen, is_compared=False)
    assert refused.value.code is RefusalCode.KEY_NOT_COMPARED and refused.value.field == "compared"
    take_policy(place.desk, path, seen, is_compared=True)
    assert _version(place.desk) == 1
    again = look_at_policy(place.desk, path)
    assert again.is_same and not again.is_new_key


def test_a_newer_version_of_the_same_officer_is_taken_without_comparing(tmp_path: Path) -> None:
    place, _ = koffer()
    _taken(place.desk, tmp_path)
    path = policy_file(tmp_path, policy_body(version=2))
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=False)
    assert _version(place.desk) == 2


def test_a_policy_never_goes_back_nor_changes_under_its_version(tmp_path: Path) -> None:
    place, _ = koffer()
    _taken(place.desk, tmp_path, policy_body(version=3))
    for body, key in (
        (policy_body(version=2), OFFICER),
        (policy_body(version=3, bezig=1), OFFICER),
        (policy_body(version=2), OTHER_OFFICER),
    ):
        path = policy_file(tmp_path, body, key)
        seen = look_at_policy(place.desk, path)
        assert len(seen.problems) == 1
        with pytest.raises(Refusal) as refused:
            take_policy(place.desk, path, seen, is_compared=True)
        assert refused.value.code is RefusalCode.POLICY_UNFIT
    assert _version(place.desk) == 3


def test_another_officer_is_compared_again(tmp_path: Path) -> None:
    place, _ = koffer()
    _taken(place.desk, tmp_path)
    path = policy_file(tmp_path, policy_body(version=2), OTHER_OFFICER)
    seen = look_at_policy(place.desk, path)
    assert seen.is_new_key and seen.pinned == fingerprint(bytes(OFFICER.verify_key))
    with pytest.raises(Refusal):
        take_policy(place.desk, path, seen, is_compared=False)
    take_policy(place.desk, path, seen, is_compared=True)
    assert _version(place.desk) == 2


def test_a_file_that_changed_after_the_look_is_not_taken(tmp_path: Path) -> None:
    place, _ = koffer()
    path = policy_file(tmp_path)
    seen = look_at_policy(place.desk, path)
    path.write_bytes(signed_policy(policy_body(bezig=1)))
    with pytest.raises(Refusal) as refused:
        take_policy(place.desk, path, seen, is_compared=True)
    assert refused.value.code is RefusalCode.POLICY_CHANGED


def test_an_unsigned_file_and_one_of_another_municipality_are_told_apart(tmp_path: Path) -> None:
    place, _ = koffer()
    path = tmp_path / "bewaarbeleid.toml"
    path.write_bytes(policy_body())
    assert "niet ondertekend" in look_at_policy(place.desk, path).problems[0]
    elsewhere = policy_body().replace(b'"Voorbeeldstad"', b'"Elders"')
    seen = look_at_policy(place.desk, policy_file(tmp_path, elsewhere))
    assert not seen.problems and "van Elders" in seen.doubts[0]


@given(at=st.integers(min_value=0, max_value=10_000), bit=st.integers(min_value=0, max_value=7))
def test_no_flipped_bit_of_a_signed_policy_is_accepted(
    at: int, bit: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(signed_policy())
    place = at % len(content)
    content[place] ^= 1 << bit
    path = tmp_path_factory.getbasetemp() / "flipped.toml"
    path.write_bytes(content)
    seen = look_at_policy(koffer()[0].desk, path)
    # a blank at the very end is no part of what is signed
    assert seen.problems or bytes(content).rstrip() == signed_policy().rstrip()


def test_what_stands_in_the_koffer_is_verified_at_every_look(tmp_path: Path) -> None:
    place, _ = koffer()
    _taken(place.desk, tmp_path)
    with place.desk.unit_of_work() as work:
        work.state.put("retention.key", bytes(OTHER_OFFICER.verify_key).hex())
        work.commit()
    with place.desk.unit_of_work() as work:
        kept = kept_policy(work)
    assert kept is not None and kept.policy is None


def test_windows_line_ends_made_after_signing_are_told(tmp_path: Path) -> None:
    place, _ = koffer()
    path = policy_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "handtekening klopt niet" in look_at_policy(place.desk, path).problems[0]
    assert take_apart(b"x" * 2_000_000) is None
