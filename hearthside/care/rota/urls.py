from django.urls import path

from . import views

app_name = "rota"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("week/", views.week, name="week"),
    path("skills/", views.skills, name="skills"),
    path("hand-overs/", views.hand_overs, name="hand_overs"),
    path("slots/<int:pk>/taking/", views.taking, name="taking"),
    path("shifts/<int:pk>/leaving/", views.leaving, name="leaving"),
    path("shifts/<int:pk>/offer/", views.offer, name="offer"),
    path("shifts/<int:pk>/hand-over/", views.hand_over, name="hand_over"),
    path("swaps/<int:pk>/taking/", views.swap_taking, name="swap_taking"),
    path("swaps/<int:pk>/closing/", views.swap_closing, name="swap_closing"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/revocation/", views.calendar_end, name="calendar_end"),
    path("calendar/<str:secret>.ics", views.feed, name="feed"),
]
