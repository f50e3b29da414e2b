from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import Clause, Group, GuidelineVersion

ONE_A_LINE = _("One a line.")


class ClauseForm(forms.ModelForm):
    group = forms.ChoiceField(label=_("What it is about"), choices=Group.choices)
    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("Say what it asks, in a few words."))
    text = WordsField(label=_("In plain words"), max_length=20_000)
    easy = WordsField(
        label=_("In easy words"), max_length=2000, required=False, help_text=_("Very short sentences, one a line.")
    )
    why = WordsField(label=_("Why"), max_length=2000, required=False)
    good = WordsField(label=_("Like this"), max_length=2000, required=False, help_text=ONE_A_LINE)
    bad = WordsField(label=_("Not like this"), max_length=2000, required=False, help_text=ONE_A_LINE)
    follows = WordsField(label=_("What can follow"), max_length=2000, required=False)

    class Meta:
        model = Clause
        fields = ("group", "title", "text", "easy", "why", "good", "bad", "follows")


class OpeningForm(forms.ModelForm):
    opening = WordsField(label=_("Words before the clauses"), max_length=4000, required=False)

    class Meta:
        model = GuidelineVersion
        fields = ("opening",)


class InForceForm(forms.Form):
    note = forms.CharField(
        label=_("What is different, and why"), max_length=300, help_text=_("Members read it beside the changes.")
    )
    is_small = forms.BooleanField(
        label=_("A small correction: nobody has to agree again"), required=False,
        help_text=_("For a comma or a clearer word. Never when more is asked of people than before."),
    )  # fmt: skip
