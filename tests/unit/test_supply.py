"""Parts and their floors, the bill of materials, and whether installed files are as they were installed."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from desktop.commands.doctor import command as doctor
from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.engine_versions import engine_versions
from desktop.supply.floors import numbers, read_floors, refuse_low_parts, with_floors
from desktop.supply.installed_files import LIST, check_files, list_of, needed_parts, needs, plain_name
from desktop.supply.native_parts import ask_parts
from desktop.supply.program import InstalledProgram, bundle_folder, installed_floors
from desktop.supply.sbom import bill
from desktop.ui.messages import message_for
from desktop.usecases.support_ports import FilesFact, PartFact

ROOT = Path(__file__).resolve().parents[2]
NATIVE = {
    "SQLCipher", "SQLite in SQLCipher", "openssl in SQLCipher", "libsodium", "Qt", "ICU", "HarfBuzz",
    "PDFium", "FreeType in Pillow", "Expat in Python", "Zstandard", "libwebp in Pillow",
}  # fmt: skip


@pytest.fixture(scope="module")
def parts() -> tuple[PartFact, ...]:
    return InstalledProgram(engine_versions, tuple).parts()


def test_the_parts_that_are_not_python_are_asked_for_their_version(parts: tuple[PartFact, ...]) -> None:
    found = {part.name.casefold(): part for part in parts}
    assert {name.casefold() for name in NATIVE} <= set(found)
    assert all(part.version for part in parts), [part.name for part in parts if not part.version]
    assert sum(part.asked for part in parts) >= 10


def test_no_part_is_below_a_floor_that_keeps_the_koffer_shut(parts: tuple[PartFact, ...]) -> None:
    assert not [part for part in parts if part.is_low and part.stops]
    refuse_low_parts(parts)


def test_every_floor_is_of_a_part_that_there_is(parts: tuple[PartFact, ...]) -> None:
    assert set(installed_floors()) <= {part.name for part in parts}


@pytest.mark.parametrize("older", ["4.16.9", "", "3.99"])
def test_an_engine_below_its_floor_opens_no_koffer_and_says_so_in_words(older: str) -> None:
    low = InstalledProgram(lambda: engine_versions() | {"SQLCipher": older}, tuple).parts()
    with pytest.raises(Trouble) as trouble:
        refuse_low_parts(low)
    assert trouble.value.code is TroubleCode.PART_TOO_OLD
    message = message_for(trouble.value)
    assert "SQLCipher" in message.happened and "4.17.0" in message.advice


def test_versions_are_compared_as_numbers() -> None:
    assert numbers("3.53.10") > numbers("3.53.9") and numbers("159.0.8149.0@build") > numbers("99")
    floors = read_floors('[[floor]]\npart = "X"\nat_least = "1.10"\nstop = false\nwhy = "om"\n')
    told = with_floors([PartFact("X", "1.9", ""), PartFact("Y", "0", "")], floors)
    assert [part.is_low for part in told] == [True, False]


@pytest.mark.parametrize(
    "text", ["[[floor]]\npart = 'X'", "[[floor]]\npart='X'\nat_least='x'\nstop=true\nwhy='y'"]
)
def test_a_file_of_floors_that_is_not_as_it_must_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="floor"):
        read_floors(text)


def test_the_bill_names_every_package_of_the_desk_and_the_native_parts(parts: tuple[PartFact, ...]) -> None:
    made = bill(needed_parts(), parts)
    assert made == bill(needed_parts(), parts)
    found = json.loads(made)
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    refs = [one["bom-ref"] for one in found["components"]]
    assert len(refs) == len(set(refs))
    packages = {one["name"] for one in found["components"] if one.get("purl")}
    for row in needs(metadata.distribution("intakekoffer")):
        assert row in packages or _is_not_here(row)
    native = [one for one in found["components"] if one["bom-ref"].startswith("native:")]
    assert len(native) >= 10 and all(one["version"] != "unknown" for one in native)
    known = {*refs, found["metadata"]["component"]["bom-ref"]}
    for one in found["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= known


def _is_not_here(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return True
    return False


def test_every_package_of_the_lock_is_pinned_by_its_sums() -> None:
    text = (ROOT / "requirements.lock").read_text()
    blocks = re.split(r"\n(?=\S)", text.strip())
    wanted = [block for block in blocks if not block.startswith("#")]
    assert len(wanted) > 50
    assert not [block.split()[0] for block in wanted if "==" not in block or "--hash=sha256:" not in block]
    locked = {plain_name(block.partition("==")[0]) for block in wanted}
    assert {plain_name(part.metadata["Name"]) for part in needed_parts()} - {"intakekoffer"} <= locked


@pytest.mark.slow
def test_a_package_with_another_sum_is_refused(tmp_path: Path) -> None:
    """A real wheel, a real installer, no network: only the sum in the lock is another."""
    wheel = tmp_path / "verzonnen-1.0-py3-none-any.whl"
    record = "verzonnen-1.0.dist-info"
    (tmp_path / record).mkdir()
    (tmp_path / record / "METADATA").write_text("Metadata-Version: 2.1\nName: verzonnen\nVersion: 1.0\n")
    (tmp_path / record / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    (tmp_path / record / "RECORD").write_text("")
    shutil.make_archive(str(tmp_path / "w"), "zip", tmp_path, record)
    (tmp_path / "w.zip").rename(wheel)
    lock = tmp_path / "lock.txt"
    lock.write_text(f"verzonnen==1.0 --hash=sha256:{'0' * 64}\n")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-index",
        "--no-deps",
        "--dry-run",
    ]
    ended = subprocess.run(
        [*command, "--find-links", str(tmp_path), "--target", str(tmp_path / "t"), "-r", str(lock)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode != 0 and "DO NOT MATCH THE HASHES" in ended.stderr


def copied(tmp_path: Path, *names: str) -> list[metadata.Distribution]:
    """Some installed packages, copied elsewhere with their lists."""
    for name in names:
        part = metadata.distribution(name)
        for file in part.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                (tmp_path / file.as_posix()).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), tmp_path / file.as_posix())
    return list(metadata.distributions(path=[str(tmp_path)]))


def test_a_hundred_changed_bytes_in_installed_files_are_noticed_one_by_one(tmp_path: Path) -> None:
    found = copied(tmp_path, "defusedxml", "pynacl")
    whole = check_files(found)
    assert whole.is_whole and whole.checked > 40
    listed = [
        (file.as_posix(), Path(str(file.locate())))
        for part in found
        for file in part.files or ()
        if file.hash is not None
    ]
    files = [(name, path) for name, path in listed if path.stat().st_size]
    chance = random.Random(7)
    noticed = 0
    for _ in range(100):
        name, path = chance.choice(files)
        before = path.read_bytes()
        at = chance.randrange(len(before))
        path.write_bytes(before[:at] + bytes([before[at] ^ 1 << chance.randrange(8)]) + before[at + 1 :])
        noticed += check_files(found).altered == (name,)
        path.write_bytes(before)
    assert noticed == 100


def test_a_file_that_went_is_told_and_a_bundle_is_held_against_its_own_list(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "a.so").write_bytes(b"a")
    (tmp_path / "b.py").write_bytes(b"b")
    (tmp_path / LIST).write_bytes(list_of(tmp_path))
    assert check_files((), tmp_path) == FilesFact(2, (), (), True, pytest.approx(0, abs=60))
    (tmp_path / "b.py").unlink()
    (tmp_path / "map" / "a.so").write_bytes(b"x")
    found = check_files((), tmp_path)
    assert (found.altered, found.missing, found.is_whole) == (("map/a.so",), ("b.py",), False)
    assert bundle_folder() is None


def test_the_doctor_names_what_is_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor([]) == 0
    assert "TE OUD" not in capsys.readouterr().err
    assert doctor(["--parts"]) == 0
    told = capsys.readouterr().out
    assert all(part.name in told for part in ask_parts(engine_versions()))
