from django import forms

from hearthside.care.helplines.directory import countries

from .barriers import BARRIERS


class BarrierForm(forms.Form):
    barrier = forms.ChoiceField(choices=[(known.code, known.label) for known in BARRIERS], required=False)
    country = forms.CharField(required=False, max_length=2)

    def clean_country(self) -> str:
        code: str = self.cleaned_data["country"].upper()
        return code if code in countries() else ""
