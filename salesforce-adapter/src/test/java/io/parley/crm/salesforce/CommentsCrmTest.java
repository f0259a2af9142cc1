package io.parley.crm.salesforce;

import io.parley.testkit.CrmContract;
import io.parley.testkit.CrmLab;

/** The contract of CRMs, where reps answer by public case comments. */
class CommentsCrmTest implements CrmContract {

    private final CommentsLab lab = new CommentsLab();

    @Override
    public CrmLab lab() {
        return lab;
    }
}
