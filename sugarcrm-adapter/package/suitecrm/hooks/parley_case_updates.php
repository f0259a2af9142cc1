<?php

$hook_array['after_save'][] = array(90, 'Parley: ping', 'custom/parley/ParleyPing.php', 'ParleyPing', 'saved');
