"""The places where attachments lie: a disk and an S3-compatible store do the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sync.server.blobstore.disk import DiskBlobs
from sync.server.blobstore.objects import ObjectBlobs
from sync.server.blobstore.places import open_place
from sync.server.service.blob_contents import find_content, read_content
from sync.server.service.blob_ports import BlobStore, StoreAway, StoreLost
from sync.server.service.blob_uploads import add_chunk, begin_upload
from tests.server.blob_places import attach, content, sealed
from tests.server.fake_s3 import BUCKET, Objects, fake_s3
from tests.server.places import Municipality

T, F = "gm9999", "ab12cd34"


@pytest.fixture(scope="module")
def s3() -> Iterator[tuple[str, Objects]]:
    with fake_s3() as served:
        yield served


def s3_store(served: tuple[str, Objects], monkeypatch: pytest.MonkeyPatch) -> BlobStore:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "invented")
    monkeypatch.setenv("AWS_REGION", "nl-1")
    return open_place(f"s3://{BUCKET}/intake", Path("/nowhere"), served[0])


@pytest.fixture(params=["disk", "s3"])
def store(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    s3: tuple[str, Objects],
    monkeypatch: pytest.MonkeyPatch,
) -> BlobStore:
    if request.param == "disk":
        return open_place(str(tmp_path), Path("/nowhere"))
    s3[1].kept.clear()
    return s3_store(s3, monkeypatch)


def whole(portions: Iterator[bytes]) -> bytes:
    return b"".join(portions)


def test_chunks_become_one_content_that_is_read_anywhere(store: BlobStore) -> None:
    told = content(3_000_000)
    for at in range(0, len(told), 1_000_000):
        store.append(T, F, at, told[at : at + 1_000_000])
    assert whole(store.read_upload(T, F, len(told))) == told
    assert not store.holds(T, F, len(told))
    for _ in range(2):
        store.keep(T, F, len(told))
        assert store.holds(T, F, len(told)) and not store.holds(T, F, 5)
        assert whole(store.read_upload(T, F, len(told))) == told
    assert whole(store.read(T, F, 1_500_000, 1_200_000)) == told[1_500_000:2_700_000]
    store.drop(T, F)
    store.drop(T, F)
    assert not store.holds(T, F, len(told))


def test_a_chunk_that_is_written_again_replaces_what_was_there(store: BlobStore) -> None:
    store.append(T, F, 0, b"a" * 100)
    store.append(T, F, 100, b"b" * 100)
    store.append(T, F, 100, b"c" * 50)
    assert whole(store.read_upload(T, F, 150)) == b"a" * 100 + b"c" * 50


def test_what_is_not_there_is_told_apart_from_a_place_that_is_away(store: BlobStore) -> None:
    for ask in (
        lambda: whole(store.read(T, F, 0, 10)),
        lambda: whole(store.read_upload(T, F, 10)),
        lambda: store.keep(T, F, 10),
    ):
        with pytest.raises(StoreLost):
            ask()


def test_an_upload_whose_parts_are_not_all_there_is_lost(store: BlobStore) -> None:
    store.append(T, F, 0, b"a" * 100)
    with pytest.raises(StoreLost):
        whole(store.read_upload(T, F, 200))
    with pytest.raises(StoreLost):
        store.keep(T, F, 200)


def test_a_store_that_refuses_is_away(s3: tuple[str, Objects], monkeypatch: pytest.MonkeyPatch) -> None:
    store = s3_store(s3, monkeypatch)
    s3[1].is_away = True
    try:
        for ask in (
            lambda: store.append(T, F, 0, b"a"),
            lambda: store.holds(T, F, 1),
            lambda: store.drop(T, F),
            lambda: whole(store.read(T, F, 0, 1)),
        ):
            with pytest.raises(StoreAway):
                ask()
    finally:
        s3[1].is_away = False


def test_a_photo_goes_through_an_object_store_as_through_a_disk(
    s3: tuple[str, Objects], monkeypatch: pytest.MonkeyPatch, municipality: Municipality
) -> None:
    desk, plain = municipality.desk(), content(400_000)
    name = attach(desk, plain)
    sent, tenant = sealed(desk, name, plain), municipality.tenant
    service = replace(municipality.house.service, blob_store=s3_store(s3, monkeypatch))
    with service.work_in(tenant) as work:
        who = work.people.desk(desk.desk)
    assert who is not None
    begin_upload(service, tenant, who, name, len(sent))
    for at in range(0, len(sent), 150_000):
        state = add_chunk(service, tenant, who, name, at, sent[at : at + 150_000])
    assert state.receipt is not None
    found = find_content(service, tenant, who, name)
    assert whole(read_content(service, tenant, found, 0, found.size)) == sent
    assert [key.split("/")[:3] for key in s3[1].kept if tenant in key] == [["intake", tenant, "kept"]]


@pytest.mark.parametrize("stated", ["relative/folder", "s3://"])
def test_a_place_that_cannot_be_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match="wanted"):
        open_place(stated, Path("/nowhere"))


def test_a_back_end_without_a_setting_keeps_them_in_its_own_folder(tmp_path: Path) -> None:
    assert isinstance(open_place("", tmp_path), DiskBlobs)
    assert not isinstance(open_place("", tmp_path), ObjectBlobs)
