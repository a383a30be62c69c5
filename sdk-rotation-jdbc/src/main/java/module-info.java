/** Journals of rotations in PostgreSQL, for rotators on several machines. */
module dev.mailkeys.rotation.jdbc {
    requires transitive dev.mailkeys.rotation;
    requires transitive java.sql;

    exports dev.mailkeys.rotation.jdbc;
}
