package io.parley.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.parley.store.DeadLetters.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console as people meet it, in Debian's Chromium (or the one that PARLEY_CHROMIUM names). */
@Tag("browser")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleInBrowserTest {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    private final RunningConsole running = new RunningConsole();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void startChromium() {
        String named = System.getenv("PARLEY_CHROMIUM");
        Path chromium = Path.of(named == null ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(chromium)) {
            fail("There is no Chromium at " + chromium
                    + ": install Debian's chromium: apt-get install chromium, or set PARLEY_CHROMIUM");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(QUIET));
    }

    @AfterAll
    static void stopChromium() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_person_logs_in_and_sees_the_lights_and_the_mentions() {
        Page page = logIn(wide());
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Overview");
        assertThat(page.locator("#light-crm-support")).containsText("Red: needs you");
        assertThat(page.locator("#light-crm-support")).containsText("Renew the client secret.");
        assertThat(page.locator(".mention")).hasCount(6);
        assertThat(page.locator("#throughput")).isVisible();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Test
    void what_happens_shows_by_itself_and_whoever_is_at_a_link_stays_there() {
        Page page = logIn(wide());
        Locator ada = page.locator(".said a", new Page.LocatorOptions().setHasText("no such card"));
        String where = ada.getAttribute("id");
        ada.focus();
        running.arrive(List.of(Samples.mention("77", Samples.author("zoe", "Zoë"), "fr", "Bonjour !", 3)));
        running.lights.green("crm support", "deliver");
        assertThat(page.locator(".mention").first()).containsText("Bonjour !");
        assertThat(page.locator("#light-crm-support")).containsText("Green: works");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(where);
        assertThat(page.locator("#news")).containsText("1 tries again by itself.");
    }

    @Test
    void updates_can_be_paused() {
        BrowserContext context = wide();
        context.clock().install();
        Page page = logIn(context);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.clock().runFor(10_000);
        assertThat(asked).as("updates in ten seconds").isNotEmpty();
        page.getByRole(AriaRole.BUTTON, named("Pause updates")).click();
        assertThat(page.locator("#pause")).hasAttribute("aria-pressed", "true");
        asked.clear();
        running.lights.green("crm support", "deliver");
        page.clock().runFor(60_000);
        assertThat(asked).as("updates while they are paused").isEmpty();
        assertThat(page.locator("#light-crm-support")).containsText("Red: needs you");
        page.locator("#pause").click();
        assertThat(page.locator("#light-crm-support")).containsText("Green: works");
    }

    @Test
    void a_dead_letter_is_retried_by_keyboard_alone() {
        Page page = wide().newPage();
        page.navigate(running.url("/"));
        page.keyboard().type("admin");
        page.keyboard().press("Tab");
        page.keyboard().type(RunningConsole.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(running.url("/"));
        tabTo(page, "to-dead-letters");
        page.keyboard().press("Enter");
        page.waitForURL(running.url("/dead-letters"));
        tabTo(page, "letter-" + running.letter(Stage.DELIVER));
        page.keyboard().press("Enter");
        page.waitForURL("**/dead-letters/*");
        tabTo(page, "retry");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is back in the queue of support.");
        assertThat(running.store.deadLetters().open()).isEqualTo(1);
    }

    @Test
    void the_first_stop_of_the_keyboard_is_the_way_past_the_menu() {
        Page page = logIn(wide());
        page.reload();
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        assertThat(page.locator(":focus")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void a_telephone_shows_every_page_without_scrolling_sideways() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            BrowserContext small = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(scheme));
            Page page = logIn(small);
            String mention = page.locator(".said a").nth(3).getAttribute("href");
            for (String path :
                    List.of("/", mention, "/dead-letters", "/dead-letters/" + running.letter(Stage.DELIVER))) {
                page.navigate(running.url(path));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(390);
            }
        }
    }

    @Test
    void without_scripts_a_reload_does_the_same() {
        Page page = logIn(browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)));
        assertThat(page.locator("#pause")).isHidden();
        running.arrive(List.of(Samples.mention("77", Samples.author("zoe", "Zoë"), "fr", "Bonjour !", 3)));
        page.getByRole(AriaRole.LINK, link("Reload")).click();
        assertThat(page.locator(".mention").first()).containsText("Bonjour !");
        page.getByRole(AriaRole.LINK, link("Dead letters")).click();
        page.locator("#letter-" + running.letter(Stage.DELIVER)).click();
        page.getByLabel("Why").fill("a test");
        page.locator("#discard").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is discarded.");
        page.getByRole(AriaRole.BUTTON, named("Log out")).click();
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Log in");
    }

    private BrowserContext wide() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private Page logIn(BrowserContext context) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(running.url("/"));
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(RunningConsole.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Log in")).click();
        page.waitForURL(running.url("/"));
        return page;
    }

    /** Presses Tab until an element has the focus, as a person would. */
    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        fail("The keyboard does not reach " + id);
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
