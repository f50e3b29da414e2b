from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from . import topics
from .models import HowItStayed, Limits, Reply
from .rules import QUESTIONS

OWN_WORDS = 4000
FARTHEST = timedelta(days=365)


class TopicsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label=_("Do not ask me to carry cases about"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [(topic.code, topic.label) for topic in topics.topics()]


class OwnWordsForm(forms.Form):
    words = WordsField(label=_("For yourself"), required=False, max_length=OWN_WORDS)


class StayedForm(forms.Form):
    answer = forms.ChoiceField(label=_("Did this stay with you?"), choices=HowItStayed, widget=forms.RadioSelect)
    words = WordsField(label=_("For yourself"), required=False, max_length=OWN_WORDS)


class TalkForm(forms.Form):
    wish = WordsField(
        label=_("When does it suit you?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Supervisors read this line. You need not say what it is about."),
    )


class TimeForm(forms.Form):
    offered_for = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_offered_for(self) -> Any:
        ahead = self.cleaned_data["offered_for"] - timezone.now()
        if not timedelta() < ahead < FARTHEST:
            raise forms.ValidationError(_("Choose a time that is still to come, within a year."))
        return self.cleaned_data["offered_for"]


class WellbeingForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in QUESTIONS.items():
            self.fields[code] = forms.ChoiceField(label=str(question), choices=Reply, widget=forms.RadioSelect)
        self.fields["words"] = WordsField(
            label=_("Something you want to remember"), required=False, max_length=OWN_WORDS
        )

    def answers(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in QUESTIONS}


class LimitsForm(forms.ModelForm):
    class Meta:
        model = Limits
        fields = (
            "load_an_hour", "load_a_shift", "weight_concern", "weight_risk", "weight_imminent", "minutes_until_break",
            "break_minutes", "light_minutes", "night_from", "night_until",
        )  # fmt: skip
        help_texts = {
            "load_an_hour": _("The sum of what the cases of one hour weigh."),
            "load_a_shift": _("The same for twelve hours on end, the longest that a shift may be."),
            "light_minutes": _("Only cases of concern come to somebody in this time. 0: no such time."),
            "night_from": _("At night nobody carries the desk alone."),
            "night_until": _("The same hour twice: there is no night, and one person may be alone."),
        }
