"""What the components need beyond plain templates: generated patterns, friendly times, described form fields."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

HILLS = (
    "M0 29C12 22 20 34 40 18V40H0Z",
    "M0 22C10 34 26 20 40 30V40H0Z",
    "M0 32C8 18 18 22 24 30S36 34 40 26V40H0Z",
    "M0 26C14 26 16 36 40 20V40H0Z",
    "M0 34C14 30 24 26 40 12V40H0Z",
    "M0 14C12 30 28 32 40 34V40H0Z",
)


@register.simple_tag
def avatar(seed: object) -> SafeString:
    """A sun over a hill, always the same for the same seed; a pattern, so that nobody shows a face."""
    bits = sha256(f"avatar:{seed}".encode()).digest()
    return format_html(
        '<svg class="avatar" viewBox="0 0 40 40" aria-hidden="true" focusable="false" data-ground="{}" data-hill="{}"'
        ' data-sun="{}"><rect width="40" height="40"/><path d="{}"/><circle cx="{}" cy="{}" r="{}"/></svg>',
        bits[0] % 4, bits[1] % 4, bits[2] % 4, HILLS[bits[3] % len(HILLS)],
        11 + bits[4] % 19, 11 + bits[5] % 7, 7 + bits[6] % 5,
    )  # fmt: skip


@register.filter
def friendly(at: datetime) -> str:
    """As people say it: "today, 23:40", "Tuesday, 23:40", "12 March, 09:10"."""
    local = timezone.localtime(at) if timezone.is_aware(at) else at
    return _("%(day)s, %(time)s") % {"day": friendly_day(local), "time": time_format(local, "H:i")}


@register.filter
def friendly_day(at: datetime | date) -> str:
    if isinstance(at, datetime):
        at = (timezone.localtime(at) if timezone.is_aware(at) else at).date()
    distance = (at - timezone.localdate()) // timedelta(days=1)
    if named := {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}.get(distance):
        return named
    if -7 < distance < 7:
        return date_format(at, "l")
    return date_format(at, "j F" if at.year == timezone.localdate().year else "j F Y")


@register.filter
def exact(at: datetime | date) -> str:
    """For machines, in the `datetime` attribute."""
    if isinstance(at, datetime) and timezone.is_aware(at):
        return at.astimezone(UTC).isoformat(timespec="seconds")
    return at.isoformat()


@register.filter
def field_kind(field: BoundField) -> str:
    """How a form field is laid out: "choices" (a group), "check" (one box), or "line"."""
    if field.field.widget.use_fieldset:
        return "choices"
    return "check" if isinstance(field.field.widget, CheckboxInput) else "line"


@register.simple_tag
def widget(field: BoundField, help_text: str = "", rows: str = "") -> SafeString:
    """The input itself, described by its help and its error, also when the help came by attribute."""
    described = [f"{field.auto_id}_helptext"] if help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attributes: dict[str, str | bool] = {}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if rows:
        attributes["rows"] = rows
    field.field.widget.attrs.pop("placeholder", None)  # the label says it, and stays while somebody types
    return field.as_widget(attrs=attributes)
