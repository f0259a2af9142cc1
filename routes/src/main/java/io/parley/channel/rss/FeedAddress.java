package io.parley.channel.rss;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where a feed may be fetched, and where a redirect may lead. */
final class FeedAddress {

    private FeedAddress() {}

    /**
     * The address that an admin wrote.
     *
     * @throws IllegalArgumentException when it is no http or https address
     */
    static URI of(String url) {
        URI address = URI.create(url.strip());
        if (!isWeb(address)) {
            throw new IllegalArgumentException("'" + url + "' is no http or https address");
        }
        return address;
    }

    /**
     * Where a redirect leads.
     *
     * @param given the address that the admin wrote
     * @throws RedirectRefused when it leads to another protocol, from https to http, or from a public host to one of
     *     the inner network, which only the admin may point at
     */
    static URI redirected(URI given, URI from, String location) throws RedirectRefused, UnknownHostException {
        URI to;
        try {
            to = from.resolve(location.strip());
        } catch (IllegalArgumentException noAddress) {
            throw new RedirectRefused("it redirects to what is no address");
        }
        if (!isWeb(to)) {
            throw new RedirectRefused("it redirects to another protocol");
        }
        if ("https".equals(from.getScheme()) && "http".equals(to.getScheme())) {
            throw new RedirectRefused("it redirects from https to http");
        }
        if (!to.getHost().equals(given.getHost()) && isInner(to.getHost()) && !isInner(given.getHost())) {
            throw new RedirectRefused("it redirects into the inner network");
        }
        return to;
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    }

    private static boolean isInner(String host) throws UnknownHostException {
        for (InetAddress each : InetAddress.getAllByName(host)) {
            if (each.isLoopbackAddress()
                    || each.isAnyLocalAddress()
                    || each.isLinkLocalAddress()
                    || each.isSiteLocalAddress()
                    || isUniqueLocal(each.getAddress())) {
                return true;
            }
        }
        return false;
    }

    /** fc00::/7 of IPv6 and the 100.64.0.0/10 that carriers share. */
    private static boolean isUniqueLocal(byte[] ip) {
        return ip.length == 16 ? (ip[0] & 0xFE) == 0xFC : (ip[0] & 0xFF) == 100 && (ip[1] & 0xC0) == 64;
    }

    /** A redirect is not followed; the message says why. */
    static final class RedirectRefused extends Exception {

        private static final long serialVersionUID = 1L;

        RedirectRefused(String message) {
            super(message);
        }
    }
}
