from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

from .. import queries


@with_role(*Role.values)
@require_GET
def light(request: HttpRequest) -> HttpResponse:
    """For helpers between hard cases: welcome somebody, thank somebody."""
    page = {"welcome": queries.people_to_welcome(request.member), "thank": queries.replies_to_thank(request.member)}
    return render(request, "discussions/light.html", page)
