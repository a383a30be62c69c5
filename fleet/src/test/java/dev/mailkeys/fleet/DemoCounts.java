package dev.mailkeys.fleet;

import java.util.List;

/**
 * What a demo has come to.
 *
 * @param calls of the nodes to the provider
 * @param mails of the programs that use the keys
 * @param lost targets whose token does not work, and lines that a journal lacks
 * @param twice keys that are left over, and rotations that began before the key was old enough
 * @param refused mails that were refused
 */
record DemoCounts(
        int keys,
        int rotations,
        int calls,
        int mails,
        int kills,
        int stops,
        int restarts,
        List<String> lost,
        List<String> twice,
        List<String> refused) {

    boolean hold() {
        return lost.isEmpty() && twice.isEmpty() && refused.isEmpty();
    }

    @Override
    public String toString() {
        return """

                  rotations       %,d, of %d keys
                  calls           %,d, of the nodes to the provider
                  kills           %d, each of a node
                  stops           %d, until all leases of the node were lost
                  restarts        %d, of the database
                  mails           %,d, each with the token that was in the file
                  lost            %s
                  done twice      %s
                  mails refused   %s
                """.formatted(
                        rotations, keys, calls, kills, stops, restarts, mails, told(lost), told(twice), told(refused));
    }

    private static String told(List<String> which) {
        return which.isEmpty() ? "0" : which.size() + ": " + String.join("; ", which);
    }
}
