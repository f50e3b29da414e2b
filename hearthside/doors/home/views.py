from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def front(request: HttpRequest) -> HttpResponse:
    return render(request, "home/front.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/unavailable.html", status=500)
