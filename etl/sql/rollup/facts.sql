-- Additive facts per agent, hour and campaign. A sale counts in the hour it was sold, an agent's time in the hour it began.
with of_calls_and_outcomes as (
    select
        day,
        date_trunc('hour', started_at) as hour,
        agent_id,
        campaign,
        direction,
        outcome,
        resolved,
        count(*) as calls,
        sum(case when talk_seconds > 0 then 1 else 0 end) as talks,
        sum(coalesce(ring_seconds, 0)) as ring_seconds,
        sum(coalesce(talk_seconds, 0)) as talk_seconds,
        sum(coalesce(hold_seconds, 0)) as hold_seconds,
        sum(coalesce(wrap_seconds, 0)) as wrap_seconds
    from latest_calls
    group by day, date_trunc('hour', started_at), agent_id, campaign, direction, outcome, resolved
),

-- In two steps: what an outcome counts as is looked up once for all calls of an agent's hour that ended in it.
of_calls as (
    select
        calls.day,
        calls.hour,
        calls.agent_id,
        calls.campaign,
        sum(case when calls.direction = 'outbound' then calls.calls else 0 end) as dials,
        sum(calls.calls) as calls,
        sum(calls.calls * coalesce(outcomes.human_answered, 0)) as answered,
        sum(calls.talks) as talks,
        sum(calls.calls * coalesce(outcomes.contact, 0)) as contacts,
        sum(calls.calls * coalesce(outcomes.sale, 0)) as call_sales,
        sum(calls.calls * coalesce(outcomes.callback, 0)) as callbacks,
        sum(calls.calls * coalesce(outcomes.refused, 0)) as refusals,
        sum(calls.calls * coalesce(outcomes.do_not_call, 0)) as do_not_calls,
        sum(calls.calls * coalesce(outcomes.machine, 0)) as machines,
        sum(calls.calls * coalesce(outcomes.unreachable, 0)) as unreachables,
        sum(case when calls.outcome is null then calls.calls else 0 end) as unknown_outcomes,
        sum(
            case
                when coalesce(outcomes.contact, 0) = 0 then 0
                when calls.resolved is null then calls.calls * outcomes.resolved
                when calls.resolved then calls.calls
                else 0
            end
        ) as resolved_contacts,
        sum(calls.ring_seconds) as ring_seconds,
        sum(calls.talk_seconds) as talk_seconds,
        sum(calls.hold_seconds) as hold_seconds,
        sum(calls.wrap_seconds) as wrap_seconds
    from of_calls_and_outcomes as calls
    left join outcomes on outcomes.outcome = calls.outcome
    group by calls.day, calls.hour, calls.agent_id, calls.campaign
),

-- Wrap time may stand in the calls log and in the agents' log: where an agent's calls of a day have it, it is taken there alone.
calls_with_wrap as (
    select distinct
        day,
        agent_id
    from latest_calls
    where wrap_seconds is not null and exists (select 1 from latest_shifts)
),

of_shifts as (
    select
        shifts.day,
        date_trunc('hour', shifts.started_at) as hour,
        shifts.agent_id,
        shifts.campaign,
        sum(case when calls_with_wrap.agent_id is null then coalesce(shifts.wrap_seconds, 0) else 0 end) as wrap_seconds,
        sum(
            coalesce(
                shifts.login_seconds,
                coalesce(shifts.pause_seconds, 0) + coalesce(shifts.wait_seconds, 0)
                + coalesce(shifts.talk_seconds, 0) + coalesce(shifts.wrap_seconds, 0)
            )
        ) as login_seconds,
        sum(coalesce(shifts.pause_seconds, 0)) as pause_seconds,
        sum(coalesce(shifts.wait_seconds, 0)) as wait_seconds
    from latest_shifts as shifts
    left join calls_with_wrap on calls_with_wrap.day = shifts.day and calls_with_wrap.agent_id = shifts.agent_id
    group by shifts.day, date_trunc('hour', shifts.started_at), shifts.agent_id, shifts.campaign
),

of_sales as (
    select
        day,
        date_trunc('hour', sold_at) as hour,
        agent_id,
        campaign,
        sum(case when status = 'cancelled' then 0 else 1 end) as orders,
        sum(case when status = 'cancelled' then 0 else coalesce(amount_minor, 0) end) as revenue_minor,
        sum(case when status = 'cancelled' then 1 else 0 end) as cancelled_orders,
        count(*) as sold_orders
    from sales_of_days
    group by day, date_trunc('hour', sold_at), agent_id, campaign
),

of_quality as (
    select
        day,
        date_trunc('hour', reviewed_at) as hour,
        agent_id,
        '' as campaign,
        sum(score_hundredths) as quality_hundredths,
        count(*) as quality_reviews
    from latest_quality
    group by day, date_trunc('hour', reviewed_at), agent_id
),

final as (
    select
        day,
        hour,
        agent_id,
        campaign,
        coalesce(of_calls.dials, 0) as dials,
        coalesce(of_calls.calls, 0) as calls,
        coalesce(of_calls.answered, 0) as answered,
        coalesce(of_calls.talks, 0) as talks,
        coalesce(of_calls.contacts, 0) as contacts,
        coalesce(of_calls.call_sales, 0) as call_sales,
        coalesce(of_calls.callbacks, 0) as callbacks,
        coalesce(of_calls.refusals, 0) as refusals,
        coalesce(of_calls.do_not_calls, 0) as do_not_calls,
        coalesce(of_calls.machines, 0) as machines,
        coalesce(of_calls.unreachables, 0) as unreachables,
        coalesce(of_calls.unknown_outcomes, 0) as unknown_outcomes,
        coalesce(of_calls.resolved_contacts, 0) as resolved_contacts,
        coalesce(of_calls.ring_seconds, 0) as ring_seconds,
        coalesce(of_calls.talk_seconds, 0) as talk_seconds,
        coalesce(of_calls.hold_seconds, 0) as hold_seconds,
        coalesce(of_calls.wrap_seconds, 0) + coalesce(of_shifts.wrap_seconds, 0) as wrap_seconds,
        coalesce(of_shifts.login_seconds, 0) as login_seconds,
        coalesce(of_shifts.pause_seconds, 0) as pause_seconds,
        coalesce(of_shifts.wait_seconds, 0) as wait_seconds,
        coalesce(of_sales.orders, 0) as orders,
        coalesce(of_sales.revenue_minor, 0) as revenue_minor,
        coalesce(of_sales.cancelled_orders, 0) as cancelled_orders,
        coalesce(of_sales.sold_orders, 0) as sold_orders,
        coalesce(of_quality.quality_hundredths, 0) as quality_hundredths,
        coalesce(of_quality.quality_reviews, 0) as quality_reviews
    from of_calls
    full join of_shifts using (day, hour, agent_id, campaign)
    full join of_sales using (day, hour, agent_id, campaign)
    full join of_quality using (day, hour, agent_id, campaign)
)

select * from final order by day, agent_id, hour, campaign
