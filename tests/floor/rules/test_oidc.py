import pytest

from floor.rules.oidc import NotForUs, OidcIdentity, Provider, identity_of, is_safe_address

COMPANY = Provider("company", "The company", "floorboard", "https://id.example/.well-known/openid-configuration")
ANN = {
    "iss": "https://id.example",
    "sub": "4711",
    "aud": "floorboard",
    "email": "ann@x.example",
    "email_verified": True,
}


def who(algorithm: str = "RS256", **claims: object) -> OidcIdentity:
    return identity_of(ANN | claims, algorithm, COMPANY)


def test_an_identity_is_issuer_and_subject() -> None:
    assert who() == OidcIdentity("https://id.example", "4711", "ann@x.example")


@pytest.mark.parametrize("issuer", ["https://id.example/", "https://id.example/realms/floor", "https://ID.example"])
def test_a_provider_speaks_for_the_issuers_of_its_own_host(issuer: str) -> None:
    assert who(iss=issuer).issuer == issuer


@pytest.mark.parametrize(
    "issuer", ["http://id.example", "https://id.example:8443", "https://id.example.evil.example", "", None, 7, ["x"]]
)
def test_a_provider_speaks_for_no_other_issuer(issuer: object) -> None:
    with pytest.raises(NotForUs, match="another issuer"):
        who(iss=issuer)


def test_we_may_be_one_of_several_that_a_token_is_meant_for() -> None:
    assert who(aud=["another", "floorboard"]).subject == "4711"


@pytest.mark.parametrize("audience", ["another", "floorboard2", ["another"], [], "", None, {"floorboard": 1}])
def test_a_token_for_somebody_else_names_nobody(audience: object) -> None:
    with pytest.raises(NotForUs, match="another client"):
        who(aud=audience)


@pytest.mark.parametrize("algorithm", ["none", "HS256", "", "rs256"])
def test_a_token_that_only_the_providers_key_could_not_have_made_names_nobody(algorithm: str) -> None:
    with pytest.raises(NotForUs, match="not signed by its key"):
        who(algorithm)


@pytest.mark.parametrize("subject", ["", None, 4711, "a\x00b", "é", "a" * 256])
def test_a_subject_is_plain_text_that_every_database_keeps(subject: object) -> None:
    with pytest.raises(NotForUs, match="no subject"):
        who(sub=subject)


@pytest.mark.parametrize("verified", [True, "true"])
def test_an_email_counts_once_it_is_verified(verified: object) -> None:
    assert who(email_verified=verified).email == "ann@x.example"


@pytest.mark.parametrize("verified", [False, "false", "yes", 1.5, None, [True]])
def test_an_email_that_is_not_verified_counts_as_none(verified: object) -> None:
    assert who(email_verified=verified).email == ""


@pytest.mark.parametrize(
    "email", ["ann", None, "", '"a  b"@x.example', "straße@x.example", "\u212aen@x.example", "a\n@x"]
)
def test_an_email_that_could_be_taken_for_anothers_counts_as_none(email: object) -> None:
    assert who(email=email).email == ""


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://id.example/x", True),
        ("http://localhost:8080/x", True),
        ("http://127.0.0.1/x", True),
        ("http://id.example/x", False),
        ("http://localhost.evil.example/x", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_what_is_read_from_elsewhere_is_read_by_https(url: str, is_safe: bool) -> None:
    assert is_safe_address(url) is is_safe
