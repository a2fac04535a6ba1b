-- The warehouse: additive facts, the sales line by line, what is sold at which price, the ledger of loads.
create table facts (
    day date not null,
    hour timestamp not null,
    agent_id varchar not null,
    campaign varchar not null,
    dials bigint not null,
    calls bigint not null,
    answered bigint not null,
    talks bigint not null,
    contacts bigint not null,
    call_sales bigint not null,
    callbacks bigint not null,
    refusals bigint not null,
    do_not_calls bigint not null,
    machines bigint not null,
    unreachables bigint not null,
    unknown_outcomes bigint not null,
    resolved_contacts bigint not null,
    ring_seconds bigint not null,
    talk_seconds bigint not null,
    hold_seconds bigint not null,
    wrap_seconds bigint not null,
    login_seconds bigint not null,
    pause_seconds bigint not null,
    wait_seconds bigint not null,
    orders bigint not null,
    revenue_minor bigint not null,
    cancelled_orders bigint not null,
    sold_orders bigint not null,
    quality_hundredths bigint not null,
    quality_reviews bigint not null
);

create table sales (
    sale_id varchar not null,
    sold_at timestamp not null,
    day date not null,
    agent_id varchar not null,
    call_id varchar,
    campaign varchar not null,
    product varchar not null,
    quantity integer not null,
    -- unknown for a sale known from its call alone, of a product without a list price
    amount_minor bigint,
    status varchar not null,
    cancelled_at timestamp,
    cancelled_day date,
    cancel_reason varchar,
    shared_with varchar,
    share_bp integer
);

create table products (
    product varchar not null,
    name varchar not null,
    category varchar,
    list_price_minor bigint
);

create table unknown_codes (
    day date not null,
    format varchar not null,
    campaign varchar not null,
    outcome_code varchar not null,
    calls bigint not null
);

-- The newest call or sale of each day that has any.
create table days (
    day date not null,
    newest timestamp not null
);

create table loads (
    load_id varchar primary key,
    seq bigint not null,
    file varchar not null,
    format varchar not null,
    log varchar not null,
    sha256 varchar not null,
    loaded_at timestamp not null,
    rows_read bigint not null,
    loaded bigint not null,
    rejected bigint not null,
    duplicates bigint not null,
    first_day date,
    last_day date,
    undone_at timestamp
);

-- Every version of a row that different loads put on different days: only the newest of them counts, on its own day.
create table moved (
    log varchar not null,
    row_key varchar not null,
    load_id varchar not null,
    day date not null
);

create table state (
    version bigint not null,
    published_at timestamp not null,
    facts_until timestamp
);
