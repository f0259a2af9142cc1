package io.parley.crm.sugarcrm.v41;

import io.parley.crm.sugarcrm.api.ServerText;

/** Which texts are HTML to the server: case updates wholly, the description of a case when it is read by its id. */
final class Text {

    private static final String DESCRIPTION = "description";

    private Text() {}

    static String in(String module, String field, String text) {
        return isThread(module, field) ? ServerText.toHtml(text) : ServerText.toField(text);
    }

    static String out(String module, String field, String answer) {
        boolean html = isThread(module, field) || module.equals("Cases") && field.equals(DESCRIPTION);
        return html ? ServerText.fromHtml(answer) : ServerText.fromField(answer);
    }

    private static boolean isThread(String module, String field) {
        return module.equals("AOP_Case_Updates") && field.equals(DESCRIPTION);
    }
}
