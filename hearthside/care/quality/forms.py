from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import Finding, Sampling, Seen


class JudgementForm(forms.Form):
    """What a reader saw. The buttons carry the verdict, so that one key is enough."""

    wording = forms.CharField(max_length=20, widget=forms.HiddenInput)
    verdict = forms.TypedChoiceField(
        label=_("What do you see?"), choices=Seen.choices, coerce=lambda typed: Seen(int(typed))
    )
    note = WordsField(
        label=_("Note"), required=False, max_length=1000,
        help_text=_("What made you see it. Kept sealed, and erased with the words."),
    )  # fmt: skip


class SizeForm(forms.ModelForm):
    class Meta:
        model = Sampling
        fields = ("size", "learns")
        help_texts = {
            "size": _("More to read, and a surer figure. Between ten and a thousand."),
            "learns": _("Only words of members who allowed it, after a person looked at them, without names."),
        }


class FindingForm(forms.Form):
    """What people made of a cluster."""

    finding = forms.ChoiceField(label=_("What is it?"), choices=Finding)
    note = WordsField(
        label=_("Note"), required=False, max_length=1000,
        help_text=_("What you did about it. Kept sealed, and forgotten with it."),
    )  # fmt: skip
