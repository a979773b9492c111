"""The second half of the demo: two laptops that disagree, a photo, and a stick where there is no network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_acts import DISPUTED
from desktop.stories.demo_laptop import DemoLaptop, Places, must, tell
from desktop.stories.demo_office import Office
from desktop.stories.reader import read_story

_SAYS_A, _SAYS_B = "Ik wil iets met mijn handen doen", "Ik weet het nog niet"


@dataclass(frozen=True, slots=True)
class Together:
    """What was settled and what came through; 1 each when all of it held."""

    settled: int
    photos: int
    sticks: int


def together(
    a: DemoLaptop, b: DemoLaptop, office: Office, places: Places, first: tuple[str, str], began: float
) -> Together:
    """Both laptops answer one question otherwise; laptop B chooses, and that goes by stick.

    In: `first` is the dossier and its story file; the back end serves, and serves again at the end. What is
    chosen is the answer of the story, so that what is read back afterwards holds it too. Raises DemoFailed.
    """
    dossier, file = first
    which = ("--dossiers", json.dumps({dossier: file}))
    here, answer = places.work, places.work / "antwoord.stick"
    told = _of_the_story(file)
    tell(began, "Twee laptops geven op een vraag een ander antwoord; laptop A maakt een foto van een diploma")
    b.run("disagree", "--at", "17:30", *which, "--says", _SAYS_B)
    sent = a.run("photo", "--at", "17:35", *which, "--says", _SAYS_A, "--out", str(here))
    # a photo is two contents: its page, and the small picture of it
    must(sent["is_confirmed"] and sent["photos_sent"] == 2, "laptop A: de foto is niet aangekomen")
    chosen = b.run("settle", "--at", "17:40", *which, "--says", told, "--out", str(here))
    must((chosen["choices_waiting"], chosen["sides"]) == (1, 2), "laptop B: er wacht geen keuze uit twee")
    must(bool(chosen["photo"]) and chosen["photo"] == sent["photo"], "laptop B: de foto is niet dezelfde")
    tell(began, "  de foto is op laptop B; daar is gekozen, met een reden. Nu gaat het met een stick")
    office.stop()
    office.take_stick(here / chosen["stick"], answer)
    heard = b.run("answer", "--at", "17:50", *which, "--out", str(answer))
    must(
        heard["is_good"] and heard["waiting"] == 0,
        "laptop B: het antwoord op de stick zegt niet dat alles er is",
    )
    office.start()
    seen: dict[str, Any] = a.run("look", "--at", "17:55", *which)
    must(seen["is_confirmed"] and seen["choices_waiting"] == 0, "laptop A: er wacht nog een keuze")
    kept = {_SAYS_A, _SAYS_B, told} <= set(seen["values"])
    must(kept, "laptop A: een van de antwoorden is niet bewaard")
    tell(
        began,
        f"  {chosen['changes']} wijzigingen gingen met de stick; de drie antwoorden zijn alle drie bewaard",
    )
    return Together(settled=1, photos=1, sticks=1)


def _of_the_story(file: str) -> str:
    """What the story says at that question, as typed."""
    story = read_story(Path(file), InstalledPacks().newest(PACK_ID))
    return next(str(given.raw) for given in story.answers if given.question == DISPUTED)
