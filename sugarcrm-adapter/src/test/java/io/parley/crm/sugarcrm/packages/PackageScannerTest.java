package io.parley.crm.sugarcrm.packages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackageScannerTest {

    private final PackageScanner scanner = new PackageScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file_get_contents('/etc/passwd');",
                "$a = FOPEN ('x', 'r');",
                "$f('x');",
                "$f = array('system'); $f[0]('x'); 'system'('x');",
                "$a = $b[$c];",
                "return unlink($x);",
                "eval('x');",
                "echo 'x';",
                "exit;",
                "if ($x) { die('x'); }",
                "`ls`;",
                "new ReflectionClass('x');",
                "array_map('x', $a);",
            })
    void what_is_denied_is_found(String php) {
        assertThat(scanner.refused("<?php\n" + php)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl_exec($call);",
                "$bean->save(); $parser->copy($x); Reader::open($x);",
                "// echo file_get_contents('x')\n/* exit */ $a = 'echo';",
                "$a['name'] = 'system';",
                "$viewdefs['Cases']['panels'][] = array('name' => 'link');",
                "new NoteBean('x');",
            })
    void what_is_allowed_is_let_through(String php) {
        assertThat(scanner.refused("<?php\n" + php)).isEmpty();
    }

    @Test
    void all_names_are_known() {
        assertThat(scanner.names(false)).isGreaterThan(240);
        assertThat(scanner.names(true)).isGreaterThan(16);
    }
}
