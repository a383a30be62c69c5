package dev.mailkeys.rotation.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailkeys.rotation.JournalLine;
import dev.mailkeys.rotation.KeySettings;
import dev.mailkeys.rotation.Strategy;
import dev.mailkeys.rotation.engine.record.Detail.AboutKey;
import dev.mailkeys.rotation.engine.record.Detail.Before;
import dev.mailkeys.rotation.engine.record.Detail.Haste;
import dev.mailkeys.rotation.engine.record.Detail.Put;
import dev.mailkeys.rotation.engine.record.Detail.PutBack;
import dev.mailkeys.rotation.engine.record.Detail.Reason;
import dev.mailkeys.rotation.engine.record.Detail.SinksChanged;
import dev.mailkeys.rotation.engine.record.Detail.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The line of each kind of record, letter for letter, with and without its optional parts. */
class RecordJsonTest {

    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-21T03:10:00Z");

    static Stream<Arguments> records() {
        return Stream.of(
                record(RecordType.DONE, AboutKey.NONE, ""),
                record(RecordType.CREATE_INTENT, AboutKey.withName("n-a1"), "'.name':'n-a1'"),
                record(RecordType.CREATED, AboutKey.withId("k2"), "'.key':'k2'"),
                record(
                        RecordType.EXPIRING,
                        new AboutKey(Optional.of("k"), Optional.of("n"), Optional.of("never")),
                        "'.date':'never','.key':'k','.name':'n'"),
                record(RecordType.DELIVER_INTENT, new Put("env", "v1"), "'.sink':'env','.version':'v1'"),
                record(RecordType.DELIVERED, new Put("env", ""), "'.sink':'env','.version':''"),
                record(RecordType.PUT_BACK, new PutBack("env"), "'.sink':'env'"),
                record(RecordType.DRAINING, new Wait(LATER, Map.of()), "'.until':'2026-11-21T03:10:00Z'"),
                record(
                        RecordType.HELD,
                        new Wait(LATER, Map.of("k", "7", "k:2", "")),
                        "'.until':'2026-11-21T03:10:00Z','.use:k':'7','.use:k:2':''"),
                record(RecordType.CALLED_OFF, new Reason("because"), "'.reason':'because'"),
                record(RecordType.CALLED_OFF, new Reason("because", true), "'.again':'yes','.reason':'because'"),
                record(RecordType.EMERGENCY, new Haste(false), ""),
                record(RecordType.EMERGENCY, new Haste(true), "'.retire':'yes'"),
                record(
                        RecordType.SINKS_CHANGED,
                        new SinksChanged(Map.of("new", new Before("unmarked", "v0")), List.of("a:b", "old")),
                        "'.gone:a:b':'yes','.gone:old':'yes','.holds:new':'unmarked','.version:new':'v0'"));
    }

    private static Arguments record(RecordType type, Detail detail, String texts) {
        return Arguments.of(new JournalRecord(type, AT, 2, detail), texts);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecord_isWrittenAndRead(JournalRecord entry, String texts) {
        String more = texts.isEmpty() ? "" : "," + texts;
        assertIs(entry, "{'type':'" + entry.type() + "','at':'2026-11-21T03:00:00Z','attempt':2" + more + "}");
    }

    static Stream<Arguments> plans() {
        PlanDetail least = PlanDetail.builder()
                .rotation("r1")
                .course(Course.RECONCILE)
                .settings(KeySettings.of(Map.of()))
                .addBases("n")
                .alternating(false)
                .reconciling(false)
                .shown(false)
                .build();
        PlanDetail most = PlanDetail.builder()
                .from(least)
                .course(Course.RECREATE)
                .settings(KeySettings.of(Map.of("scope", List.of("sending", "full"), "all", List.of())))
                .strategy(Strategy.ALTERNATE)
                .provider("emailit")
                .requested("n")
                .run("https://ci.example/1")
                .key("k")
                .name("n")
                .addBases("m")
                .addOld("k", "l")
                .addRest("q")
                .putExpires("k", "2030-01-01T00:00:00Z")
                .putSinks("env", new Before("r0-a1", "v1"))
                .putSinks("a b", new Before("unmarked", ""))
                .delivered(LATER)
                .alternating(true)
                .reconciling(true)
                .shown(true)
                .build();
        return Stream.of(
                Arguments.of(least, "'.base:0':'n','.course':'RECONCILE','.rotation':'r1','settings':{}"),
                Arguments.of(
                        most,
                        "'.alternate':'yes','.base:0':'n','.base:1':'m','.course':'RECREATE',"
                                + "'.delivered':'2026-11-21T03:10:00Z','.expires:k':'2030-01-01T00:00:00Z',"
                                + "'.holds:a b':'unmarked','.holds:env':'r0-a1','.key':'k','.name':'n',"
                                + "'.old:0':'k','.old:1':'l','.provider':'emailit','.reconcile':'yes',"
                                + "'.requested':'n','.rest:0':'q','.rotation':'r1','.run':'https://ci.example/1',"
                                + "'.shown':'in every sink','.strategy':'ALTERNATE',"
                                + "'.version:a b':'','.version:env':'v1',"
                                + "'settings':{'all':[],'scope':['sending','full']}"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlan_isWrittenAndRead(PlanDetail plan, String texts) {
        assertIs(
                new JournalRecord(RecordType.FOUND_IDLE, AT, 0, plan),
                "{'type':'FOUND_IDLE','at':'2026-11-21T03:00:00Z','attempt':0," + texts + "}");
    }

    private static void assertIs(JournalRecord entry, String quoted) {
        String line = quoted.replace('\'', '"');
        assertThat(RecordJson.write(entry)).isEqualTo(line);
        assertThat(RecordJson.read(new JournalLine(1, 1, line))).isEqualTo(entry);
    }
}
