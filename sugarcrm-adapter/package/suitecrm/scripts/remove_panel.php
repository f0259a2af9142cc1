<?php

if (!class_exists('ParleyPanel', false)) {
    require_once __DIR__ . '/ParleyPanel.php';
}
(new ParleyPanel())->remove();
