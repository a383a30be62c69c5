package dev.mailkeys.rotation.sink;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A dotenv file that anybody may have written. */
class DotenvFuzzTest {

    @FuzzTest
    void dotenv(byte[] content) throws Exception {
        DotenvOracle.check(content);
    }
}
