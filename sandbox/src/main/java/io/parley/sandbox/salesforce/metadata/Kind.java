package io.parley.sandbox.salesforce.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of metadata that the stand-in has. */
enum Kind {
    CUSTOM_OBJECT("CustomObject", "objects", "object", null),
    CUSTOM_FIELD("CustomField", null, null, "fields"),
    LIST_VIEW("ListView", null, null, "listViews"),
    COMPACT_LAYOUT("CompactLayout", null, null, "compactLayouts"),
    VALIDATION_RULE("ValidationRule", null, null, "validationRules"),
    WEB_LINK("WebLink", null, null, "webLinks"),
    FIELD_SET("FieldSet", null, null, "fieldSets"),
    PERMISSION_SET("PermissionSet", "permissionsets", "permissionset", null),
    FLOW("Flow", "flows", "flow", null),
    FLOW_DEFINITION("FlowDefinition", "flowDefinitions", "flowDefinition", null),
    QUICK_ACTION("QuickAction", "quickActions", "quickAction", null),
    LAYOUT("Layout", "layouts", "layout", null),
    CUSTOM_TAB("CustomTab", "tabs", "tab", null),
    FLEXI_PAGE("FlexiPage", "flexipages", "flexipage", null),
    CHANNEL("PlatformEventChannel", "platformEventChannels", "platformEventChannel", null),
    CHANNEL_MEMBER("PlatformEventChannelMember", "platformEventChannelMembers", "platformEventChannelMember", null),
    STATIC_RESOURCE("StaticResource", "staticresources", "resource", null),
    LIGHTNING_BUNDLE("LightningComponentBundle", "lwc", null, null);

    final String type;
    final @Nullable String folder;
    final @Nullable String suffix;
    /** The element of an object's file that holds one; null for what has files of its own. */
    final @Nullable String element;

    Kind(String type, @Nullable String folder, @Nullable String suffix, @Nullable String element) {
        this.type = type;
        this.folder = folder;
        this.suffix = suffix;
        this.element = element;
    }

    boolean ofObject() {
        return element != null;
    }

    static Optional<Kind> named(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    static Optional<Kind> inFolder(String folder) {
        return Arrays.stream(values())
                .filter(kind -> folder.equals(kind.folder))
                .findFirst();
    }

    static Optional<Kind> inObject(String element) {
        return Arrays.stream(values())
                .filter(kind -> element.equals(kind.element))
                .findFirst();
    }

    static List<Kind> ofObjects() {
        return Arrays.stream(values()).filter(Kind::ofObject).toList();
    }

    /** Where a component stands in a package. */
    String path(String name) {
        return ofObject()
                ? "objects/" + name.substring(0, Math.max(0, name.indexOf('.'))) + ".object"
                : suffix == null ? folder + "/" + name : folder + "/" + name + "." + suffix;
    }
}
