from django import forms
from django.utils.translation import gettext_lazy as _

LOOKS = (
    ("auto", _("As this device has it")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("contrast", _("Strong contrast")),
    ("calm", _("Fewer colours, nothing moves")),
)


class LookForm(forms.Form):
    theme = forms.ChoiceField(label=_("How should pages look?"), choices=LOOKS, widget=forms.RadioSelect)


class SampleForm(forms.Form):
    """One field of each kind, for the style page."""

    name = forms.CharField(label="What should others call you?", help_text="Not your real name.", max_length=40)
    words = forms.CharField(label="Your words", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(
        label="What would help?",
        choices=[("listen", "Someone to listen"), ("ideas", "Ideas")],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label="Topics",
        choices=[("sleep", "Sleep"), ("grief", "Grief")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    country = forms.ChoiceField(label="Country", choices=[("", "Rather not say"), ("ie", "Ireland")], required=False)
    is_agreed = forms.BooleanField(label="I have read the guidelines")
