package io.parley.crm.oracle.soap;

import io.parley.crm.oracle.api.Access;
import io.parley.crm.oracle.soap.Fault.Entry;
import io.parley.crm.oracle.soap.SoapFailure.Kind;
import io.parley.model.Outcome;
import io.parley.model.Outcome.Blocked;
import io.parley.model.Outcome.Refused;
import io.parley.model.Outcome.Retry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who must act on which fault. All errors of a fault are looked at and the most telling decides, since the outer code
 * often says no more than that there is an inner one. Codes as public clients and Oracle's guides have them.
 */
final class FaultTable {

    /** Operations are counted over the last 24 hours, so a little of the allotment comes back all the time. */
    static final Duration SPENT = Duration.ofMinutes(15);

    /** Requests at the same time end soon. */
    static final Duration CROWDED = Duration.ofMinutes(1);

    private static final Duration USUAL_PAUSE = Duration.ofMillis(100);

    private static final String TOO_FAST = "SBL-ODU-01005";
    private static final String ALLOTMENT = "SBL-SBL-70172";
    private static final String GATEWAY = "SBL-ODU-01006";
    private static final Set<String> LOGIN = Set.of("SBL-SEC-10018", "SBL-UIF-00272", "SBL-UIF-00335", "SBL-ODU-01007");
    private static final Set<String> RIGHT = Set.of("SBL-EAI-04421");
    private static final Set<String> CONFLICT = Set.of("SBL-EAI-04401", "SBL-DAT-00523");
    private static final Set<String> NOTHING = Set.of(
            "SBL-EAI-04403", "SBL-ODS-00187", "SBL-ODS-50085", "SBL-ODS-50720", "SBL-ODS-50731", "SBL-ODS-50735");

    /** What these begin with is about the data of a record; the guides have no end of them. */
    private static final Set<String> DATA = Set.of("SBL-DAT-", "SBL-EAI-", "SBL-ODS-", "SBL-BPR-", "SBL-SVC-");

    static final String PASSWORD =
            "Check url, user (COMPANY/USER) and password of this CRM, and in CRM On Demand that the"
                    + " user is active, that its password has not expired, and that its role has the privilege Web Services"
                    + " Integration. Then run `parley check`.";
    static final String COMPATIBILITY = "Clear \"Web Services R16 Compatibility Mode\" in the company profile (Admin,"
            + " Company Administration, Company Profile), or write login: session for this CRM in parley.yaml: while that mode"
            + " is on, requests that bring the password are taken for the start of a session each.";
    private static final String ROLE =
            "Give the role of the integration user the right to create, read and change these"
                    + " records, and its access profiles the same, as docs/admin/oracle-crm-on-demand.md says.";
    private static final String MORE = "Wait: operations come back within 24 hours. Or see in Admin, Web Services"
            + " Administration, Web Services Utilization what else uses them, ask less often (replies-every), or buy more.";
    private static final String FEWER = "Wait, or let fewer integrations work at the same time.";

    private final Access access;

    FaultTable(Access access) {
        this.access = access;
    }

    /** @param object what the call was about, for the reason */
    SoapFailure failure(Fault fault, String object, Words sent) {
        Words words = sent.and(access.password());
        Optional<Entry> spent = fault.last(ALLOTMENT::equals);
        if (spent.isPresent()) {
            return spent(spent.get(), words);
        }
        if (fault.last(TOO_FAST::equals).isPresent()) {
            Duration pause = fault.pause() == null ? USUAL_PAUSE : fault.pause();
            return new SoapFailure(
                    Kind.TOO_FAST,
                    new Retry("Oracle CRM On Demand is asked too often (" + TOO_FAST + ")", pause),
                    pause);
        }
        if (wrongLogin(fault)) {
            return new SoapFailure(
                    Kind.WHOLE,
                    new Blocked("Oracle CRM On Demand refused the login of " + access.user(), PASSWORD, null));
        }
        Optional<Entry> gateway = fault.last(GATEWAY::equals);
        return gateway.map(told -> gateway(fault, told, words)).orElseGet(() -> coded(fault, object, words));
    }

    private static SoapFailure spent(Entry told, Words words) {
        boolean crowded = told.words().toLowerCase(Locale.ROOT).contains("concurrent");
        String reason = "An allotment of this Oracle CRM On Demand is spent: " + shown(told, words);
        return new SoapFailure(Kind.WHOLE, new Blocked(reason, crowded ? FEWER : MORE, crowded ? CROWDED : SPENT));
    }

    private static boolean wrongLogin(Fault fault) {
        String kind = fault.kind();
        return kind.equals("FailedAuthentication")
                || kind.equals("InvalidSecurity")
                || fault.last(LOGIN::contains).isPresent();
    }

    private SoapFailure gateway(Fault fault, Entry told, Words words) {
        if (fault.says("IntegrationServletException")) {
            return new SoapFailure(
                    Kind.WHOLE,
                    new Blocked(
                            "Oracle CRM On Demand takes no request that brings the password, which is how Web Services R16"
                                    + " Compatibility Mode shows: " + shown(told, words),
                            COMPATIBILITY,
                            null));
        }
        return fault.says("RIP_WAIT_ERROR_TIMEOUT")
                ? new SoapFailure(
                        Kind.UNSURE,
                        new Retry("Oracle CRM On Demand lost its own back end: " + shown(told, words), null))
                : new SoapFailure(
                        Kind.SESSION, new Retry("Oracle CRM On Demand wants a new login: " + shown(told, words), null));
    }

    private static SoapFailure coded(Fault fault, String object, Words words) {
        Optional<Entry> right = fault.last(RIGHT::contains);
        if (right.isPresent()) {
            String reason = "Oracle CRM On Demand keeps our user from the " + object + ": " + shown(right.get(), words);
            return new SoapFailure(Kind.WHOLE, new Blocked(reason, ROLE, null));
        }
        String refused = "Oracle CRM On Demand refused the " + object + ": ";
        Optional<Entry> conflict = fault.last(CONFLICT::contains);
        if (conflict.isPresent()) {
            return new SoapFailure(Kind.CONFLICT, outcome(conflict.get(), refused, words));
        }
        Optional<Entry> nothing = fault.last(NOTHING::contains);
        if (nothing.isPresent()) {
            return new SoapFailure(Kind.NOTHING, outcome(nothing.get(), refused, words));
        }
        Optional<Entry> data = fault.last(aboutData());
        return data.isPresent()
                ? new SoapFailure(Kind.RECORD, outcome(data.get(), refused, words))
                : new SoapFailure(
                        Kind.UNSURE,
                        new Retry(
                                "Oracle CRM On Demand is out of order: "
                                        + shown(
                                                fault.errors()
                                                        .get(fault.errors().size() - 1),
                                                words),
                                null));
    }

    private static Predicate<String> aboutData() {
        return code -> DATA.contains(code.substring(0, "SBL-DAT-".length()));
    }

    /** That another session changed the record meanwhile passes; everything else that is told of a record does not. */
    private static Outcome.Failure outcome(Entry told, String refused, Words words) {
        String reason = refused + shown(told, words);
        return told.code().equals("SBL-DAT-00523")
                ? new Retry(reason, null)
                : new Refused(reason, Words.field(told.words()));
    }

    private static String shown(Entry told, Words words) {
        String text = words.of(told.words());
        return told.code().isEmpty() || text.contains(told.code()) ? text : text + " (" + told.code() + ")";
    }
}
