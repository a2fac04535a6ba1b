"""Payloads of the board made by hand, in the shape of floor.ui.board.payload, for what the script must do."""

from random import Random
from typing import Any

Payload = dict[str, Any]

NAMES = (
    "Grace Dubois",
    "张敏",
    "Chloe Martínez",
    "Dmitri Haddad",
    "Tara Singh",
    "Mei Kowalski",
    "Noor Moreau",
    "Sam O'Brien",
    "陈静",
    "Amira Okafor",
    "Liam Lindqvist",
    "Priya Novak",
    "สมชาย ใจดี",
    "Hassan Tanaka",
    "Ivy Chen",
    "محمد الأحمد",
    "Quinn Kowalski",
    "Rosa Tanaka",
    "欧阳晓晨",
    "Ben Novak",
)
LONG = ("Maximiliana Konstantinopoulou-Featherstonehaugh", "Wolfeschlegelsteinhausenbergerdorff", "Ng")
TEAMS = ("North", "South", "East", "West", "Night shift")
TEAMS_ZH = ("东区", "南区", "西区", "北区", "夜班")

WORDS = {
    "stale": "No new data for {age}",
    "offline": "No connection since {time}",
    "minutes": "{n} min",
    "hours": "{n} h {m} min",
    "days": "{n} days",
    "range": "{first}–{last} of {total}",
    "ended": "This screen's link has ended",
    "ended_hint": "An administrator can make a new one under Walls.",
    "signed_out": "You are signed out",
    "signed_out_hint": "Sign in and open the wall again from the whiteboard.",
}
WORDS_ZH = {
    "stale": "已有 {age}没有新数据",
    "offline": "自 {time} 起无连接",
    "minutes": "{n} 分钟",
    "hours": "{n} 小时 {m} 分钟",
    "days": "{n} 天",
    "range": "第 {first}–{last} 名，共 {total} 名",
}


def row(key: str, rank: int | None, value: int | None, **changes: object) -> Payload:
    """One row; changes overwrite any field."""
    made = {
        "id": key,
        "rank": rank,
        "move": 0,
        "name": key.title(),
        "team": "",
        "n": value,
        "value": "too few" if value is None else f"{value:,}",
        "of": "16",
        "bar": None if value is None else min(value / 26, 1),
        "pace": 0.4,
        "met": value is not None and value >= 16,
        "goal": None if value is None or value % 5 else 0.9,
        "ahead": "" if value is None else "±0" if value == 9 else f"{value - 8.6:+.1f}".replace("-", "−"),
        "side": "" if value is None else "on" if value == 9 else "ahead" if value > 9 else "behind",
        "medal": rank if rank is not None and rank <= 3 else 0,
        "trend": [0.2, 0.5, 0.4, None, 0.8, 1.0],
        "label": f"{rank} {key}",
    }
    return made | changes


def board(rows: list[Payload], **changes: object) -> Payload:
    """A whole payload around the rows; changes overwrite any field."""
    made = {
        "version": "floor-000001",
        "board": "day|2026-11-20|orders|agent|*|*",
        "language": "en",
        "theme": "dark",
        "reading": "floor",
        "title": "Orders · today",
        "subtitle": "All teams · Friday, November 20, 2026",
        "now": "2026-11-20T14:32:00",
        "as_of": "2026-11-20T14:31:30",
        "as_of_text": "Updated 14:31",
        "live": True,
        "age_seconds": 30,
        "stale_after_seconds": 900,
        "trend": "columns",
        "lights": True,
        "figures": [
            {"label": "Whole floor", "value": "609", "of": "640", "notes": ["31 to go", "+12.5 ahead today"]},
            {"label": "Revenue", "value": "$17,252"},
            {"label": "Contacts", "value": "1,320"},
            {"label": "Agents", "value": str(len(rows))},
        ],
        "teams": [],
        "rows": rows,
        "empty": None,
        "notes": [],
        "words": WORDS,
    }
    return made | changes


def crowd(count: int, *, seed: int = 7, **changes: object) -> Payload:
    """A floor of so many agents with ties, long names and names of several scripts."""
    dice = Random(seed)
    values = sorted((dice.randint(2, 26) for _ in range(count)), reverse=True)
    rows = [
        row(
            f"a{at}",
            values.index(value) + 1,
            value,
            name=LONG[at // 5 % 3] if at % 17 == 4 else NAMES[at % len(NAMES)],
            team=TEAMS[at % 5],
            move=dice.choice([0, 0, 1, 2, 6, 12, -1, -3, -10, None]),
            trend=[round(dice.random(), 2) for _ in range(8)],
        )
        for at, value in enumerate(values)
    ]
    return board(rows, teams=[_team(at, name) for at, name in enumerate(TEAMS)]) | changes


def in_chinese(payload: Payload) -> Payload:
    """The same board for readers of Chinese."""
    labels = ("全场", "金额", "有效接触", "坐席")
    figures = [figure | {"label": label} for figure, label in zip(payload["figures"], labels, strict=True)]
    figures[1]["value"] = "US$17,252"
    teams = [team | {"name": name} for team, name in zip(payload["teams"], TEAMS_ZH, strict=True)]
    rows = [row | {"team": TEAMS_ZH[TEAMS.index(row["team"])]} for row in payload["rows"]]
    texts = {"title": "订单 · 今天", "subtitle": "所有团队 · 2026年11月20日星期五", "as_of_text": "更新于 14:31"}
    return (
        payload | texts | {"language": "zh-Hans", "figures": figures, "teams": teams, "rows": rows, "words": WORDS_ZH}
    )


def _team(at: int, name: str) -> Payload:
    value = 180 - 23 * at
    share = {"bar": value / 200, "pace": 0.62, "met": at < 2}
    said = {"value": str(value), "of": "150", "ahead": "+12.5", "side": "ahead", "label": f"{name} · {value} of 150"}
    return {"id": name, "name": name, "rank": at + 1, **said, **share}
