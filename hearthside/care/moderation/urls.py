from django.urls import path

from . import views

app_name = "moderation"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("received/", views.received, name="received"),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("decisions/<int:pk>/seen/", views.decision_seen, name="decision_seen"),
    path("decision/<str:seal>/", views.sealed_decision, name="sealed_decision"),
    path("receipt/<str:seal>/", views.sealed_report, name="sealed_report"),
    path("<str:kind>/<int:row>/again/", views.show_again, name="show_again"),
    path("<str:kind>/<int:row>/", views.report, name="report"),
]
