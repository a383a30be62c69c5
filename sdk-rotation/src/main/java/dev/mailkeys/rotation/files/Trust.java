package dev.mailkeys.rotation.files;

import java.io.IOException;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/**
 * Who may decide what a path leads to: this process's user, root, and the users that were named. Where files have no
 * owners, anyone may.
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

    /** Whether this user is trusted. */
    boolean includes(UserPrincipal owner) {
        return users.contains(owner);
    }

    /**
     * The same for a folder's owner. In a namespace that does not map all users, such as a sandbox, the folders above
     * belong to the system's root, who looks like any unmapped user.
     */
    boolean includesOwnerOfFolder(UserPrincipal owner) throws IOException {
        return includes(owner) || ThisProcess.isUnmapped(owner);
    }
}
