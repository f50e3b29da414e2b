from django.http import HttpRequest
from django.template.loader import render_to_string

from hearthside.places.spaces import sections
from hearthside.places.spaces.models import Space

from .. import queries
from .pages import page_asked_for


@sections.register
def board(request: HttpRequest, space: Space) -> str:
    """The threads of a space, for the space's page."""
    page = page_asked_for(request)
    rows, has_more = queries.threads_in(space, request.member, page)
    context = {"rows": rows, "earlier": page - 1, "later": page + 1 if has_more else 0}
    return render_to_string("discussions/_board.html", context, request)
