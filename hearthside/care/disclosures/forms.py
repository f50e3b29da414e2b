from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import Ending


class ContactForm(forms.Form):
    who = WordsField(
        label=_("Who should be told?"),
        max_length=200,
        widget=forms.TextInput,
        help_text=_("A name and what they are to you: “Maria, my sister”. Ask them first if you can."),
    )
    how = WordsField(
        label=_("How can they be reached?"),
        max_length=300,
        help_text=_("A telephone number with the country in front of it, for example. You may write your address too."),
    )
    to_know = WordsField(
        label=_("What should we know before we do?"),
        max_length=1000,
        required=False,
        help_text=_("Whom we must not tell, what name to use for you, what language they speak."),
    )


class AskForm(forms.Form):
    reason = WordsField(
        label=_("Why is it needed now?"),
        max_length=1500,
        help_text=_("What points to danger for their life, and what you have tried. They will read this afterwards."),
    )
    to_whom = WordsField(
        label=_("Who would be told?"),
        max_length=200,
        widget=forms.TextInput,
        help_text=_("Their emergency contact, or the emergency services of the country they named."),
    )
    would_tell = WordsField(
        label=_("What exactly would be told?"),
        max_length=1500,
        help_text=_("As little as possible, in the words you would use. Not what they wrote in full."),
    )


class EndForm(forms.Form):
    ending = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[choice for choice in Ending.choices if choice[0] != Ending.REFUSED],
        widget=forms.RadioSelect,
    )
    was_told = WordsField(
        label=_("What was told, and to whom?"),
        max_length=1500,
        required=False,
        help_text=_("They will read this afterwards."),
    )


class PostponeForm(forms.Form):
    reason = WordsField(label=_("Why would telling them now endanger them?"), max_length=1000)
    review_on = forms.DateField(
        label=_("Look at it again on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("On that day they are told, unless a supervisor decides anew."),
    )
