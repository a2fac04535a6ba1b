"""Logs with names of East Asia and Europe, written in the encodings that dialers write."""

import codecs
from dataclasses import dataclass
from random import Random

# Surnames and given names by the encoding that writes them; the rare ones take four bytes in GB18030.
CHINESE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "小明伟芳娜敏静丽强磊军洋勇艳杰涛超秀英华文建国志红梅玉兰",
    "㐀㑳𠀀𠮷",
)
TAIWANESE = ("陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐", "志明美玲淑芬雅婷家豪俊傑怡君建宏文雄惠珍嘉信", "功許蓋育")
JAPANESE = ("佐鈴高田伊渡山中小加吉木林井清", "藤木橋中辺本村太郎子美一恵夫はなこケンジ", "ソ表能十")
KOREAN = ("김이박최정강조윤장임한오서신권황안송류전홍", "민서준하은지우현수영진호성미경철희정아", "섭솔빈")
WESTERN = (
    "Müller",
    "Gößmann",
    "Lefèvre",
    "García",
    "Núñez",
    "Strøm",
    "Håkansson",
    "Peña",
    "Façade",
    "Brontë",
    "Zoë",
    "Jürgen",
)

SCRIPTS = {
    "gb18030": CHINESE,
    "big5": TAIWANESE,
    "shift_jis": JAPANESE,
    "euc_kr": KOREAN,
    "cp1252": WESTERN,
}
# How a file may be written: the encoding declared, its mark, and the encoding of the names in it.
WRITTEN = {
    "gb18030": ("gb18030", b""),
    "big5": ("big5", b""),
    "shift_jis": ("shift_jis", b""),
    "euc_kr": ("euc_kr", b""),
    "cp1252": ("cp1252", b""),
    "utf-8": ("utf-8", b""),
    "utf-8 with its mark": ("utf-8", codecs.BOM_UTF8),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be with its mark": ("utf-16-be", codecs.BOM_UTF16_BE),
    "utf-16-le with its mark": ("utf-16-le", codecs.BOM_UTF16_LE),
}
ROWS = 20
HEADER = "started_at,agent_id,outcome_code"


@dataclass(frozen=True)
class Encoded:
    """One log as bytes, the encoding to declare, and the agents of its rows."""

    how: str
    encoding: str
    data: bytes
    names: tuple[str, ...]

    @property
    def has_mark(self) -> bool:
        return "mark" in self.how


def encoded_log(number: int) -> Encoded:
    """The log of this number; numbers go round the ways of writing."""
    draw, how = Random(number), list(WRITTEN)[number % len(WRITTEN)]
    encoding, mark = WRITTEN[how]
    script = SCRIPTS.get(encoding) or SCRIPTS[draw.choice(list(SCRIPTS))]
    names = tuple(_name(draw, script) for _ in range(ROWS))
    rows = "".join(f"2026-11-20 09:{at:02}:00,{name},sale\r\n" for at, name in enumerate(names))
    return Encoded(how, encoding, mark + f"{HEADER}\r\n{rows}".encode(encoding), names)


def _name(draw: Random, script: tuple[str, ...]) -> str:
    if script is WESTERN:
        return f"{draw.choice(('Ann', 'Ben', 'Eve', 'Tom'))} {draw.choice(script)}"
    family, given, rare = script
    last = draw.choice(rare if draw.random() < 0.25 else given)
    return draw.choice(family) + draw.choice(given) + last
