package io.parley.routes;

import io.parley.testkit.ChannelContract;
import io.parley.testkit.ChannelLab;
import io.parley.testkit.RunningChannel;

class WordPressTest implements ChannelContract {

    @Override
    public ChannelLab lab() {
        return new BlogLab();
    }

    @Override
    public RunningChannel.Starter starter() {
        return new CamelRig();
    }
}
