"""What the session of a Linux desktop tells over D-Bus: locked, another user, going to sleep, lid closed.

Before sleep a delay is asked for, so that the koffer is shut before the memory goes to the disk or stays
under power; the system waits some seconds and no longer. Where no answer comes, `told` says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, cast

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from desktop.ui.locking.reasons import LockReason

_SERVICE: Final = "org.freedesktop.login1"
_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = "org.freedesktop.login1.Manager"
_SESSION: Final = "org.freedesktop.login1.Session"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_POWER: Final = ("org.freedesktop.UPower", "/org/freedesktop/UPower", "org.freedesktop.UPower")
#: on the bus of the session, for desktops that tell their own lock screen and not the session
_SAVERS: Final = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
#: the system has no signal for the lid; a laptop that is closed without sleeping is noticed this soon
_LID_MS: Final = 2000
#: what the system calls the session of whoever asks, or else the one on the screen of this user
_OWN_SESSION: Final = "auto"
Answer = Callable[[object], None]


def _slot(name: str) -> bytes:
    """A method that takes a message, as D-Bus wants it named: text, where the stubs of PySide say bytes."""
    return cast("bytes", SLOT(f"{name}(QDBusMessage)"))


class LogindWatch(QObject):
    """Says that it is time to lock. `system` and `session` are the two buses; none of them need be there."""

    wanted = Signal(object)  # a LockReason
    ready = Signal()  # everything that was asked at the start is answered, or refused

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._system, self._session = system, session
        self._open_calls: set[QDBusPendingCallWatcher] = set()
        self._delay: QDBusUnixFileDescriptor | None = None
        self._session_path = ""
        self._lid_was: bool | None = None
        self._lid = QTimer(self)
        self._lid.setInterval(_LID_MS)
        self._lid.timeout.connect(self.ask_lid)

    # --- starting

    def begin(self) -> None:
        """Listen; without a bus nothing is heard."""
        for saver, path in _SAVERS:
            self._session.connect(saver, path, saver, "ActiveChanged", self, _slot("saver"))
        if not self._system.isConnected():
            self.ready.emit()
            return
        listen = self._system.connect
        listen(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, _slot("sleeps"))
        listen(_SERVICE, _PATH, _MANAGER, "PrepareForShutdown", self, _slot("sleeps"))
        service, path, _ = _POWER
        listen(service, path, _PROPERTIES, "PropertiesChanged", self, _slot("power"))
        self._ask_session(os.environ.get("XDG_SESSION_ID", "") or _OWN_SESSION)
        self.ask_lid()
        self._lid.start()

    def hold_sleep(self) -> None:
        """Ask for a moment before sleep: something is open now."""
        asked = ["sleep", "Intake", "De koffer gaat eerst op slot", "delay"]
        if self._delay is None and self._system.isConnected():
            self._call(_PATH, _MANAGER, "Inhibit", asked, self._holds)

    def let_sleep(self) -> None:
        """Everything is shut: the system may go on. Ending the process says the same."""
        self._delay = None

    @property
    def told(self) -> tuple[LockReason, ...]:
        """What this system tells us of."""
        found = []
        if self._session_path:
            found += [LockReason.SESSION, LockReason.SWITCHED]
        if self._delay is not None:
            found.append(LockReason.SLEEP)
        if self._lid_was is not None:
            found.append(LockReason.LID)
        return tuple(found)

    def _holds(self, given: object) -> None:
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
            self._delay = given

    def _ask_session(self, named: str) -> None:
        def found(given: object) -> None:
            path = given.path() if isinstance(given, QDBusObjectPath) else ""
            if path or named == _OWN_SESSION:
                self._found(path)
            else:
                self._ask_session(_OWN_SESSION)

        self._call(_PATH, _MANAGER, "GetSession", [named], found)

    def _found(self, path: str) -> None:
        if path:
            self._session_path = path
            listen = self._system.connect
            listen(_SERVICE, path, _SESSION, "Lock", self, _slot("locks"))
            listen(_SERVICE, path, _PROPERTIES, "PropertiesChanged", self, _slot("session"))
        self.ready.emit()

    # --- what is heard

    @Slot(QDBusMessage)
    def sleeps(self, message: QDBusMessage) -> None:
        """The laptop goes to sleep, or down; False is told when it is awake again."""
        if message.arguments() == [True]:
            self.wanted.emit(LockReason.SLEEP)

    @Slot(QDBusMessage)
    def locks(self, _message: QDBusMessage) -> None:
        """Somebody asked the session to lock."""
        self.wanted.emit(LockReason.SESSION)

    @Slot(QDBusMessage)
    def saver(self, message: QDBusMessage) -> None:
        """The lock screen of the desktop came, or went."""
        if message.arguments() == [True]:
            self.wanted.emit(LockReason.SESSION)

    @Slot(QDBusMessage)
    def session(self, _message: QDBusMessage) -> None:
        """Something of our session changed; it is asked what, which is true also when signals pile up."""
        self._get(_SERVICE, self._session_path, _SESSION, "Active", self._active)
        self._get(_SERVICE, self._session_path, _SESSION, "LockedHint", self._locked)

    @Slot(QDBusMessage)
    def power(self, _message: QDBusMessage) -> None:
        """Something of the battery or the lid changed."""
        service, path, interface = _POWER
        self._get(service, path, interface, "LidIsClosed", self._lid_is)

    @Slot()
    def ask_lid(self) -> None:
        """Is the lid closed now?"""
        self._get(_SERVICE, _PATH, _MANAGER, "LidClosed", self._lid_is)

    def _active(self, given: object) -> None:
        if given is False:
            self.wanted.emit(LockReason.SWITCHED)

    def _locked(self, given: object) -> None:
        if given is True:
            self.wanted.emit(LockReason.SESSION)

    def _lid_is(self, given: object) -> None:
        """A lid that was closed from the start belongs to a laptop with a screen beside it: no reason."""
        if not isinstance(given, bool):
            return
        before, self._lid_was = self._lid_was, given
        if given and before is False:
            self.wanted.emit(LockReason.LID)

    # --- asking

    def _get(self, service: str, path: str, interface: str, name: str, then: Answer) -> None:
        self._call(path, _PROPERTIES, "Get", [interface, name], then, service)

    def _call(
        self,
        path: str,
        interface: str,
        name: str,
        asked: Sequence[str],
        then: Answer,
        service: str = _SERVICE,
    ) -> None:
        message = QDBusMessage.createMethodCall(service, path, interface, name)
        message.setArguments(list(asked))
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(message))
        self._open_calls.add(waiting)
        waiting.finished.connect(lambda done: self._answered(done, then))

    def _answered(self, done: QDBusPendingCallWatcher, then: Answer) -> None:
        self._open_calls.discard(done)
        reply = done.reply()
        is_answer = reply.type() is QDBusMessage.MessageType.ReplyMessage
        given = reply.arguments()[0] if is_answer and reply.arguments() else None
        then(given.variant() if isinstance(given, QDBusVariant) else given)
