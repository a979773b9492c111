"""The talk: ask, answer, note, leave open, go on, and see what it means for the plan.

Reading and checking an answer belongs to `forms`, what it means for the plan to `desktop.domain`.
"""

from __future__ import annotations

from desktop.usecases.interview.acting import (
    confirm_answer,
    open_guarded,
    record_act,
    record_source,
    switch_on_free_text,
    withdraw_answer,
)
from desktop.usecases.interview.acts_shown import (
    AboutAnswer,
    ActShown,
    GuardShown,
    HistoryLine,
    HistoryShown,
    Recovered,
)
from desktop.usecases.interview.answering import record_answer, record_state
from desktop.usecases.interview.closing_list import (
    ClosingList,
    HealthShown,
    OpenItem,
    OpenKind,
    TopicOpen,
    closing_list,
    mark_not_discussed,
)
from desktop.usecases.interview.history import answer_history
from desktop.usecases.interview.moving import (
    close_talk,
    go_to,
    go_to_theme,
    look_at_scope,
    next_open,
    open_interview,
    step,
)
from desktop.usecases.interview.noting import discard_drafts, record_note, save_draft
from desktop.usecases.interview.parked import ParkedShown
from desktop.usecases.interview.rows import cells_that_apply, record_row, remove_row
from desktop.usecases.interview.shown import (
    ChoiceShown,
    ColumnShown,
    FactShown,
    GridHead,
    GridShown,
    Interview,
    NoteKind,
    PlanBlockShown,
    PlanLineShown,
    QuestionShown,
    RawAnswer,
    RawCell,
    RowShown,
    Stop,
    ThemeShown,
    ValueShown,
)
from forms.progress import Scope

__all__ = [
    "AboutAnswer",
    "ActShown",
    "ChoiceShown",
    "ClosingList",
    "ColumnShown",
    "FactShown",
    "GridHead",
    "GridShown",
    "GuardShown",
    "HealthShown",
    "HistoryLine",
    "HistoryShown",
    "Interview",
    "NoteKind",
    "OpenItem",
    "OpenKind",
    "ParkedShown",
    "PlanBlockShown",
    "PlanLineShown",
    "QuestionShown",
    "RawAnswer",
    "RawCell",
    "Recovered",
    "RowShown",
    "Scope",
    "Stop",
    "ThemeShown",
    "TopicOpen",
    "ValueShown",
    "answer_history",
    "cells_that_apply",
    "close_talk",
    "closing_list",
    "confirm_answer",
    "discard_drafts",
    "go_to",
    "go_to_theme",
    "look_at_scope",
    "mark_not_discussed",
    "next_open",
    "open_guarded",
    "open_interview",
    "record_act",
    "record_answer",
    "record_note",
    "record_row",
    "record_source",
    "record_state",
    "remove_row",
    "save_draft",
    "step",
    "switch_on_free_text",
    "withdraw_answer",
]
