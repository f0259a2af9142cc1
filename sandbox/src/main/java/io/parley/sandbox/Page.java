package io.parley.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frame of the stand-ins' pages: escaping, and a live part that is fetched again every two seconds. */
public final class Page {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM HH:mm").withZone(ZoneOffset.UTC);

    /** Swaps the live part only when it changed, so nothing flickers and a text being typed is left alone. */
    private static final String LIVE = """
            <script>
            (() => {
              const live = document.getElementById('live');
              if (!live) return;
              let tag = live.dataset.tag;
              const swap = html => {
                const open = [...live.querySelectorAll('details')].map(d => d.open);
                const at = live.contains(document.activeElement) && document.activeElement.getAttribute('href');
                live.innerHTML = html;
                live.querySelectorAll('details').forEach((d, i) => { d.open = !!open[i]; });
                if (at) live.querySelector('a[href="' + CSS.escape(at) + '"]')?.focus({preventScroll: true});
              };
              const poll = async () => {
                try {
                  const headers = {'X-Part': 'live', 'If-None-Match': tag};
                  const answer = await fetch(location.href, {headers, cache: 'no-store'});
                  if (answer.status === 200) {
                    swap(await answer.text());
                    tag = answer.headers.get('ETag');
                  }
                } catch (gone) { /* the stand-in is stopping; the next poll tells */ }
                setTimeout(poll, document.hidden ? 10000 : 2000);
              };
              setTimeout(poll, 2000);
              const text = document.querySelector('textarea[data-max]');
              const left = document.getElementById('left');
              if (text && left) {
                const count = () => {
                  const max = text.dataset.max, used = [...text.value].length;
                  left.textContent = used + (max ? ' / ' + max : '') + ' characters';
                  left.className = max && used > Number(max) ? 'over' : '';
                 };
                text.addEventListener('input', count);
                count();
              }
            })();
            </script>
            """;

    private Page() {}

    /** Safe inside HTML text and quoted attributes. */
    public static String escape(@Nullable Object text) {
        return text == null
                ? ""
                : text.toString()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    /** An address that is safe in href; anything but http and https is dropped. */
    public static @Nullable String link(@Nullable String url) {
        return url != null && url.matches("(?i)https?://.+") ? escape(url) : null;
    }

    /** The whole page, or only its live part when the page's own script asks. */
    public static Answer answer(Call call, String title, String css, String before, String live, String after) {
        String tag = "\"" + Integer.toHexString(live.hashCode()) + "-" + live.length() + "\"";
        if ("live".equals(call.header("X-Part"))) {
            Answer answer = tag.equals(call.header("If-None-Match")) ? Answer.empty(304) : Answer.html(live);
            return secured(answer.with("ETag", tag));
        }
        String page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"icon\" href=\"data:,\"><title>" + escape(title) + "</title><style>" + css
                + "</style></head><body>" + before + "<div id=\"live\" data-tag=\"" + escape(tag) + "\">" + live
                + "</div>" + after + LIVE
                + "</body></html>";
        return secured(Answer.html(page));
    }

    private static Answer secured(Answer answer) {
        return answer.with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self';"
                                + " img-src data:; form-action 'self'; frame-ancestors 'none'");
    }

    /** True for a form sent from one of the stand-in's own pages: another site's page cannot make a visitor post here. */
    public static boolean fromHere(Call call) {
        String host = call.header("Host");
        String origin = call.header("Origin");
        if (host == null || !loopback("http://" + host)) {
            return false;
        }
        return origin == null ? !"cross-site".equals(call.header("Sec-Fetch-Site")) : origin.equals("http://" + host);
    }

    private static boolean loopback(String url) {
        try {
            return Set.of("127.0.0.1", "localhost", "[::1]")
                    .contains(String.valueOf(URI.create(url).getHost()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** How long ago, in words a glance can take: now, 4 min, 3 h, or the day. */
    public static String ago(@Nullable Instant then, Instant now) {
        if (then == null) {
            return "";
        }
        long minutes = Duration.between(then, now).toMinutes();
        if (minutes < 1) {
            return "now";
        }
        return minutes < 60 ? minutes + " min" : minutes < 24 * 60 ? minutes / 60 + " h" : DAY.format(then);
    }
}
