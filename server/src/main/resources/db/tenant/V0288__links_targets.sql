-- A link leads to a document, to a folder with what lies in it, or to a whole space: exactly one of them.
alter table share_link alter column document_id drop not null;
alter table share_link
    add column folder_id uuid,
    add column space_id  uuid,
    add constraint share_link_one_target check (num_nonnulls(document_id, folder_id, space_id) = 1);
create index share_link_by_folder on share_link (folder_id, made_at desc) where folder_id is not null;
create index share_link_by_space on share_link (space_id, made_at desc) where space_id is not null;

select keep_history('share_link');
