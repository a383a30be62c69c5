create table mailkeys_pace_key (
    only_row boolean primary key default true check (only_row),
    -- The names of accounts are made with it, so that nobody can try credentials on a name alone.
    key text not null
);

insert into mailkeys_pace_key (key) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

create table mailkeys_paces (
    -- Made of the provider, its address and the credential, by the key; it can't be turned back.
    account text collate "C" primary key,
    -- When the last calls of the account go out, in nanoseconds since 1970.
    calls text collate "C" not null,
    -- For people.
    changed timestamptz not null
);

update mailkeys_schema set version = 2;
