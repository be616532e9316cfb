alter table tenant_key add column customer_wrapped bytea
    constraint tenant_key_customer_length check (octet_length(customer_wrapped) between 1 and 4096);
comment on column tenant_key.customer_wrapped is
    'the other half of the key, sealed by the customer''s own key service; null = there is one half only';
