/** Journals of rotations in PostgreSQL, for rotators on several machines. */
module dev.mailkeys.rotation.jdbc {
    requires transitive dev.mailkeys.rotation;
    requires transitive java.sql;
    requires static java.naming;
    requires static org.checkerframework.checker.qual;
    requires static org.postgresql.jdbc;

    exports dev.mailkeys.rotation.jdbc;

    provides dev.mailkeys.rotation.journal.JournalStoreFactory with
            dev.mailkeys.rotation.jdbc.PostgresJournalsFactory;
}
