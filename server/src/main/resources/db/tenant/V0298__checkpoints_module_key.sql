-- A key of heads may be in a hardware module: then its label stands here and no secret.
alter table journal_key alter column seed_sealed drop not null;
alter table journal_key
    add column module_label text
        constraint journal_key_module_label_length check (length(module_label) between 1 and 200),
    add constraint journal_key_module_type check (module_label is null or key_type = 2),
    add constraint journal_key_held check ((seed_sealed is null) <> (module_label is null));

comment on column journal_key.module_label is 'how the hardware module that keeps the key calls it; null = sealed here';
