package io.parley.crm.sugarcrm;

import io.parley.crm.Crm;
import io.parley.crm.sugarcrm.LiveDoor.Call;
import io.parley.crm.sugarcrm.LiveDoor.Meant;
import io.parley.crm.sugarcrm.LiveDoor.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same real server by the API of version 4.1. */
final class LiveCeLab extends LiveSuiteLab {

    @Override
    Map<String, String> settings(LiveDoor through) {
        Map<String, String> options = new HashMap<>(super.settings(through));
        options.keySet().removeAll(List.of("client-id", "client-secret"));
        return options;
    }

    @Override
    Crm open(String name, Map<String, String> options) {
        return new SugarCeType().open(name, options);
    }

    @Override
    boolean asksFields(Call call, String module) {
        return calls(call, "get_module_fields") && about(call, module);
    }

    @Override
    boolean creates(Call call, String module) {
        return calls(call, "set_entries") && about(call, module) && call.body().contains("new_with_id");
    }

    private static boolean calls(Call call, String method) {
        return call.body().startsWith("method=" + method + "&");
    }

    private static boolean about(Call call, String module) {
        return call.body().contains("\"module_name\":\"" + module + "\"");
    }

    @Override
    Reply noModule() {
        return LiveReplies.NO_ACCESS;
    }

    @Override
    Reply forbidden() {
        return LiveReplies.NO_ACCESS;
    }

    @Override
    Reply refused(String words) {
        return LiveReplies.brokenOff(words);
    }

    @Override
    List<Meant> writes() {
        return List.of(call -> calls(call, "set_entries"), call -> calls(call, "set_relationships"));
    }
}
