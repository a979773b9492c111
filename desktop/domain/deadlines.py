"""The clocks of the law: each deadline carries the facts, value, date and article it used.

All dates are calendar days in the Netherlands. Nothing here decides: a deadline is 'gerekend', a person
judges it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.day_counting import is_working_day as is_working_day
from desktop.domain.day_counting import last_of_months, shifted
from desktop.domain.day_counting import plus_months as plus_months
from desktop.domain.law.book import Confidence, LawBook, LawValue
from desktop.domain.leerroute import Leerroute
from desktop.domain.wording import nl

LABEL_COMPUTED = nl("gerekend")


class DeadlineKind(StrEnum):
    PIP = "pip"  # ten weeks, BI 5.3
    INBURGERINGSTERMIJN = "inburgeringstermijn"  # three years, WI 11
    SCHAKELEN = "schakelen"  # last day to change the leerroute, WI 17
    ONTZORGEN = "ontzorgen"  # six months, Pw 56a
    BEZWAAR = "bezwaar"  # six weeks, Awb 6:7


class Urgency(StrEnum):
    """How close the last day is, as lists and badges show it (rule R-TRM-01)."""

    NOT_RUNNING = "loopt_niet"
    RUIM = "ruim"  # more than 21 days
    KRAP = "krap"  # 8 to 21 days
    NU = "nu"  # 0 to 7 days
    LAAT = "laat"
    MET = "klaar"  # the PIP was set: the clock has stopped


class FactName(StrEnum):
    """Names of the dates a deadline was computed from; the words are in the translations."""

    KENNISGEVING = "kennisgeving"
    BRP = "brp"
    ANCHOR = "anker"
    THIRD_PARTY_ASKED = "derde_gevraagd"
    THIRD_PARTY_RECEIVED = "derde_ontvangen"
    BEFORE_SHIFT = "voor_verschuiving"
    DAGTEKENING = "dagtekening"
    BIJSTAND = "bijstand"
    BIJSTAND_ENDED = "bijstand_einde"
    BEKENDMAKING = "bekendmaking"


class NotRunning(StrEnum):
    """Why a clock has no last day yet."""

    NO_KENNISGEVING = "geen_kennisgeving"
    NOT_IN_BRP = "nog_niet_in_brp"
    BRP_UNKNOWN = "brp_onbekend"
    NO_LIMIT = "geen_grens"  # the law sets no last day (onderwijsroute to B1)


@dataclass(frozen=True, slots=True)
class DatedFact:
    name: FactName
    day: date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """One period of the law. `first` and `last` are its first and last day, both included."""

    kind: DeadlineKind
    first: date | None
    last: date | None
    facts: tuple[DatedFact, ...]
    law: tuple[LawValue, ...]  # every value used, the leading one first
    label: str = LABEL_COMPUTED
    not_running: NotRunning | None = None
    #: True where the holiday list does not reach: only weekends were looked at
    is_holiday_unsure: bool = False

    @property
    def article(self) -> str:
        return self.law[0].article

    @property
    def confidence(self) -> Confidence:
        """The least sure of the values used."""
        order = list(Confidence)
        return max((value.confidence for value in self.law), key=order.index)

    def days_left(self, today: date) -> int | None:
        """Days from `today` to the last day: 0 on the last day itself, negative after it."""
        return None if self.last is None else (self.last - today).days

    def urgency(self, today: date, is_met: bool = False) -> Urgency:
        """The badge: more than 21 days ruim, 8 to 21 krap, 0 to 7 nu, past it laat.

        `is_met`: what the deadline asks has been done (the PIP is vastgesteld).
        """
        if is_met:
            return Urgency.MET
        left = self.days_left(today)
        if left is None:
            return Urgency.NOT_RUNNING
        if left < 0:
            return Urgency.LAAT
        if left <= 7:
            return Urgency.NU
        return Urgency.KRAP if left <= 21 else Urgency.RUIM

    def weeks_gone(self, today: date) -> int | None:
        """Whole weeks since the clock began, 0 to 10 for the ten-week clock; None while it does not run."""
        if self.first is None or self.last is None:
            return None
        weeks = max(0, (today - self.first).days // 7)
        most = (
            self.law[0].number // 7 if self.kind is DeadlineKind.PIP else (self.last - self.first).days // 7
        )
        return min(weeks, most)


@dataclass(frozen=True, slots=True)
class ThirdPartyDelay:
    """Information that the municipality asked of somebody else (a diploma valuation): BI 5.3."""

    asked: date
    received: date | None


@dataclass(frozen=True, slots=True)
class PipClockFacts:
    """What the ten-week clock needs. `brp` is None both for 'not yet' and for unknown."""

    kennisgeving: date | None
    brp: date | None
    is_brp_not_yet: bool = False  # the person is known not to be registered in our municipality yet
    third_party: ThirdPartyDelay | None = None


def pip_deadline(facts: PipClockFacts, book: LawBook) -> Deadline:
    """The last day to set the PIP: ten weeks after the later of DUO's kennisgeving and registration (BI 5.3).

    While the person is not registered in our municipality, or no letter is known, the clock is not running.
    Information of a third party that came in late gives until two weeks after receipt, where that is later
    (BI 5.3); asked but not received changes nothing yet. A last day on a weekend or holiday moves on
    (Algemene termijnenwet 1 and 4). Raises Refusal(LAW_BEFORE_FIRST_DATE) for an anchor before the act.
    """
    told: tuple[DatedFact, ...] = (
        DatedFact(FactName.KENNISGEVING, facts.kennisgeving),
        DatedFact(FactName.BRP, facts.brp),
    )
    if facts.kennisgeving is None or facts.brp is None:
        newest = max(value.start for value in book.values if value.key == "pip.term_days")
        waiting = (book.on(facts.kennisgeving or newest).value("pip.term_days"),)
        if facts.kennisgeving is None:
            reason = NotRunning.NO_KENNISGEVING
        else:
            reason = NotRunning.NOT_IN_BRP if facts.is_brp_not_yet else NotRunning.BRP_UNKNOWN
        return Deadline(DeadlineKind.PIP, None, None, told, waiting, not_running=reason)
    anchor = max(facts.kennisgeving, facts.brp)
    on_anchor = book.on(anchor)
    term = on_anchor.value("pip.term_days")
    told = (*told, DatedFact(FactName.ANCHOR, anchor))
    shift = on_anchor.value("termijnenwet.max_weeks")
    law: tuple[LawValue, ...] = (term, shift)
    bare = anchor + timedelta(days=term.number)
    last = _ends(bare, term.number, shift, book)
    delay = facts.third_party
    if delay is not None:
        told = (*told, DatedFact(FactName.THIRD_PARTY_ASKED, delay.asked))
        told = (*told, DatedFact(FactName.THIRD_PARTY_RECEIVED, delay.received))
        # the delay counts for what was asked within the term; nothing asked afterwards reopens it
        if delay.received is not None and delay.asked <= last and delay.received >= delay.asked:
            extra = on_anchor.value("pip.third_party_extra_days")
            law = (*law, extra)
            later = delay.received + timedelta(days=extra.number)
            if later > bare:
                bare, last = later, max(last, _ends(later, extra.number, shift, book))
    if bare != last:
        told = (*told, DatedFact(FactName.BEFORE_SHIFT, bare))
    return Deadline(
        DeadlineKind.PIP, anchor, last, told, law, is_holiday_unsure=not book.knows_holidays_of(last)
    )


def inburgeringstermijn(dagtekening_initieel: date, book: LawBook) -> Deadline:
    """Three years from the day after dagtekening of the *first* PIP; a revision never moves it (WI 11).

    Only for an established PIP: whoever calls this hands in the dagtekening, and a draft has none. The last
    day carries the number of the dagtekening, or is the last of February where that month is too short: of
    the two ways to count a year over 29 February the one that never tells a day too late. DUO's letter goes
    before it. The Algemene termijnenwet does not shift it (art. 4: longer than twelve weeks).
    """
    years = book.on(dagtekening_initieel).value("inburgeringstermijn.years")
    last = plus_months(dagtekening_initieel, 12 * years.number)
    facts = (DatedFact(FactName.DAGTEKENING, dagtekening_initieel),)
    first = dagtekening_initieel + timedelta(days=1)
    return Deadline(DeadlineKind.INBURGERINGSTERMIJN, first, last, facts, (years,))


def schakelen_until(
    dagtekening_initieel: date,
    book: LawBook,
    old: Leerroute | None = None,
    new: Leerroute | None = None,
) -> Deadline:
    """The last day to change the leerroute: 18 months after the term began, less a day (WI 17).

    From the onderwijsroute to B1 this limit does not hold (rule R-TRM-07): asked for that change the clock
    has no last day and says so. No shift to a working day: longer than twelve weeks.
    """
    months = book.on(dagtekening_initieel).value("schakelen.months")
    first = dagtekening_initieel + timedelta(days=1)
    facts = (DatedFact(FactName.DAGTEKENING, dagtekening_initieel),)
    if (old, new) == (Leerroute.ONDERWIJS, Leerroute.B1):
        no_limit = NotRunning.NO_LIMIT
        return Deadline(DeadlineKind.SCHAKELEN, first, None, facts, (months,), not_running=no_limit)
    last = last_of_months(first, months.number)
    return Deadline(DeadlineKind.SCHAKELEN, first, last, facts, (months,))


def schakelen_warning_from(deadline: Deadline, book: LawBook) -> date | None:
    """The day from which the end of changing route is told, three months ahead; None where it never ends."""
    if deadline.last is None or deadline.first is None:
        return None
    months = book.on(deadline.first).value("schakelen.warn_months").number
    return plus_months(deadline.last, -months)


def ontzorgen_period(bijstand_from: date, book: LawBook, bijstand_until: date | None = None) -> Deadline:
    """Six months from the date of entitlement to bijstand, less a day (Participatiewet 56a).

    An earlier end of bijstand ends it (rule R-ONT-05). A period, not a term: it moves for no weekend.
    """
    months = book.on(bijstand_from).value("ontzorgen.months")
    last = last_of_months(bijstand_from, months.number)
    facts: tuple[DatedFact, ...] = (DatedFact(FactName.BIJSTAND, bijstand_from),)
    if bijstand_until is not None and bijstand_until < last:
        last = max(bijstand_from, bijstand_until)
        facts = (*facts, DatedFact(FactName.BIJSTAND_ENDED, bijstand_until))
    return Deadline(DeadlineKind.ONTZORGEN, bijstand_from, last, facts, (months,))


def bezwaar_deadline(bekendmaking: date, book: LawBook) -> Deadline:
    """Six weeks from the day after the decision was made known (Awb 6:7 and 6:8), shifted as above."""
    on_day = book.on(bekendmaking)
    weeks, shift = on_day.value("bezwaar.weeks"), on_day.value("termijnenwet.max_weeks")
    bare = bekendmaking + timedelta(weeks=weeks.number)
    last = _ends(bare, weeks.number * 7, shift, book)
    facts: tuple[DatedFact, ...] = (DatedFact(FactName.BEKENDMAKING, bekendmaking),)
    law: tuple[LawValue, ...] = (weeks,)
    if last != bare:
        facts, law = (*facts, DatedFact(FactName.BEFORE_SHIFT, bare)), (weeks, shift)
    first = bekendmaking + timedelta(days=1)
    unsure = not book.knows_holidays_of(last)
    return Deadline(DeadlineKind.BEZWAAR, first, last, facts, law, is_holiday_unsure=unsure)


def _ends(last: date, days: int, shift: LawValue, book: LawBook) -> date:
    """The last day of a term of so many days: only one of up to twelve weeks moves (termijnenwet 1 and 4)."""
    return shifted(last, book) if days <= shift.number * 7 else last
