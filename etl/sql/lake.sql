-- The columns of the lake's parts, for logs that a floor does not have. `day` is the name of a part's folder, `load_id` of the
-- part itself. `rejected` is NULL in every row of the lake: while a file is staged it says why a row is not taken.
create or replace temp table empty_calls (
    line bigint,
    call_id varchar,
    started_at timestamp,
    agent_id varchar,
    campaign varchar,
    list_id varchar,
    script varchar,
    customer_segment varchar,
    direction varchar,
    product varchar,
    phone_hash uuid,
    phone_tail varchar,
    ring_seconds integer,
    talk_seconds integer,
    hold_seconds integer,
    wrap_seconds integer,
    outcome_code varchar,
    outcome varchar,
    resolved boolean,
    load_id varchar,
    rejected varchar,
    day date
);

create or replace temp table empty_sales (
    line bigint,
    sale_id varchar,
    sold_at timestamp,
    agent_id varchar,
    call_id varchar,
    campaign varchar,
    product varchar,
    quantity integer,
    amount_minor bigint,
    status varchar,
    cancelled_at timestamp,
    cancel_reason varchar,
    shared_with varchar,
    share_bp integer,
    load_id varchar,
    rejected varchar,
    day date
);

create or replace temp table empty_shifts (
    line bigint,
    shift_id varchar,
    started_at timestamp,
    ended_at timestamp,
    agent_id varchar,
    campaign varchar,
    login_seconds integer,
    pause_seconds integer,
    wait_seconds integer,
    talk_seconds integer,
    wrap_seconds integer,
    load_id varchar,
    rejected varchar,
    day date
);

create or replace temp table empty_quality (
    line bigint,
    review_id varchar,
    reviewed_at timestamp,
    agent_id varchar,
    call_id varchar,
    score_hundredths integer,
    reviewer varchar,
    load_id varchar,
    rejected varchar,
    day date
);

create or replace temp table empty_products (
    line bigint,
    product varchar,
    name varchar,
    category varchar,
    list_price_minor bigint,
    load_id varchar,
    rejected varchar
);
