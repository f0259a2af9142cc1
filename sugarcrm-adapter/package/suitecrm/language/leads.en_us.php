<?php

$mod_strings['LBL_PARLEY_PANEL'] = 'Channel';
$mod_strings['LBL_PARLEY_CHANNEL'] = 'Channel';
$mod_strings['LBL_PARLEY_AUTHOR'] = 'Author';
$mod_strings['LBL_PARLEY_AUTHOR_URL'] = 'Author\'s profile';
$mod_strings['LBL_PARLEY_MENTION_URL'] = 'Link to what was said';
$mod_strings['LBL_PARLEY_CONVERSATION'] = 'Conversation';
$mod_strings['LBL_PARLEY_RATING'] = 'Rating';
$mod_strings['LBL_PARLEY_CAN_REPLY'] = 'Can be answered';
$mod_strings['LBL_PARLEY_REPLY'] = 'Answer to the customer';
