package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may decide what a path leads to: the user whose process this is, root, and whoever else was named. Where files have
 * no owners nobody is asked.
 *
 * @param users the users
 */
public record Trust(Set<UserPrincipal> users) {

    /**
     * This process's user and root alone.
     *
     * @return the trust
     * @throws IOException if this process's user can't be told
     */
    public static Trust own() throws IOException {
        var nobody = new Trust(Set.of());
        return Rights.areKnown() ? nobody.with(ThisProcess.root()).with(ThisProcess.user()) : nobody;
    }

    /**
     * The same, and another user.
     *
     * @param user a name or a number
     * @return the trust
     * @throws IOException if there is no such user
     */
    public Trust and(String user) throws IOException {
        return Rights.areKnown() ? with(ThisProcess.named(user)) : this;
    }

    private Trust with(UserPrincipal user) {
        var more = new HashSet<>(users);
        more.add(user);
        return new Trust(Set.copyOf(more));
    }

    /** Whether what belongs to this user was put there by somebody who is trusted. */
    boolean includes(UserPrincipal owner) {
        return users.contains(owner);
    }

    /**
     * The same of a folder. In a namespace that does not map all users, as in a sandbox, the folders above belong to the
     * system's root, who can't be told from other users then.
     */
    boolean includesOwnerOfFolder(UserPrincipal owner) throws IOException {
        return includes(owner) || ThisProcess.isUnmapped(owner);
    }
}
