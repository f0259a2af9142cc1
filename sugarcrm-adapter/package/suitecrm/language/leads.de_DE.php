<?php

$mod_strings['LBL_PARLEY_PANEL'] = 'Kanal';
$mod_strings['LBL_PARLEY_CHANNEL'] = 'Kanal';
$mod_strings['LBL_PARLEY_AUTHOR'] = 'Verfasser';
$mod_strings['LBL_PARLEY_AUTHOR_URL'] = 'Profil des Verfassers';
$mod_strings['LBL_PARLEY_MENTION_URL'] = 'Link zur Äußerung';
$mod_strings['LBL_PARLEY_CONVERSATION'] = 'Gespräch';
$mod_strings['LBL_PARLEY_RATING'] = 'Bewertung';
$mod_strings['LBL_PARLEY_CAN_REPLY'] = 'Antwort möglich';
$mod_strings['LBL_PARLEY_REPLY'] = 'Antwort an den Kunden';
