from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import wording
from .directory import Helpline, countries
from .directory.names import language_name
from .models import Wrong


class CountryForm(forms.Form):
    country = forms.ChoiceField(label=_("Which country are you in?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = countries(get_language() or "en")
        choices = ((code.lower(), name) for code, name in named.items())
        _choices_of(self, "country", [("", _("Choose a country")), *choices])


class FilterForm(forms.Form):
    """Narrows a country's helplines; offers only what some of them have, and never refuses."""

    purpose = forms.ChoiceField(label=_("About what?"), required=False)
    channel = forms.ChoiceField(label=_("How?"), required=False)
    spoken = forms.ChoiceField(label=_("In which language?"), required=False)
    region = forms.ChoiceField(label=_("Where?"), required=False)
    open = forms.BooleanField(label=_("Open now"), required=False)

    def __init__(self, *args: Any, helplines: Iterable[Helpline], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helplines, language = list(helplines), get_language() or "en"
        purposes = {code for helpline in helplines for code in helpline.purposes} - {"unclassified"}
        self._offer("purpose", ((code, words) for code, words in wording.PURPOSES.items() if code in purposes))
        used = {way.type for helpline in helplines for way in helpline.channels}
        self._offer("channel", ((code, words) for code, words in wording.CHANNELS.items() if code in used))
        spoken = {code for helpline in helplines for code in helpline.languages}
        self._offer("spoken", _by_name((code, language_name(code, language)) for code in spoken))
        regions = {code for helpline in helplines for code in helpline.regions}
        self._offer("region", _by_name((code, wording.region_words(code)) for code in regions))

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        """A choice among fewer than two is none."""
        offered = list(choices)
        if len(offered) < 2:
            del self.fields[name]
        else:
            _choices_of(self, name, [("", _("All")), *offered])

    @property
    def wanted(self) -> dict[str, Any]:
        """What was chosen; a choice that does not exist counts as none."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class WrongNumberForm(forms.Form):
    what = forms.ChoiceField(label=_("What is wrong?"), choices=Wrong, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Anything that helps us to check it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the people who run this place read it. We do not keep who you are; leave out your name."),
    )


def _choices_of(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _by_name(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda pair: pair[1])
