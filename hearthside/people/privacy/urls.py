from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("", views.notice, name="notice"),
    path("export/", views.export, name="export"),
    path("export/file/", views.export_file, name="export_file"),
    path("erasure/", views.before_you_go, name="before_you_go"),
    path("erasure/choice/", views.erasure, name="erasure"),
    path("choices/", views.choices, name="choices"),
    path("goodbye/", views.goodbye, name="goodbye"),
]
