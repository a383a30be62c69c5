package dev.mailkeys.rotation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mailkeys.core.MailkeysException;
import dev.mailkeys.core.NotSentException;
import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Capability;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.ManagedKey;
import dev.mailkeys.rotation.NewToken;
import dev.mailkeys.rotation.Probe;
import dev.mailkeys.rotation.ProviderAdapter;
import dev.mailkeys.testkit.Fault;
import dev.mailkeys.testkit.ReceivedCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a rotation relies on in every adapter: what it declares works, and what it does not declare sends nothing.
 * Extend it in the tests of an adapter; what the provider can't do is skipped.
 */
public abstract class ProviderAdapterContract extends ProbeContract {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final String CANARY = "C0FFEE".repeat(16);

    @Test
    void create_makesAKeyThatWorks() {
        NewToken issued = create("shop");
        ManagedKey key = listed("shop");
        assertThat(isAccepted(issued.token())).isTrue();
        assertThat(issued.keyId()).isIn(Optional.empty(), Optional.of(key.id()));
        assertThat(key.usable()).isTrue();
        assertThat(key.created()).isEqualTo(showsCreated() ? Optional.of(START) : Optional.empty());
        assertThat(key.settings()).isEqualTo(showsSettings() ? plainSettings() : KeySettings.of(Map.of()));
    }

    /** Otherwise a rotation would compare nothing with nothing, and accept a key with all rights as the successor. */
    @Test
    void settings_thatAreShown_tellKeysApart() {
        assumeThat(showsSettings()).isTrue();
        adapter().create("plain", plainSettings());
        adapter().create("rich", richSettings());
        assertThat(richSettings().values()).isNotEmpty();
        assertThat(listed("rich").settings())
                .isEqualTo(richSettings())
                .isNotEqualTo(listed("plain").settings());
    }

    @Test
    void create_sendsWhatTheKeyMayDo() {
        adapter().create("same", plainSettings());
        adapter().delete(listed("same"));
        adapter().create("same", richSettings());
        assertThat(simulator().received("create"))
                .extracting(ReceivedCall::body)
                .doesNotHaveDuplicates();
    }

    @Test
    void aKeyMadeWithTheSettingsOfAnother_hasTheSameSettings() {
        assumeThat(showsSettings()).isTrue();
        adapter().create("old", richSettings());
        adapter().create("new", listed("old").settings());
        assertThat(listed("new").settings()).isEqualTo(listed("old").settings()).isEqualTo(richSettings());
    }

    @Test
    void create_underTheLongestName_works() {
        String name = "n".repeat(adapter().capabilities().longestName().orElse(100));
        assertThat(created(name).name()).isEqualTo(name);
    }

    @Test
    void list_showsTheKeysWhoseNameBeginsSo() {
        Stream.of("shop--a1", "shop--a2", "my shop--a3", "Shop--a4", "sho").forEach(this::create);
        assertThat(adapter().list("shop--"))
                .extracting(ManagedKey::name)
                .containsExactlyInAnyOrder("shop--a1", "shop--a2");
        assertThat(adapter().list(""))
                .extracting(ManagedKey::name)
                .contains("shop--a1", "shop--a2", "my shop--a3", "Shop--a4", "sho");
        assertThat(adapter().list("shop--a1x")).isEmpty();
    }

    @Test
    void find_givesTheKeyOrNone() {
        ManagedKey key = created("shop");
        assertThat(adapter().find(key.id())).contains(key);
        assertThat(adapter().find("no-such-key")).isEmpty();
    }

    /** It decides whether a key may be deleted, so it must neither omit a key nor show a wrong one. */
    @Test
    void findAll_givesThoseThatAreThere_byOneListWhereThatIsOneCall() {
        ManagedKey one = created("one");
        ManagedKey two = created("two");
        create("three");
        int before = simulator().received().size();
        assertThat(adapter().findAll(List.of(one.id(), "no-such-key", two.id())))
                .containsExactlyInAnyOrder(one, two);
        if (adapter().capabilities().has(Capability.LISTS_AT_ONCE)) {
            assertThat(simulator().received()).hasSize(before + 1);
        }
        assertThat(adapter().findAll(List.of())).isEmpty();
    }

    @Test
    void findAll_whenTheProviderFails_isNotAnEmptyAnswer() {
        ManagedKey key = created("shop");
        simulator().next(Fault.status(500));
        assertThatThrownBy(() -> adapter().findAll(List.of(key.id()))).isInstanceOf(MailkeysException.class);
    }

    @Test
    void listSince_givesEveryKey() {
        create("one");
        create("two");
        assertThat(adapter().listSince(Instant.MIN))
                .containsExactlyInAnyOrderElementsOf(adapter().list(""));
    }

    @Test
    void find_whenTheProviderFails_isNotAnEmptyAnswer() {
        ManagedKey key = created("shop");
        simulator().next(Fault.status(500));
        assertThatThrownBy(() -> adapter().find(key.id())).isInstanceOf(MailkeysException.class);
    }

    @Test
    void rotate_givesANewTokenAndEndsTheOld() {
        assumeThat(adapter().capabilities().has(Capability.ROTATES)).isTrue();
        Secret old = adapter().create("shop", plainSettings()).token();
        ManagedKey key = listed("shop");
        NewToken issued = adapter().rotate(key);
        assertThat(issued.keyId()).contains(key.id());
        assertThat(isAccepted(issued.token())).isTrue();
        assertThat(isAccepted(old)).isFalse();
        assertThat(listed("shop").id()).isEqualTo(key.id());
        assertThat(listed("shop").settings()).isEqualTo(key.settings());
    }

    @Test
    void disable_andEnable_switchAKey() {
        assumeThat(adapter().capabilities().has(Capability.DISABLES)).isTrue();
        Secret token = create("shop").token();
        adapter().disable(listed("shop"));
        assertThat(isAccepted(token)).isFalse();
        assertThat(listed("shop").usable()).isFalse();
        adapter().enable(listed("shop"));
        assertThat(isAccepted(token)).isTrue();
        assertThat(listed("shop").usable()).isTrue();
    }

    @Test
    void expire_setsADate_andClearsIt() {
        assumeThat(adapter().capabilities().has(Capability.EXPIRES)).isTrue();
        Secret token = create("shop").token();
        KeySettings before = listed("shop").settings();
        adapter().expire(listed("shop"), Optional.of(NEW_YEAR));
        assertThat(listed("shop").settings().values("expires")).containsExactly(NEW_YEAR.toString());
        clock.advance(Duration.between(START, NEW_YEAR));
        assertThat(isAccepted(token)).isFalse();
        assertThat(listed("shop").usable()).isFalse();
        adapter().expire(listed("shop"), Optional.empty());
        assertThat(isAccepted(token)).isTrue();
        assertThat(listed("shop").settings()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"ROTATES", "DISABLES", "EXPIRES"})
    void whatIsNotDeclared_throwsAndSendsNothing(Capability capability) {
        assumeThat(adapter().capabilities().has(capability)).isFalse();
        ManagedKey key = created("shop");
        int received = simulator().received().size();
        assertThatThrownBy(() -> use(capability, adapter(), key)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(simulator().received()).hasSize(received);
    }

    @Test
    void delete_endsThisKeyAlone() {
        Secret other = create("shop").token();
        Secret token = create("shopping").token();
        ManagedKey key = listed("shopping");
        adapter().delete(key);
        assertThat(isAccepted(token)).isFalse();
        assertThat(isAccepted(other)).isTrue();
        assertThat(adapter().find(key.id())).isEmpty();
    }

    @Test
    void delete_ofAKeyThatIsGone_isASuccess() {
        ManagedKey key = created("shop");
        adapter().delete(key);
        adapter().delete(key);
        assertThat(adapter().find(key.id())).isEmpty();
    }

    @Test
    void delete_whoseAnswerIsLost_saysSo_andCanBeRepeated() {
        ManagedKey key = created("shop");
        simulator().next("delete", Fault.cut().afterCommit());
        assertThatThrownBy(() -> adapter().delete(key))
                .isInstanceOfSatisfying(
                        MailkeysException.class,
                        lost -> assertThat(lost.mayHaveTakenEffect()).isTrue());
        adapter().delete(key);
    }

    @Test
    void readOnly_reads() {
        ManagedKey key = created("shop");
        ProviderAdapter reader = adapter().readOnly();
        assertThat(reader.list("shop")).containsExactly(key);
        assertThat(reader.find(key.id())).contains(key);
        assertThat(reader.room()).isEqualTo(adapter().room());
        assertThat(reader.capabilities()).isEqualTo(adapter().capabilities());
        assertThat(reader.provider()).isEqualTo(adapter().provider());
    }

    @Test
    void readOnly_sendsNoChange() {
        ManagedKey key = created("shop");
        ProviderAdapter reader = adapter().readOnly();
        int changes = changes().size();
        assertThatThrownBy(() -> reader.create("other", plainSettings())).isInstanceOf(NotSentException.class);
        assertThatThrownBy(() -> reader.delete(key)).isInstanceOf(NotSentException.class);
        reader.capabilities().all().stream()
                .filter(capability ->
                        Stream.of("ROTATES", "DISABLES", "EXPIRES").anyMatch(capability.name()::equals))
                .forEach(capability ->
                        assertThatThrownBy(() -> use(capability, reader, key)).isInstanceOf(NotSentException.class));
        assertThat(changes()).hasSize(changes);
    }

    @Test
    void signOfUse_changesWhenTheKeyIsUsed() throws Exception {
        assumeThat(sendingPath()).isPresent();
        Secret token = create("shop").token();
        ManagedKey unused = listed("shop");
        assertThat(listed("shop").signOfUse()).isEqualTo(unused.signOfUse());
        clock.advance(Duration.ofMinutes(1));
        send(token);
        assertThat(listed("shop").signOfUse()).isPresent().isNotEqualTo(unused.signOfUse());
    }

    @Test
    void authenticatesWith_knowsItsOwnCredential() {
        assertThat(adapter().authenticatesWith(Secret.of(simulator().managementToken())))
                .isTrue();
        assertThat(adapter().authenticatesWith(create("shop").token())).isFalse();
    }

    @Test
    void nothing_letsATokenOut() {
        simulator().issueNext(CANARY);
        NewToken issued = create("shop");
        assertThat(issued.token().reveal()).isEqualTo(CANARY);
        ManagedKey key = listed("shop");
        assertSilent(issued, key, adapter(), adapter().list("").toString());
        Stream.of("create", "list", "delete").forEach(operation -> simulator().on(operation, Fault.echoTokens(400)));
        assertThat(probe(issued.token())).isEqualTo(Probe.UNKNOWN);
        assertSilentFailure(() -> adapter().create("other", plainSettings()));
        assertSilentFailure(() -> adapter().list(""));
        assertSilentFailure(() -> adapter().delete(key));
        assertSilentFailure(() -> adapter().readOnly().delete(key));
    }

    private boolean showsSettings() {
        return adapter().capabilities().has(Capability.SHOWS_SETTINGS);
    }

    private void assertSilentFailure(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isInstanceOf(MailkeysException.class);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertSilent(trace);
    }

    private void assertSilent(Object... seen) {
        for (Object value : seen) {
            assertThat(value.toString()).doesNotContain("C0FFEE", simulator().managementToken());
        }
    }

    private static void use(Capability capability, ProviderAdapter adapter, ManagedKey key) {
        switch (capability) {
            case ROTATES -> adapter.rotate(key);
            case EXPIRES -> adapter.expire(key, Optional.of(NEW_YEAR));
            case DISABLES -> {
                Throwable disabling = catchThrowable(() -> adapter.disable(key));
                assertThatThrownBy(() -> adapter.enable(key)).hasSameClassAs(disabling);
                adapter.disable(key);
            }
            default -> throw new IllegalArgumentException(capability + " is no call");
        }
    }
}
