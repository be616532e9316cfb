alter table access_token drop constraint access_token_scopes_known;
alter table access_token add constraint access_token_scopes_known
    check (scopes <@ array['read', 'write', 'admin', 'audit'] and cardinality(scopes) > 0);
