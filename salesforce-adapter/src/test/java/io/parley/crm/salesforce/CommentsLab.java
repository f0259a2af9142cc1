package io.parley.crm.salesforce;

import io.parley.crm.Crm;
import io.parley.crm.Cursor;
import io.parley.model.RecordRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reps answer by public case comments. What a test hears from the start, it hears from the moment this was opened. */
final class CommentsLab extends SalesforceLab {

    private @Nullable Crm comments;

    CommentsLab() {
        crm();
    }

    @Override
    Crm open(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.putIfAbsent("reply-sources", "comments");
        all.putIfAbsent("wake", "none");
        return super.open(all);
    }

    @Override
    public Crm crm() {
        if (comments == null) {
            Crm real = super.crm();
            Cursor opened = real.replies(Cursor.START, 1).next();
            comments = (Crm) Proxy.newProxyInstance(
                    Crm.class.getClassLoader(), new Class<?>[] {Crm.class}, (proxy, method, given) -> {
                        boolean start = method.getName().equals("replies") && ((Cursor) given[0]).isStart();
                        try {
                            return method.invoke(real, start ? new Object[] {opened, given[1]} : given);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getTargetException();
                        }
                    });
        }
        return comments;
    }

    @Override
    public String answer(RecordRef record, String text) {
        return salesforce.desk().comment(record.id(), text, true);
    }

    @Override
    public Shown shown(String replyKey) {
        return super.shown(salesforce.records("ChannelMessage__c").stream()
                .filter(row -> CaseComments.messageKey(replyKey).equals(row.get("MessageKey__c")))
                .map(row -> String.valueOf(row.get("Id")))
                .findFirst()
                .orElseThrow());
    }
}
