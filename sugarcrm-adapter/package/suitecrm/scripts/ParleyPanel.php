<?php

require_once 'modules/ModuleBuilder/parsers/ParserFactory.php';
require_once 'modules/ModuleBuilder/parsers/views/DeployedMetaDataImplementation.php';

/** The panel "Channel" in the layouts of Studio: nothing else in a layout is touched, and Studio keeps the earlier one in its history. */
class ParleyPanel
{
    private const PANEL = 'LBL_PARLEY_PANEL';

    public function add()
    {
        foreach ($this->layouts() as $layout) {
            $this->change($layout['view'], $layout['module'], $layout['rows']);
        }
    }

    public function remove()
    {
        foreach ($this->layouts() as $layout) {
            $this->change($layout['view'], $layout['module'], null);
        }
    }

    private function layouts()
    {
        $detail = array(
            array($this->cell('CHANNEL'), $this->cell('AUTHOR')),
            array($this->cell('MENTION_URL')),
            array($this->cell('AUTHOR_URL')),
            array($this->cell('CAN_REPLY'), $this->cell('RATING')),
        );
        $reply = array(array($this->cell('REPLY')));
        return array(
            array('view' => MB_DETAILVIEW, 'module' => 'Cases', 'rows' => $detail),
            array('view' => MB_DETAILVIEW, 'module' => 'Leads', 'rows' => array_merge($detail, $reply)),
            array('view' => MB_EDITVIEW, 'module' => 'Leads', 'rows' => $reply),
        );
    }

    private function cell($word)
    {
        return array('name' => 'parley_' . strtolower($word) . '_c', 'label' => 'LBL_PARLEY_' . $word);
    }

    /** Puts the rows in a panel after the first one; without rows it takes everything of Parley away. */
    private function change($view, $module, $rows)
    {
        $layout = new DeployedMetaDataImplementation($view, $module);
        $definitions = $layout->getViewdefs();
        foreach ($definitions as $name => $definition) {
            $present = strpos(json_encode($definition['panels']), '"parley_') !== false;
            if ($present === ($rows !== null)) {
                return;
            }
            $definition['panels'] = $rows === null
                ? $this->without($definition['panels'])
                : $this->with($definition['panels'], $rows);
            if ($rows === null) {
                unset($definition['templateMeta']['tabDefs'][self::PANEL]);
            } else {
                $definition['templateMeta']['tabDefs'][self::PANEL] = array('newTab' => false, 'panelDefault' => 'expanded');
            }
            $layout->deploy(array("$name" => $definition));
        }
    }

    private function with($panels, $rows)
    {
        return array_merge(array_slice($panels, 0, 1), array(self::PANEL => $rows), array_slice($panels, 1));
    }

    private function without($panels)
    {
        $kept = array();
        foreach ($panels as $name => $rows) {
            $left = $this->rowsWithout($rows);
            if ($name !== self::PANEL || !empty($left)) {
                $kept += array("$name" => $left);
            }
        }
        return $kept;
    }

    /** An admin may have moved fields of Parley to other panels, and other fields into Parley's. */
    private function rowsWithout($rows)
    {
        $kept = array();
        foreach ($rows as $row) {
            $cells = array();
            $filled = false;
            $touched = false;
            foreach ($row as $cell) {
                $name = is_array($cell) ? (isset($cell['name']) ? $cell['name'] : '') : (string) $cell;
                $ours = strpos($name, 'parley_') === 0;
                $touched = $touched || $ours;
                $filled = $filled || (!$ours && $name !== '');
                $cells[] = $ours ? '' : $cell;
            }
            if ($filled || !$touched) {
                $kept[] = $cells;
            }
        }
        return $kept;
    }
}
