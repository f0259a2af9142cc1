<?php

/** Stands for SuiteCRM's layouts: keeps what was deployed. */
class DeployedMetaDataImplementation
{
    public static $layouts = array();
    public static $deployed = 0;

    private $key;

    public function __construct($view, $module)
    {
        $this->key = "$module $view";
    }

    public function getViewdefs()
    {
        return self::$layouts[$this->key];
    }

    public function deploy($definitions)
    {
        self::$layouts[$this->key] = $definitions;
        self::$deployed++;
    }
}
