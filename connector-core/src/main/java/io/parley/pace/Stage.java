package io.parley.pace;

/** Something that works in rounds: claims what waits, does it, settles it. One round at a time per thread. */
@FunctionalInterface
public interface Stage {

    /**
     * Does what waits now.
     *
     * @throws io.parley.store.StoreFailure when the store can't be reached; what was claimed is claimed again later
     */
    Round round();
}
