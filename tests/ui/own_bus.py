"""A D-Bus of the test itself, with a session of a desktop on it that does as the test says."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

NEEDS_BUS: Final = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="needs dbus-daemon, to own a bus of its own"
)
LOGIND: Final = "org.freedesktop.login1"
MANAGER: Final = "/org/freedesktop/login1"
SESSION: Final = "/org/freedesktop/login1/session/_37"


@contextmanager
def own_bus() -> Iterator[str]:
    """The address of a bus that lives as long as the block."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class Desktop(QDBusVirtualObject):
    """The system side: the manager and one session. `properties` are what is told when asked."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.bus = QDBusConnection.connectToBus(address, "desktop-side")
        assert self.bus.registerService(LOGIND)
        way = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self.bus.registerVirtualObject(MANAGER, self, way)
        self.properties: dict[str, bool] = {"Active": True, "LockedHint": False, "LidClosed": False}
        self.asked: list[str] = []
        #: our end of the pipe whose other end means 'do not sleep yet'
        self.delay = -1

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        """Answer as logind does."""
        name, words = message.member(), message.arguments()
        self.asked.append(name)
        given: object
        if name == "Inhibit":
            self.delay, theirs = os.pipe()
            given = QDBusUnixFileDescriptor(theirs)
            os.close(theirs)
        elif name == "GetSession" and words == ["auto"]:
            given = QDBusObjectPath(SESSION)
        elif name == "Get" and words[1] in self.properties:
            given = QDBusVariant(self.properties[words[1]])
        else:
            refused = message.createErrorReply(LOGIND + ".NoSuchSession", "not here")
            return connection.send(refused)
        reply = message.createReply()
        reply.setArguments([given])
        return connection.send(reply)

    def tell(self, path: str, interface: str, name: str, *words: object) -> None:
        """A signal on the bus."""
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(words))
        assert self.bus.send(signal)

    def change(self, name: str, value: bool) -> None:
        """Something of the session is different, and it is said as the system says it."""
        self.properties[name] = value
        self.tell(
            SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", LOGIND + ".Session", {}, []
        )

    def sleeps(self, going: bool) -> None:
        """The laptop goes to sleep, or woke."""
        self.tell(MANAGER, LOGIND + ".Manager", "PrepareForSleep", going)

    def may_sleep(self) -> bool:
        """Whoever asked for a delay has let go of it."""
        os.set_blocking(self.delay, False)
        try:
            return os.read(self.delay, 1) == b""
        except BlockingIOError:
            return False
