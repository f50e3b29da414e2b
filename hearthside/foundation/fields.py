"""Form fields for words: cleaned of what breaks pages, never refused for an invisible character."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .words import clean, is_blank


class WordsField(forms.CharField):
    """Typed words. `max_length` is counted after cleaning; required ones must hold something a reader can see."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4, "dir": "auto"}))
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        if self.required and is_blank(value):
            raise ValidationError(_("There is nothing written yet."), code="required")
