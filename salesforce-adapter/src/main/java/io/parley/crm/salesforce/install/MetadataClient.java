package io.parley.crm.salesforce.install;

import com.sforce.soap.metadata.AsyncResult;
import com.sforce.soap.metadata.DeployMessage;
import com.sforce.soap.metadata.DeployOptions;
import com.sforce.soap.metadata.DeployResult;
import com.sforce.soap.metadata.MetadataConnection;
import com.sforce.soap.metadata.Package;
import com.sforce.soap.metadata.PackageTypeMembers;
import com.sforce.soap.metadata.RetrieveRequest;
import com.sforce.soap.metadata.RetrieveResult;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.SoapFaultException;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceClient;
import io.parley.json.Json;
import io.parley.model.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The only class that talks to the Metadata API, over WSC. The access token of the REST API is its session id: the
 * login of the SOAP API ends.
 */
public final class MetadataClient implements AutoCloseable {

    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final String NO_ACCESS =
            "Give the user whom Parley logs in as the permissions \"Modify Metadata Through"
                    + " Metadata API Functions\" and \"API Enabled\", for the time of installing; or deploy the package by hand, as"
                    + " docs/admin/salesforce.md says.";

    private final SalesforceClient salesforce;
    private final Duration timeout;
    private final Duration patience;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * @param timeout how long to wait for one answer
     * @param patience how long a deployment may take
     */
    public MetadataClient(SalesforceClient salesforce, Duration timeout, Duration patience) {
        this.salesforce = salesforce;
        this.timeout = timeout;
        this.patience = patience;
    }

    /** One call of the Metadata API. */
    private interface UseOfClient<T> {
        T of(MetadataConnection connection) throws ConnectionException;
    }

    /** The files of what the org has of these; what it lacks is left out. */
    Map<String, byte[]> retrieve(Map<String, ? extends Collection<String>> members) {
        RetrieveRequest request = new RetrieveRequest();
        request.setApiVersion(Double.parseDouble(Archive.VERSION));
        request.setSinglePackage(true);
        Package wanted = new Package();
        wanted.setVersion(Archive.VERSION);
        wanted.setTypes(members.entrySet().stream().map(MetadataClient::named).toArray(PackageTypeMembers[]::new));
        request.setUnpackaged(wanted);
        AsyncResult started = ask(connection -> connection.retrieve(request));
        RetrieveResult result = until(
                () -> ask(connection -> connection.checkRetrieveStatus(started.getId(), true)),
                RetrieveResult::isDone,
                "The look at what the org has");
        if (!result.isSuccess()) {
            throw failure(String.valueOf(result.getErrorStatusCode()), String.valueOf(result.getErrorMessage()));
        }
        return Archive.unzip(result.getZipFile());
    }

    private static PackageTypeMembers named(Map.Entry<String, ? extends Collection<String>> members) {
        PackageTypeMembers named = new PackageTypeMembers();
        named.setName(members.getKey());
        named.setMembers(members.getValue().toArray(String[]::new));
        return named;
    }

    /** Deploys all of an archive or nothing of it. */
    void deploy(byte[] zip, Consumer<String> progress) {
        DeployOptions options = new DeployOptions();
        options.setSinglePackage(true);
        options.setRollbackOnError(true);
        AsyncResult started = ask(connection -> connection.deploy(zip, options));
        DeployResult result = until(
                () -> {
                    DeployResult now = ask(connection -> connection.checkDeployStatus(started.getId(), true));
                    if (!now.isDone() && now.getNumberComponentsTotal() > 0) {
                        progress.accept("Salesforce has done " + now.getNumberComponentsDeployed() + " of "
                                + now.getNumberComponentsTotal() + ".");
                    }
                    return now;
                },
                DeployResult::isDone,
                "The deployment");
        if (!result.isSuccess()) {
            throw refused(result);
        }
    }

    private static CrmFailure refused(DeployResult result) {
        DeployMessage[] failures = result.getDetails() == null
                ? new DeployMessage[0]
                : result.getDetails().getComponentFailures();
        String words = Arrays.stream(failures)
                .map(each -> "\n  " + each.getFileName()
                        + (each.getFullName() == null || each.getFullName().equals(each.getFileName())
                                ? ""
                                : " (" + each.getFullName() + ")")
                        + ": " + each.getProblem())
                .collect(Collectors.joining());
        String told = words.isEmpty() ? " " + result.getStatus() + " " + result.getErrorMessage() : words;
        return new CrmFailure(
                new Outcome.Blocked(
                        "Salesforce refused the deployment, and changed nothing:" + told,
                        "Put that right in the org, then run the command again.",
                        null),
                null);
    }

    private <T> T until(java.util.function.Supplier<T> look, java.util.function.Predicate<T> done, String what) {
        Duration wait = FIRST_LOOK;
        long end = System.nanoTime() + patience.toNanos();
        T now = look.get();
        while (!done.test(now)) {
            if (System.nanoTime() > end) {
                throw new CrmFailure(
                        new Outcome.Retry(
                                what + " is not done after " + patience.toMinutes()
                                        + " minutes. See Setup, Deployment Status, then run the command again.",
                                null),
                        null);
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            now = look.get();
        }
        return now;
    }

    private void pause(Duration wait) {
        try {
            if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CrmFailure(new Outcome.Retry("This CRM is being closed.", null), null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CrmFailure(new Outcome.Retry("Parley is being stopped.", null), null);
        }
    }

    private <T> T ask(UseOfClient<T> question) {
        String token = salesforce.pass(null).token();
        try {
            return once(question, token);
        } catch (CrmFailure failure) {
            if (!failure.outcome().reason().contains("INVALID_SESSION_ID")) {
                throw failure;
            }
            return once(question, salesforce.pass(token).token());
        }
    }

    private <T> T once(UseOfClient<T> question, String token) {
        try {
            ConnectorConfig config = new ConnectorConfig();
            config.setManualLogin(true);
            config.setServiceEndpoint(salesforce.instanceUrl() + "/services/Soap/m/" + Archive.VERSION);
            config.setSessionId(token);
            config.setConnectionTimeout((int) timeout.toMillis());
            config.setReadTimeout((int) timeout.toMillis());
            return question.of(new MetadataConnection(config));
        } catch (SoapFaultException fault) {
            throw failure(
                    fault.getFaultCode() == null ? "" : fault.getFaultCode().getLocalPart(),
                    String.valueOf(fault.getMessage()));
        } catch (CrmFailure told) {
            throw told;
        } catch (ConnectionException | RuntimeException broken) {
            throw silence(broken);
        }
    }

    /** Salesforce answered with a fault, its code and its words. */
    private static CrmFailure failure(String code, String message) {
        String words = message.startsWith(code + ": ") ? message.substring(code.length() + 2) : message;
        if (code.equals("INSUFFICIENT_ACCESS") || code.equals("API_DISABLED_FOR_ORG")) {
            return new CrmFailure(
                    new Outcome.Blocked(
                            "Salesforce keeps this user from the Metadata API: " + words + " (" + code + ")",
                            NO_ACCESS,
                            null),
                    null);
        }
        String body = Json.write(List.of(Map.of("errorCode", code, "message", words)));
        int status = code.equals("INVALID_SESSION_ID") ? 401 : code.equals("SERVER_UNAVAILABLE") ? 503 : 400;
        return new CrmFailure(ErrorTable.ofCall(status, body), null);
    }

    /** No answer that makes sense. Only the kind of the failure is told: its message may quote what was sent. */
    private static CrmFailure silence(Throwable failure) {
        @Nullable Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new CrmFailure(
                new Outcome.Retry(
                        "The Metadata API of Salesforce gave no answer ("
                                + root.getClass().getSimpleName()
                                + "). Run the command again: a new plan shows what was done.",
                        null),
                null);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
