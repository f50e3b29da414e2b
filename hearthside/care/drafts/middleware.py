from collections.abc import Callable
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthside.foundation.limits import may_try, where_from

from .actions import keep_unsent, worth_keeping

COOKIE = "unsent"
KEPT_AN_HOUR = 30  # from one network address


class KeepUnsentWords:
    """Gives a page for members the means to keep what somebody sent after their session had ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.keep_unsent_words = partial(_keep_and_log_in, request)
        return self.get_response(request)


def _keep_and_log_in(request: HttpRequest) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    if not may_try("unsent", where_from(request), KEPT_AN_HOUR, timedelta(hours=1)):
        return given_back(request)  # nobody fills our tables; the words stay in their browser
    secret = keep_unsent(request.get_full_path(), fields)
    answer = redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('drafts:unsent')})}")
    answer.set_cookie(COOKIE, secret, max_age=86_400, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer


def given_back(request: HttpRequest) -> HttpResponse:
    """The same words in a fresh form, one press away from being sent."""
    fields = worth_keeping([(name, value) for name, values in request.POST.lists() for value in values])
    return render(request, "drafts/unsent.html", {"path": request.get_full_path(), "fields": fields}, status=403)
