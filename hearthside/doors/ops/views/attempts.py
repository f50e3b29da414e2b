"""What all forms of the operator share: a refusal or a wrong field becomes words beside the form."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError

from hearthside.foundation.verdicts import Refused


def did(form: forms.Form | forms.ModelForm, action: Callable[[], object]) -> bool:
    """Whether the form was right and the action went through; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        action()
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return form.is_valid()
