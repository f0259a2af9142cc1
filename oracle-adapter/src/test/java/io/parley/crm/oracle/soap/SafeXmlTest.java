package io.parley.crm.oracle.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("hostile")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafeXmlTest {

    private static Node read(String xml) throws NotXml {
        return SafeXml.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void elements_attributes_and_text_are_read_whatever_their_namespace() throws NotXml {
        Node node =
                read("<a:x xmlns:a='urn:a'><y xmlns='urn:b' lastpage='true'>one &amp; <![CDATA[<two>]]></y><y/></a:x>");

        assertThat(node.name()).isEqualTo("x");
        assertThat(node.all("y")).hasSize(2);
        assertThat(node.text("y")).isEqualTo("one & <two>");
        assertThat(node.all("y").get(0).attribute("lastpage")).isEqualTo("true");
    }

    @Test
    void emoji_and_long_text_come_whole() throws NotXml {
        String text = "🦀 and words ".repeat(5_000);

        assertThat(read("<x>" + text + "</x>").text()).isEqualTo(text);
    }

    @Test
    void a_document_type_is_refused_before_anything_it_names_is_opened(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");

        assertThatThrownBy(() -> read("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><x>&e;</x>"))
                .isInstanceOf(NotXml.class)
                .hasMessage("it has a document type");
        assertThatThrownBy(() -> read("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>"))
                .isInstanceOf(NotXml.class)
                .hasMessage("it has a document type");
    }

    @Test
    void entities_that_multiply_are_refused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 100; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">");
        }

        assertThatThrownBy(() -> read(bomb + "]><x>&a99;</x>")).isInstanceOf(NotXml.class);
        assertThatThrownBy(() -> read("<x>&a99;</x>")).isInstanceOf(NotXml.class);
    }

    @Test
    void broken_utf_8_is_refused_and_not_guessed() {
        byte[] broken = "<x>caf\u00e9</x>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'<', 'x', '>', (byte) 0xc0, (byte) 0xbc, '<', '/', 'x', '>'};
        byte[] late = ("<x>" + "y".repeat(100_000) + "\u00e9</x>").getBytes(StandardCharsets.ISO_8859_1);

        for (byte[] each : new byte[][] {broken, overlong, late}) {
            assertThatThrownBy(() -> SafeXml.read(each))
                    .isInstanceOf(NotXml.class)
                    .hasMessage("its UTF-8 is broken");
        }
    }

    @Test
    void more_elements_attributes_or_depth_than_an_answer_can_have_are_refused() {
        assertThatThrownBy(() -> read("<x>" + "<y/>".repeat(400_000) + "</x>")).isInstanceOf(NotXml.class);
        assertThatThrownBy(() -> read("<x>".repeat(100_000))).isInstanceOf(NotXml.class);
        assertThatThrownBy(() -> read("<x>" + "<y a='' b='' c=''/>".repeat(100_000) + "</x>"))
                .isInstanceOf(NotXml.class);
    }

    @Test
    void what_is_no_xml_is_refused_without_quoting_it() {
        for (String text : new String[] {"", "   ", "<html><p>password=hunter2", "{\"a\":1}", "<x/><y/>"}) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(NotXml.class).hasMessageNotContaining("hunter2");
        }
    }
}
