"""What a push, a pull and a handshake read does not grow with the log. Counted in rows, not in seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from sync.protocol.batches import write_batch
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.transactions import open_engine, transactions
from sync.server.service import pulling, pushing
from sync.server.service.caseload import caseload
from sync.server.service.ports import DeskRow, Service, Work
from tests.bench.long_log import lengthen
from tests.server.places import FieldDesk, Municipality

_READ = text(
    "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) from pg_stat_xact_user_tables"
    " where relname ~ '^(change_set|delivery|receipt|desk_head|dossier|assignment)'"
)


class Counting:
    """The service on connections that count, at the end of each transaction, the rows it read."""

    def __init__(self, plain: Service, engine: Engine) -> None:
        self.rows = 0
        counter, inner = self, transactions(engine)

        class Counted:
            def __init__(self, tenant: str) -> None:
                self._inside = inner(tenant)

            def __enter__(self) -> Work:
                self._work = self._inside.__enter__()
                # What was not handed in of earlier transactions of this connection still stands there.
                self._before = self._read()
                return self._work

            def _read(self) -> int:
                connection = self._work._connection  # type: ignore[attr-defined]
                return int(connection.execute(_READ).scalar_one())

            def __exit__(self, kind: object, error: object, trace: object) -> bool | None:
                counter.rows += self._read() - self._before
                return self._inside.__exit__(kind, error, trace)  # type: ignore[arg-type]

        self.service = Service(Counted, plain.master_key, plain.now, plain.token, plain.rules)

    def of(self, act: Callable[[], object]) -> int:
        """Rows read by `act`."""
        before = self.rows
        act()
        return self.rows - before


@pytest.fixture
def counting(municipality: Municipality) -> Iterator[Counting]:
    engine = open_engine(municipality.house.urls.service)
    yield Counting(municipality.house.service, engine)
    engine.dispose()


@pytest.fixture
def superuser(municipality: Municipality) -> Iterator[Engine]:
    engine = create_engine(for_psycopg(municipality.house.urls.superuser))
    yield engine
    engine.dispose()


def measured(counting: Counting, desk: FieldDesk, dossier: str) -> dict[str, int]:
    """Rows read by each act of a sync that brings one set up and one down."""
    service, tenant = counting.service, desk.reply.tenant
    with service.work_in(tenant) as work:
        row = work.people.desk(desk.desk)
    assert row is not None
    asker: DeskRow = row
    first = pulling.hello(service, tenant, asker, desk.incarnation).held
    assert first is not None
    body = write_batch([desk.seal(dossier)], desk.key)
    asked = pulling.Asked(cursor=first.cursor)
    return {
        "hello": counting.of(lambda: pulling.hello(service, tenant, asker, desk.incarnation)),
        "push": counting.of(lambda: pushing.push(service, tenant, asker, body)),
        "push again": counting.of(lambda: pushing.push(service, tenant, asker, body)),
        "pull": counting.of(lambda: pulling.pull(service, tenant, asker, asked)),
        "caseload": counting.of(lambda: caseload(service, tenant, asker)),
    }


def test_a_sync_of_one_set_reads_no_more_in_a_log_forty_times_as_long(
    municipality: Municipality, counting: Counting, superuser: Engine
) -> None:
    worker = municipality.worker()
    desk = municipality.desk(worker)
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    lengthen(superuser, municipality.tenant, worker, 500)
    short = measured(counting, desk, dossier)
    lengthen(superuser, municipality.tenant, worker, 20_000)
    long = measured(counting, desk, dossier)
    # A short table is read from end to end, as that is cheaper: the longer log may cost less, never more.
    assert {act for act in long if long[act] > short[act]} == set()
    assert max(long.values()) < 500
