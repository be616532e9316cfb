-- What a person has shown in this sign-in, and when they were last looked at strongly: sensitive acts ask how long ago.
alter table session
    add column proven_at  timestamptz,
    add column factors    text[] not null default '{}' constraint session_factors_known
               check (factors <@ array['password', 'passkey', 'totp', 'recovery-code', 'mail-link', 'federated']);
update session
   set proven_at = created_at,
       factors = array['password'];
