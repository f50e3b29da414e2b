from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import Policy
from .rules import LONGEST, SHORTEST

A_YEAR = timedelta(days=365)


class ConsultationForm(forms.Form):
    question = WordsField(
        label=_("What do you want to know from members?"), max_length=2000,
        help_text=_("Say why something should change. It stands above the draft."),
    )  # fmt: skip
    days = forms.IntegerField(
        label=_("For how many days?"), min_value=SHORTEST, max_value=LONGEST, initial=14,
        help_text=_("Two to four weeks, so that people who come seldom can say something too."),
    )  # fmt: skip


class DaysForm(forms.Form):
    days = forms.IntegerField(label=_("Days from today"), min_value=SHORTEST, max_value=LONGEST, initial=14)


class RemarkForm(forms.Form):
    words = WordsField(label=_("What do you think?"), max_length=4000)


class AnswerForm(forms.Form):
    said = WordsField(
        label=_("You said"), max_length=2000, help_text=_("What people said, in your words. Nobody is named or quoted.")
    )
    did = WordsField(label=_("We did"), max_length=2000, help_text=_("Also when you changed nothing: say why not."))


class ReviewForm(forms.Form):
    policy = forms.ChoiceField(label=_("Which policy?"), choices=Policy.choices)
    next_on = forms.DateField(label=_("Look at it again on"), widget=forms.DateInput(attrs={"type": "date"}))
    was_read = forms.BooleanField(label=_("I have read it through today"), required=False)
    note = forms.CharField(label=_("What came of it"), max_length=300, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["next_on"].initial = timezone.localdate() + A_YEAR
