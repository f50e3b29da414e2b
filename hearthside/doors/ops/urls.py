from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, path

from hearthside.foundation.ui.views import style
from hearthside.people.members.models import Role
from hearthside.people.members.rules import DESK_ROLES
from hearthside.people.members.sign_in import with_role

from . import views
from .views import calls, governance, guidelines, languages, phrases, planning, protocol, training

app_name = "ops"


def screen(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """A page for operators alone."""
    return path(route, with_role(Role.OPERATOR)(view), name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    screen("", views.first_hour, "first_hour"),
    screen("test-page/", views.test_page, "test_page"),
    screen("community/", views.community, "community"),
    screen("guidelines/", guidelines.guidelines, "guidelines"),
    screen("guidelines/adoption/", guidelines.guidelines_adoption, "guidelines_adoption"),
    screen("guidelines/draft/", guidelines.guidelines_draft, "guidelines_draft"),
    screen("guidelines/draft/opening/", guidelines.guidelines_opening, "guidelines_opening"),
    screen("guidelines/draft/shipped/", guidelines.guidelines_shipped, "guidelines_shipped"),
    screen("guidelines/draft/discarding/", guidelines.guidelines_discarding, "guidelines_discarding"),
    screen("guidelines/draft/new/", guidelines.new_clause, "new_clause"),
    screen("guidelines/draft/clauses/<slug:key>/", guidelines.clause, "clause"),
    screen("guidelines/draft/clauses/<slug:key>/place/", guidelines.clause_place, "clause_place"),
    screen("guidelines/draft/clauses/<slug:key>/retirement/", guidelines.clause_retirement, "clause_retirement"),
    screen("guidelines/consultation/", governance.new_consultation, "new_consultation"),
    screen("consultations/<int:pk>/", governance.consultation, "consultation"),
    screen("consultations/<int:pk>/days/", governance.consultation_days, "consultation_days"),
    screen("consultations/<int:pk>/end/", governance.consultation_end, "consultation_end"),
    screen("consultations/<int:pk>/whole/", governance.consultation_clause, "consultation_whole"),
    screen("consultations/<int:pk>/clauses/<slug:key>/", governance.consultation_clause, "consultation_clause"),
    screen("reviews/", governance.reviews, "reviews"),
    screen("spaces/", views.spaces, "spaces"),
    screen("spaces/new/", views.new_space, "new_space"),
    screen("spaces/<slug:slug>/", views.space, "space"),
    screen("spaces/<slug:slug>/archive/", views.space_archive, "space_archive"),
    screen("spaces/<slug:slug>/people/", views.space_people, "space_people"),
    screen("people/", views.people, "people"),
    screen("people/<int:pk>/", views.person, "person"),
    screen("people/<int:pk>/role/", views.person_role, "person_role"),
    screen("people/<int:pk>/second-step/", views.person_second_step, "person_second_step"),
    screen("shifts/", views.shifts, "shifts"),
    screen("shifts/<int:pk>/cancellation/", views.shift_cancellation, "shift_cancellation"),
    screen("night/", views.night, "night"),
    screen("patterns/", planning.patterns, "patterns"),
    screen("patterns/new/", planning.new_pattern, "new_pattern"),
    screen("patterns/<int:pk>/", planning.pattern, "pattern"),
    screen("patterns/<int:pk>/end/", planning.pattern_end, "pattern_end"),
    screen("slots/", planning.slots, "slots"),
    screen("slots/<int:pk>/cancellation/", planning.slot_cancellation, "slot_cancellation"),
    screen("gaps/", planning.gaps, "gaps"),
    screen("training/", training.training, "training"),
    screen("training/<int:pk>/referee/", training.referee, "training_referee"),
    screen("training/<int:pk>/withdrawal/", training.withdrawal, "training_withdrawal"),
    screen("protocol/", protocol.protocol, "protocol"),
    screen("protocol/new/", protocol.new_protocol, "new_protocol"),
    screen("protocol/<int:pk>/", protocol.protocol_version, "protocol_version"),
    screen("languages/", languages.languages, "languages"),
    screen("languages/<slug:code>/reading/", languages.language_reading, "language_reading"),
    screen("languages/<slug:code>/reading/end/", languages.language_reading_end, "language_reading_end"),
    screen("phrases/", phrases.phrases, "phrases"),
    screen("phrases/new/", phrases.new_phrases, "new_phrases"),
    screen("calls/", calls.calls, "calls"),
    screen("calls/webhooks/<int:pk>/test/", calls.webhook_test, "webhook_test"),
    screen("calls/webhooks/<int:pk>/removal/", calls.webhook_removal, "webhook_removal"),
    screen("limits/", views.limits, "limits"),
    screen("helplines/", views.helplines, "helplines"),
    screen("helplines/check/", views.helpline_check, "helpline_check"),
    screen("log/", views.log, "log"),
    path("style/", with_role(*DESK_ROLES)(style), name="style"),
]
