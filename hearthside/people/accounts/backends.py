from allauth.account.auth_backends import AuthenticationBackend


class AccountBackend(AuthenticationBackend):
    """Log-in by name and passphrase, with allauth's guards; the one name by which upper floors know it."""
