"""Fixed terms of the chain that come up in every talk: what they mean, neutrally, in A2 Dutch.

The explanations are translated in domain 'documents'. How a term itself is said in a language stands in
`translations/glossary`, under `wording`; where the glossary has none, the Dutch word stands there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Term:
    """`wording`: the Dutch of the glossary, '' for a name that is the same in every language. `words`: how
    the term is recognised in a Dutch text, at the beginning of a word, in lower case.

    `in_brief`: it stands on the paper for the tolk too.
    """

    key: str
    dutch: str
    wording: str
    words: tuple[str, ...]
    in_brief: bool = True

    @property
    def text_key(self) -> str:
        """The key of its explanation among `TERM_TEXTS`."""
        return f"term.{self.key}"


TERMS: tuple[Term, ...] = (
    Term("pip", "PIP", "plan", ("pip", "plan")),
    Term("brede_intake", "brede intake", "gesprek", ("intake",), in_brief=False),
    Term("inburgering", "inburgering", "inburgering", ("inburger", "ingeburgerd")),
    Term("leerroute", "leerroute", "leerroute", ("leerroute", "route")),
    Term("b1_route", "B1-route", "", ("b1",)),
    Term("onderwijsroute", "onderwijsroute", "onderwijsroute", ("onderwijsroute",)),
    Term("z_route", "Z-route", "", ("z-route", "zelfredzaam")),
    Term("leerbaarheidstoets", "leerbaarheidstoets", "toets (leerbaarheidstoets)", ("toets", "leerbaarheid")),
    Term("map", "MAP", "les over werk", ("map", "arbeidsmarkt")),
    Term("pvt", "PVT", "les over waarden en regels", ("pvt", "participatieverklaring")),
    Term("knm", "KNM", "les over Nederland", ("knm",)),
    Term("ontzorgen", "ontzorgen", "geld voor vaste kosten", ("ontzorg", "vaste kosten")),
    Term("bijstand", "bijstand", "bijstand", ("bijstand", "uitkering"), in_brief=False),
    Term("voortgangsgesprek", "voortgangsgesprek", "gesprek", ("voortgang",)),
    Term("kennisgeving", "kennisgeving", "brief", ("kennisgeving", "brief van duo"), in_brief=False),
    Term("duo", "DUO", "", ("duo",)),
    Term("besluit", "besluit", "besluit", ("besluit", "beschikking")),
    Term("bezwaar", "bezwaar", "bezwaar", ("bezwaar", "niet eens")),
    Term("gemeente", "gemeente", "gemeente", ("gemeente",), in_brief=False),
    Term(
        "klantmanager",
        "klantmanager",
        "klantmanager/begeleider",
        ("klantmanager", "begeleider"),
        in_brief=False,
    ),
    Term("azc", "azc", "azc", ("azc",), in_brief=False),
    Term("coa", "COA", "", ("coa",), in_brief=False),
    Term("opvang", "kinderopvang", "opvang", ("opvang", "crèche"), in_brief=False),
    Term("peuterschool", "peuterschool", "peuterschool", ("peuter",), in_brief=False),
    Term("opleiding", "opleiding", "opleiding", ("opleiding", "mbo", "hbo"), in_brief=False),
    Term(
        "diplomawaardering",
        "diplomawaardering",
        "diplomawaardering",
        ("diplomawaardering", "diploma"),
        in_brief=False,
    ),
    Term(
        "participeren", "participeren", "samen doen in de stad", ("participe", "vrijwilliger"), in_brief=False
    ),
    Term("taalmaatje", "taalmaatje", "taalmaatje", ("taalmaatje",), in_brief=False),
)

TERM_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "term.pip": "Het plan van één persoon. In het plan staat welke lessen iemand krijgt en welke hulp.",
        "term.brede_intake": "Het eerste gesprek. De gemeente vraagt naar school, werk, gezin en wensen.",
        "term.inburgering": "Nederlands leren en leren over Nederland. De wet zegt wie dit moet doen.",
        "term.leerroute": "De weg naar het examen. Er zijn drie wegen. De gemeente kiest, na het gesprek.",
        "term.b1_route": "Leerroute met lessen tot taalniveau B1, vaak samen met werk.",
        "term.onderwijsroute": "Leerroute die naar een opleiding gaat. Meestal voor jonge mensen.",
        "term.z_route": "Leerroute voor wie langzamer leert. Veel oefenen in de praktijk.",
        "term.leerbaarheidstoets": "Een korte test op de computer. Die laat zien hoe snel iemand leert.",
        "term.map": "Lessen over werk in Nederland. Iemand kijkt ook bij een bedrijf.",
        "term.pvt": "Lessen over waarden en regels. Aan het einde zet de persoon een handtekening.",
        "term.knm": "Lessen en een examen over leven in Nederland.",
        "term.ontzorgen": (
            "De gemeente betaalt zes maanden de vaste kosten, uit de bijstand. "
            "Dat zijn huur, energie en zorgverzekering."
        ),
        "term.bijstand": "Geld van de gemeente. Het is voor wie te weinig heeft om van te leven.",
        "term.voortgangsgesprek": "Een gesprek later. Samen kijken: hoe gaat het met het plan?",
        "term.kennisgeving": "De brief van DUO. In de brief staat dat iemand moet inburgeren.",
        "term.duo": "Een dienst van het rijk. DUO regelt de examens, de tijd en de lening.",
        "term.besluit": "Wat de gemeente officieel beslist. Het besluit komt in een brief.",
        "term.bezwaar": "Een brief van wie het niet eens is met een besluit. Dat mag altijd.",
        "term.gemeente": "Het bestuur van de stad of het dorp. De gemeente maakt het plan.",
        "term.klantmanager": "Iemand van de gemeente. Zij of hij voert het gesprek en helpt met het plan.",
        "term.azc": "Het huis waar mensen wonen die asiel hebben gevraagd.",
        "term.coa": "De organisatie van de azc's.",
        "term.opvang": "Een plek voor kinderen. Hun ouders gaan dan naar les of werk.",
        "term.peuterschool": "Spelen en leren voor kinderen van 2 en 3 jaar.",
        "term.opleiding": "Leren voor een beroep of op een hogere school.",
        "term.diplomawaardering": "Een brief die zegt wat een buitenlands diploma hier waard is.",
        "term.participeren": "Dingen doen met andere mensen, zoals vrijwilligerswerk in de buurt.",
        "term.taalmaatje": "Een vrijwilliger die met iemand Nederlands praat en oefent.",
    }
)

TERM_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "term.pip": "On a paper for the interpreter and in the word list. Neutral: explains, judges nothing.",
        "term.leerroute": "'Weg' (road) as in the picture of the plan; see 'leerroute' in the glossary.",
        "term.leerbaarheidstoets": "A test of how fast somebody can learn; never 'intelligence'.",
        "term.z_route": "Neutral: slower, not 'weaker'.",
        "term.ontzorgen": "The money is the person's own bijstand; the municipality pays the bills from it.",
        "term.bezwaar": "Objection against a decision of an authority; a right, without consequences.",
    }
)
