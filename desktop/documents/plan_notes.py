"""What a translator has to know of the lines of the plan and the Dutch does not say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLAN_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "plan.1.proud": "{kracht}: the person's own words, never translated, between quotation marks.",
        "plan.1.craft": "{vak}: own words for a trade learned at home or at work, never translated.",
        "plan.3.b1_level": "{niveau}: B1, B2 or A2, the level of Dutch that is aimed at.",
        "plan.3.moved": "The person lived in another municipality and keeps the road chosen there.",
        "plan.4.hours_own": "For people who pay their own school: they follow so many hours.",
        "plan.4.school": "{school}: name of a language school, never translated.",
        "plan.4.school_place": "{school}: name. {plek}: name of a place or address, never translated.",
        "plan.4.place": "{plek}: name of a place or an address, never translated.",
        "plan.4.days_ochtend": "{dagen}: days of the week in this language, such as 'maandag en dinsdag'.",
        "plan.4.days_middag": "{dagen}: days of the week in this language.",
        "plan.4.days_avond": "{dagen}: days of the week in this language.",
        "plan.4.exam_before": "{niveau}: A1, A2, B1 or B2.",
        "plan.4.likes": "{manier}: choices of T07, e.g. 'In de klas, met een docent'.",
        "plan.4.time": "{dagen}: days of the week in this language.",
        "plan.4.travel": "{vervoer}: choices of H04, e.g. 'Lopen', 'Met de fiets'.",
        "plan.4.devices": "{spullen}: choices of D01, e.g. 'Een telefoon'.",
        "plan.5.dual": "{soort}: one of the four short texts plan.dual.* below.",
        "plan.5.dual_what": "{soort}: as above. {wat}: what or where, as typed by the klantmanager.",
        "plan.5.azc": "{dingen}: choices of A05, e.g. 'Werk met loon', 'Sport'.",
        "plan.5.skills": "{dingen}: choices of W03, e.g. 'Koken', 'Kleren naaien'. You are good at: ...",
        "plan.6.agreed_opvang": "{jaren}: age of the child, 0 or more. Opvang = day care.",
        "plan.6.agreed_peuterschool": "{jaren}: 2 or 3. Peuterschool: for children of 2 and 3.",
        "plan.6.where": "{plek}: name of the day care or school. Stands below the line about the child.",
        "plan.6.from": "{datum}: date in words. Stands below the line about the child.",
        "plan.7.ontzorgen_part": "As plan.7.ontzorgen, but a part of the costs. tot en met = through.",
        "plan.7.loan": "DUO: the national office for education; never translated.",
        "plan.7.guidance": "{dingen}: some of the short texts plan.guidance.*, joined.",
        "plan.7.guidance_who": "{wie}: a name. {dingen}: some of the texts plan.guidance.*, joined.",
        "plan.7.house": "{dingen}: choices of H03, e.g. 'Internet', 'Meubels en andere spullen'.",
        "plan.7.help": "{dingen}: choices of Z03, e.g. 'Brieven lezen', 'Reizen'.",
        "plan.7.wishes": "{dingen}: choices of N05, e.g. 'Naar een club of een groep'.",
        "plan.8.talks": "{dagen}: up to three dates in words, joined.",
        "plan.list.title": "Title of the second paper: every agreement with a box to tick.",
        "plan.step_with": "{stap}: a sentence of the library ('Ik ...', keys line.*). {wie}: who helps.",
        "plan.step_by": "{stap}: a whole sentence of the library. {datum}: the day it should be done.",
        "plan.step_with_by": "{stap}, {wie}, {datum}: as above.",
        "plan.own": "Only quotation marks. {woorden}: the person's own words, never translated.",
        "plan.own_with": "{woorden}: own words. {wie}: who helps.",
        "plan.own_by": "{woorden}: own words. {datum}: the day it should be done.",
        "plan.own_with_by": "{woorden}, {wie}, {datum}: as above.",
        "plan.who.begeleider": "Who helps with practical things; stands after 'Hulp:'.",
        "plan.who.ander": "Somebody else; stands after 'Hulp:'.",
    }
)
