-- A provider's word for a second factor, where the network trusts it in this; and for someone it only remembers.
alter table session drop constraint session_factors_known;
alter table session add constraint session_factors_known check (factors <@ array[
    'password', 'passkey', 'totp', 'recovery-code', 'mail-link', 'federated', 'federated-earlier',
    'federated-second']);
