"""A desk that begins many dossiers leaves their keys in as few requests as the back end reads."""

from __future__ import annotations

from nacl.utils import random

from sync.protocol.canonical import canonical
from sync.protocol.exchanges import NewDossier
from sync.protocol.registering import MAX_REGISTERED, read_registration, write_registration
from sync.server.api.reading import read_object
from tests.server.places import new_id


def test_the_largest_registration_is_one_that_the_back_end_reads() -> None:
    new = [NewDossier(new_id(), random(32), random(32)) for _ in range(MAX_REGISTERED)]
    assert read_object(canonical(write_registration(new)), read_registration) == tuple(new)
