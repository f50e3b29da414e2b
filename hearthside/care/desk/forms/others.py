from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.care.rota.models import Desk
from hearthside.foundation.fields import WordsField


class ShiftForm(forms.Form):
    desk = forms.ChoiceField(choices=Desk.choices)
    hours = forms.IntegerField(label=_("For how many hours?"), min_value=1, max_value=12, initial=2)


class ShiftNoteForm(forms.Form):
    note = WordsField(
        label=_("For the people who come after you"),
        required=False,
        max_length=4000,
        help_text=_("What is open, what somebody is waiting for, what to watch. Empty means: nothing is open."),
    )


class ReplyForm(forms.Form):
    title = WordsField(label=_("When it fits"), max_length=80, widget=forms.TextInput)
    words = WordsField(label=_("Words"), max_length=2000)
    is_offered = forms.BooleanField(label=_("Offer it on the desk"), required=False)


class PartnerForm(forms.Form):
    name = WordsField(label=_("Name"), max_length=120, widget=forms.TextInput)
    what_they_do = WordsField(
        label=_("What they do"), max_length=600, help_text=_("In one or two sentences; members read it.")
    )
    contact = WordsField(label=_("How people on duty reach them"), max_length=400)
    hours = WordsField(label=_("Hours, as they state them"), max_length=200, required=False, widget=forms.TextInput)
    stated_on = forms.DateField(label=_("They stated this on"), widget=forms.DateInput(attrs={"type": "date"}))
    consent_text = WordsField(
        label=_("What a member is asked to agree to"),
        max_length=1000,
        help_text=_("What the partner does with it, and how it can be taken back."),
    )
