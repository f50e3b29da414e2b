from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .models import LONGEST


class MessageForm(forms.Form):
    body = WordsField(label=_("Your message"), max_length=LONGEST)
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)
