package io.parley.app;

import io.parley.config.Settings.ChannelSettings;
import io.parley.config.Settings.CrmSettings;
import io.parley.crm.Crm;
import io.parley.model.Finding;
import java.util.List;

/** Asks the other sides whether they let us work. Nothing is changed there, and nothing is thrown. */
interface Connections {

    List<Finding> check(CrmSettings crm);

    List<Finding> check(ChannelSettings channel);

    /** What a CRM's own check finds, or why it can't even be tried. */
    static List<Finding> checkCrm(CrmSettings settings) {
        String subject = "crm " + settings.name();
        try (Crm crm = settings.type().open(settings.name(), settings.options())) {
            return crm.check();
        } catch (IllegalArgumentException unfit) {
            return List.of(Finding.blocking(subject, String.valueOf(unfit.getMessage()), "Change it in parley.yaml."));
        } catch (RuntimeException failure) {
            String why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return List.of(Finding.blocking(
                    subject, "The check itself failed. " + why, "Please report this as a mistake of Parley's."));
        }
    }
}
