/** Clients from the properties of a Spring Boot application. */
@SuppressWarnings("module") // Of the two kinds of health, an application has one at most.
module dev.mailkeys.spring {
    requires transitive dev.mailkeys.core;
    requires dev.mailkeys.elasticemail;
    requires dev.mailkeys.emailit;
    requires dev.mailkeys.jetemail;
    requires dev.mailkeys.micrometer;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires static spring.boot.actuator;
    requires static spring.boot.health;

    exports dev.mailkeys.spring;

    opens dev.mailkeys.spring to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
}
