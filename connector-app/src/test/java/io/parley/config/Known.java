package io.parley.config;

import io.parley.channel.ChannelType;
import io.parley.channel.ReplyRules;
import io.parley.crm.Capability;
import io.parley.crm.Crm;
import io.parley.crm.CrmType;
import io.parley.model.Option;
import io.parley.model.Option.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types of channels and CRMs as they may be known to a configuration. */
final class Known {

    static final ChannelType MASTODON = new ChannelType(
            "mastodon",
            "Mastodon",
            List.of(
                    Option.required("server", Kind.URL, "The server of the account."),
                    Option.optional("token", Kind.SECRET, "", "The account's access token."),
                    Option.optional("follow", Kind.LIST, "mentions", "What is taken in."),
                    Option.optional("every", Kind.DURATION, "30s", "How often the server is asked."),
                    Option.optional("boosts", Kind.BOOLEAN, "false", "Whether boosts are taken in."),
                    Option.optional("page", Kind.NUMBER, "40", "How many are asked for at once."),
                    Option.optional("terms", Kind.FILE, "", "A file of terms.")),
            new ReplyRules(true, null, 500, false, true));

    static final ChannelType RSS = new ChannelType(
            "rss",
            "RSS and Atom",
            List.of(
                    Option.required("url", Kind.URL, "The feed."),
                    Option.optional("every", Kind.DURATION, "1m", "How often it is read.")),
            ReplyRules.readOnly("A feed can only be read."));

    private Known() {}

    static CrmType salesforce() {
        return new Type("salesforce", EnumSet.allOf(Capability.class));
    }

    static CrmType helpdesk() {
        return new Type("helpdesk", EnumSet.complementOf(EnumSet.of(Capability.OPEN_LEAD)));
    }

    private record Type(String name, Set<Capability> capabilities) implements CrmType {
        @Override
        public List<Option> options() {
            return List.of(
                    Option.required("login-url", Kind.URL, "Where it logs in."),
                    Option.required("client-secret", Kind.SECRET, "The secret of the connected app."));
        }

        @Override
        public Crm open(String crm, Map<String, String> options) {
            throw new UnsupportedOperationException("reading a configuration opens nothing");
        }
    }
}
