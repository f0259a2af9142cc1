package io.parley.sandbox.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks SOAP to the stand-in, written out by hand. */
final class Client {

    static final String DRAFT = "http://schemas.xmlsoap.org/ws/2003/06/secext";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI url;
    private String head = security(Gate.WSSE, OracleSandbox.USER, OracleSandbox.PASSWORD);
    private String cookie = "";

    Client(OracleSandbox oracle) {
        url = oracle.url().resolve("/Services/Integration");
    }

    static String security(String space, String user, String password) {
        return "<w:Security xmlns:w='" + space + "'><w:UsernameToken><w:Username>" + user
                + "</w:Username><w:Password Type='x#PasswordText'>" + password
                + "</w:Password></w:UsernameToken></w:Security>";
    }

    Client head(String xml) {
        head = xml;
        return this;
    }

    Client cookie(String value) {
        cookie = value;
        return this;
    }

    HttpResponse<String> send(String action, String body) {
        String envelope = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>" + head
                + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
        return raw(action, envelope);
    }

    HttpResponse<String> raw(String action, String envelope) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", action)
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return sent(request.build());
    }

    /** Throws UncheckedIOException when the connection is cut. */
    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<String> get(String query, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + query));
        new LinkedHashMap<>(headers).forEach(request::header);
        return sent(request.build());
    }

    /** Insert, Update, Delete or Execute of records that are written out. */
    String write(String object, String operation, String records) {
        String service = "urn:crmondemand/ws/ecbs/" + object.toLowerCase(java.util.Locale.ROOT) + "/";
        return send(
                        "\"document/" + service + ":" + object + operation + "\"",
                        "<" + object + operation + "_Input xmlns='" + service + "'><ListOf" + object
                                + " xmlns='urn:/crmondemand/xml/" + object + "/Data'>" + records + "</ListOf" + object
                                + "></" + object + operation + "_Input>")
                .body();
    }

    /** @param attributes of the list, such as pagesize */
    String query(String object, String attributes, String spec, String fields) {
        String service = "urn:crmondemand/ws/ecbs/" + object.toLowerCase(java.util.Locale.ROOT) + "/";
        return send(
                        "\"document/" + service + ":" + object + "QueryPage\"",
                        "<" + object + "QueryPage_Input xmlns='" + service + "'><ListOf" + object + " " + attributes
                                + " xmlns='urn:/crmondemand/xml/" + object + "/Query'><" + object + " searchspec=\""
                                + Out.escaped(spec) + "\">" + fields + "</" + object + "></ListOf" + object + "></"
                                + object + "QueryPage_Input>")
                .body();
    }

    String insert(String object, String records) {
        return write(object, "Insert", records);
    }

    /** What stands in the first element of that name. */
    static String first(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    static int count(String xml, String name) {
        return xml.split("<" + name + ">", -1).length - 1;
    }
}
