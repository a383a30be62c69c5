create table if not exists mailkeys_fleet_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index if not exists mailkeys_fleet_tasks_execution_time on mailkeys_fleet_tasks (execution_time);

create index if not exists mailkeys_fleet_tasks_last_heartbeat on mailkeys_fleet_tasks (last_heartbeat);

create table if not exists mailkeys_fleet_looks (
    target text primary key,
    looked timestamp with time zone not null,
    node text not null,
    outcome text not null,
    messages text not null,
    next_step text not null,
    rotation text,
    until timestamp with time zone,
    born timestamp with time zone,
    failures int not null
);
