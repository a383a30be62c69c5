package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.rotation.ProviderAdapterFactory;

/** A provider without verbs of its own here, from a jar beside the command. */
public record PluggedProvider(ProviderDescriptor descriptor, ProviderAdapterFactory adapters) implements Provider {}
