"""Every text of the screens that the newcomer can read or hear: stable key, A2 Dutch, note to translators.

Domain 'ui' of the translations. What only the klantmanager reads is not here. Texts of questions and
choices belong to the pack, texts of the plan and the paper to `desktop.documents.texts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UI_DOMAIN = "ui"

SPOKEN_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        # what can be said in the place of an answer
        "state.weet_niet": "Weet niet",
        "state.wil_niet_zeggen": "Wil niet zeggen",
        "state.later": "Later",
        "state.niet_begrepen": "Niet begrepen",
        # the second screen
        "client.place": "Vraag {plaats} van {aantal}",
        "client.point": "Wijs uw antwoord aan.",
        "client.point_more": "U mag meer antwoorden aanwijzen.",
        "client.tell": "Vertel uw antwoord.",
        "client.next_answers": "Meer antwoorden",
        "client.previous_answers": "Terug",
        "client.wait": "Een moment, alstublieft.",
    }
)

#: what a translator has to know and the Dutch does not say
SPOKEN_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "state.weet_niet": "Said by the person, in the first person where that is usual: I do not know.",
        "state.wil_niet_zeggen": "I would rather not say. A full answer, without blame.",
        "state.later": "Let us talk about this later.",
        "state.niet_begrepen": "I did not understand the question.",
        "client.place": "{plaats}, {aantal}: numbers.",
        "client.point": "Point at your answer on the screen (there are pictures).",
        "client.point_more": "You may point at more than one answer.",
        "client.tell": "There is nothing to point at: tell us your answer.",
        "client.next_answers": "On a large arrow: shows the answers that did not fit.",
        "client.previous_answers": "On a large arrow: back to the first answers.",
        "client.wait": "Shown while there is no question on the screen.",
    }
)
