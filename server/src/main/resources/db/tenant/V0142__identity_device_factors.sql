-- A device keeps what was shown on it, which a sign-in service may have shown.
alter table device drop constraint device_factors_known;
alter table device add constraint device_factors_known check (factors <@ array[
    'password', 'passkey', 'totp', 'recovery-code', 'mail-link', 'federated', 'federated-earlier',
    'federated-second']);
