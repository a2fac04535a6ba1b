"""Money is an integer of its currency's minor units: cents, fen. Yen have none, dinars have a thousand."""

# As Unicode CLDR has them, by which the screens write; left out: the many with two places.
MINOR_UNITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "IQD", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def minor_units(currency: str) -> int:
    """Return how many decimal places the currency's amounts have; two where the code is unknown."""
    return MINOR_UNITS.get(currency, 2)
