"""Every route of our own, in one list: what is not here, or not Streamlit's, is not answered."""

from starlette.routing import Route

from floor.web import files, oidc, password, sign_in, wall


def every_route(company: oidc.Oidc) -> list[Route]:
    """All of them; `company` speaks with the company's own identity providers."""
    return [
        *sign_in.routes(company.providers),
        *password.routes(),
        *oidc.routes(company),
        *files.routes(),
        *wall.routes(),
    ]
