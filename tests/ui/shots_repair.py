"""Pictures of the lock screen when a koffer does not open, and of the ways back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode, TroubleCode
from desktop.domain.wording import nl
from desktop.ui.messages import message_for
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.unlock.view import UnlockScreen
from tests.ui import samples_repair as samples
from tests.ui.rooms import Shot, settle
from tests.ui.shots_lists import unlock_results, window

_T = TroubleCode
_Act = Callable[[UnlockScreen], object]
_DAMAGES = {
    "damaged": _T.STORE_DAMAGED, "newer": _T.STORE_NEWER, "lock": _T.HEADER_MISSING,
    "twice": _T.SECOND_INSTANCE,
    "device": _T.DEVICE_SECRET_GONE,
}  # fmt: skip


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Once for all languages of a talk: nobody talks yet."""
    for name, code in _DAMAGES.items():
        yield f"repair-{name}", partial(_screen, app, theme, partial(_damage, code))
    acts: dict[str, _Act] = {
        "nothing": lambda screen: screen.show_damage(samples.page(_T.STORE_MISSING, False)),
        "look": lambda screen: screen.ask_to_look(None),
        "wrong": lambda screen: screen.ask_to_look(message_for(Refusal(RefusalCode.WRONG_PASSPHRASE))),
        "ways": lambda screen: screen.show_ways_back(samples.WAYS),
        "done": lambda screen: screen.show_done(nl("Uw koffer is weer open"), samples.REPORT),
        "recovery": lambda screen: screen.show_recovery(samples.ASK, None),
        "refused": lambda screen: screen.show_recovery(
            samples.ASK, message_for(Refusal(RefusalCode.RECOVERY_ANSWER_OTHER, "answer"))
        ),
    }
    for name, act in acts.items():
        yield f"repair-{name}", partial(_screen, app, theme, act)


def _damage(code: TroubleCode, screen: UnlockScreen) -> None:
    screen.show_damage(samples.page(code))


def _screen(app: QApplication, theme: Theme, act: _Act) -> QWidget:
    shell, screen, _ = window(app, theme, Place(ScreenName.UNLOCK), unlock_results())
    assert isinstance(screen, UnlockScreen)
    act(screen)
    settle(app)
    return shell
