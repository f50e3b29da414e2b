from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import ReportReason


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is it about?"), choices=ReportReason.choices, widget=forms.RadioSelect)
    words = WordsField(label=_("In your own words, if you like"), required=False, max_length=2000)
