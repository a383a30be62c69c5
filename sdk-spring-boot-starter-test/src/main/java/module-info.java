/** Simulators of the providers in tests of Spring Boot applications. */
module dev.mailkeys.spring.test {
    requires dev.mailkeys.spring;
    requires transitive dev.mailkeys.testkit;
    requires org.jspecify;
    requires spring.beans;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static spring.test;

    exports dev.mailkeys.spring.test;

    opens dev.mailkeys.spring.test to
            spring.core;
}
