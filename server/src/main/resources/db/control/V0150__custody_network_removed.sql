-- Of a destroyed network everything is taken away that could be: schema, role, files, backups. The certificate stays.
alter table destroyed_network add column removed_at timestamptz;
comment on column destroyed_network.removed_at is 'when nothing was left but the certificate; null = still to be removed';
