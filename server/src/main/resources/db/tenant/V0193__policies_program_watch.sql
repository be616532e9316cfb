-- The program's own files are watched, and what was found is summed up for administrators once a day.
alter table finding
    drop constraint finding_rule,
    add constraint finding_rule check (rule in ('mass-download', 'denial-burst', 'new-place', 'off-hours',
                                                'honey-document', 'honey-token', 'program-changed'));

alter table detection_mark
    add column digest_at timestamptz;
