-- Outcome codes that no format maps, with the calls that ended in them.
with final as (
    select
        latest_calls.day,
        ledger.format,
        latest_calls.campaign,
        latest_calls.outcome_code,
        count(*) as calls
    from latest_calls
    inner join active_loads as ledger on ledger.load_id = latest_calls.load_id
    where latest_calls.outcome is null
    group by latest_calls.day, ledger.format, latest_calls.campaign, latest_calls.outcome_code
)

select * from final
