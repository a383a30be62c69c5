package dev.mailkeys.sink.kubernetes;

import dev.mailkeys.core.Secret;
import dev.mailkeys.rotation.Delivery;
import dev.mailkeys.rotation.KeyMark;
import dev.mailkeys.rotation.sink.KeyMarkJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole Secret: fields that we do not know are written back unchanged. Immutable. */
final class StoredSecret {

    /** No Secret. */
    static final StoredSecret NOTHING = new StoredSecret(ParsedObject.of(null));

    /** The version of a missing Secret. A resource version is never a word. */
    private static final String ABSENT = "absent";

    private final ParsedObject fields;

    private StoredSecret(ParsedObject fields) {
        this.fields = fields;
    }

    static StoredSecret of(Map<?, ?> answer) {
        return new StoredSecret(SecretCalls.object(answer));
    }

    boolean isThere() {
        return !fields.values().isEmpty();
    }

    /** The version for compare-and-swap. */
    String version() {
        return isThere() ? metadata().text("resourceVersion").orElse("") : ABSENT;
    }

    boolean isImmutable() {
        return fields.isTrue("immutable");
    }

    boolean isBeingDeleted() {
        return metadata().has("deletionTimestamp");
    }

    List<String> keys() {
        return List.copyOf(data().copy().keySet());
    }

    /** Whether the key's content can't be a token: several lines, or not text. */
    boolean holdsNoToken(String key) {
        return data().text(key).isPresent() && token(key).isEmpty();
    }

    /** The token, without a line break at its end, which may come from a change by hand. */
    Optional<Secret> token(String key) {
        return data().text(key)
                .flatMap(StoredSecret::decoded)
                .map(text -> text.replaceFirst("\r?\n\\z", ""))
                .filter(text -> !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl))
                .map(Secret::of);
    }

    private static Optional<String> decoded(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    /** The mark of the key's token, if there is one and it still fits. */
    Optional<KeyMark> mark(String key) {
        return token(key).flatMap(token -> KeyMarkJson.read(annotation(key), token));
    }

    private String annotation(String key) {
        return metadata().in("annotations").text(MarkAnnotation.nameFor(key)).orElse("");
    }

    private ParsedObject data() {
        return fields.in("data");
    }

    private ParsedObject metadata() {
        return fields.in("metadata");
    }

    /** Whether exactly this delivery is there, including its mark. */
    boolean holds(String key, Delivery delivery) {
        return token(key).equals(Optional.of(delivery.token()))
                && annotation(key).equals(MarkAnnotation.text(delivery));
    }

    /** The body of a request that puts a delivery over this version. Every value in it is treated as a secret. */
    Map<String, Object> with(KubernetesPlace place, Delivery delivery) {
        Map<String, Object> data = data().copy();
        keys().forEach(key -> data().text(key).ifPresent(value -> data.put(key, Secret.of(value))));
        data.put(place.key(), encoded(delivery.token()));
        Map<String, Object> annotations = metadata().in("annotations").copy();
        annotations.put(MarkAnnotation.nameFor(place.key()), MarkAnnotation.text(delivery));
        Map<String, Object> metadata = metadata().copy();
        metadata.put("name", place.secret());
        metadata.put("namespace", place.namespace());
        metadata.put("annotations", annotations);
        Map<String, Object> body = fields.copy();
        body.putIfAbsent("apiVersion", "v1");
        body.putIfAbsent("kind", "Secret");
        body.putIfAbsent("type", "Opaque");
        body.put("metadata", metadata);
        body.put("data", data);
        return body;
    }

    private static Secret encoded(Secret token) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "resource version " + version();
    }
}
