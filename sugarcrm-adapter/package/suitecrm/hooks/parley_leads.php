<?php

$hook_array['before_save'][] = array(90, 'Parley: reply', 'custom/parley/ParleyLeadReply.php', 'ParleyLeadReply', 'saving');
