from django.urls import path

from . import views

app_name = "quality"
urlpatterns = [
    path("", views.quality, name="quality"),
    path("size/", views.size, name="size"),
    path("clusters/", views.clusters, name="clusters"),
    path("clusters/<int:pk>/", views.cluster, name="cluster"),
    path("reviewed-words/", views.reviewed_words, name="reviewed_words"),
    path("sample/", views.sample, name="sample"),
    path("sample/<int:pk>/judgement/", views.judgement, name="judgement"),
]
