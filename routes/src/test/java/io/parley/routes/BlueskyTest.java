package io.parley.routes;

import io.parley.testkit.ChannelContract;
import io.parley.testkit.ChannelLab;
import io.parley.testkit.RunningChannel;

class BlueskyTest implements ChannelContract {

    @Override
    public ChannelLab lab() {
        return new BlueskyLab();
    }

    @Override
    public RunningChannel.Starter starter() {
        return new CamelRig();
    }
}
