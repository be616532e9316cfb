-- When the passkey of a sign-in answered last: agreeing to an order asks for it once more after some minutes.
alter table operator_session add column proved_at timestamptz;
update operator_session set proved_at = created_at;
alter table operator_session alter column proved_at set not null;
