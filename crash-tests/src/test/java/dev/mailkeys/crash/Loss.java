package dev.mailkeys.crash;

import java.util.function.Consumer;

/** Loses calls at a point of a line, once or until the end of the run. */
final class Loss implements Consumer<String> {

    /** What is lost, and which fraction of it a full run tries: every Nth. */
    enum Extent {
        ONE_CALL_OF_A_PUT(Line.POINT, 1),
        ONE_LOOK(Line.LOOK, 8),
        THE_REST_OF_THE_RUN(Line.POINT, 4);

        private final String point;
        final int strideOfAll;

        Extent(String point, int strideOfAll) {
            this.point = point;
            this.strideOfAll = strideOfAll;
        }
    }

    private final int point;
    private final Extent extent;
    private int passed;
    private boolean isDown;

    /** The number of the point among those that such calls pass, from 1. */
    Loss(int point, Extent extent) {
        this.point = point;
        this.extent = extent;
    }

    @Override
    public void accept(String where) {
        boolean isLost = isDown && where.contains(Line.POINT);
        if (where.startsWith(extent.point)) {
            passed++;
            isLost |= passed == point;
        }
        isDown |= isLost && extent == Extent.THE_REST_OF_THE_RUN;
        if (isLost) {
            throw new Line.Lost();
        }
    }

    /** The run is over, and the next one works without losses. */
    void end() {
        isDown = false;
    }

    boolean happened() {
        return passed >= point;
    }
}
