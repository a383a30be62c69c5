package dev.mailkeys.sink.aws;

import dev.mailkeys.core.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The files in {@code ~/.aws}, with each program replaced by the credentials that it gave. AWS's library would run the
 * program itself, without a time limit and with every variable. Kept while the credentials last. Used by one thread at
 * a time.
 */
final class Profiles {

    /** How long a program may take. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final String PROGRAM = "credential_process";
    private static final String KEY_ID = "aws_access_key_id";
    private static final String SESSION = "sso_session";
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Optional<String> named;
    private final Duration limit;
    private final Supplier<? extends Collection<Secret>> secrets;

    private @Nullable ProfileFile known;
    private Instant end = Instant.MAX;
    private AwsAccess.@Nullable Unknown problem;

    Profiles(Optional<String> named, Duration limit, Supplier<? extends Collection<Secret>> secrets) {
        this.named = named;
        this.limit = limit;
        this.secrets = secrets;
    }

    /** Before the first look. */
    void begin(Instant now) {
        problem = null;
        if (!now.isBefore(end)) {
            known = null;
        }
    }

    /** Why a program gave no credentials. Any others that might be found would be somebody else's. */
    Optional<AwsAccess.Unknown> problem() {
        return Optional.ofNullable(problem);
    }

    /** The files; runs the profile's program once for each look for credentials. */
    ProfileFile files() {
        if (problem != null) {
            throw problem;
        }
        try {
            ProfileFile files = known == null ? read(ProfileFile.defaultProfileFile()) : known;
            known = files;
            return files;
        } catch (AwsAccess.Unknown failed) {
            problem = failed;
            throw failed;
        }
    }

    private ProfileFile read(ProfileFile files) {
        if (files.profiles().values().stream()
                .noneMatch(profile -> profile.property(PROGRAM).isPresent())) {
            end = Instant.MAX;
            return files;
        }
        Optional<Profile> asking = asking(files);
        Optional<CredentialProcess.Found> found = asking.map(profile ->
                new CredentialProcess(profile.name(), profile.property(PROGRAM).orElseThrow(), limit, secrets).found());
        end = found.map(CredentialProcess.Found::end)
                .filter(time -> !time.equals(Instant.MAX))
                .map(time -> time.minus(MARGIN))
                .orElse(Instant.MAX);
        return ProfileFile.builder()
                .type(ProfileFile.Type.CONFIGURATION)
                .content(text(files, asking, found))
                .build();
    }

    /** The profile whose program gives the credentials, directly or as the source of a role; empty if there is none. */
    private Optional<Profile> asking(ProfileFile files) {
        var seen = new HashSet<String>();
        String name = named.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        Optional<Profile> profile = files.profile(name);
        while (profile.isPresent() && seen.add(profile.get().name())) {
            Optional<String> source = profile.get().property("source_profile").filter(other -> !seen.contains(other));
            if (source.isEmpty()) {
                break;
            }
            profile = files.profile(source.get());
        }
        return profile.filter(last -> last.property(PROGRAM).isPresent()
                && last.property(KEY_ID).isEmpty()
                && last.property(SESSION).isEmpty());
    }

    /** All profiles without programs; one whose program was run has its credentials. */
    private static String text(ProfileFile files, Optional<Profile> asking, Optional<CredentialProcess.Found> found) {
        var text = new StringBuilder();
        files.profiles().values().forEach(profile -> {
            Map<String, String> properties = new TreeMap<>(profile.properties());
            properties.remove(PROGRAM);
            if (asking.filter(profile::equals).isPresent()) {
                found.ifPresent(who -> put(properties, who));
            }
            add(text, "profile " + profile.name(), properties);
            profile.property(SESSION)
                    .flatMap(session -> files.getSection("sso-session", session))
                    .ifPresent(section -> add(text, "sso-session " + section.name(), section.properties()));
        });
        return text.toString();
    }

    private static void put(Map<String, String> properties, CredentialProcess.Found who) {
        properties.put(KEY_ID, who.keyId());
        properties.put("aws_secret_access_key", who.secret().reveal());
        who.session().ifPresent(token -> properties.put("aws_session_token", token.reveal()));
    }

    /** Nested values over several lines hold no credentials. */
    private static void add(StringBuilder text, String title, Map<String, String> properties) {
        text.append('[').append(title).append("]\n");
        properties.forEach((name, value) -> {
            if (value.indexOf('\n') < 0) {
                text.append(name).append(" = ").append(value).append('\n');
            }
        });
    }
}
