from django import forms
from django.utils.translation import gettext_lazy as _

from .models import ReportReason


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is it about?"), choices=ReportReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words, if you like"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
