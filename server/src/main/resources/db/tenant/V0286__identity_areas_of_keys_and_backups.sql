-- Two more areas of administration: keys, and the network's own backups.
alter table admin_role drop constraint admin_role_areas;
alter table admin_role add constraint admin_role_areas check (areas between 1 and 2047);
