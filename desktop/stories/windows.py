"""Plays stories through the real windows: unlock, visit, talk, plan, paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.installed import SystemChance
from desktop.stories.came_out import CameOut, came_out
from desktop.stories.model import Story
from desktop.stories.pages import paper_text, write_paper
from desktop.stories.play import Played, find_or_begin
from desktop.stories.result_files import write_result
from desktop.stories.stage import first_desk, passphrase, story_laptop
from desktop.stories.time import StoryChance, StoryClock
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.stories.window_room import Talk, TalkRoom
from desktop.ui.store_thread import StoreThread
from desktop.ui.sync_panel.told import NOBODY
from desktop.ui.sync_panel.view import SyncScreen
from desktop.usecases.ports import Chance
from desktop.usecases.sync_words import SAFE_HERE


@dataclass(frozen=True, slots=True)
class TalksDone:
    """What happened in one run of the app."""

    finished: list[str]
    questions: int
    papers: int
    resumed: dict[str, str] | None  # question and text that stood half-typed when the talk was opened
    dialogs: int


def talk_in_windows(
    folder: Path,
    label: str,
    talks: Sequence[Talk],
    clock: StoryClock,
    out: Path | None,
    stop_at: str,
    say: Callable[..., None],
) -> TalksDone:
    """Open the app, unlock as `label`, hold the talks. With `stop_at` it ends in waiting to be killed."""
    finished, papers, questions, resumed = [], 0, 0, None
    with _opened(folder, label, clock, SystemChance()) as driver:
        driver.picture(out, "02-bezoekdag")
        for talk in talks:
            room = TalkRoom(driver, talk, clock, out, stop_at, say)
            resumed = room.hold() or resumed
            write_paper(driver.desk, room.paper, out, talk.story.name) if out is not None else None
            finished.append(talk.story.name)
            papers += 1
            questions += room.questions
        _try_to_sync(driver, out)
        dialogs = driver.dialogs
    return TalksDone(finished, questions, papers, resumed, dialogs)


def play_in_windows(story: Story, folder: Path, out: Path) -> CameOut:
    """One story in a koffer of its own, with pictures in `out`."""
    clock = StoryClock(story.today, story.start)
    chance = StoryChance(story.name)
    laptop = story_laptop(folder, clock, chance)
    dossier = find_or_begin(first_desk(laptop, "Marit Bakker"), story)
    laptop.close()
    with _opened(folder, "Marit Bakker", clock, chance) as driver:
        room = TalkRoom(driver, Talk(dossier, story), clock, out, "", lambda **_: None)
        room.hold()
        paper = room.paper_made
        text = None if paper is None else paper_text(paper.pdf)
        result = driver.on_store(
            lambda: came_out(driver.desk, story, Played(dossier, room.seen, paper), text)
        )
        if paper is not None:
            write_paper(driver.desk, paper, out, story.name)
    write_result(out, result)
    return result


def _try_to_sync(driver: Driver, out: Path | None) -> None:
    """What a klantmanager in an azc does: press F12 anyway, and read that nothing is lost."""
    driver.activate()
    driver.press(Qt.Key.Key_F12)
    screen = driver.screen()
    if not isinstance(screen, SyncScreen):
        raise StuckWindow("het scherm Samenvoegen is niet open")
    driver.until(lambda: screen.presenter.shown is not None, "wat er wacht")
    driver.until(screen.start_button.isVisible, "de knop Samenvoegen")
    driver.click(screen.start_button)
    driver.until(lambda: SAFE_HERE in driver.words(), f"'{SAFE_HERE}' op het scherm")
    driver.until(lambda: NOBODY in driver.words(), f"'{NOBODY}' op het scherm")
    driver.picture(out, "07-samenvoegen-zonder-netwerk")


def _opened(folder: Path, label: str, clock: StoryClock, chance: Chance) -> Driver:
    """The app with the unlock screen, and the koffer of `label` opened as a person does."""
    store = StoreThread()
    laptop = story_laptop(folder, clock, chance, store)
    driver = Driver(laptop, store)
    driver.unlock(label, passphrase())
    return driver
