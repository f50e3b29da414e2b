from django.urls import path

from . import views

app_name = "guidelines"
urlpatterns = [
    path("", views.now, name="now"),
    path("easy/", views.easy, name="easy"),
    path("versions/", views.versions, name="versions"),
    path("versions/<int:number>/", views.version, name="version"),
    path("versions/<int:number>/changes/", views.changes, name="changes"),
]
