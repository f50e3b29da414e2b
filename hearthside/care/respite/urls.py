from django.urls import path

from .views import afterwards, load, team, wellbeing

app_name = "respite"
urlpatterns = [
    path("", load.mine, name="mine"),
    path("break/", load.pause, name="break"),
    path("topics/", load.topics, name="topics"),
    path("lighter-work/end/", afterwards.lighter_work_end, name="lighter_work_end"),
    path("after/<int:pk>/", afterwards.debrief, name="debrief"),
    path("after/<int:pk>/put-away/", afterwards.put_away, name="put_away"),
    path("stayed/<int:pk>/", afterwards.stayed, name="stayed"),
    path("stayed/<int:pk>/lighter-work/", afterwards.lighter_work, name="lighter_work"),
    path("notes/", afterwards.notes, name="notes"),
    path("notes/<int:case>/erasure/", afterwards.note_erasure, name="note_erasure"),
    path("talk/", afterwards.talk, name="talk"),
    path("talk/<int:pk>/agreement/", afterwards.talk_agreement, name="talk_agreement"),
    path("talk/<int:pk>/end/", afterwards.talk_end, name="talk_end"),
    path("work/", wellbeing.check, name="wellbeing"),
    path("work/<int:pk>/erasure/", wellbeing.erasure, name="wellbeing_erasure"),
    path("team/", team.team, name="team"),
    path("team/talks/<int:pk>/time/", team.time, name="talk_time"),
    path("team/talks/<int:pk>/end/", team.talk_end, name="team_talk_end"),
]
