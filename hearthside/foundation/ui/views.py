from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from .context import THEMES
from .forms import LookForm, SampleForm

A_YEAR = 365 * 24 * 60 * 60


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Anybody picks how pages look; kept in this browser's cookie, asked of no table."""
    back = local_address(request.POST.get("next") or request.GET.get("next", ""))
    form = LookForm(request.POST or None, initial={"theme": request.COOKIES.get("theme", "auto")})
    if request.method == "POST" and form.is_valid():
        response = HttpResponseRedirect(back)
        response.set_cookie(
            "theme", form.cleaned_data["theme"], max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE,
            httponly=True, samesite="Lax",
        )  # fmt: skip
        return response
    return render(request, "ui/look.html", {"form": form, "back": back})


look.needs_no_database = True  # type: ignore[attr-defined]


def style(request: HttpRequest) -> HttpResponse:
    """Every component in every state. The door in `doors/ops` decides who may open it."""
    asked = {"name": "", "words": "Still here", "kind": "", "topics": ["sleep"]}
    return render(request, "ui/style.html", {
        "form": SampleForm(), "wrong_form": SampleForm(asked, auto_id="again_%s"),
        "reply_form": SampleForm(auto_id="reply_%s"), "now": timezone.now(),
        "page": Paginator(range(100), 20).page(2), "themes": THEMES[1:],
    })  # fmt: skip


def local_address(asked: str) -> str:
    """An address on this site, or the front page."""
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/"
