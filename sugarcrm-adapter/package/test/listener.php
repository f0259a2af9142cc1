<?php

// What Parley hears, one line a ping.
if ($_SERVER['REQUEST_URI'] === '/slow') {
    sleep(3);
}
$heard = array($_SERVER['REQUEST_METHOD'], $_SERVER['HTTP_X_PARLEY_SECRET'] ?? null, file_get_contents('php://input'));
file_put_contents(getenv('HEARD'), json_encode($heard) . "\n", FILE_APPEND);
