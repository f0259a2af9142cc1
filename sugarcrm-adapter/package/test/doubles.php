<?php

// Stands for what a hook finds in SuiteCRM.

class Log
{
    public $lines = array();

    public function error($line)
    {
        $this->lines[] = $line;
    }
}

class BeanFactory
{
    public static $made = array();
    public static $broken = false;

    public static function newBean($module)
    {
        return bean($module, array());
    }
}

#[AllowDynamicProperties]
class Bean
{
    public function save()
    {
        if (BeanFactory::$broken) {
            throw new Exception('the database is gone');
        }
        BeanFactory::$made[] = $this;
    }
}

function bean($module, $fields)
{
    $bean = new Bean();
    foreach (array('module_dir' => $module, 'id' => 'id-1') + $fields as $name => $value) {
        $bean->$name = $value;
    }
    return $bean;
}

function fresh()
{
    $layout = array(
        'templateMeta' => array('tabDefs' => array('FIRST' => array('newTab' => true))),
        'panels' => array('first' => array(array('a', 'b'), array('', '')), 'second' => array(array('name'))),
    );
    DeployedMetaDataImplementation::$layouts = array(
        'Cases detailview' => array('DetailView' => $layout),
        'Leads detailview' => array('DetailView' => $layout),
        'Leads editview' => array('EditView' => $layout),
    );
    DeployedMetaDataImplementation::$deployed = 0;
    BeanFactory::$made = array();
    BeanFactory::$broken = false;
    $GLOBALS['log'] = new Log();
    $GLOBALS['current_user'] = (object) array('id' => 'u-1', 'user_name' => 'rep');
    $GLOBALS['sugar_config'] = array(
        'parley_ping_url' => getenv('LISTENER'),
        'parley_ping_secret' => 's3cret',
        'parley_user' => 'parley',
    );
    file_put_contents(getenv('HEARD'), '');
}

/** How long a rep waits for the hook. */
function rung($bean)
{
    $start = microtime(true);
    (new ParleyPing())->saved($bean, 'after_save', array());
    return microtime(true) - $start;
}

function lead($reply)
{
    $lead = bean('Leads', array('parley_reply_c' => $reply));
    (new ParleyLeadReply())->saving($lead, 'before_save', array());
    return $lead;
}

function heard()
{
    $heard = array();
    foreach (file(getenv('HEARD'), FILE_IGNORE_NEW_LINES) as $line) {
        $heard[] = json_decode($line, true);
    }
    return $heard;
}

function same($expected, $actual)
{
    if ($expected !== $actual) {
        throw new Exception('expected ' . json_encode($expected) . ', was ' . json_encode($actual));
    }
}
