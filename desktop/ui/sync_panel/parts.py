"""What other rooms hang on the sync screen, in the order in which it stands there."""

from __future__ import annotations

from desktop.ui.sync_panel.connection_card import ConnectionCard
from desktop.ui.sync_panel.municipality_card import MunicipalityCard
from desktop.ui.sync_panel.sign_in_card import add_sign_in
from desktop.ui.sync_panel.slots import MakePart
from desktop.ui.sync_panel.stick_card import StickCard

#: a room adds its own here
SYNC_PARTS: tuple[MakePart, ...] = (add_sign_in, MunicipalityCard, StickCard, ConnectionCard)
