"""The keys that lead from anywhere in the window to a screen, and those for the size of the text. No Qt."""

from __future__ import annotations

from desktop.ui.places import ScreenName

#: without a dossier
ANYWHERE = (
    ("F12", ScreenName.SYNC),
    ("Ctrl+Shift+T", ScreenName.LANGUAGES),
    ("Ctrl+Shift+H", ScreenName.HOUSE_STYLE),
    ("Ctrl+Shift+K", ScreenName.SAFE),
    ("Ctrl+Shift+F", ScreenName.SEARCH),
    ("Ctrl+Shift+L", ScreenName.AUDIT),
    ("Shift+F1", ScreenName.SUPPORT),
)
#: in the dossier that is open
WITHIN = (
    ("Ctrl+P", ScreenName.PAPER),
    ("Ctrl+Shift+P", ScreenName.PLAN),
    ("Ctrl+Shift+R", ScreenName.RIGHTS),
    ("Ctrl+D", ScreenName.DOSSIER),
    ("Ctrl+T", ScreenName.TEACH_BACK),
)
#: in the dossier that is open, at the question that is on the screen
BESIDE = (
    ("Ctrl+Shift+B", ScreenName.ATTACHMENTS),
    ("Ctrl+Shift+C", ScreenName.CHOICES),
    ("Ctrl+Shift+O", ScreenName.REMARKS),
)
SIZES = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))
