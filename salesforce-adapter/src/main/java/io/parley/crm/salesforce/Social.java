package io.parley.crm.salesforce;

/** Which objects the messages and authors of an org live in. */
final class Social {

    private static final SocialObjects CUSTOM = new CustomObjects();

    SocialObjects objects() {
        return CUSTOM;
    }
}
