package io.parley.testkit;

import io.parley.channel.Channel;
import io.parley.health.Lights;
import java.util.Map;

/** A configured channel that is read all the time. Closing stops it, as the end of the process would. */
public interface RunningChannel extends AutoCloseable {

    Channel channel();

    Lights lights();

    @Override
    void close();

    /** Starts channels. */
    interface Starter {

        /**
         * Starts one.
         *
         * @param inbox where it brings what it reads, and finds its cursor
         * @param options as in parley.yaml, lists with commas
         */
        RunningChannel start(String name, String type, Map<String, String> options, PaperInbox inbox);
    }
}
