package io.parley.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;

/** Comma separated values as in RFC 4180, with another separator where a job asks for one. */
final class Csv {

    private final char separator;
    private final String lineEnd;

    Csv(char separator, String lineEnd) {
        this.separator = separator;
        this.lineEnd = lineEnd;
    }

    /** The line ends of a text are not those that were agreed on. */
    static final class WrongLineEnd extends RuntimeException {
        WrongLineEnd() {
            super(null, null, false, false);
        }
    }

    List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean quote = c == '"';
                if (quote && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (quote) {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (text.startsWith(lineEnd, i)) {
                i += lineEnd.length() - 1;
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c == '\n' || c == '\r') {
                throw new WrongLineEnd();
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    String write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : String.valueOf(separator));
                text.append('"').append(row.get(i).replace("\"", "\"\"")).append('"');
            }
            text.append(lineEnd);
        }
        return text.toString();
    }
}
