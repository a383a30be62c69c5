/** The whole of mailkeys.jar as one module, so that jlink can take it into a runtime. Only the image has it. */
module dev.mailkeys.cli {
    requires java.logging;
}
