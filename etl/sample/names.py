"""Invented names of the people of the floor: mostly Latin, some Chinese, two long ones for every screen to survive."""

import numpy as np

# fmt: off
FIRST = (
    "Grace", "Noor", "Liam", "Chloe", "Dmitri", "Tara", "Mei", "Jonas", "Sam", "Amira", "Farid", "Ivy", "Quinn",
    "Keiko", "Rosa", "Priya", "Hassan", "Ben", "José", "Zoë", "Łukasz", "Aisha", "Marta", "Oscar", "Kofi", "Elena",
)
LAST = (
    "Dubois", "Moreau", "Singh", "Tanaka", "Haddad", "Okafor", "Chen", "Novak", "Lindqvist", "O'Brien", "Martínez",
    "Kowalski", "Petrov", "Silva", "Khan", "Nguyen", "Murphy", "Rossi", "Schneider", "Yilmaz", "Andersen", "Costa",
    "Demir", "Eriksen", "Fischer", "Garcia", "Horváth", "Ivanova", "Jensen", "Kim", "Larsen", "Mensah", "Nowak",
)
CHINESE_FAMILY = ("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "欧阳")
CHINESE_GIVEN = (
    "敏", "静", "洋", "伟", "娜", "帆", "秀英", "建国", "晓燕", "志强", "雨桐", "子涵", "文博", "思远", "丽华", "嘉怡",
)
# fmt: on

# By place among those drawn: early, so that even a small sample has them.
LONG = {3: "Bartholomew-Alexander Featherstonehaugh", 7: "阿卜杜热合曼·买买提依明"}
CHINESE_SHARE = 0.25


def draw_names(rng: np.random.Generator, count: int) -> list[str]:
    """So many different full names."""
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        name = LONG.get(len(drawn)) or _one_name(rng)
        drawn[_double_name(rng) if name in drawn else name] = None
    return list(drawn)


def _one_name(rng: np.random.Generator) -> str:
    if rng.random() < CHINESE_SHARE:
        return f"{rng.choice(CHINESE_FAMILY)}{rng.choice(CHINESE_GIVEN)}"
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _double_name(rng: np.random.Generator) -> str:
    """A large floor has more people than simple names."""
    return f"{rng.choice(FIRST)}-{rng.choice(FIRST)} {rng.choice(LAST)}"
