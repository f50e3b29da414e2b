from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.care.conversations.models import LONGEST
from hearthside.care.moderation.models import Measure
from hearthside.care.rota.models import Desk
from hearthside.care.safety.models import Outcome
from hearthside.foundation.fields import WordsField


class AnswerForm(forms.Form):
    """The first thing a person in danger reads from us."""

    body = WordsField(
        label=_("Answer"),
        max_length=LONGEST,
        help_text=_(
            "Ask directly. Say who you are. No promises you cannot keep, no argument, no “think of your family”."
        ),
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ClosingForm(forms.Form):
    read_up_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices)
    note = WordsField(label=_("For whoever comes after you"), required=False, max_length=2000)


class NoteForm(forms.Form):
    note = WordsField(label=_("Note"), max_length=2000)


class RevealForm(forms.Form):
    reason = WordsField(
        label=_("Why do you need to know who this is? It is logged."), max_length=300, widget=forms.TextInput
    )


class DecisionForm(forms.Form):
    wording = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    measure = forms.ChoiceField(label=_("What should happen?"), choices=Measure.choices, widget=forms.RadioSelect)
    reason = WordsField(
        label=_("To the author: why"),
        required=False,
        max_length=2000,
        help_text=_("Kind and concrete. They read this, and the guidelines stand beside it."),
    )


class ShiftForm(forms.Form):
    desk = forms.ChoiceField(choices=Desk.choices)
    hours = forms.IntegerField(label=_("For how many hours?"), min_value=1, max_value=12, initial=2)
