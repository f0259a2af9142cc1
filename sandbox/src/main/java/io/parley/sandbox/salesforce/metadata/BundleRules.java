package io.parley.sandbox.salesforce.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Salesforce refuses in a Lightning web component. */
final class BundleRules {

    private static final Pattern MODULE = Pattern.compile("from\\s+['\"]c/(\\w+)['\"]");
    private static final Pattern SCHEMA = Pattern.compile("from\\s+['\"]@salesforce/schema/(\\w+)(?:\\.(\\w+))?['\"]");
    private static final Pattern TAG = Pattern.compile("<c-([a-z0-9-]+)");

    private final World world;

    BundleRules(World world) {
        this.world = world;
    }

    @Nullable
    String problem(Component bundle) {
        String name = bundle.name();
        String at = "lwc/" + name + "/" + name;
        if (!bundle.files().containsKey(at + ".js-meta.xml")) {
            return "Cannot find Lightning Component Bundle " + name;
        }
        String problem = Types.problem(bundle.xml(), bundle.kind().type);
        if (problem != null) {
            return problem;
        }
        if (!bundle.files().containsKey(at + ".js") && !bundle.files().containsKey(at + ".html")) {
            return "The bundle " + name + " has neither " + name + ".js nor " + name + ".html";
        }
        for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
            problem = file(name, file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8));
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String file(String bundle, String path, String text) {
        if (path.endsWith(".js")) {
            Matcher module = MODULE.matcher(text);
            while (module.find()) {
                if (!world.has(Kind.LIGHTNING_BUNDLE, module.group(1))) {
                    return noModule(module.group(1), bundle);
                }
            }
            return schema(path, text);
        }
        if (path.endsWith(".html")) {
            Matcher tag = TAG.matcher(text);
            while (tag.find()) {
                if (!world.has(Kind.LIGHTNING_BUNDLE, camel(tag.group(1)))) {
                    return noModule(camel(tag.group(1)), bundle);
                }
            }
        }
        return null;
    }

    private @Nullable String schema(String path, String text) {
        Matcher reference = SCHEMA.matcher(text);
        while (reference.find()) {
            String object = reference.group(1);
            String field = reference.group(2);
            if (!world.hasObject(object) || field != null && !world.hasField(object, field)) {
                return "Invalid reference " + object + (field == null ? "" : "." + field) + " of type "
                        + (field == null ? "sobject" : "sobjectField") + " in file "
                        + path.substring(path.lastIndexOf('/') + 1);
            }
        }
        return null;
    }

    private static String noModule(String missing, String bundle) {
        return "No MODULE named markup://c:" + missing + " found : [markup://c:" + bundle + "]";
    }

    /** A tag in kebab case is a component in camel case. */
    private static String camel(String tag) {
        Matcher dash = Pattern.compile("-([a-z0-9])").matcher(tag);
        return dash.replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
