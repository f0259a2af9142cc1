package io.parley.sandbox.townsquare;

/**
 * Somebody who posts on the town square.
 *
 * @param username without the at sign; letters, digits and underscores
 * @param name as shown
 * @param followers how many follow this account
 * @param bot true for an automated account
 */
public record Customer(String username, String name, int followers, boolean bot) {

    public Customer {
        if (!username.matches("\\w{1,30}")) {
            throw new IllegalArgumentException("A user name has letters, digits and underscores: " + username);
        }
    }

    public static Customer of(String username) {
        return new Customer(username, username, 100, false);
    }
}
