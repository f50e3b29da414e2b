from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("browsers/", views.browser, name="browser"),
    path("browsers/<int:pk>/end/", views.browser_end, name="browser_end"),
    path("test/", views.test, name="test"),
    path("alerts/", views.alerts, name="alerts"),
    path("alerts/<int:pk>/end/", views.alert_end, name="alert_end"),
    path("worker.js", views.worker, name="worker"),
]
