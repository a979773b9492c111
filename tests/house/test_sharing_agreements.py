"""The files that say what may go to whom are read with every check of the house, against every pack."""

from __future__ import annotations

import pytest

from desktop.domain.sharing_reader import read_parties
from desktop.installed import read_installed_agreements
from forms.model import FormPack
from forms.reader import installed_packs


@pytest.mark.parametrize("pack", installed_packs(), ids=lambda pack: pack.name)
def test_the_agreements_about_sharing_hold_for_every_pack(pack: FormPack) -> None:
    parties = read_parties(read_installed_agreements(), pack)
    assert {party.key for party in parties} >= {"taalschool", "vluchtelingenwerk", "coa", "duo"}
