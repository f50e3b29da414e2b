from django import forms

from hearthside.care.helplines.directory import countries

from .barriers import BARRIERS, barrier
from .card import Asked


class BarrierForm(forms.Form):
    """What the card asks. Nothing is required, and an unknown word counts as not said."""

    barrier = forms.CharField(required=False, max_length=40)
    country = forms.CharField(required=False, max_length=2)
    only_writes = forms.BooleanField(required=False)

    def clean_country(self) -> str:
        code: str = self.cleaned_data["country"].upper()
        return code if code in countries() else ""

    def asked(self) -> Asked:
        """What was understood; a field that made no sense counts as left empty."""
        said = self.cleaned_data if self.is_valid() else {**dict.fromkeys(self.fields), **self.cleaned_data}
        chosen = barrier(said["barrier"] or BARRIERS[-1].code)
        return Asked(chosen, said["country"] or "", bool(said["only_writes"]))
