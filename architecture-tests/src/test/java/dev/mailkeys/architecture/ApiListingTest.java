package dev.mailkeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The listing shows everything that a caller can come to depend on, and nothing else. */
class ApiListingTest {

    @Test
    void listing_showsEveryKindOfTypeAndMember() {
        var types = Stream.of(Sample.class, Sample.Kind.class, Sample.Part.class, Sample.Either.class);
        assertThat(ApiListing.of(types)).containsExactly("""
                public abstract class dev.mailkeys.architecture.Sample<T extends Comparable<T>> \
                implements AutoCloseable {
                  public static final int LIMIT
                  protected Sample(@Nullable String, int)
                  public abstract void close() throws java.io.IOException
                  public static <R> R find(java.util.Map<? super R, java.util.List<? extends Number>>, \
                java.util.function.Function<String, @Nullable R>)
                  public final int hidden()
                  public java.util.Optional<T> value(byte[], String...)
                }

                public sealed interface dev.mailkeys.architecture.Sample.Either \
                permits Sample.Part {
                }

                public enum dev.mailkeys.architecture.Sample.Kind {
                  SMALL
                  LARGE
                }

                public record dev.mailkeys.architecture.Sample.Part(@Nullable String name, int size) \
                implements Sample.Either {
                }
                """.split("\n", -1));
    }

    @Test
    void diff_namesTheTypeThatChanged() {
        var before = List.of("class A {", "  int x()", "}", "class B {", "  int y()", "}");
        var after = List.of("class A {", "  int x()", "}", "class B {", "  long y()", "  int z()", "}");
        assertThat(Diff.of(before, after)).containsExactly("  class B {", "-   int y()", "+   long y()", "+   int z()");
        assertThat(Diff.of(after, after)).isEmpty();
    }
}
