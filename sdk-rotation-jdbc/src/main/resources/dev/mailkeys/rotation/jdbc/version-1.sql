create table mailkeys_schema (
    only_row boolean primary key default true check (only_row),
    -- What was carried out last: this file's number.
    version integer not null,
    -- A program that knows fewer versions than this takes no lease.
    oldest_program integer not null
);

insert into mailkeys_schema (version, oldest_program) values (1, 1);

create table mailkeys_targets (
    target text collate "C" primary key,
    -- Rises with every lease. Whoever writes names it, so a lease that was overtaken writes nothing.
    epoch bigint not null,
    -- For people, and for a lease whose answer was lost.
    holder text not null,
    -- When the lease ends by itself; null where it was given back.
    expires timestamptz,
    -- The newest rotation, which counts; null before the first.
    rotation text,
    next_sequence bigint not null
);

create table mailkeys_rotations (
    target text collate "C" not null,
    rotation text not null,
    -- The order in which they were begun.
    number bigint generated always as identity,
    -- Of the lease that began it.
    epoch bigint not null,
    begun timestamptz not null,
    -- When a person set it aside, so that it counts no more.
    set_aside timestamptz,
    primary key (target, rotation)
);

create table mailkeys_lines (
    target text collate "C" not null,
    rotation text not null,
    sequence bigint not null,
    epoch bigint not null,
    text text not null,
    primary key (target, rotation, sequence),
    foreign key (target, rotation) references mailkeys_rotations on delete cascade
);
