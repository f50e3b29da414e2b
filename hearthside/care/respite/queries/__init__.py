"""What a helper sees of themselves, and the little that supervisors see of them."""

from .mine import (
    DoseView,
    EndedCase,
    Note,
    Waiting,
    cases_and_endings,
    dose_of,
    notes_of,
    open_talk_of,
    questions_for,
    resting_members,
    topics_chosen,
    topics_rested,
    waiting_for,
)
from .team import TeamMonth, overrides, people_resting, talks_asked_for, wellbeing_months
from .wellbeing import CourseEntry, wellbeing_course

__all__ = [
    "CourseEntry",
    "DoseView",
    "EndedCase",
    "Note",
    "TeamMonth",
    "Waiting",
    "cases_and_endings",
    "dose_of",
    "notes_of",
    "open_talk_of",
    "overrides",
    "people_resting",
    "questions_for",
    "resting_members",
    "talks_asked_for",
    "topics_chosen",
    "topics_rested",
    "waiting_for",
    "wellbeing_course",
    "wellbeing_months",
]
