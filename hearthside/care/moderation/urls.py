from django.urls import path

from . import views

app_name = "moderation"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("received/", views.received, name="received"),
    path("decisions/<int:pk>/seen/", views.decision_seen, name="decision_seen"),
    path("<str:kind>/<int:row>/", views.report, name="report"),
]
