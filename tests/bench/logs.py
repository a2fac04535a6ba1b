"""Large logs for the bench, made by DuckDB in seconds."""

from pathlib import Path

import duckdb

# One row a call, spread evenly over agents, hours and outcomes; each agent works on one campaign, as on a real floor.
CALLS = """
copy (
    select
        'c' || lpad(i::varchar, 10, '0') as call_id,
        strftime(day + to_seconds(32400 + (i % $per_day) * 32400 // $per_day), '%Y-%m-%d %H:%M:%S') as started_at,
        'a' || lpad((i * 7919 % $agents)::varchar, 4, '0') as agent_id,
        'camp' || (i * 7919 % $agents % 3) as campaign,
        (1000 + i % 20)::varchar as list_id,
        's' || (i % 4) as script,
        'seg' || (i % 5) as customer_segment,
        'outbound' as direction,
        'P00' || (1 + i % 6) as product,
        (13000000000 + i * 7919123 % 999999999)::varchar as phone,
        i % 25 as ring_seconds,
        i * 31 % 300 as talk_seconds,
        i * 17 % 10 as hold_seconds,
        i * 13 % 30 as wrap_seconds,
        ['unreachable', 'machine', 'refused', 'sale', 'callback', 'unreachable', 'do_not_call', 'machine'][1 + i % 8]
            as outcome_code
    from (select i, $first::timestamp + to_days((i // $per_day)::integer) as day from range($from_row, $to_row) t(i))
) to '{path}' (header, delimiter ',')
"""


def write_calls(path: Path, first: str, rows: range, *, per_day: int, agents: int) -> Path:
    """Calls numbered by `rows` as a canonical CSV, `per_day` on each day from `first` on."""
    with duckdb.connect() as connection:
        values = {"first": first, "from_row": rows.start, "to_row": rows.stop, "per_day": per_day, "agents": agents}
        connection.execute(CALLS.replace("{path}", str(path)), values)
    return path
