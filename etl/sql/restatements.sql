-- What loads changed of days that were over: history, no content. `number` counts on in the order in which it happened.
create table if not exists restatements (
    number bigint primary key,
    restated_at timestamp not null,
    day date not null,
    agent_id varchar not null,
    fact varchar not null,
    before bigint not null,
    after bigint not null,
    loads varchar[] not null
);
