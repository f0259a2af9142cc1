<?php

$manifest = array(
    'name' => 'Parley',
    'description' => 'Shows on cases and leads where a customer spoke in public, and tells Parley at once when somebody answered.',
    // SuiteCRM never takes a version that begins with 0 for an earlier one, and would list an upgrade as a second package.
    'version' => '1.${project.version}',
    'author' => 'Parley',
    'published_date' => '${project.build.outputTimestamp}',
    'type' => 'module',
    'is_uninstallable' => true,
    'remove_tables' => 'prompt',
    'acceptable_suitecrm_versions' => array(
        'regex_matches' => array('^7\.14\.', '^8\.'),
    ),
    'acceptable_sugar_versions' => array(
        'regex_matches' => array('^6\.5\.'),
    ),
);

$installdefs = array(
    'id' => 'parley',
    'copy' => array(
        array('from' => '<basepath>/custom/parley/ParleyPing.php', 'to' => 'custom/parley/ParleyPing.php'),
        array('from' => '<basepath>/custom/parley/ParleyLeadReply.php', 'to' => 'custom/parley/ParleyLeadReply.php'),
    ),
    'hookdefs' => array(
        array('from' => '<basepath>/hooks/parley_case_updates.php', 'to_module' => 'AOP_Case_Updates'),
        array('from' => '<basepath>/hooks/parley_notes.php', 'to_module' => 'Notes'),
        array('from' => '<basepath>/hooks/parley_leads.php', 'to_module' => 'Leads'),
    ),
    'vardefs' => array(
        array('from' => '<basepath>/vardefs/parley_cases.php', 'to_module' => 'Cases'),
        array('from' => '<basepath>/vardefs/parley_leads.php', 'to_module' => 'Leads'),
    ),
    'language' => array(
        array('from' => '<basepath>/language/cases.en_us.php', 'to_module' => 'Cases', 'language' => 'en_us'),
        array('from' => '<basepath>/language/cases.de_DE.php', 'to_module' => 'Cases', 'language' => 'de_DE'),
        array('from' => '<basepath>/language/leads.en_us.php', 'to_module' => 'Leads', 'language' => 'en_us'),
        array('from' => '<basepath>/language/leads.de_DE.php', 'to_module' => 'Leads', 'language' => 'de_DE'),
    ),
    'post_execute' => array('<basepath>/scripts/add_panel.php'),
    'post_uninstall' => array('<basepath>/scripts/remove_panel.php'),
    'custom_fields' => array(
        array(
            'id' => 'Casesparley_channel_c', 'name' => 'parley_channel_c', 'label' => 'LBL_PARLEY_CHANNEL',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 80, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Casesparley_author_c', 'name' => 'parley_author_c', 'label' => 'LBL_PARLEY_AUTHOR',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 255, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Casesparley_author_url_c', 'name' => 'parley_author_url_c',
            'label' => 'LBL_PARLEY_AUTHOR_URL', 'module' => 'Cases', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
            'ext4' => '_blank',
        ),
        array(
            'id' => 'Casesparley_mention_url_c', 'name' => 'parley_mention_url_c',
            'label' => 'LBL_PARLEY_MENTION_URL', 'module' => 'Cases', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
            'ext4' => '_blank',
        ),
        array(
            'id' => 'Casesparley_conversation_c', 'name' => 'parley_conversation_c',
            'label' => 'LBL_PARLEY_CONVERSATION', 'module' => 'Cases', 'type' => 'varchar',
            'max_size' => 255, 'require_option' => 0, 'default_value' => '', 'audited' => 0,
            'mass_update' => 0, 'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
            'inline_edit' => 0,
        ),
        array(
            'id' => 'Casesparley_rating_c', 'name' => 'parley_rating_c', 'label' => 'LBL_PARLEY_RATING',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 20, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Casesparley_can_reply_c', 'name' => 'parley_can_reply_c',
            'label' => 'LBL_PARLEY_CAN_REPLY', 'module' => 'Cases', 'type' => 'varchar', 'max_size' => 255,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_channel_c', 'name' => 'parley_channel_c', 'label' => 'LBL_PARLEY_CHANNEL',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 80, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_author_c', 'name' => 'parley_author_c', 'label' => 'LBL_PARLEY_AUTHOR',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 255, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_author_url_c', 'name' => 'parley_author_url_c',
            'label' => 'LBL_PARLEY_AUTHOR_URL', 'module' => 'Leads', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
            'ext4' => '_blank',
        ),
        array(
            'id' => 'Leadsparley_mention_url_c', 'name' => 'parley_mention_url_c',
            'label' => 'LBL_PARLEY_MENTION_URL', 'module' => 'Leads', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
            'ext4' => '_blank',
        ),
        array(
            'id' => 'Leadsparley_conversation_c', 'name' => 'parley_conversation_c',
            'label' => 'LBL_PARLEY_CONVERSATION', 'module' => 'Leads', 'type' => 'varchar',
            'max_size' => 255, 'require_option' => 0, 'default_value' => '', 'audited' => 0,
            'mass_update' => 0, 'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
            'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_rating_c', 'name' => 'parley_rating_c', 'label' => 'LBL_PARLEY_RATING',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 20, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_can_reply_c', 'name' => 'parley_can_reply_c',
            'label' => 'LBL_PARLEY_CAN_REPLY', 'module' => 'Leads', 'type' => 'varchar', 'max_size' => 255,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'inline_edit' => 0,
        ),
        array(
            'id' => 'Leadsparley_reply_c', 'name' => 'parley_reply_c', 'label' => 'LBL_PARLEY_REPLY',
            'module' => 'Leads', 'type' => 'text', 'require_option' => 0, 'default_value' => '',
            'audited' => 0, 'mass_update' => 0, 'importable' => 'false', 'reportable' => 0,
            'duplicate_merge' => 0, 'inline_edit' => 0,
        ),
    ),
);

// From any earlier version: everything is laid down anew. The panel stays as the admin arranged it.
$upgrade_manifest = array(
    'upgrade_paths' => array(),
);
