package dev.mailkeys.sink.gitlab;

import dev.mailkeys.core.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which values GitLab can mask, and the settings for who sees a value. */
final class MaskRule {

    /** GitLab's rule: one line without blanks, and only these characters if a {@code $} would be expanded. */
    private static final Pattern EXPANDED = Pattern.compile("[a-zA-Z0-9_+=/@:.~-]{8,}");

    private static final Pattern AS_IT_IS = Pattern.compile("\\S{8,}");

    private MaskRule() {}

    /** Why a token can't be the variable's value. Does not quote it. */
    static Optional<String> problem(Secret token, GitLabVisibility visibility, Optional<Variable> now) {
        String text = token.reveal();
        boolean isExpanded = now.isPresent() && !now.get().raw().orElse(false);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("the value for it has a line break, so it is not a token");
        }
        if (visibility != GitLabVisibility.VISIBLE
                && !(isExpanded ? EXPANDED : AS_IT_IS).matcher(text).matches()) {
            return Optional.of("GitLab can't mask the new token: it masks values of 8 characters and more"
                    + (isExpanded
                            ? ", of letters, digits and _+=/@:.~- alone. Let it not expand the variable"
                            : ", without blanks")
                    + ". Nothing was written");
        }
        return isExpanded && text.contains("$")
                ? Optional.of("the new token has a $, which GitLab would expand: let it not expand the variable")
                : Optional.empty();
    }

    /** A variable can be hidden only at its creation. */
    static Map<String, Object> atCreation(GitLabVisibility visibility, Map<String, Object> more) {
        var all = new HashMap<>(more);
        switch (visibility) {
            case VISIBLE -> {}
            case MASKED -> all.put("masked", true);
            case HIDDEN -> all.put("masked_and_hidden", true);
        }
        return all;
    }

    /** One that is already masked stays so. */
    static Map<String, Object> atUpdate(GitLabVisibility visibility, Map<String, Object> more) {
        var all = new HashMap<>(more);
        if (visibility == GitLabVisibility.MASKED) {
            all.put("masked", true);
        }
        return all;
    }
}
