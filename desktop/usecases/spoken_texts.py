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
        "client.not_kept": "Dit is nog niet bewaard. Eerst kijken we samen.",
        "client.next_part": "Volgende deel",
        "client.previous_part": "Vorige deel",
        "client.sign": "Zet hier uw handtekening.",
        "client.sign_again": "Wissen",
        "client.sign_done": "Klaar",
        # the whole plan on the screen, for the camera of a telephone
        "client.photo": "Maak met uw telefoon een foto van uw plan.",
        "client.photo_card": "Deel {nummer} van {aantal}",
        # the week: days come from CLDR
        "day.ochtend": "Ochtend",
        "day.middag": "Middag",
        "day.avond": "Avond",
        # telling the plan back: one block at a time, with its picture
        "teach.opening": "Ik wil weten of ik het goed heb verteld. Vertel mij wat u gaat doen.",
        "teach.explain": "Ik vertel het nog een keer.",
        "teach.tell": "Vertel het met uw eigen woorden. Wijzen mag ook.",
        "teach.ask.1": "Wat staat hier over u?",
        "teach.ask.2": "Wat wilt u bereiken? Wat doet u eerst?",
        "teach.ask.3": "Welke weg gaat u? Hoeveel tijd heeft u?",
        "teach.ask.4": "Hoe gaat u Nederlands leren?",
        "teach.ask.5": "Wat leert u over werk en over Nederland?",
        "teach.ask.6": "Wat gebeurt er met uw kinderen als u les heeft?",
        "teach.ask.7": "Wie helpt u? En wie helpt met geld?",
        "teach.ask.8": "Wanneer praten wij weer? Wat doet u als u ziek bent?",
        # two people of one household: asked of each alone
        "household.ask.kinderen": (
            "U vertelde over uw kinderen. Mogen wij dit ook gebruiken in het gesprek met de ander?"
        ),
        "household.ask.adres": (
            "U vertelde waar u woont. Mogen wij dit ook gebruiken in het gesprek met de ander?"
        ),
        "household.free": "U mag nee zeggen. Dan vragen wij het de ander zelf.",
        # who does not belong here: why, and what to do (read out by the tolk)
        "stop.wi2013.why": "Voor u geldt de wet van 2013. Dit plan is voor de wet van 2021.",
        "stop.wi2013.todo": (
            "DUO weet uw tijd en alles over de lening. De gemeente kan u helpen een school te kiezen."
        ),
        "stop.elip.why": "Voor u geldt de wet van 2013. De lening van DUO is op.",
        "stop.elip.todo": (
            "Praat met de gemeente: misschien kan de gemeente u les geven. DUO weet hoeveel tijd u heeft."
        ),
        "stop.ontheemde.why": ("U heeft bescherming voor mensen uit Oekraïne. U hoeft niet in te burgeren."),
        "stop.ontheemde.todo": "Wilt u Nederlands leren of werk vinden? De gemeente helpt u.",
        "stop.eu_burger.why": "U heeft een paspoort van een EU-land. U hoeft niet in te burgeren.",
        "stop.eu_burger.todo": "Wilt u Nederlands leren? Vraag het bij de gemeente of de bibliotheek.",
        "stop.tijdelijk.why": "U bent hier tijdelijk, voor studie of werk. U hoeft niet in te burgeren.",
        "stop.tijdelijk.todo": "Wilt u Nederlands leren? Vraag het bij de gemeente of uw school.",
        "stop.minderjarig.why": "U bent nog geen 18 jaar. U hoeft nu niet in te burgeren.",
        "stop.minderjarig.todo": "U gaat naar school. Vragen? Praat met uw voogd of begeleider.",
        "stop.pensioen.why": "U heeft de leeftijd voor pensioen. U hoeft niet in te burgeren.",
        "stop.pensioen.todo": "Nederlands leren mag altijd. De gemeente of de bibliotheek helpt u.",
        "stop.brief_van_voor_2022.why": (
            "De brief van DUO is van voor 2022. Misschien geldt voor u de oude wet."
        ),
        "stop.brief_van_voor_2022.todo": (
            "Kijk samen welke wet in de brief staat. U kunt het ook aan DUO vragen."
        ),
        "stop.until": "Vanaf {datum} kan dit anders zijn.",
        "stop.letter": "Staat er iets anders in de brief van DUO? Laat ons de brief zien.",
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
        "teach.opening": "Teach-back: it tests the telling, not the person. Never sounds like an exam.",
        "teach.explain": "Said before a part of the plan is explained once more.",
        "teach.tell": "On the second screen, under a picture. Wijzen: pointing at the picture.",
        "teach.ask.1": "Under the picture of block 1 (name, language). All eight are open questions.",
        "teach.ask.3": "Weg: the leerroute, drawn as a road. Tijd: how many years.",
        "teach.ask.5": "Over werk: MAP. Over Nederland: KNM and values. See the glossary.",
        "teach.ask.8": "Praten: the next talk with the municipality.",
        "household.ask.kinderen": "De ander: partner, parent or grown child, without saying which.",
        "household.ask.adres": "De ander: partner, parent or grown child, without saying which.",
        "household.free": "Saying no has no consequence at all.",
        "stop.wi2013.why": "On a card that ends the talk. Calm: nobody did anything wrong.",
        "stop.wi2013.todo": "Tijd = the time the person has to finish. Lening = the loan from DUO.",
        "stop.elip.todo": "Perhaps: the municipality may offer something, nobody can promise it.",
        "stop.ontheemde.why": "In te burgeren: inburgering, see the glossary. Not obliged.",
        "stop.minderjarig.todo": "Voogd = guardian of a minor; begeleider = who supports the young person.",
        "stop.pensioen.why": "Pensioen: the age at which one stops working and gets AOW, the state pension.",
        "stop.pensioen.todo": "Mag altijd: one may, nobody has to.",
        "stop.until": "{datum}: date in words, the first day on which it may be different.",
        "stop.letter": "The letter from DUO decides, not this screen.",
        "client.not_kept": (
            "Stands there while the person points. Nothing is saved yet: first the person and the worker "
            "look at it together."
        ),
        "client.next_part": "On a large arrow: a question in parts, the next part.",
        "client.previous_part": "On a large arrow: a question in parts, the part before.",
        "client.sign": "Put your signature here: with a finger, a pen or the mouse.",
        "client.sign_again": "On a button: wipe the signature out and begin again.",
        "client.sign_done": "On a button: I have finished signing.",
        "day.ochtend": "Part of a day, above a row of a week calendar.",
        "day.middag": "Afternoon.",
        "day.avond": "Evening.",
        "client.wait": "Shown while there is no question on the screen.",
    }
)
