"""The one-page visual PIP as blocks: two languages, the same facts in both.

The paper is an explanation; the letter of the municipality is the decision. What is not known yet says
so. Nothing is computed from answers here: the drafts come in frozen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.blocks import (
    BENEATH,
    Direction,
    HouseLook,
    Jar,
    Line,
    Photo,
    Picture,
    PlanBlock,
    QrCode,
    Road,
    Role,
    Said,
    Twin,
    VisualPip,
)
from desktop.documents.pack_words import (
    PackText,
    choice_texts,
    domain_of,
    language_text,
    language_within_sentence,
    within_sentence,
)
from desktop.documents.plan_shown import CalendarTexts, below_title, leaf, next_talk, week_days
from desktop.documents.texts import DOCUMENT_TEXTS, translation_doubts
from desktop.domain.plan_lines import (
    Choices,
    ClockTime,
    Day,
    Days,
    JarDraft,
    LanguageName,
    Name,
    Number,
    Numbers,
    OwnWords,
    PlanBlockDraft,
    PlanLine,
    PlanValue,
    ReadyLine,
    Sayings,
    Weekdays,
)
from desktop.domain.plan_page import page_of
from desktop.domain.plan_texts import PLAN_TEXTS
from forms.model import FormPack

DOMAIN = "documents"
DUTCH = "nl"
#: own words longer than this are cut with an ellipsis: one page is one page
LONGEST_QUOTE = 100
#: of the eight blocks, in order
BLOCK_PICTURES = ("portrait", "goal", "road", "classroom", "work", "home-children", "help", "calendar")
_WIDE = frozenset({3, 4})
_HELP = 7
_FRAMED = frozenset({1})


class SpokenText(Protocol):
    """A text in the language it really is in; `status` as in the port: source, reviewed, unreviewed ..."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def status(self) -> str: ...


class PaperLanguage(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def digits(self) -> str: ...


class PaperTexts(CalendarTexts, Protocol):
    """What the paper asks of the translations; the `Texts` port fits as it is.

    Inserted values come back in bidi isolates, dates in words.
    """

    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> SpokenText: ...
    def language(self, code: str) -> PaperLanguage: ...
    def date_words(self, day: date, language: str, with_weekday: bool = True) -> str: ...
    def days_beside(self, days: Sequence[date], language: str, with_name: bool = True) -> str: ...
    def list_words(self, items: Sequence[str], language: str) -> str: ...
    def language_name(self, code: str, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands around the blocks. `version` counts the papers of this dossier from 1."""

    roepnaam: str
    municipality: str
    version: int
    made_on: date
    is_established: bool = False
    #: photos of the municipality in the place of pictograms, by picture key, each with its Dutch alternative
    photos: Mapping[str, Picture] = field(default_factory=dict)
    #: of the klantmanager, who agreed to it; and the name that belongs to it
    portrait: Photo | None = None
    portrait_of: str = ""
    house: HouseLook | None = None
    #: the next appointment, for the code that a telephone reads
    planned: Planned | None = None


def visual_pip(
    drafts: Sequence[PlanBlockDraft],
    head: PaperHead,
    language: str,
    texts: PaperTexts,
    pack: FormPack,
    fewer: int | None = 0,
    has_jars: bool = True,
) -> VisualPip:
    """The page in `language` with Dutch beneath. Pure: the same drafts and texts give the same page.

    `fewer`: how many lines give way for want of room (see `plan_page`); None = every line, for the screen.
    """
    shown = drafts if fewer is None else page_of(drafts, fewer, has_jars)
    return PlanWords(head, texts.language(language), texts, pack, is_one_sheet=fewer is not None).build(shown)


class PlanWords:
    """Collects, while the page is made, whether anything on it is not translated or not checked."""

    def __init__(
        self,
        head: PaperHead,
        language: PaperLanguage,
        texts: PaperTexts,
        pack: FormPack,
        is_one_sheet: bool = False,
    ) -> None:
        self._head, self._language, self._texts, self._pack = head, language, texts, pack
        self._is_one_sheet = is_one_sheet
        self._statuses: set[str] = set()
        self._is_calendar_named = False

    def build(self, drafts: Sequence[PlanBlockDraft]) -> VisualPip:
        head = self._head
        about = {"naam": head.roepnaam, "gemeente": head.municipality}
        title = self._twin("paper.title", Role.TITLE)
        stamp = () if head.is_established else self._stamp()
        blocks = tuple(self._block(draft) for draft in drafts)
        foot = self._twin("paper.foot", Role.FOOT)
        code = self._code()
        return VisualPip(
            language=self._language.code,
            direction=Direction(self._language.direction),
            title=title,
            subtitle=below_title(title, self.say("paper.subtitle", DUTCH, Role.SUBTITLE, about)),
            stamp=stamp,
            watermark=None if head.is_established else "CONCEPT",
            blocks=blocks,
            foot=foot,
            check_lines=self.check_lines(),  # last: by now every text was asked for
            pack=self._pack.name,
            document_title=DOCUMENT_TEXTS["paper.title"],
            house=head.house,
            code=code,
            goes_on=self._twin("paper.goes_on", Role.FOOT),
        )

    def _code(self) -> QrCode | None:
        planned, own = self._head.planned, self._language.code
        if planned is None:
            return None
        beside = self.once("appointment.scan")
        return QrCode(code_text(planned), self.say("appointment.code", own, Role.LABEL), beside)

    def say(self, key: str, language: str, role: Role, values: dict[str, str] | None = None) -> Line:
        said = self._texts.say(DOMAIN, key, DOCUMENT_TEXTS[key], language, **(values or {}))
        return self._as_line(said, language, role)

    def _as_line(self, said: SpokenText, asked: str, role: Role) -> Line:
        if asked != DUTCH:
            self._statuses.add(str(said.status))
        return Line(said.text, said.language, Direction(said.direction), role)

    def _twin(self, key: str, role: Role) -> Twin:
        return Twin(self.say(key, self._language.code, role), self.say(key, DUTCH, BENEATH[role]))

    def once(self, key: str, role: Role = Role.SENTENCE) -> Said:
        """In the own language with Dutch beneath; alone where both are Dutch."""
        twin = self._twin(key, role)
        return (twin.own,) if twin.own.language == DUTCH else (twin.own, twin.dutch)

    def _stamp(self) -> tuple[Line, ...]:
        dutch = self.say("paper.stamp", DUTCH, Role.STAMP_DUTCH)
        capitals = Line(dutch.text.upper(), DUTCH, Direction.LTR, Role.STAMP_DUTCH)
        not_yet = self.say("paper.stamp_not_established", DUTCH, Role.LABEL_DUTCH)
        own = self._language.code
        stamp = self.say("paper.stamp", own, Role.STAMP)
        if stamp.language == DUTCH:  # the language of the paper, or not translated yet: once is enough
            return (capitals, not_yet)
        return (stamp, capitals, self.say("paper.stamp_not_established", own, Role.LABEL), not_yet)

    def _block(self, draft: PlanBlockDraft) -> PlanBlock:
        number, own = draft.number, self._language.code
        pairs = [pair for line in draft.lines if (pair := self.both(line)) is not None]
        if not pairs:
            empty = "plan.3.not_chosen" if number == 3 else "plan.later"
            pairs = [(self.say(empty, own, Role.SENTENCE), self.say(empty, DUTCH, Role.SENTENCE_DUTCH))]
        dutch = " ".join(line.text for _, line in pairs)
        beneath = (Line(dutch, DUTCH, Direction.LTR, Role.SENTENCE_DUTCH),) if own != DUTCH else ()
        stones = tuple(self._twin(key, Role.LABEL) for key in draft.stones)
        picture, talk = self.picture(number), next_talk(draft.lines)
        direction = Direction(self._language.direction)
        return PlanBlock(
            number=number,
            local_number=self._local(number),
            title=self._twin(draft.title_key, Role.BLOCK_TITLE),
            picture=picture,
            is_framed_photo=number in _FRAMED and picture.photo is None,
            own=tuple(line for line, _ in pairs),
            dutch=beneath,
            phone=draft.phone,
            road=Road(stones) if stones else None,
            days=week_days(draft.lesson_days, self._texts, own, direction) if draft.lesson_days else None,
            is_wide=number in _WIDE,
            jars=tuple(self.jar(jar) for jar in draft.jars),
            leaf=leaf(*talk, self._texts, own, direction, is_small=True) if talk else None,
        )

    def picture(self, number: int) -> Picture:
        """The picture of a block: a portrait, a photo of the municipality or the pictogram."""
        key, own, head = BLOCK_PICTURES[number - 1], self._language.code, self._head
        if number == _HELP and head.portrait is not None:
            who = {"naam": head.portrait_of}
            return Picture(key, self.say("paper.portrait_of", own, Role.LABEL, who), head.portrait)
        drawn = Picture(key, self.say(f"paper.picture.{number}", own, Role.LABEL))
        return head.photos.get(key, drawn)

    def jar(self, draft: JarDraft) -> Jar:
        """Hours in all with what they are for."""
        return Jar(self._twin(draft.label, Role.LABEL), self.hours(draft.hours))

    def hours(self, number: int) -> Twin:
        """'800 uur', each language in its own digits."""
        key, own = "paper.jar_hours", self._language.code
        return Twin(
            self.say(key, own, Role.LABEL, {"uren": self._texts.number_words(number, own)}),
            self.say(key, DUTCH, Role.LABEL_DUTCH, {"uren": str(number)}),
        )

    def _local(self, number: int) -> str | None:
        digits = self._language.digits
        return "".join(digits[int(d)] for d in str(number)) if len(digits) == 10 else None

    def both(self, line: PlanLine) -> tuple[Line, Line] | None:
        """The line twice; None when the pack has no words for a choice in it (then in neither language).

        The day in another calendar stands after the own line: every line here is one paragraph.
        """
        said = self.with_days(line)
        if said is None:
            return None
        own, *days, dutch = said
        return replace(own, text=" ".join([own.text, *(day.text for day in days)])), dutch

    def with_days(self, line: PlanLine) -> tuple[Line, ...] | None:
        """As `both`, with the day in another calendar as a line of its own between the two."""
        own = {name: self._value(value, self._language.code) for name, value in line.values.items()}
        dutch = {name: self._value(value, DUTCH) for name, value in line.values.items()}
        own_values = {name: text for name, text in own.items() if text is not None}
        dutch_values = {name: text for name, text in dutch.items() if text is not None}
        if len(own_values) != len(own) or len(dutch_values) != len(dutch):
            return None
        said = self._line(line, self._language.code, Role.SENTENCE, own_values)
        if said.language == DUTCH:  # not translated yet: a Dutch sentence has its dates and lists in Dutch
            said = self._line(line, self._language.code, Role.SENTENCE, dutch_values)
            days = ""
        else:
            days = self._beside(line)
        beside = (Line(days, said.language, said.direction, Role.BESIDE),) if days else ()
        return said, *beside, self._line(line, DUTCH, Role.SENTENCE_DUTCH, dutch_values)

    def _line(self, line: PlanLine, language: str, role: Role, values: dict[str, str]) -> Line:
        said = self._as_line(
            self._texts.say(DOMAIN, line.key, line.dutch, language, **values), language, role
        )
        # a name such as 'Selam A.' has its own full stop, inside its isolate
        return replace(said, text=said.text.replace(".\u2069.", ".\u2069"))

    def _beside(self, line: PlanLine) -> str:
        """The days of a line in the person's own calendar, '' for none; what that is called is said once.

        On one sheet only a day on which somebody has to be somewhere: what else is known of the person must
        not give way for it. The list of the plan and the explanation have all of them.
        """
        days: list[date] = []
        for value in line.values.values():
            match value:
                case Day(day, has_weekday) if has_weekday or not self._is_one_sheet:
                    days.append(day)
                case Days(more):
                    days += more
        said = self._texts.days_beside(days, self._language.code, not self._is_calendar_named)
        self._is_calendar_named = self._is_calendar_named or bool(said)
        return said

    def _value(self, value: PlanValue, language: str) -> str | None:
        match value:
            case Name(text) | ClockTime(text):
                return text
            case Number(number):
                return self._texts.number_words(number, language)
            case Numbers(numbers):
                counted = [self._texts.number_words(number, language) for number in numbers]
                return self._texts.list_words(counted, language)
            case OwnWords(words):
                return _shortened(", ".join(words))
            case Day(day, has_weekday):
                return self._texts.date_words(day, language, has_weekday)
            case Days(days):
                said = [self._texts.date_words(day, language, True) for day in days]
                return self._texts.list_words(said, language)
            case Weekdays(numbers):
                return self._texts.list_words(
                    [self._texts.weekday_name(n, language) for n in numbers], language
                )
            case Sayings(keys):
                short = [self._say_words(key, PLAN_TEXTS[key], language) for key in keys]
                return self._texts.list_words(short, language)
            case ReadyLine(key, dutch):
                return self._say_words(key, dutch, language)
            case LanguageName(code):
                known = language_text(self._pack, code)
                name = (
                    self._texts.language_name(code, language) if known is None else self._own(known, language)
                )
                return language_within_sentence(name, language)
            case Choices(question, keys):
                chosen = choice_texts(self._pack, question, keys)
                if chosen is None:
                    return None
                own = [within_sentence(self._own(text, language), language) for text in chosen]
                return self._texts.list_words(own, language)

    def _say_words(self, key: str, dutch: str, language: str) -> str:
        said = self._texts.say(DOMAIN, key, dutch, language)
        return self._as_line(said, language, Role.SENTENCE).text

    def _own(self, text: PackText, language: str) -> str:
        said = self._texts.say(domain_of(self._pack), text.key, text.dutch, language)
        return self._as_line(said, language, Role.SENTENCE).text

    def check_lines(self) -> tuple[Line, ...]:
        lines: list[Line] = []
        own = self._language.code
        for key in translation_doubts(self._statuses):
            if own != DUTCH:
                lines.append(self.say(key, own, Role.CHECK_LINE))
                if lines[-1].language != DUTCH:
                    lines.append(self.say(key, DUTCH, Role.CHECK_LINE))
        made = self._texts.date_words(self._head.made_on, DUTCH, with_weekday=False)
        version = {"versie": str(self._head.version), "datum": made, "pack": self._pack.name}
        lines.append(self.say("paper.version", DUTCH, Role.CHECK_LINE, version))
        return tuple(lines)


def _shortened(words: str) -> str:
    """At most LONGEST_QUOTE characters, cut between words, the cut shown; line breaks become spaces.

    Without a full stop at the end: the line that quotes has its own.
    """
    flat = " ".join(words.split()).rstrip(" .")
    if len(flat) <= LONGEST_QUOTE:
        return flat
    cut = flat[: LONGEST_QUOTE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" .,;:") + "…"
