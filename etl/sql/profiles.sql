-- What each load looked like, for the question whether the next one of its format looks the same. No content: an undone
-- load's is not asked, and only the newest of each format are kept. Here too stands who accepted one that did not.
create table if not exists profiles (
    load_id varchar primary key,
    seq bigint not null,
    format varchar not null,
    -- of days that were over when it was loaded: only such a file can be too small
    whole boolean not null,
    profile varchar not null,
    drift varchar[] not null,
    accepted_by varchar
);
