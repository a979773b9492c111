"""Fault 39: a number that becomes visible after a higher one. The hole is shown, and ours is shown closed."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine

from sync.protocol.batches import write_batch
from sync.protocol.headers import set_hash
from sync.protocol.model import SealedSet
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.transactions import open_engine, transactions
from sync.server.service import pushing
from sync.server.service.ports import Service, Work
from tests.server.places import FieldDesk, Municipality

PATIENCE = 20.0


@pytest.fixture
def naive(municipality: Municipality) -> Iterator[tuple[Engine, str]]:
    """A table with a number that PostgreSQL gives out, as most logs have."""
    engine = create_engine(for_psycopg(municipality.house.urls.superuser))
    table = f"naive_{secrets.token_hex(4)}"
    with engine.begin() as connection:
        connection.execute(text(f"create table {table} (position bigserial primary key, what text)"))
    yield engine, table
    with engine.begin() as connection:
        connection.execute(text(f"drop table {table}"))
    engine.dispose()


def read_after(connection: Connection, table: str, cursor: int) -> list[tuple[int, str]]:
    asked = f"select position, what from {table} where position > :cursor order by position"
    found = connection.execute(text(asked), {"cursor": cursor})
    return [(row.position, row.what) for row in found]


def test_a_naive_cursor_loses_the_row_that_was_committed_late(naive: tuple[Engine, str]) -> None:
    """So the test below tests something: with the same order of commits a row is lost."""
    engine, table = naive
    write = text(f"insert into {table} (what) values (:what)")
    seen: list[str] = []
    with engine.connect() as slow, engine.connect() as quick, engine.connect() as reader:
        slow.execute(write, {"what": "first, slow"})
        quick.execute(write, {"what": "second, quick"})
        quick.commit()
        found = read_after(reader, table, 0)
        reader.rollback()
        cursor = found[-1][0]
        seen += [what for _, what in found]
        slow.commit()
        seen += [what for _, what in read_after(reader, table, cursor)]
    assert seen == ["second, quick"]


@pytest.fixture
def another_engine(municipality: Municipality) -> Iterator[Engine]:
    engine = open_engine(municipality.house.urls.service)
    yield engine
    engine.dispose()


def test_ours_reads_in_commit_order_with_the_slow_one_first(
    municipality: Municipality, another_engine: Engine
) -> None:
    """The slow transaction has its number and waits before its commit; the quick one is sent meanwhile."""
    worker = municipality.worker()
    slow, quick, reader = (municipality.desk(worker) for _ in range(3))
    dossier = slow.begin_dossier()
    quick.keys[dossier] = slow.keys[dossier]
    first, second = slow.seal(dossier), quick.seal(dossier)
    has_number, may_commit = threading.Event(), threading.Event()
    service = held_before_commit(municipality.house.service, another_engine, has_number, may_commit)

    with ThreadPoolExecutor(2) as threads:
        late = threads.submit(push_through, service, slow, first)
        assert has_number.wait(PATIENCE)
        early = threads.submit(push_through, municipality.house.service, quick, second)
        sets, cursor = reader.pull()
        assert sets == [] and not early.done()
        may_commit.set()
        late.result(PATIENCE)
        early.result(PATIENCE)
    more, _ = reader.pull(cursor)
    assert [set_hash(one.header) for one in more] == [set_hash(one.header) for one in (first, second)]


def test_many_writers_and_a_reader_that_never_stops_lose_nothing(municipality: Municipality) -> None:
    worker = municipality.worker()
    writers = [municipality.desk(worker) for _ in range(4)]
    reader = municipality.desk(worker)
    dossier = writers[0].begin_dossier()
    for writer in writers:
        writer.keys[dossier] = writers[0].keys[dossier]
    written: list[str] = []
    seen: list[str] = []
    cursor, ended = "", threading.Event()

    def write(desk: FieldDesk) -> list[str]:
        made = []
        for _ in range(12):
            one = desk.seal(dossier)
            desk.push(one)
            made.append(set_hash(one.header))
        return made

    with ThreadPoolExecutor(4) as threads:
        work = [threads.submit(write, writer) for writer in writers]
        while not ended.is_set():
            if all(one.done() for one in work):
                ended.set()
            page = reader.page(cursor, limit=3)
            seen += [set_hash(one.header) for one in page.sets]
            cursor = page.cursor
        for one in work:
            written += one.result()
    rest, _ = reader.pull(cursor)
    seen += [set_hash(one.header) for one in rest]
    assert sorted(seen) == sorted(written) and len(set(seen)) == 48


def push_through(service: Service, desk: FieldDesk, sealed: SealedSet) -> None:
    with service.work_in(desk.reply.tenant) as work:
        row = work.people.desk(desk.desk)
    assert row is not None
    pushing.push(service, desk.reply.tenant, row, write_batch([sealed], desk.key))


def held_before_commit(
    plain: Service, engine: Engine, has_number: threading.Event, may_commit: threading.Event
) -> Service:
    """The service, on connections that stop between the last statement and the commit of a push."""
    inner = transactions(engine)

    class Held:
        def __init__(self, tenant: str) -> None:
            self._inside = inner(tenant)

        def __enter__(self) -> Work:
            self._work = self._inside.__enter__()
            return self._work

        def __exit__(self, kind: object, error: object, trace: object) -> bool | None:
            if self._is_push():
                has_number.set()
                assert may_commit.wait(PATIENCE)
            return self._inside.__exit__(kind, error, trace)  # type: ignore[arg-type]

        def _is_push(self) -> bool:
            return kind_of(self._work)

    return Service(Held, plain.master_key, plain.now, plain.token, plain.rules)


def kind_of(work: Work) -> bool:
    """True when this transaction holds the lock of the tenant: it gave out a position."""
    connection = work._connection  # type: ignore[attr-defined]
    held = "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
    return bool(connection.execute(text(held)).scalar_one())
