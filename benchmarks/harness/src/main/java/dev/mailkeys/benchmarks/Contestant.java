package dev.mailkeys.benchmarks;

import java.lang.reflect.InvocationTargetException;

/**
 * One way to manage keys, doing the work that all of them do against one server. Each is safe to share between threads, and has
 * a public constructor that takes the server's address and nothing that a user would not write.
 */
public interface Contestant {

    /** The page that is asked for, and how many are asked for at a time. */
    int PAGE_SIZE = 100;

    /** What every contestant shows the server; the server does not look at it. */
    String CREDENTIAL = "secret_0123456789abcdefghijklmnopqrstuv";

    /** What every contestant calls the key that it creates. */
    String NAME = "newsletter";

    /** The key that is renamed. */
    String ID = "key_000000000000000000000000042";

    /** Creates one key, and gives its token. */
    String create() throws Exception;

    /** Lists one page, and gives the {@link #mark}s of its keys added up. */
    long page() throws Exception;

    /** Lists all keys page by page, and gives their {@link #mark}s added up. */
    long all() throws Exception;

    /** Renames one key, and gives its new name. Not every peer has that. */
    default String update() throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Proof that a key was read: what it comes to is the same for all contestants. */
    static long mark(String id, String name) {
        return 1_000_003L + id.charAt(id.length() - 1) + name.charAt(name.length() - 1);
    }

    /** The contestant of a class. */
    static Contestant of(String className, String baseUrl) {
        try {
            return Class.forName(className)
                    .asSubclass(Contestant.class)
                    .getConstructor(String.class)
                    .newInstance(baseUrl);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(className, failed.getCause());
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(className, wrong);
        }
    }
}
