-- What a person calls a device of theirs; without, it is named after its browser.
alter table device
    add column name_sealed bytea constraint device_name_length check (octet_length(name_sealed) <= 2048);
