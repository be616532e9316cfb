-- One more area of administration: what operators may see or do here.
alter table admin_role drop constraint admin_role_areas;
alter table admin_role add constraint admin_role_areas check (areas between 1 and 511);
