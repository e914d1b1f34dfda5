"""Read-only pages across the apps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    return render(request, "caseload/my_work.html")
