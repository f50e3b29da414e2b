from django.urls import path

from . import desk, views

app_name = "aftercare"
urlpatterns = [
    path("asking-again/", views.again, name="again"),
    path("asking-again/safe/", views.safe, name="safe"),
    path("asking-again/end/", views.stop, name="stop"),
    path("worried/", views.worried, name="worried"),
    path("worried/received/", views.received, name="received"),
    path("worried/<str:kind>/<int:row>/", views.worry, name="worry"),
    path("desk/follow-ups/", desk.follow_ups, name="follow_ups"),
    path("desk/follow-ups/<int:pk>/", desk.follow_up, name="follow_up"),
]
