package io.parley.channel;

import java.util.List;

/** Tells which types of channels a jar brings; found through {@link java.util.ServiceLoader}. */
public interface ChannelTypes {

    List<ChannelType> all();
}
