package io.parley.testkit;

/** What every channel that is polled and answered must do. Its test brings its lab and says how to start a channel. */
public interface ChannelContract extends ChannelReading, ChannelAnswering {}
