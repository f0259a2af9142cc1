package io.parley.app;

import io.parley.channel.ChannelType;
import io.parley.crm.CrmType;
import io.parley.routes.ChannelTypes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** The types of channels and CRMs that this installation knows. */
record Types(Collection<ChannelType> channels, Collection<CrmType> crms) {

    Types {
        channels = List.copyOf(channels);
        crms = List.copyOf(crms);
    }

    /** The channel folders that come with Parley, and the CRM adapters whose jars are there. */
    static Types installed() {
        return with(ChannelTypes.builtIn());
    }

    /** Those, and the channel folders beside this parley.yaml. */
    static Types installed(Path config) {
        return with(OwnRoutes.beside(config).channelTypes());
    }

    private static Types with(ChannelTypes channels) {
        return new Types(
                channels.all(),
                ServiceLoader.load(CrmType.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }
}
