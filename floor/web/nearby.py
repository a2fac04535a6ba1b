"""Whether a request comes from this very machine."""

from ipaddress import ip_address

from starlette.requests import Request

LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def is_this_machine(request: Request) -> bool:
    """Client and Host are both local, and nobody passed the request on.

    The Host too, or a web page elsewhere could read us through a name of its own that it points to 127.0.0.1.
    """
    client = request.client.host if request.client else ""
    passed_on = any(header in request.headers for header in PASSED_ON)
    return _is_loopback(client) and _host_name(request.headers.get("host", "")) in LOCAL_NAMES and not passed_on


def _is_loopback(address: str) -> bool:
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_loopback


def _host_name(host: str) -> str:
    """The name without its port; an IPv6 address stands in brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()
