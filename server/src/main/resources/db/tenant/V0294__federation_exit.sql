-- What a SAML provider calls the person and its own session, to be said again when that is to end; sealed under the
-- person's key. Null for providers that need no such word.
alter table provider_session add column exit_sealed bytea;
