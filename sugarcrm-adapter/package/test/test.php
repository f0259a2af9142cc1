<?php

// Runs the PHP of the packages without a CRM: the hooks against a listener, the panels against layouts.
error_reporting(E_ALL);
set_error_handler(function ($level, $message, $file, $line) {
    throw new ErrorException($message, 0, $level, $file, $line);
});
chdir(__DIR__ . '/crm');
foreach (array('custom/parley/ParleyPing', 'custom/parley/ParleyLeadReply', 'scripts/ParleyPanel') as $class) {
    require __DIR__ . "/../suitecrm/$class.php";
}
require __DIR__ . '/doubles.php';

$tests = array(
    'an update of a rep rings, and says only where it stands' => function () {
        rung(bean('AOP_Case_Updates', array('internal' => '0', 'description' => 'secret words')));
        same(array(array('POST', 's3cret', '{"module":"AOP_Case_Updates","id":"id-1"}')), heard());
    },
    'a note for the customer rings' => function () {
        rung(bean('Notes', array('portal_flag' => '1')));
        same(1, count(heard()));
    },
    'an internal update, a note for colleagues and a deletion do not ring' => function () {
        rung(bean('AOP_Case_Updates', array('internal' => '1')));
        rung(bean('Notes', array('portal_flag' => '0')));
        rung(bean('Notes', array('portal_flag' => '1', 'deleted' => 1)));
        same(array(), heard());
    },
    'what Parley wrote itself does not ring' => function () {
        $GLOBALS['current_user']->user_name = 'parley';
        rung(bean('AOP_Case_Updates', array('internal' => '0')));
        same(array(), heard());
    },
    'without an address nothing rings' => function () {
        unset($GLOBALS['sugar_config']['parley_ping_url']);
        rung(bean('AOP_Case_Updates', array('internal' => '0')));
        same(array(), heard());
        same(array(), $GLOBALS['log']->lines);
    },
    'a rep can save while Parley is down' => function () {
        $GLOBALS['sugar_config']['parley_ping_url'] = 'http://127.0.0.1:1/';
        $seconds = rung(bean('AOP_Case_Updates', array('internal' => '0')));
        same(1, count($GLOBALS['log']->lines));
        same(true, $seconds < 1.5);
    },
    'a rep waits two seconds at most while Parley does not answer' => function () {
        $GLOBALS['sugar_config']['parley_ping_url'] .= 'slow';
        $seconds = rung(bean('AOP_Case_Updates', array('internal' => '0')));
        same(true, $seconds > 1.5 && $seconds < 3);
    },
    'no file of the server is read for an address that is none' => function () {
        $GLOBALS['sugar_config']['parley_ping_url'] = 'file:///etc/passwd';
        rung(bean('AOP_Case_Updates', array('internal' => '0')));
        same(1, count($GLOBALS['log']->lines));
    },
    'what a rep writes into a lead becomes a note for the customer, and the box is empty' => function () {
        $lead = lead(" Dear Lena \xF0\x9F\x98\x80 &lt;3\n");
        same('', $lead->parley_reply_c);
        $note = BeanFactory::$made[0];
        same(array('Leads', 'id-1', 1, "Dear Lena \xF0\x9F\x98\x80 &lt;3", 'u-1'), array(
            $note->parent_type, $note->parent_id, $note->portal_flag, $note->description, $note->assigned_user_id,
        ));
    },
    'an empty box, and one that Parley saved, make no note' => function () {
        lead(" \n");
        $GLOBALS['current_user']->user_name = 'parley';
        same('Hello', lead('Hello')->parley_reply_c);
        same(array(), BeanFactory::$made);
    },
    'a note that could not be saved loses nothing' => function () {
        BeanFactory::$broken = true;
        same('Hello', lead('Hello')->parley_reply_c);
        same(1, count($GLOBALS['log']->lines));
    },
    'the panel comes after the first one, once, and leaves the rest as it was' => function () {
        $before = DeployedMetaDataImplementation::$layouts;
        (new ParleyPanel())->add();
        same(3, DeployedMetaDataImplementation::$deployed);
        (new ParleyPanel())->add();
        same(3, DeployedMetaDataImplementation::$deployed);
        $cases = DeployedMetaDataImplementation::$layouts['Cases detailview']['DetailView'];
        same(array('first', 'LBL_PARLEY_PANEL', 'second'), array_keys($cases['panels']));
        same(false, $cases['templateMeta']['tabDefs']['LBL_PARLEY_PANEL']['newTab']);
        (new ParleyPanel())->remove();
        same($before, DeployedMetaDataImplementation::$layouts);
    },
    'what an admin moved is found, and what the admin put beside it stays' => function () {
        (new ParleyPanel())->add();
        $moved = &DeployedMetaDataImplementation::$layouts['Cases detailview']['DetailView'];
        $moved['panels']['LBL_PARLEY_PANEL'][] = array('parley_rating_c', 'work_log');
        $moved['panels']['second'][] = array(array('name' => 'parley_author_c'), '');
        (new ParleyPanel())->add();
        (new ParleyPanel())->remove();
        $cases = DeployedMetaDataImplementation::$layouts['Cases detailview']['DetailView'];
        same(array(array('', 'work_log')), $cases['panels']['LBL_PARLEY_PANEL']);
        same(array(array('name')), $cases['panels']['second']);
    },
    'the panel of Sugar comes last, and once though its file is read twice' => function () {
        foreach (array('Cases', 'Leads') as $module) {
            $viewdefs = array();
            $viewdefs[$module]['base']['view']['record']['panels'] = array(array('name' => 'panel_body'));
            require __DIR__ . '/../sugar/record/' . strtolower($module) . '.php';
            require __DIR__ . '/../sugar/record/' . strtolower($module) . '.php';
            $panels = $viewdefs[$module]['base']['view']['record']['panels'];
            same(array('panel_body', 'panel_parley'), array_column($panels, 'name'));
        }
    },
);

$failed = 0;
foreach ($tests as $sentence => $test) {
    fresh();
    try {
        $test();
        echo "ok      $sentence\n";
    } catch (Throwable $failure) {
        $failed++;
        echo "FAILED  $sentence: {$failure->getMessage()} (line {$failure->getLine()})\n";
    }
}
printf("%d passed, %d failed\n", count($tests) - $failed, $failed);
exit($failed === 0 ? 0 : 1);
