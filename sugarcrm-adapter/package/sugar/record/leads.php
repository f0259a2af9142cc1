<?php

// Added after the record view that the admin made in Studio, each time it is read: nothing is written to that view, and
// uninstalling takes only this away. Sugar may read this file more than once for one view.
$parleyMissing = true;
foreach ($viewdefs['Leads']['base']['view']['record']['panels'] as $parleyPanel) {
    if (isset($parleyPanel['name']) && $parleyPanel['name'] === 'panel_parley') {
        $parleyMissing = false;
    }
}
if ($parleyMissing) {
    $viewdefs['Leads']['base']['view']['record']['panels'][] = array(
        'name' => 'panel_parley',
        'label' => 'LBL_PARLEY_PANEL',
        'columns' => 2,
        'labelsOnTop' => true,
        'placeholders' => true,
        'newTab' => false,
        'panelDefault' => 'expanded',
        'fields' => array(
            array('name' => 'parley_channel_c', 'readonly' => true),
            array('name' => 'parley_author_c', 'readonly' => true),
            array('name' => 'parley_mention_url_c', 'readonly' => true),
            array('name' => 'parley_author_url_c', 'readonly' => true),
            array('name' => 'parley_can_reply_c', 'readonly' => true),
            array('name' => 'parley_rating_c', 'readonly' => true),
        ),
    );
}
unset($parleyMissing, $parleyPanel);
