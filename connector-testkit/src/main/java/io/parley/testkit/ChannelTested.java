package io.parley.testkit;

/** What a test of a channel brings. */
public interface ChannelTested {

    /** A fresh server for one test. */
    ChannelLab lab();

    /** How a channel is started. */
    RunningChannel.Starter starter();
}
