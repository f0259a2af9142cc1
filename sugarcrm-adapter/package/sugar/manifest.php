<?php

$manifest = array(
    'key' => 'parley',
    'name' => 'Parley',
    'description' => 'Shows on cases and leads where a customer spoke in public.',
    'version' => '${project.version}',
    'built_in_version' => '13.0.0',
    'author' => 'Parley',
    'published_date' => '${project.build.outputTimestamp}',
    'type' => 'module',
    'is_uninstallable' => true,
    'remove_tables' => 'prompt',
    'acceptable_sugar_versions' => array(
        'regex_matches' => array('^1[34]\.', '^2[56]\.'),
    ),
    'acceptable_sugar_flavors' => array('PRO', 'ENT', 'ULT'),
);

$installdefs = array(
    'id' => 'parley',
    'copy' => array(
        array(
            'from' => '<basepath>/record/cases.php',
            'to' => 'custom/Extension/modules/Cases/Ext/clients/base/views/record/parley.php',
        ),
        array(
            'from' => '<basepath>/record/leads.php',
            'to' => 'custom/Extension/modules/Leads/Ext/clients/base/views/record/parley.php',
        ),
    ),
    'language' => array(
        array('from' => '<basepath>/language/cases.en_us.php', 'to_module' => 'Cases', 'language' => 'en_us'),
        array('from' => '<basepath>/language/cases.de_DE.php', 'to_module' => 'Cases', 'language' => 'de_DE'),
        array('from' => '<basepath>/language/leads.en_us.php', 'to_module' => 'Leads', 'language' => 'en_us'),
        array('from' => '<basepath>/language/leads.de_DE.php', 'to_module' => 'Leads', 'language' => 'de_DE'),
    ),
    'custom_fields' => array(
        array(
            'id' => 'Casesparley_channel_c', 'name' => 'parley_channel_c', 'label' => 'LBL_PARLEY_CHANNEL',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 80, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Casesparley_author_c', 'name' => 'parley_author_c', 'label' => 'LBL_PARLEY_AUTHOR',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 255, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Casesparley_author_url_c', 'name' => 'parley_author_url_c',
            'label' => 'LBL_PARLEY_AUTHOR_URL', 'module' => 'Cases', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'ext4' => '_blank',
        ),
        array(
            'id' => 'Casesparley_mention_url_c', 'name' => 'parley_mention_url_c',
            'label' => 'LBL_PARLEY_MENTION_URL', 'module' => 'Cases', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'ext4' => '_blank',
        ),
        array(
            'id' => 'Casesparley_conversation_c', 'name' => 'parley_conversation_c',
            'label' => 'LBL_PARLEY_CONVERSATION', 'module' => 'Cases', 'type' => 'varchar',
            'max_size' => 255, 'require_option' => 0, 'default_value' => '', 'audited' => 0,
            'mass_update' => 0, 'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Casesparley_rating_c', 'name' => 'parley_rating_c', 'label' => 'LBL_PARLEY_RATING',
            'module' => 'Cases', 'type' => 'varchar', 'max_size' => 20, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Casesparley_can_reply_c', 'name' => 'parley_can_reply_c',
            'label' => 'LBL_PARLEY_CAN_REPLY', 'module' => 'Cases', 'type' => 'varchar', 'max_size' => 255,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Leadsparley_channel_c', 'name' => 'parley_channel_c', 'label' => 'LBL_PARLEY_CHANNEL',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 80, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Leadsparley_author_c', 'name' => 'parley_author_c', 'label' => 'LBL_PARLEY_AUTHOR',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 255, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Leadsparley_author_url_c', 'name' => 'parley_author_url_c',
            'label' => 'LBL_PARLEY_AUTHOR_URL', 'module' => 'Leads', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'ext4' => '_blank',
        ),
        array(
            'id' => 'Leadsparley_mention_url_c', 'name' => 'parley_mention_url_c',
            'label' => 'LBL_PARLEY_MENTION_URL', 'module' => 'Leads', 'type' => 'url', 'max_size' => 500,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1, 'ext4' => '_blank',
        ),
        array(
            'id' => 'Leadsparley_conversation_c', 'name' => 'parley_conversation_c',
            'label' => 'LBL_PARLEY_CONVERSATION', 'module' => 'Leads', 'type' => 'varchar',
            'max_size' => 255, 'require_option' => 0, 'default_value' => '', 'audited' => 0,
            'mass_update' => 0, 'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Leadsparley_rating_c', 'name' => 'parley_rating_c', 'label' => 'LBL_PARLEY_RATING',
            'module' => 'Leads', 'type' => 'varchar', 'max_size' => 20, 'require_option' => 0,
            'default_value' => '', 'audited' => 0, 'mass_update' => 0, 'importable' => 'false',
            'reportable' => 1, 'duplicate_merge' => 1,
        ),
        array(
            'id' => 'Leadsparley_can_reply_c', 'name' => 'parley_can_reply_c',
            'label' => 'LBL_PARLEY_CAN_REPLY', 'module' => 'Leads', 'type' => 'varchar', 'max_size' => 255,
            'require_option' => 0, 'default_value' => '', 'audited' => 0, 'mass_update' => 0,
            'importable' => 'false', 'reportable' => 1, 'duplicate_merge' => 1,
        ),
    ),
);

// From any earlier version: everything is laid down anew.
$upgrade_manifest = array(
    'upgrade_paths' => array(),
);
