-- Rules can also be about people who cannot see the space around.
alter table share_rule drop constraint share_rule_targets;
alter table share_rule add constraint share_rule_targets check (targets between 1 and 63);
