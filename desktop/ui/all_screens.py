"""Which class makes which screen. The one list; the window makes a screen when it is first gone to."""

from __future__ import annotations

from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import ScreenName
from desktop.ui.screen import Screens
from desktop.ui.sync_panel.view import SyncScreen
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.visit.view import VisitScreen


def all_screens() -> Screens:
    """Every screen there is, by name."""
    return {
        ScreenName.UNLOCK: UnlockScreen,
        ScreenName.VISIT: VisitScreen,
        ScreenName.DOSSIERS: DossierListScreen,
        ScreenName.SYNC: SyncScreen,
        ScreenName.INTERVIEW: InterviewScreen,
        ScreenName.PLAN: PipBoardScreen,
        ScreenName.PAPER: PaperScreen,
    }
