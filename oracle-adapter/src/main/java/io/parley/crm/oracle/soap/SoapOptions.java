package io.parley.crm.oracle.soap;

/**
 * What differs between tenants, or may.
 *
 * @param dialect how objects are named in requests
 * @param sessions how many sessions to keep, each with 20 requests a second; all integrations of a company have 10
 *     together. One where requests bring the password: nobody has established that such requests are counted apart
 * @param recordPage where a person opens a record, behind the pod's address: {@code {object}} and {@code {id}} are
 *     replaced
 */
public record SoapOptions(Dialect dialect, int sessions, String recordPage) {

    /** What to begin with. */
    public static final SoapOptions USUAL =
            new SoapOptions(Dialect.USUAL, 1, "/OnDemand/user/{object}Detail?{object}DetailForm.Id={id}");

    public SoapOptions {
        if (sessions < 1 || sessions > 10) {
            throw new IllegalArgumentException("a company has 10 sessions");
        }
    }
}
