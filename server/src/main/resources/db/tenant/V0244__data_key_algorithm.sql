-- How a key seals; the numbers are those of crypto.Algorithm.
alter table data_key add column algorithm smallint not null default 1
    constraint data_key_algorithm check (algorithm in (1, 2));
alter table blob add column algorithm smallint not null default 1
    constraint blob_algorithm check (algorithm in (1, 2));
comment on column blob.algorithm is 'how its file is sealed';
