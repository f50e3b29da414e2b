from django.urls import path

from .views import moderation, shifts, triage

app_name = "desk"
urlpatterns = [
    path("", shifts.door, name="door"),
    path("shift/", shifts.begin, name="shift"),
    path("shift/<str:desk>/end/", shifts.end, name="shift_end"),
    path("cases/", triage.triage, name="triage"),
    path("cases/next/", triage.help_next, name="next"),
    path("cases/<int:pk>/", triage.case, name="case"),
    path("cases/<int:pk>/claim/", triage.claim, name="claim"),
    path("cases/<int:pk>/hand-over/", triage.hand_back, name="hand_back"),
    path("cases/<int:pk>/answer/", triage.answer, name="answer"),
    path("cases/<int:pk>/note/", triage.note, name="note"),
    path("cases/<int:pk>/closing/", triage.closing, name="closing"),
    path("cases/<int:pk>/release/", triage.words, {"change": "release"}, name="release"),
    path("cases/<int:pk>/hold/", triage.words, {"change": "hold"}, name="hold"),
    path("cases/<int:pk>/author/", triage.reveal, name="reveal"),
    path("items/", moderation.items, name="items"),
    path("items/<int:pk>/", moderation.item, name="item"),
    path("items/<int:pk>/claim/", moderation.claim_item, name="claim_item"),
    path("items/<int:pk>/decision/", moderation.decision, name="decision"),
]
