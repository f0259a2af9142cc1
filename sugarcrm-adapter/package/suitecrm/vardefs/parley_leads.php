<?php

// Parley fills these; a rep reads them. In the field itself SuiteCRM can't be told so: it would leave a rest of it when the
// package is uninstalled.
$dictionary['Lead']['fields']['parley_channel_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_author_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_author_url_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_mention_url_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_conversation_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_rating_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_can_reply_c']['inline_edit'] = false;
$dictionary['Lead']['fields']['parley_reply_c']['inline_edit'] = true;
