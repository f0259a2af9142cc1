package io.parley.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; nothing of it was done. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
