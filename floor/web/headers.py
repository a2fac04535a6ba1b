"""What every answer of our own routes carries along for the browser."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Our own files alone, no inline script or style, no other page may read us."""

ASK_AGAIN = {**SAFE, "Cache-Control": "no-cache"}
"""Kept by nobody without asking: what a board shows is only good for now."""

FOR_EVER = {**SAFE, "Cache-Control": "public, max-age=31536000, immutable"}
"""For addresses that change with their content."""
