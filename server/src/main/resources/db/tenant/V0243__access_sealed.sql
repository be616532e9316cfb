alter table access_restriction drop constraint access_restriction_demands;
alter table access_restriction
    add constraint access_restriction_demands check (demands between 0 and 255);
