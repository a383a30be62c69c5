package dev.mailkeys.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The classes that break rules on purpose, in packages that look like the published ones. */
final class BadExample extends DescribedPredicate<JavaClass> {

    BadExample() {
        super("a bad example");
    }

    @Override
    public boolean test(JavaClass type) {
        return !type.getPackageName().startsWith("dev.mailkeys.architecture");
    }
}
