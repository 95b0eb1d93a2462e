-- What failed waits longer each time; what is new about it may be what helps, and is tried at once.
alter table account_work add news boolean not null default false;
comment on column account_work.news is 'Wanted anew by somebody who waits for it, since the lease began';
