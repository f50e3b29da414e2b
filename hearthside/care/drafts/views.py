from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token had run out: the same words in a fresh form, one press away from being sent."""
    return render(request, "drafts/stale_form.html", {"fields": []}, status=403)
