from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.words import is_blank

LONGEST = 5_000  # characters of one message


class MessageForm(forms.Form):
    body = forms.CharField(
        label=_("Your message"), max_length=LONGEST, strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("There is nothing written yet.")},
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        if is_blank(body):
            raise forms.ValidationError(_("There is nothing written yet."))
        return body
