package dev.mailkeys.core;

import java.io.Serial;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.immutables.value.Value;

/**
 * The one style of every model: the implementation is generated and package-private, callers see the model's own type
 * and its {@code builder()}, and only JDK types are used.
 *
 * <p>Put it beside {@code @Value.Immutable} on an abstract class with a package-private constructor, and nest a
 * {@code public static class Builder extends Immutable….Builder} in it.
 */
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        overshadowImplementation = true,
        get = "*IfSet", // What has a default and may be left unset too: CallSettings.
        jdkOnly = true,
        jdk9Collections = true,
        unsafeDefaultAndDerived = true, // No default looks at another attribute; a guard against that is a class each.
        defaults = @Value.Immutable(copy = false),
        optionalAcceptNullable = false,
        throwForNullPointer = Model.NullArgumentException.class,
        allowedClasspathAnnotations = {SuppressWarnings.class, Override.class})
public @interface Model {

    /** A generated builder was given {@code null}; the message says for what: {@code name must not be null}. */
    final class NullArgumentException extends NullPointerException {

        @Serial
        private static final long serialVersionUID = 1;

        /**
         * Made by the builder.
         *
         * @param argument what was {@code null}
         */
        public NullArgumentException(String argument) {
            super(Objects.requireNonNull(argument, "argument must not be null") + " must not be null");
        }
    }
}
