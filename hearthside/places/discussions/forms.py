from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.foundation import words
from hearthside.foundation.fields import WordsField
from hearthside.people.members.warnings import WARNINGS

from . import rules
from .actions import Written
from .models import Feeling, Hope, Post

HOPES = [(Hope.NONE, _("I would rather not say")), *(pair for pair in Hope.choices if pair[0] != Hope.NONE)]


class Words(WordsField):
    """Words that are given back with a kind sentence when they cannot be posted."""

    widget: forms.Widget = forms.Textarea(attrs={"rows": 6, "dir": "auto"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": self.widget, **kwargs})

    def validate(self, value: str) -> None:
        if not (verdict := rules.may_say(value)):
            raise ValidationError(str(verdict.reason))


class Title(Words):
    widget = forms.TextInput(attrs={"maxlength": 120, "dir": "auto", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        if words.is_blank(value):
            raise ValidationError(_("Please give it a few words as a title, so that others find it."))
        if len(value) > 120:
            raise ValidationError(_("Please keep the title to 120 characters. The rest fits below."))


class PostForm(forms.Form):
    """What every composer has."""

    body = Words(label=_("Your words"))
    warnings = forms.MultipleChoiceField(required=False, choices=list(WARNINGS.items()))
    once = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"once": uuid4, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_once(self) -> UUID:
        try:
            return UUID(self.cleaned_data["once"])
        except ValueError:
            return uuid4()

    @property
    def topics(self) -> list[tuple[str, str | Promise, bool]]:
        """The content warnings with whether each is chosen; drawn by the template, since widgets are slow."""
        chosen = self["warnings"].value() or []
        return [(code, label, code in chosen) for code, label in WARNINGS.items()]

    @property
    def has_topics(self) -> bool:
        return bool(self["warnings"].value())

    def written(self) -> Written:
        return Written(**{**self.cleaned_data, "warnings": tuple(self.cleaned_data["warnings"])})


class ReplyForm(PostForm):
    is_anonymous = forms.BooleanField(required=False, label=_("Post this without my name"))


class ThreadForm(ReplyForm):
    field_order = ("title", "body", "hope")
    title = Title(label=_("Title"))
    hope = forms.ChoiceField(
        label=_("What do you hope for from replies?"), choices=HOPES, required=False, initial=Hope.NONE,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def clean_hope(self) -> str:
        return self.cleaned_data["hope"] or Hope.NONE


class EditForm(PostForm):
    """The same words again, to be changed; a first post brings its thread's title along."""

    title = Title(label=_("Title"))

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        before = {"body": post.body, "title": post.thread.title, "warnings": post.warnings}
        super().__init__(*args, initial=before, **kwargs)
        if not post.is_first:
            del self.fields["title"]


class ReactionForm(forms.Form):
    """One button: `feeling` sends it, `back` takes it back. Pressing twice changes nothing more."""

    feeling = forms.ChoiceField(choices=Feeling, required=False)
    back = forms.ChoiceField(choices=Feeling, required=False)


class LockForm(forms.Form):
    reason = forms.CharField(
        label=_("Why, for everybody to read"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RevealForm(forms.Form):
    reason = forms.CharField(label=_("Why do you need to know? The log keeps this."), max_length=300)
