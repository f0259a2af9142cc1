package io.parley.yaml;

/**
 * One mistake in a configuration file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param message what is wrong; never a secret
 * @param fix what to do about it
 */
public record Problem(String file, int line, String message, String fix) {

    @Override
    public String toString() {
        return file + ':' + line + ": " + message + ' ' + fix;
    }
}
