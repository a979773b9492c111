"""What the system says of the network: there or not, a page to log in on, a price for each byte.

No system is obliged to say anything; where it does not, the rounds go by their clock alone. It is never a
reason not to try: some call a network away that does carry a municipality.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from desktop.ui.link_now import NetworkNow

_Feature = QNetworkInformation.Feature
_Reach = QNetworkInformation.Reachability


class NetworkWatch(QObject):
    """`changed` brings a `NetworkNow`; `look` gives the present one."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        if self._said is not None:
            self._said.reachabilityChanged.connect(self._look_again)
            self._said.isBehindCaptivePortalChanged.connect(self._look_again)
            self._said.isMeteredChanged.connect(self._look_again)
            self._said.transportMediumChanged.connect(self._look_again)

    def look(self) -> NetworkNow:
        """What the system says now."""
        said = self._said
        if said is None:
            return NetworkNow()
        reach = said.reachability() if said.supports(_Feature.Reachability) else _Reach.Unknown
        return NetworkNow(
            is_there=None if reach is _Reach.Unknown else reach is not _Reach.Disconnected,
            asks_login=said.isBehindCaptivePortal() if said.supports(_Feature.CaptivePortal) else None,
            is_metered=said.supports(_Feature.Metered) and said.isMetered(),
        )

    def _look_again(self, _told: object) -> None:
        self.changed.emit(self.look())
