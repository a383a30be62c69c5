package dev.mailkeys.cli.peer;

import dev.mailkeys.core.provider.ProviderDescriptor;
import dev.mailkeys.rotation.ProviderAdapterFactory;

/** A provider that this command does not know, from a jar beside it. */
public record PluggedProvider(ProviderDescriptor descriptor, ProviderAdapterFactory adapters) implements Provider {}
