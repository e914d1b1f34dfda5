"""The page that shows every component, for whoever builds a page or looks one over."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


class ExampleForm(forms.Form):
    """Fields with something wrong in each, as a person would see them."""

    name = forms.CharField(error_messages={"required": "Enter the name"})
    email = forms.EmailField(error_messages={"invalid": "Enter an e-mail address"})
    secret = forms.CharField(error_messages={"required": "Enter the password"})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    wrong = ExampleForm({"email": "ada.example.gov.uk"})
    return render(request, "ui/components.html", {"wrong": wrong})
