package com.example.starter;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import dev.mailkeys.spring.test.MailkeysSimulators;
import dev.mailkeys.testkit.EmailitSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** A slice, which has the clients too. */
@WebMvcTest
@MailkeysSimulators
class SliceTest {

    @Autowired
    EmailitSimulator emailit;

    @Autowired
    MockMvc mvc;

    @Test
    void slice_managesKeysOfTheSimulator() throws Exception {
        emailit.seedKey("ci-8");
        mvc.perform(get("/keys")).andExpect(jsonPath("$[0]").value("ci-8"));
    }
}
