<?php

/**
 * Tells Parley that something was written which may be a rep's reply: only where it stands, never what it says.
 * Parley then reads it through the API. Set in config_override.php: parley_ping_url, parley_ping_secret, parley_user.
 */
class ParleyPing
{
    // The rep waits for this while saving.
    private const LONGEST_MS = 2000;

    /** A rep's save succeeds whatever becomes of the ping: Parley looks for replies by itself, too. */
    public function saved($bean, $event, $arguments)
    {
        try {
            if ($this->mayBeReply($bean)) {
                $this->ping($bean->module_dir, $bean->id);
            }
        } catch (\Throwable $failure) {
            $GLOBALS['log']->error('Parley: no ping, ' . $failure->getMessage());
        }
    }

    private function mayBeReply($bean)
    {
        global $sugar_config, $current_user;
        if (empty($sugar_config['parley_ping_url']) || !empty($bean->deleted)) {
            return false;
        }
        $own = empty($sugar_config['parley_user']) ? null : $sugar_config['parley_user'];
        if ($own !== null && isset($current_user->user_name) && $current_user->user_name === $own) {
            return false;
        }
        return $bean->module_dir === 'Notes' ? !empty($bean->portal_flag) : empty($bean->internal);
    }

    private function ping($module, $id)
    {
        global $sugar_config;
        if (!function_exists('curl_init')) {
            $GLOBALS['log']->error('Parley: no ping, PHP has no curl');
            return;
        }
        $secret = empty($sugar_config['parley_ping_secret']) ? '' : $sugar_config['parley_ping_secret'];
        $call = curl_init($sugar_config['parley_ping_url']);
        curl_setopt_array($call, array(
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => json_encode(array('module' => $module, 'id' => $id)),
            CURLOPT_HTTPHEADER => array('Content-Type: application/json', 'X-Parley-Secret: ' . $secret),
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_CONNECTTIMEOUT_MS => 1000,
            CURLOPT_TIMEOUT_MS => self::LONGEST_MS,
        ));
        if (curl_exec($call) === false) {
            $GLOBALS['log']->error('Parley: no ping, ' . curl_error($call));
        }
        curl_close($call);
    }
}
