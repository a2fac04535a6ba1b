"""What an identity provider's word must hold before it counts, on claims whose signature is already checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST_SUBJECT = 255
LONGEST_EMAIL = 254
SIGNED_BY_A_KEY_PAIR = {f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512)} | {
    "EdDSA",
    "Ed25519",
}
LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}


class NotForUs(ValueError):  # noqa: N818 - a refusal, not a fault
    """These claims do not name anybody to us; the text says why, for the log."""


@dataclass(frozen=True)
class Provider:
    """An identity provider that the floor has chosen. `label`: what people call it."""

    key: str
    label: str
    client_id: str
    metadata_url: str


@dataclass(frozen=True)
class OidcIdentity:
    """Somebody, as a provider knows them: issuer and subject together and nothing else. `email` only if verified."""

    issuer: str
    subject: str
    email: str = ""


def identity_of(claims: Mapping[str, object], algorithm: str, provider: Provider) -> OidcIdentity:
    """Who these claims are about. Raises NotForUs.

    Three things that Authlib has checked are checked again, because it believes the provider's description of itself:
    an unsigned token passes where that lists "none", one provider could name another as its issuer, and a token for
    another client passes if its `azp` names us.
    """
    if algorithm not in SIGNED_BY_A_KEY_PAIR:
        raise NotForUs(f"The provider {provider.key} sent a token that is not signed by its key.")
    issuer, subject, audience = (claims.get(claim) for claim in ("iss", "sub", "aud"))
    if not isinstance(issuer, str) or _origin(issuer) != _origin(provider.metadata_url):
        raise NotForUs(f"The provider {provider.key} speaks for another issuer.")
    if provider.client_id not in (audience if isinstance(audience, list) else [audience]):
        raise NotForUs(f"The provider {provider.key} sent a token that is meant for another client.")
    if not isinstance(subject, str) or not _is_plain(subject, LONGEST_SUBJECT):
        raise NotForUs(f"The provider {provider.key} sent no subject.")
    return OidcIdentity(issuer, subject, _verified_email(claims))


def is_safe_address(url: str) -> bool:
    """Whether what is read there comes from there: by HTTPS, or from this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_NAMES)


def _verified_email(claims: Mapping[str, object]) -> str:
    """Plain ASCII alone: other letters fold into those of somebody else's address."""
    email = claims.get("email")
    # Some providers write the truth as text.
    if claims.get("email_verified") not in (True, "true") or not isinstance(email, str):
        return ""
    return email if "@" in email and " " not in email and _is_plain(email, LONGEST_EMAIL) else ""


def _is_plain(text: str, longest: int) -> bool:
    return 0 < len(text) <= longest and text.isascii() and text.isprintable()


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()
