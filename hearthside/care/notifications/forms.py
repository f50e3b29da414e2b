from django import forms


class BrowserForm(forms.Form):
    """What a browser hands out; filled in by itself."""

    endpoint = forms.CharField(max_length=2000)
    public_key = forms.CharField(max_length=200)
    secret = forms.CharField(max_length=60)
