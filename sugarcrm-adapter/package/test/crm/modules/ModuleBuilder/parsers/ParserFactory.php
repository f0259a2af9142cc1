<?php

define('MB_DETAILVIEW', 'detailview');
define('MB_EDITVIEW', 'editview');
