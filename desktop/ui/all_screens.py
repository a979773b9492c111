"""Which class makes which screen. The one list; a screen is loaded and made when it is first gone to.

Loading late keeps the start short: the lock screen shows before the rest of the house is read.
"""

from __future__ import annotations

import importlib

from desktop.ui.places import ScreenName
from desktop.ui.screen import Frame, Screen, ScreenMaker, Screens

_CLASSES = {
    ScreenName.UNLOCK: ("desktop.ui.unlock.view", "UnlockScreen"),
    ScreenName.VISIT: ("desktop.ui.visit.view", "VisitScreen"),
    ScreenName.DOSSIERS: ("desktop.ui.dossier_list.view", "DossierListScreen"),
    ScreenName.SYNC: ("desktop.ui.sync_panel.view", "SyncScreen"),
    ScreenName.INTERVIEW: ("desktop.ui.interview.view", "InterviewScreen"),
    ScreenName.PLAN: ("desktop.ui.pip_board.view", "PipBoardScreen"),
    ScreenName.AGREEMENTS: ("desktop.ui.agreements.view", "AgreementsScreen"),
    ScreenName.PAPER: ("desktop.ui.paper_preview.view", "PaperScreen"),
    ScreenName.TOLK_BRIEF: ("desktop.ui.tolk_brief.view", "TolkBriefScreen"),
    ScreenName.DOSSIER: ("desktop.ui.dossier_page.view", "DossierScreen"),
    ScreenName.DECISION: ("desktop.ui.decision.view", "DecisionScreen"),
    ScreenName.STEERING: ("desktop.ui.steering.view", "SteeringScreen"),
    ScreenName.TEACH_BACK: ("desktop.ui.teach_back.view", "TeachBackScreen"),
    ScreenName.HANDOVER: ("desktop.ui.handover.view", "HandoverScreen"),
    ScreenName.LANGUAGES: ("desktop.ui.languages.view", "LanguagesScreen"),
    ScreenName.RETENTION: ("desktop.ui.retention.view", "RetentionScreen"),
    ScreenName.SAFE: ("desktop.ui.safe.view", "SafeScreen"),
    ScreenName.HOUSE_STYLE: ("desktop.ui.house_style.view", "HouseStyleScreen"),
    ScreenName.SEARCH: ("desktop.ui.search.view", "SearchScreen"),
    ScreenName.ATTACHMENTS: ("desktop.ui.attachments.view", "AttachmentsScreen"),
    ScreenName.SUPPORT: ("desktop.ui.support.view", "SupportScreen"),
    ScreenName.RIGHTS: ("desktop.ui.rights.view", "RightsScreen"),
    ScreenName.AUDIT: ("desktop.ui.audit.view", "AuditScreen"),
    ScreenName.CHOICES: ("desktop.ui.conflicts.view", "ChoicesScreen"),
    ScreenName.REMARKS: ("desktop.ui.remarks.view", "RemarksScreen"),
    ScreenName.SHARING: ("desktop.ui.sharing.view", "SharingScreen"),
    ScreenName.MOVING: ("desktop.ui.moving.view", "MovingScreen"),
}


def all_screens() -> Screens:
    """Every screen there is, by name."""
    return {name: _maker(*where) for name, where in _CLASSES.items()}


def load_all_screens() -> None:
    """Read the code of every screen, so that going there does not wait for it. Touches no window."""
    for module, _ in _CLASSES.values():
        importlib.import_module(module)


def _maker(module: str, name: str) -> ScreenMaker:
    def make(frame: Frame) -> Screen:
        screen = getattr(importlib.import_module(module), name)(frame)
        if not isinstance(screen, Screen):
            raise TypeError(f"{name} is not a screen")
        return screen

    return make
