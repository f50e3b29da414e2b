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
from .items import AppealAnswerForm, DecisionForm, ItemNoteForm, LiftForm
from .others import PartnerForm, ReplyForm, ShiftForm, ShiftNoteForm

__all__ = [
    "AnswerForm",
    "AppealAnswerForm",
    "ClosingForm",
    "DecisionForm",
    "EscalationForm",
    "HandOverForm",
    "ItemNoteForm",
    "LearnedForm",
    "LiftForm",
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
