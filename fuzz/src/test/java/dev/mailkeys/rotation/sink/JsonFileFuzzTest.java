package dev.mailkeys.rotation.sink;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** A JSON file that anybody may have written. A reader that is not ours says what else is in it. */
class JsonFileFuzzTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @FuzzTest
    void json(byte[] content) throws Exception {
        FileOracle.check(new JsonFormat(JsonPath.of("mail.token")), content, JsonFileFuzzTest::rest);
    }

    private static Object rest(byte[] content) throws IOException {
        JsonNode file = MAPPER.readTree(content);
        if (file instanceof ObjectNode fields && fields.get("mail") instanceof ObjectNode mail) {
            mail.remove(List.of("token", "token_mailkeys"));
            if (mail.isEmpty()) {
                fields.remove("mail");
            }
        }
        return file.isMissingNode() ? MAPPER.createObjectNode() : file;
    }
}
