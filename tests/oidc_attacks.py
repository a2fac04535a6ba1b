"""Every way in which somebody who is not Ann tries to be let in as her, or who is nobody here as somebody."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass

from joserfc.jwk import RSAKey

from tests.oidc_floor import OidcFloor
from tests.oidc_server import CLIENT_ID, Claims, Lie, signed

ANN: Claims = {"sub": "4711", "email": "Ann@floor.example", "email_verified": True}
BEN: Claims = {"sub": "4712", "email": "ben@floor.example", "email_verified": True}
CARL: Claims = {"sub": "4713", "email": "carl@floor.example", "email_verified": True}
STRANGER: Claims = {"sub": "4714", "email": "stranger@floor.example", "email_verified": True}

ANOTHERS_KEY = RSAKey.generate_key(2048, {"kid": "ours"})


@dataclass(frozen=True)
class Attack:
    """`claims` as they stand would be right; `ends`: the problem that the sign-in page is told."""

    name: str
    lie: Callable[[OidcFloor], Lie]
    claims: Claims
    by: str = "company"
    ends: str = "oidc-failed"


def _with(**claims: object) -> Callable[[OidcFloor], Lie]:
    return lambda _: Lie(claims)


def _without(claim: str) -> Callable[[OidcFloor], Lie]:
    return lambda _: Lie(without=claim)


def _written(write: Callable[[Claims], str], *algorithms: str) -> Callable[[OidcFloor], Lie]:
    """`algorithms`: those that the provider says it uses, besides its own."""
    metadata = {"id_token_signing_alg_values_supported": ["RS256", *algorithms]}
    return lambda _: Lie(write=write, metadata=metadata)


def _unsigned(claims: Claims) -> str:
    return f"{_part({'alg': 'none'})}.{_part(claims)}."


def _keyed_with_the_public_key(floor: OidcFloor) -> Lie:
    """Whoever checks it with the key he has, and with the algorithm that the token names, is fooled."""

    def write(claims: Claims) -> str:
        text = f"{_part({'alg': 'HS256', 'kid': 'ours'})}.{_part(claims)}"
        return f"{text}.{_base64(hmac.digest(floor.company.key.as_pem(private=False), text.encode(), 'sha256'))}"

    return Lie(write=write, metadata={"id_token_signing_alg_values_supported": ["RS256", "HS256"]})


def _speaks_for_the_company(floor: OidcFloor) -> Lie:
    """The other provider describes itself as the company's issuer, and signs with its own key."""
    return Lie({"iss": floor.company.issuer}, metadata={"issuer": floor.company.issuer})


def _part(told: Claims) -> str:
    return _base64(json.dumps(told).encode())


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _honest(_: OidcFloor) -> Lie:
    return Lie()


ATTACKS = (
    Attack("meant for another client", _with(aud="another"), ANN),
    Attack("meant for another client, asked for by us", _with(aud="another", azp=CLIENT_ID), ANN),
    Attack("meant for other clients", _with(aud=["another", "a third"], azp=CLIENT_ID), ANN),
    Attack("asked for by another client", _with(aud=[CLIENT_ID, "another"], azp="another"), ANN),
    Attack("unsigned", _written(_unsigned), ANN),
    Attack("unsigned, and the provider says it may", _written(_unsigned, "none"), ANN),
    Attack("signed by another key", _written(signed(ANOTHERS_KEY)), ANN),
    Attack("signed by a key that is in no list", _written(signed(ANOTHERS_KEY, "another")), ANN),
    Attack("keyed with the public key", _keyed_with_the_public_key, ANN),
    Attack("with another browser's nonce", _with(nonce="another"), ANN),
    Attack("without a nonce", _without("nonce"), ANN),
    Attack("expired", _with(iat=1_700_000_000, exp=1_700_000_300), ANN),
    Attack("without an end", _without("exp"), ANN),
    Attack("without a subject", _without("sub"), ANN),
    Attack("in the name of another issuer", _with(iss="https://accounts.example"), ANN),
    Attack("from another provider that says it is the company", _speaks_for_the_company, ANN, "other"),
    Attack("the same e-mail from another provider", _honest, ANN, "other", "oidc-unknown"),
    Attack("the same e-mail for another subject", _with(sub="4799"), ANN, ends="oidc-unknown"),
    Attack("an e-mail that is not verified", _with(email_verified=False), BEN, ends="oidc-unverified"),
    Attack("an e-mail that nobody speaks about", _without("email_verified"), BEN, ends="oidc-unverified"),
    Attack("somebody without an account", _honest, STRANGER, ends="oidc-unknown"),
    Attack("somebody whose account is disabled", _honest, CARL, ends="oidc-disabled"),
)
