package io.parley.app;

import io.parley.channel.ChannelType;
import io.parley.channel.ChannelTypes;
import io.parley.crm.CrmType;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** The types of channels and CRMs that this installation knows. */
record Types(Collection<ChannelType> channels, Collection<CrmType> crms) {

    Types {
        channels = List.copyOf(channels);
        crms = List.copyOf(crms);
    }

    /** Those of the jars that are there. */
    static Types installed() {
        return new Types(
                ServiceLoader.load(ChannelTypes.class).stream()
                        .flatMap(provider -> provider.get().all().stream())
                        .toList(),
                ServiceLoader.load(CrmType.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }
}
