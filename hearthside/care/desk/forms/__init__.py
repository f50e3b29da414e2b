from .cases import (
    AnswerForm,
    ClosingForm,
    EscalationForm,
    HandOverForm,
    LearnedForm,
    NoteForm,
    OpinionAnswerForm,
    OpinionForm,
    ReferralForm,
    RevealForm,
    TakeForm,
)
from .others import DecisionForm, PartnerForm, ReplyForm, ShiftForm, ShiftNoteForm

__all__ = [
    "AnswerForm",
    "ClosingForm",
    "DecisionForm",
    "EscalationForm",
    "HandOverForm",
    "LearnedForm",
    "NoteForm",
    "OpinionAnswerForm",
    "OpinionForm",
    "PartnerForm",
    "ReferralForm",
    "ReplyForm",
    "RevealForm",
    "ShiftForm",
    "ShiftNoteForm",
    "TakeForm",
]
